"""Marks that something residents can see has changed."""

from django.db import models

from osl_site.common.privacy.declaration import no_personal_data


class CalendarChange(models.Model):
    """A mark that something residents can see has changed. Which marks are there names the calendar's version.

    Triggers write it, in the transaction of the change (`triggers/seen.py`): each adds a mark with its own number and
    takes away the marks it finds, so that there are hardly ever more than one.

    Why not one row that is counted up: its lock would be held until commit, so that every writer waits for the slowest
    one, and two that lock other rows in another order stop each other for good. Why not a sequence: it goes up before
    the commit, so that who reads in between keeps the old page under the new number, and the change is never seen.
    Here nobody waits (an insert of a fresh number; marks that somebody else is taking away are skipped), and a mark
    becomes visible with its change, neither earlier nor later. Of all transactions that committed between two readings
    the last one's mark is there at the second, as only a later one could have taken it away, and it was not there at
    the first: so the two never look alike. What is rolled back leaves no mark.
    """

    privacy = no_personal_data()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"zmiana {self.pk}"
