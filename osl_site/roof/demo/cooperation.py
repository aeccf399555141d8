"""The log of cooperation of half a year, with what followed from talks."""

from typing import Any

from osl_site.common import clock
from osl_site.common.promises import services as promises
from osl_site.common.promises.models import Promise
from osl_site.roof.demo.load import Cast, read
from partners import services
from partners.models import LogEntry
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
