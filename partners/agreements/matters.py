"""Agreements that end soon, for the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Degree, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import until
from partners.models import Agreement


def ending(user: User) -> QuerySet[Agreement]:
    """Those that end within ninety days, the nearest end first."""
    return Agreement.objects.ending(clock.today()).order_by("until", "pk")


def agreements_end(user: User) -> Iterator[Matter]:
    """One by one; more than five as one matter. Two queries at most."""

    def each(row: Agreement) -> Matter:
        left = (row.until - clock.today()).days
        said = "dziś" if left == 0 else "jutro" if left == 1 else f"za {left} dni"
        return Matter(
            f"{row.in_words} kończy się {said}.",
            "Zdecyduj",
            row.get_absolute_url(),
            subject=row.in_words,
            degree=Degree.SOON if left <= 7 else Degree.CALM,
            when=until(row.until),
            since=clock.midnight(row.until),
        )

    def together(count: int, first: Agreement) -> Matter:
        said = f"Kończą się porozumienia: {count}"
        return Matter(f"{said}.", "Zobacz", reverse("partners:agreement_list") + "?konczy_sie=on", subject=said)

    yield from few(ending(user), each, together)
