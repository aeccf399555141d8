"""The offer: places, groups, their meetings, and what happened to some of them."""

from datetime import date, time, timedelta
from typing import Any

from activities import services
from activities.models import Activity, Occurrence
from activities.planning.change_preview import moving, preview_change
from activities.planning.recurrence import Rule, as_typed
from osl_site.common import clock
from osl_site.common.centre.models import Theme
from osl_site.roof.demo.dates import OCCURRENCES_UNTIL
from osl_site.roof.demo.load import Cast, read
from plans.models import Action

PUBLISHED = -93
TEXTS = ("title", "title_uk", "title_en", "text", "text_uk", "text_en")
CHOICES = ("kind", "theme", "led_by", "sign_up")
FLAGS = ("is_continuous", "comes_to_you", "for_minors", "ukrainian_spoken")


def tell_activities(cast: Cast) -> None:
    """Oferta i spotkania"""
    story = read("offer.toml")
    with clock.at(cast.days.at(PUBLISHED)):
        for venue in read("network.toml")["venues"]:
            values = {name: value for name, value in venue.items() if name not in ("id", "place")}
            values["locality"] = cast.places[venue["place"]]
            cast.rows[venue["id"]] = services.create_venue(values, by=cast.organiser)
        for told in story["offers"]:
            _add_activity(cast, told)


def tell_events(cast: Cast) -> None:
    """Co się w kalendarzu zmieniło"""
    for event in read("offer.toml")["events"]:
        _happen(cast, event)


def _add_activity(cast: Cast, told: dict[str, Any]) -> None:
    values = {name: told[name] for name in (*TEXTS, *CHOICES)} | {
        **{name: told.get(name, False) for name in FLAGS},
        "action": cast.rows.get(f"działanie {told.get('action')}"),
        "further_kinds": told.get("further_kinds", []),
        "outside_plan_reason": told.get("outside_plan_reason", ""),
        "groups": [cast.groups[slug] for slug in told["groups"]],
        "in_charge": cast.people[told["in_charge"]],
        "venue": cast.rows.get(told.get("venue")),
        "capacity": told.get("capacity"),
        **({"waiting_limit": told["waiting_limit"]} if "waiting_limit" in told else {}),
    }
    values["theme"] = Theme.objects.get(slug=told["theme"])
    action: Action | None = values["action"]
    activity = services.create_activity(
        values | {"services": list(action.services.all()) if action else []},
        partners=list(action.partners.all()) if action else [],
        by=cast.organiser,
    )
    cast.rows[told["id"]] = activity
    for parts in told.get("rules", []):
        _plan_occurrences(cast, activity, told, _rule(cast, parts))
    if not told.get("draft"):
        services.publish_activity(activity, by=cast.organiser)


def _plan_occurrences(cast: Cast, activity: Activity, told: dict[str, Any], rule: Rule) -> None:
    occurrences = services.plan_occurrences(
        activity,
        rule,
        starts=time.fromisoformat(told["starts"]),
        ends=time.fromisoformat(told["ends"]),
        venue=activity.venue,
        by=cast.organiser,
    )
    _go_round(cast, occurrences, told.get("venues", []))


def _rule(cast: Cast, parts: dict[str, Any]) -> Rule:
    """A rhythm of the story as a rule: from D0 (or its own month or day) to 75 days from today, or so many times."""
    days = cast.days
    starts_on = days.on(parts["first_day"]) if "first_day" in parts else days.month(parts.get("first_month", 1))
    until = days.last_of_month(parts["last_month"]) if "last_month" in parts else days.on(OCCURRENCES_UNTIL)
    return Rule(
        frequency=parts["frequency"],
        starts_on=starts_on,
        interval=parts.get("interval", 1),
        weekdays=tuple(parts["weekdays"]),
        places=tuple(parts.get("places", ())),
        until=None if "count" in parts else until,
        count=parts.get("count"),
        skip_days=_whole_month(days.month(parts["without_month"])) if "without_month" in parts else (),
    )


def _whole_month(first: date) -> tuple[date, ...]:
    days = (first + timedelta(days=number) for number in range(31))
    return tuple(day for day in days if day.month == first.month)


def _go_round(cast: Cast, occurrences: list[Occurrence], venues: list[str]) -> None:
    """A series that visits one village after another, so that the first of them comes next after today."""
    past = sum(occurrence.starts_at < cast.days.at(0, hour=0) for occurrence in occurrences)
    for number, occurrence in enumerate(occurrences if venues else ()):
        place = cast.rows[venues[(number - past) % len(venues)]]
        services.change_place(occurrence, venue=place, capacity=None, by=cast.organiser)


def _happen(cast: Cast, event: dict[str, Any]) -> None:
    """What happened to the meeting nearest to a day: said two days before it, and never later than the story ends."""
    occurrence = occurrence_near(cast, event)
    with clock.at(min(occurrence.starts_at - timedelta(days=2), cast.days.morning)):
        _act(cast, occurrence, event)


def occurrence_near(cast: Cast, event: dict[str, Any]) -> Occurrence:
    """The meeting of an offer nearest to a day of the past, or the first from a day of today or later on."""
    activity: Activity = cast.rows[event["offer"]]
    wanted = cast.days.at(event["near"])
    occurrences = list(activity.occurrences.filter(cancelled_at=None).in_order())
    if event["near"] >= 0:
        return next(row for row in occurrences if row.ends_at > cast.days.at(event["near"], hour=0))
    return min(occurrences, key=lambda row: abs(row.starts_at - wanted))


def _act(cast: Cast, occurrence: Occurrence, event: dict[str, Any]) -> None:
    if event["act"] == "cancel":
        services.cancel_occurrence(occurrence, reason=event["reason"], by=cast.organiser)
    elif event["act"] == "annotate":
        services.annotate_occurrence(occurrence, note=event["note"], by=cast.organiser)
    else:
        now = as_typed(*occurrence.when[:2], is_open=occurrence.open_ended)
        when = {"day": now.day + timedelta(days=event["days"]), "starts": now.starts, "ends": now.ends}
        seen = preview_change(occurrence, moving(occurrence, **when, note=event["note"])).fingerprint
        services.move_occurrence(occurrence, **when, note=event["note"], seen=seen, by=cast.organiser)
