"""Money of initiatives whose day comes, for the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Degree, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import until
from osl_site.common.withdrawal.models import standing
from partners.models import Funding
from partners.models.initiatives import ENDED, Initiative


def to_file(user: User) -> QuerySet[Funding]:
    """Applications to be filed within two weeks or late, of initiatives that go on."""
    ended = Initiative.objects.as_they_stand().filter(stage__in=ENDED).values("pk")
    rows = Funding.objects.due_soon(clock.today()).exclude(initiative__in=ended)
    rows = rows.filter(initiative__in=standing(Initiative.objects.all()))
    return rows.select_related("initiative").order_by("due", "pk")


def money_due(user: User) -> Iterator[Matter]:
    """One by one; more than five as one matter. Two queries at most."""
    today = clock.today()

    def each(row: Funding) -> Matter:
        subject = f"Wniosek: {row.get_source_display()}"
        return Matter(
            f"{subject}, {row.initiative.code} {row.initiative.title}.",
            "Otwórz",
            reverse("partners:funding_edit", args=[row.pk]),
            subject=subject,
            degree=Degree.LATE if row.due < today else Degree.SOON if (row.due - today).days <= 2 else Degree.CALM,
            when="po terminie" if row.due < today else until(row.due),
            since=clock.midnight(row.due),
            subject_url=row.initiative.get_absolute_url(),
        )

    def together(count: int, first: Funding) -> Matter:
        said = f"Wnioski o pieniądze do złożenia: {count}"
        return Matter(f"{said}.", "Zobacz", reverse("partners:initiative_list") + "?w_toku=on", subject=said)

    yield from few(to_file(user), each, together)
