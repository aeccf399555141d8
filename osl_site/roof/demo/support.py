"""Support of half a year: talks with people who are not named, visits to groups, help with applications."""

from typing import Any

from needs import services
from needs.ipus.periods import open_periods
from needs.services import NextStep
from osl_site.common import clock
from osl_site.common.centre.dictionaries.models import IPUS_SUMMARY, Method
from osl_site.roof.demo.load import STORY, Cast, read
from plans.in_force.gone_by import actions_gone_by


def tell_support(cast: Cast) -> None:
    """Wsparcie osób i grup"""
    keys = {action.number: action.key for action in actions_gone_by(cast.days.today).select_related("goal")}
    for story in read("support.toml")["support"]:
        by = cast.people[story.get("by", "organizator")]
        told = story.get("step")
        step = NextStep(told["what"], cast.days.on(told["due"])) if told else None
        with clock.at(cast.days.at(story["days"], hour=14)):
            services.create_support(_values(cast, story, keys), next_step=step, by=by)


def _values(cast: Cast, story: dict[str, Any], keys: dict[str, Any]) -> dict[str, Any]:
    need = cast.rows[story["need"]] if "need" in story else None
    return {
        "held_on": clock.today(),
        "kind": story.get("kind", "person"),
        "partner": cast.rows[story["with"]] if "with" in story else None,
        "initiative": cast.rows[story["initiative"]] if "initiative" in story else None,
        "people": story.get("people", 1),
        "locality": cast.places[story["place"]],
        "need": need and type(need).objects.get(pk=need.pk),
        "action_key": keys.get(story.get("action", "")),
        **{name: story[name] for name in ("form", "theme", "minutes", "name", "note") if name in story},
    }


def tell_ipus(cast: Cast) -> None:
    """Podsumowanie indywidualnych planów"""
    story = read("support.toml")["ipus"]
    with clock.at(cast.days.at(story["days"], hour=13)):
        values = {name: story.get(name) for name in ("persons", "begun", "ended", "resigned", "lacks", "works")}
        scan = (STORY / "scan.pdf").read_bytes()
        row = services.present_summary(open_periods()[0], values, scan=scan, by=cast.people["uslugi"])
    with clock.at(cast.days.at(story["note_days"], hour=9)):
        values = {
            "noted_on": clock.today(),
            "method": Method.objects.get(slug=IPUS_SUMMARY),
            "commune": cast.served,
            "source": "organizatorka usług społecznych",
            "finding": "both",
            "text": story["note"],
        }
        services.note_of_summary(row, values, by=cast.organiser)
