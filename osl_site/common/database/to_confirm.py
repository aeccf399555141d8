"""Data that somebody has to ask about again: half a year after they were last confirmed they are doubted."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

LASTS = timedelta(days=180)


class ConfirmedQuerySet(models.QuerySet):
    """Rows with the day on which somebody last confirmed them, `confirmed_on`."""

    def to_confirm(self, today: date) -> "ConfirmedQuerySet":
        """Those that nobody has confirmed for half a year."""
        return self.filter(Q(confirmed_on=None) | Q(confirmed_on__lt=today - LASTS))


def is_to_confirm(confirmed_on: date | None, today: date) -> bool:
    """The same question about one row."""
    return confirmed_on is None or confirmed_on < today - LASTS
