"""The plan before: decided on paper, written down when the office began, paused and taken up again, prolonged, and
repealed for the new one."""

from typing import Any

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.roof.demo.dates import APPROVED
from osl_site.roof.demo.load import STORY, Cast, read
from plans import services
from plans.drafting.outlines import Shape
from plans.models import Version
from plans.models.versions import ONE_DAY

ENTERED, PAUSED, RESUMED, PROLONGED = -176, -166, -154, -130
DECIDED_BEFORE = 20  # days between the decision on paper and the first day of that plan


def tell_paper(cast: Cast) -> None:
    """Poprzedni plan, przyjęty na papierze"""
    told = read("plan.toml")["paper"]
    with clock.at(cast.days.at(ENTERED)):
        version = _copied(cast, told)
        values = _decided(cast, told, cast.director)
        scan = (STORY / "scan.pdf").read_bytes()
        services.enter_from_paper(version, number=0, reason="", scan=scan, values=values, by=cast.organiser)
        services.file_away(version, told["filing"], seen=None, by=cast.organiser)
    cast.rows["plan z papieru"] = version
    for act, name, day in ((services.pause, "paused", PAUSED), (services.resume, "resumed", RESUMED)):
        with clock.at(cast.days.at(day)):
            values = {"text": told[name]["text"]}
            act(version, since=cast.days.on(day), values=values, by=cast.director)
    until = cast.days.last_of_month(told["prolonged"]["last_month"])
    with clock.at(cast.days.at(PROLONGED)):
        services.prolong(version, until=until, values={"text": told["prolonged"]["text"]}, by=cast.director)


def repeal_paper(cast: Cast) -> None:
    """From the day on which the new plan holds: decided an hour before that one is approved."""
    values = {"text": read("plan.toml")["paper"]["repealed"]["text"]}
    with clock.at(cast.days.at(APPROVED, hour=9)):
        version = cast.rows["plan z papieru"]
        services.repeal(version, since=cast.days.starts_on, values=values, by=cast.director)


def _copied(cast: Cast, told: dict[str, Any]) -> Version:
    """The one table of that plan as a draft."""
    period = {
        "starts_on": cast.days.month(told["first_month"]),
        "ends_on": cast.days.last_of_month(told["last_month"]),
    }
    plan = services.create_plan({"title": told["title"]} | period, shape=Shape.TABLE, by=cast.organiser)
    version = plan.versions.get()
    services.change_version(version, {"manner": told["manner"]}, revision=None, by=cast.organiser)
    services.change_chapter(version.chapters.get(), {"text": told["text"]}, revision=None, by=cast.organiser)
    services.add_actions(version.goals.get(), told["actions"], by=cast.organiser)
    return version


def _decided(cast: Cast, told: dict[str, Any], by: User) -> dict[str, Any]:
    first = cast.days.month(told["first_month"])
    return {
        "by_name": by.name,
        "by_position": by.position,
        "decided_on": first - DECIDED_BEFORE * ONE_DAY,
        "effective_on": first,
        "case_mark": told["case_mark"],
    }
