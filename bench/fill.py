"""An office with as many meetings as asked, sixty a month, the newest ones a year ahead.

A hundred thousand at that rate go back a hundred and forty years: the oldest stand in years that no page shows, and are
there for their weight alone. Some were called off, some moved, as in life.
"""

from datetime import datetime, timedelta
from itertools import islice

from activities.models import Activity, Occurrence, Venue
from bench.emptying import empty
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.centre.models import Centre, Commune, Locality, TargetGroup, Theme
from plans.models import Kind

A_MONTH = 60
AHEAD = timedelta(days=365)
ACTIVITIES = 30
VILLAGES = 87
ROWS_AT_ONCE = 5_000


def fill(occurrences: int) -> None:
    """Empty the tables of the calendar and fill them with published meetings. Only for a database of the bench."""
    # The product refuses to empty them: what was published stays. Here nothing was ever announced to anyone.
    empty("activities_occurrence")
    activities = list(Activity.objects.order_by("id")) or _activities()
    moment = clock.now()
    step = timedelta(days=30) / A_MONTH
    newest = (moment + AHEAD).replace(minute=0, second=0, microsecond=0)
    rows = (
        _occurrence(number, newest - number * step, activities[number % len(activities)], moment)
        for number in range(occurrences)
    )
    while some := list(islice(rows, ROWS_AT_ONCE)):
        Occurrence.objects.bulk_create(some)


def _occurrence(number: int, start: datetime, activity: Activity, moment: datetime) -> Occurrence:
    off = {"cancelled_at": moment, "cancelled_reason": "choroba osoby prowadzącej"} if number % 30 == 7 else {}
    return Occurrence(
        moved_from=start - timedelta(days=7) if number % 25 == 3 else None,
        **off,
        activity=activity,
        venue_id=activity.venue_id,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        published_at=moment,
        created_at=moment,
        changed_at=moment,
    )


def _activities() -> list[Activity]:
    moment = clock.now()
    Centre.objects.get_or_create(pk=1, defaults={"name": "Centrum pomiarów", "short_name": "Pomiary"})
    group = TargetGroup.objects.create(slug="wszyscy", name="Wszyscy mieszkańcy", position=1)
    organiser = User.objects.create(
        email="pomiar@przyklad.pl", name="Pomiar", roles=[Role.ORGANISER], password="!", created_at=moment
    )
    venues, themes = _venues(), list(Theme.objects.all())
    activities = Activity.objects.bulk_create(
        Activity(
            title=f"Spotkanie sąsiedzkie {number}",
            text="Przyjdź na herbatę i rozmowę. Nie trzeba się zapisywać.",
            kind=Kind.SELF_HELP,
            theme=themes[number % len(themes)],
            outside_plan_reason="pomiar",
            venue=venues[number % VILLAGES],
            in_charge=organiser,
            published_at=moment,
            created_at=moment,
            changed_at=moment,
        )
        for number in range(ACTIVITIES)
    )
    for activity in activities:
        activity.groups.add(group)
    return activities


def _venues() -> list[Venue]:
    """One in each of as many villages as a large commune has."""
    commune = Commune.objects.create(terc="0000001", name="Gmina pomiarów", kind="gmina wiejska")
    villages = Locality.objects.bulk_create(
        Locality(
            simc=f"{number:07}",
            name=f"Wieś {number}",
            kind="wieś",
            commune=commune,
            slug=f"wies-{number}",
            latitude=54.2 + number / 400,
            longitude=20.3 + number / 400,
        )
        for number in range(VILLAGES)
    )
    return Venue.objects.bulk_create(Venue(name="Świetlica", locality=village) for village in villages)
