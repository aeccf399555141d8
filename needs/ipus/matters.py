"""What waits of summaries of individual plans, for the desk."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from needs.ipus.periods import awaited
from needs.models import IpusSummary
from needs.rules import may_present_ipus
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Degree, Matter
from osl_site.common.text.date_formats import since_days, until

SOON = 7  # days before the term
ASKED_FOR = timedelta(days=60)  # so long after a summary came the organiser is asked to draw of it


def summary_due(user: User) -> Iterator[Matter]:
    """The summary of the period that ended last, until it is presented. Three queries at most."""
    if period := awaited():
        may = may_present_ipus(user)
        days = (period.due_on - clock.today()).days
        yield Matter(
            f"Podsumowanie IPUS za czas {period.words} jeszcze nie wpłynęło.",
            "Wpisz" if may else "Zobacz",
            reverse("needs:ipus_add" if may else "needs:ipus_list"),
            subject="Podsumowanie IPUS",
            degree=Degree.LATE if days < 0 else Degree.SOON if days <= SOON else Degree.CALM,
            when="po terminie" if days < 0 else until(period.due_on),
            since=clock.midnight(period.due_on),
        )


def summary_to_read(user: User) -> Iterator[Matter]:
    """The newest that came of which nothing was drawn yet. One query."""
    rows = IpusSummary.objects.current().filter(at__gt=clock.now() - ASKED_FOR, notes=None, needs=None)
    if row := rows.exclude(by=user).order_by("-at").first():
        yield Matter(
            f"Wpłynęło podsumowanie IPUS za czas {row.period_words}. Zapisz z niego notatkę albo potrzebę.",
            "Czytaj",
            row.get_absolute_url(),
            subject="podsumowanie IPUS",
            when=since_days(row.at),
            since=row.at,
        )
