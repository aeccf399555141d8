"""How fast answers after meetings come: when a machine may be at work, whoever sends one does a little for it first.

Nobody is told apart by an address: a whole village hall has one. What counts is the form.
"""

from osl_site.common.guard.services import HOUR, MINUTE, so_far

FORM = "voice"  # what is counted
MOST_A_MINUTE, MOST_AN_HOUR = 60, 300


def floods() -> bool:
    """Whether so many come that each is asked for work. Two queries."""
    return so_far(FORM, span=MINUTE) >= MOST_A_MINUTE or so_far(FORM, span=HOUR) >= MOST_AN_HOUR
