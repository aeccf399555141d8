"""A meeting that is not there, for texts of the office that are looked at before anybody gets them."""

from datetime import timedelta

from activities.models import Activity, Occurrence, SignUp, Venue
from osl_site.common import clock
from osl_site.common.centre.models import Locality

TUESDAY = 1


def occurrence() -> Occurrence:
    """„Herbata we wtorek” at the club in Kandyty, on the Tuesday after the next one. Stored nowhere. No query."""
    today = clock.today()
    day = today + timedelta(days=7 + (TUESDAY - today.weekday()) % 7)
    starts = clock.midnight(day) + timedelta(hours=10)
    venue = Venue(pk=1, name="Klub Senior+", locality=Locality(simc="0", name="Kandyty"))
    return Occurrence(
        activity=Activity(title="Herbata we wtorek", sign_up=SignUp.NEEDED),
        venue=venue,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
    )
