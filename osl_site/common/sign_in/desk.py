"""What waits about signing in: who will need a second step, and has none yet, is asked to join one in time."""

from collections.abc import Iterator

from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Degree, Matter
from osl_site.common.sign_in.services import has_factor, is_asked, policy
from osl_site.common.text.date_formats import polish_day

SAID = "Od {day} będzie Ci potrzebny drugi krok logowania."
SUBJECT = "drugi krok logowania"
SOON = 7  # days before it


def about_second_step(user: User) -> Iterator[Matter]:
    """At most one matter; two queries. From the day on whoever signs in is led to it."""
    asked = policy()
    if not is_asked(user, asked) or asked.since <= clock.today() or has_factor(user):
        return
    is_soon = (asked.since - clock.today()).days <= SOON
    yield Matter(
        SAID.format(day=polish_day(asked.since)),
        "Dołącz drugi krok",
        reverse("my_sign_in"),
        subject=SUBJECT,
        degree=Degree.SOON if is_soon else Degree.CALM,
    )
