"""How fast helpers sign on: when a machine may be at work, whoever does so does a little work for it first."""

from osl_site.common.guard.services import HOUR, MINUTE, so_far

FORM = "helper"  # what is counted
MOST_A_MINUTE, MOST_AN_HOUR = 20, 100


def floods() -> bool:
    """Whether so many come that each is asked for work. Two queries."""
    return so_far(FORM, span=MINUTE) >= MOST_A_MINUTE or so_far(FORM, span=HOUR) >= MOST_AN_HOUR
