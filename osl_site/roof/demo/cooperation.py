"""The log of cooperation of half a year, with what followed from talks; partnerships and their meetings."""

from typing import Any

from osl_site.common import clock
from osl_site.common.promises import services as promises
from osl_site.common.promises.models import Promise
from osl_site.roof.demo.load import Cast, read
from partners import services
from partners.models import LogEntry, Partnership
from partners.services import FollowUp


def tell_cooperation(cast: Cast) -> None:
    """Dziennik współpracy"""
    for story in read("log.toml")["entries"]:
        by = cast.people[story.get("by", "organizator")]
        values = {
            "held_on": cast.days.on(story["days"]),
            "form": story["form"],
            "agreed": story["agreed"],
            "partners": cast.named(story["partners"]),
        }
        step = FollowUp(story["step"], cast.days.on(story["due"]), cast.organiser) if "step" in story else None
        with clock.at(cast.days.at(story["days"], hour=15)):
            entry = services.create_entry(values, follow_up=step, by=by)
        if "done" in story:
            _see_to(cast, entry, story)


def _see_to(cast: Cast, entry: LogEntry, story: dict[str, Any]) -> None:
    with clock.at(cast.days.at(story["done"], hour=16)):
        promises.keep_promise(Promise.objects.of(entry).get(), outcome=story["outcome"], by=cast.organiser)


def tell_partnerships(cast: Cast) -> None:
    """Partnerstwa i spotkania partnerów"""
    told = read("partnerships.toml")
    by, rows = cast.organiser, {}
    for story in told["partnerships"]:
        with clock.at(cast.days.at(story["days"], hour=9)):
            values = {name: story[name] for name in ("name", "kind", "led_by", "about") if name in story}
            row = services.create_partnership(values | {"since": clock.today()}, by=by)
            rows[story.get("id")] = row
            for partner in cast.named(story["members"]):
                services.add_member(row, {"partner": partner, "since": clock.today()}, by=by)
    for story in told["joined"]:
        with clock.at(cast.days.at(story["days"], hour=9)):
            [partner] = cast.named([story["partner"]])
            values = {"partner": partner, "since": clock.today()}
            services.add_member(rows[story["partnership"]], values, by=by)
    for story in told["meetings"]:
        _tell_gathering(cast, rows[story["partnership"]], story)


def _tell_gathering(cast: Cast, partnership: Partnership, story: dict[str, Any]) -> None:
    """Written down a week before it, with its note in the evening."""
    partners, days = cast.named(story["partners"]), story["days"]
    values = {name: story[name] for name in ("title", "place", "starts", "ends", "agenda")}
    values |= {"host": cast.rows.get(story.get("host", "")), "partnership": partnership, "partners": partners}
    with clock.at(cast.days.at(min(days - 7, -1), hour=9)):
        row = services.plan_meeting(values | {"held_on": cast.days.on(days)}, by=cast.organiser)
    if "note" not in story:
        return
    with clock.at(cast.days.at(days, hour=19)):
        services.write_up_meeting(row, note=story["note"], present=partners, revision=None, by=cast.organiser)
        if "step" in story:
            values = {"what": story["step"], "due": cast.days.on(story["due"]), "owner": cast.organiser}
            promises.make_promise(row, values, by=cast.organiser)
    if "done" in story:
        with clock.at(cast.days.at(story["done"], hour=16)):
            promises.keep_promise(Promise.objects.of(row).get(), outcome=story["outcome"], by=cast.organiser)
