import uuid
from datetime import datetime, time, timedelta
from itertools import count

from activities import services
from activities.models import Activity, Check, Lead, Occurrence, RecordedCheck, Result, Venue
from activities.planning.recurrence import Rule
from activities.registrations.privacy_notice import privacy_notice_of
from osl_site.common.accounts.models import done_by
from osl_site.common.audit.models import Actor
from osl_site.common.centre.models import Centre
from osl_site.common.clock import WARSAW
from tests import builders

_numbers = count(1)


def venue(**fields):
    fields = {"name": f"Świetlica {next(_numbers)}"} | fields
    if "locality" not in fields:
        fields["locality"] = builders.locality()
    return builders.found(Venue.objects.create(**fields))


def make_activity(*, in_charge=None, groups=(), **fields):
    fields = {
        "title": f"Herbata {next(_numbers)}",
        "text": "Przyjdź na herbatę.",
        "kind": "self_help",
        "theme_id": fields.pop("theme", "neighbours"),
        "outside_plan_reason": "pomysł mieszkanki",
        "created_at": builders.EPOCH,
        "changed_at": builders.EPOCH,
        "published_at": builders.EPOCH,
    } | fields
    row = builders.found(Activity.objects.create(in_charge=in_charge or builders.user("organiser"), **fields))
    row.groups.set(groups)
    return row


def wall(*moment):
    """A moment by the clock on the wall in Warsaw."""
    return datetime(*moment, tzinfo=WARSAW)


def make_occurrence(activity=None, *, starts_at=None, **fields):
    starts_at = starts_at or wall(2026, 12, 1, 10)
    fields = {
        "ends_at": starts_at + timedelta(hours=2),
        "published_at": builders.EPOCH,
        "created_at": builders.EPOCH,
        "changed_at": builders.EPOCH,
    } | fields
    activity = activity or make_activity()
    fields.setdefault("venue", activity.venue)
    return builders.found(Occurrence.objects.create(activity=activity, starts_at=starts_at, **fields))


TEN_TO_TWELVE = {"starts": time(10), "ends": time(12)}


def rule(frequency="weekly", **parts):
    parts = {"starts_on": datetime(2026, 12, 1).date(), "weekdays": (1,), "count": 3} | parts
    return Rule(frequency=frequency, **parts)


def contact(**values):
    """What a resident types to sign up."""
    number = next(_numbers)
    return {"name": f"Maria Nowak {number}", "phone": f"6{number:08}", "email": f"maria{number}@przyklad.pl"} | values


def sign_up(occurrence, *, by=Actor.RESIDENT, key=None, language="pl", proof=None, **values):
    """A registration made as residents and the office make them; with a `proof`, as by the page open to everybody."""
    words = privacy_notice_of(Centre(name="Centrum", short_name="CUS"), language)
    return services.sign_up(occurrence, contact(**values), key=key or uuid.uuid4(), clause=words, by=by, proof=proof)


def line_up(capacity, number, **fields):
    """A meeting with so many places and registrations, the rest of them in line."""
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=capacity, **fields))
    return occurrence, [sign_up(occurrence) for _place in range(number)]


def result(occurrence=None, *, entered_by=None, **fields):
    """A result entered a day after its meeting; four older people came unless the test says otherwise."""
    occurrence = occurrence or make_occurrence()
    moment = occurrence.ends_at + timedelta(days=1)
    counted = {"older": 4} if not fields.keys() & {"children", "youth", "adults", "older", "nobody_came"} else {}
    fields = counted | {"created_at": moment, "changed_at": moment} | fields
    by = entered_by or occurrence.activity.in_charge
    return Result.objects.create(occurrence=occurrence, **done_by(by, field="entered_by"), **fields)


def lead(user=None, **fields):
    return Lead.objects.create(user=user, **({} if user else {"name": f"Osoba spoza biura {next(_numbers)}"}) | fields)


def recorded(who, *kinds):
    """These checks of a person, recorded; every required one unless they are named."""
    stamps = {"checked_on": builders.EPOCH.date(), "place_in_files": "teczka 1", "created_at": builders.EPOCH}
    by = done_by(builders.user("organiser"), field="recorded_by")
    return [
        RecordedCheck.objects.create(lead=who, kind=kind, **by, **stamps) for kind in kinds or Check.objects.required()
    ]


def checked(user=None):
    """A person of whom everything is recorded."""
    who = lead(user)
    recorded(who)
    return who


def activity_for_minors(*, in_charge=None, **fields):
    """Published, and so led by somebody whose checks are all recorded."""
    in_charge = in_charge or builders.user("organiser")
    checked(in_charge)
    return make_activity(in_charge=in_charge, for_minors=True, **fields)


def does(desk, occurrence, act, **typed):
    """Look on its page at what an act on a meeting would do, then press the one button."""
    address = f"/biuro/spotkania/{occurrence.pk}/{act}"
    page = desk.post(address, typed)
    shown = {"make": "1", "shown": page.context["outlook"].fingerprint}
    return desk.post(address, typed | shown, follow=True)
