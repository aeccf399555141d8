"""How fast a meeting fills, for its size and by its own pace: when a machine may be at work, all do a little for it.

People fill a meeting over days, a hall of thirty over an evening, and also a few at one moment from one address. So
nobody is told apart by an address, and what counts is the meeting. It fills unusually fast when residents signed up by
its form

- within a minute for more than a fifth of what it takes (places and line together): of at least 5, of no more than 12;
- within a quarter of an hour for more than a half of it, of at least 10, of no more than 40;

and for more than three times as many as on the average of its last day. It takes what has no number of places as if it
were large. All meetings together fill unusually fast from MOST_AT_ONCE sign-ups a minute on.
"""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Count, Q

from activities.models import Occurrence
from activities.seats import size_of
from osl_site.common import clock
from osl_site.common.guard.services import MINUTE, so_far

SIGN_UP = "sign_up"  # the form, by which all meetings are counted together
MOST_AT_ONCE = 60
DAY = timedelta(days=1)
TIMES_THE_USUAL = 3


class Window(NamedTuple):
    """So long, and of what a meeting takes one in so many; never fewer than the least, nor more than the most."""

    length: timedelta
    one_in: int
    least: int
    most: int

    def allowed(self, size: int | None, of_the_day: int) -> float:
        """How many sign-ups are nothing unusual in it, where there were so many on the day before."""
        share = self.most if size is None else min(max(size // self.one_in, self.least), self.most)
        return max(share, TIMES_THE_USUAL * of_the_day * (self.length / DAY))


SHORT = Window(timedelta(minutes=1), one_in=5, least=5, most=12)
LONG = Window(timedelta(minutes=15), one_in=2, least=10, most=40)


def fills_fast(occurrence: Occurrence) -> bool:
    """Whether this meeting, or all of them together, fill so fast that who signs up now is asked for work first.

    Under the meeting's lock it stays true or false until the transaction ends. Two queries.
    """
    now = clock.now()
    by_form = occurrence.registrations.filter(entered_by=None, created_at__gt=now - DAY - LONG.length)
    made = by_form.aggregate(
        short=Count("pk", filter=Q(created_at__gt=now - SHORT.length)),
        long=Count("pk", filter=Q(created_at__gt=now - LONG.length)),
        day=Count("pk", filter=Q(created_at__lte=now - LONG.length)),
    )
    size = size_of(occurrence)
    for window, number in ((SHORT, made["short"]), (LONG, made["long"])):
        if number >= window.allowed(size, made["day"]):
            return True
    return so_far(SIGN_UP, span=MINUTE) >= MOST_AT_ONCE
