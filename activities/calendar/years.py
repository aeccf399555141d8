"""Which years the calendar reaches."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 2000, 2100  # of everything that the calendar shows


def refuse_other_years(day: date) -> None:
    """Raises ValidationError for a day of a year that no calendar shows."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValidationError(_("Wpisz rok od %(first)s do %(last)s."), params=years)
