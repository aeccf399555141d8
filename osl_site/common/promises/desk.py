"""What was promised and is due, for the desk of whoever sees to it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import promises_read_by
from osl_site.common.registry import Degree, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import quoted

NEAR = timedelta(days=2)


def due(user: User) -> QuerySet[Promise]:
    """Those that this person sees to, late or due within two days."""
    mine = promises_read_by(user).open().filter(owner=user.pk, due__lte=clock.today() + NEAR)
    return mine.order_by("due", "id")


def promises_due(user: User) -> Iterator[Matter]:
    """One by one; more than five as one matter. Two queries at most."""
    today = clock.today()

    def each(row: Promise) -> Matter:
        said = quoted(Truncator(row.what).chars(80))
        return Matter(
            f"Do dopilnowania: {said}.",
            "Zrobione",
            reverse("promise_keep", args=[row.pk]),
            subject=said,
            **_urgency(row.due, today),
        )

    def together(count: int, first: Promise) -> Matter:
        url = reverse("promise_list") + "?moje=on"
        said = f"Do dopilnowania jest więcej spraw: {count}."
        return Matter(said, "Zobacz", url, subject=str(count), **_urgency(first.due, today))

    yield from few(due(user), each, together)


def _urgency(day: date, today: date) -> dict[str, object]:
    left = (day - today).days
    when = "po terminie" if left < 0 else "dziś" if left == 0 else "do jutra" if left == 1 else f"do {day:%-d.%m}"
    return {"degree": Degree.LATE if left < 0 else Degree.SOON, "when": when, "since": clock.midnight(day)}
