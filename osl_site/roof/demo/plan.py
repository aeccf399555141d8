"""The plan on its way over the director's desk, and the update that waits there."""

import re
from typing import Any

from django.core.exceptions import ValidationError

from osl_site.common import clock
from osl_site.common.database.savepoints import with_savepoints
from osl_site.roof.demo.load import Cast, read
from osl_site.roof.demo.paper import repeal_paper
from partners.models import Partner
from plans import services
from plans.models import Action, Chapter, Goal, Outcome, Plan, Remark, Version

DRAFTED, REFUSED, SUBMITTED, RETURNED, SUBMITTED_AGAIN, APPROVED = -111, -110, -109, -104, -100, -95
CORRECTED, UPDATE_OPENED, UPDATE_SUBMITTED, DECISION_ASKED = -60, -16, -2, 8
AS_TOLD = [
    "title",
    "kind",
    "further_kinds",
    "description",
    "manner",
    "addressees",
    "place_note",
    "responsible",
    "resources",
    "cost",
]
CODE = re.compile(r"\{(W-\w+)\}")


def tell_plan(cast: Cast) -> None:
    """Plan: dwa podejścia i zatwierdzenie"""
    story = read("plan.toml")
    with clock.at(cast.days.at(DRAFTED)):
        plan = _draft(cast, story)
    first = plan.versions.get()
    with clock.at(cast.days.at(REFUSED)):
        _try_too_early(cast, first)
        for lack in story["unfinished"]:
            _rewrite(cast, first, _told(story, lack["code"]) | _weak(story, lack["code"]))
    with clock.at(cast.days.at(SUBMITTED)):
        services.submit(first, by=cast.organiser)
    with clock.at(cast.days.at(RETURNED)):
        remarks = [_remark(cast, first, remark) for remark in story["remarks"]]
        services.decide(first, outcome=Outcome.RETURNED, text="Proszę wyjaśnić trzy miejsca.", by=cast.director)
    with clock.at(cast.days.at(SUBMITTED_AGAIN)):
        second = _answer(cast, first, story, remarks)
        services.submit(second, by=cast.organiser)
    repeal_paper(cast)
    with clock.at(cast.days.at(APPROVED)):
        _approve(cast, second, story["plan"])
    with clock.at(cast.days.at(CORRECTED)):
        _correct(cast, second, story["correction"])
    cast.rows["plan"] = plan
    for action in Action.objects.filter(goal__version=second).select_related("goal"):
        cast.rows[f"działanie {action.goal.position}.{action.position}"] = action


def tell_update(cast: Cast) -> None:
    """Aktualizacja nr 1, która czeka na decyzję"""
    told = read("plan.toml")["update"]
    with clock.at(cast.days.at(UPDATE_OPENED)):
        reason = CODE.sub(lambda found: cast.rows[found[1]].code, told["reason"])
        values = {"reason": reason, "changed_conclusions": cast.named(told["conclusions"])}
        update = services.open_update(cast.rows["plan"], values, by=cast.organiser)
        for goal in told["goals"]:
            row = update.goals.get(position=goal["number"], is_main=False)
            conclusions = {"conclusions": cast.named(goal["conclusions"])}
            services.change_goal(row, conclusions, revision=row.revision, by=cast.organiser)
        for action in told["actions"]:
            _rewrite(cast, update, action)
    with clock.at(cast.days.at(UPDATE_SUBMITTED)):
        services.submit(update, due_on=cast.days.on(DECISION_ASKED), by=cast.organiser)


def _told(story: dict[str, Any], code: str) -> dict[str, Any]:
    return next(action for action in story["actions"] if action["code"] == code)


def _weak(story: dict[str, Any], code: str) -> dict[str, Any]:
    return next((action for action in story["weak_actions"] if action["code"] == code), {})


def _draft(cast: Cast, story: dict[str, Any]) -> Plan:
    """The very first draft: with the weak spots that the director will notice, and some that the application does."""
    days = cast.days
    values = {"title": days.fill(story["plan"]["title"]), "starts_on": days.starts_on, "ends_on": days.ends_on}
    plan = services.create_plan(values, by=cast.organiser)
    version = plan.versions.get()
    weak_chapters = {chapter["number"]: chapter["text"] for chapter in story["weak_chapters"]}
    for chapter, told in zip(version.chapters.all(), story["chapters"], strict=True):
        text = weak_chapters.get(chapter.position, told["text"])
        values = {"title": told["title"], "text": days.fill(text)}
        services.change_chapter(chapter, values, revision=1, by=cast.organiser)
    (main,) = [services.add_goal(version, told | {"is_main": True}, by=cast.organiser) for told in story["main_goals"]]
    goals = [_add_goal(cast, version, told, main) for told in story["goals"]]
    lacks = {lack["code"]: lack for lack in story["unfinished"]}
    for told in story["actions"]:
        code = told["code"]
        _add_action(cast, goals[int(code[0]) - 1], told | _weak(story, code) | lacks.get(code, {}))
    return plan


def _add_goal(cast: Cast, version: Version, told: dict[str, Any], main: Goal) -> Goal:
    values = {"text": told["text"], "conclusions": cast.named(told["conclusions"]), "main": main}
    goal = services.add_goal(version, values, by=cast.organiser)
    for indicator in told.get("indicators", []):
        services.add_indicator(goal, indicator, by=cast.organiser)
    return goal


def _add_action(cast: Cast, goal: Goal, told: dict[str, Any]) -> None:
    action = services.add_action(goal, _values(cast, told), by=cast.organiser)
    for indicator in told["indicators"]:
        services.add_indicator(action, indicator, by=cast.organiser)


def _values(cast: Cast, told: dict[str, Any]) -> dict[str, Any]:
    """What is told of an action, as the service takes it; what is not told is not there."""
    values = {name: told[name] for name in AS_TOLD if name in told}
    if "costs" in told:
        values["costs"] = [row | {"year": cast.days.starts_on.year} for row in told["costs"]]
    if "time" in told:
        values["time_words"] = cast.days.fill(told["time"])
    if "places" in told:
        values["localities"] = cast.localities(told["places"])
    if "whole" in told:
        values["communes"] = [cast.served] if told["whole"] else []
    if "partners" in told:
        values["partners"] = _partners(cast, told["partners"])
    if "services" in told:
        values["services"] = cast.named(told["services"])
    return values


def _partners(cast: Cast, codes: list[str]) -> list[Partner]:
    return list(Partner.objects.all()) if codes == ["all"] else cast.named(codes)


def _rewrite(cast: Cast, version: Version, told: dict[str, Any]) -> None:
    """Change an action, and those of its indicators that are told, to how they are told now."""
    action = _action_of(version, told["code"])
    services.change_action(action, _values(cast, told), revision=action.revision, by=cast.organiser)
    for indicator in told.get("indicators", []):
        row = action.indicators.get(name=indicator["name"])
        services.change_indicator(row, indicator, revision=row.revision, by=cast.organiser)


def _action_of(version: Version, code: str) -> Action:
    goal, position = code.split(".")
    return Action.objects.get(goal__version=version, goal__position=goal, position=position)


def _try_too_early(cast: Cast, version: Version) -> None:
    """The application refuses what art. 20 ust. 3 does not allow; a story in which it did not would be a lie."""
    try:
        with with_savepoints():
            services.submit(version, by=cast.organiser)
    except ValidationError:
        return
    raise AssertionError("an unfinished plan was handed over")


def _remark(cast: Cast, version: Version, told: dict[str, Any]) -> Remark:
    if told["place"] == "version":
        return services.add_remark(version, place="version", key=None, text=told["text"], by=cast.director)
    if told["place"] == "chapter":
        place: Chapter | Action = version.chapters.get(position=int(told["key"]))
    else:
        place = _action_of(version, told["key"])
    return services.add_remark(version, place=told["place"], key=place.key, text=told["text"], by=cast.director)


def _answer(cast: Cast, first: Version, story: dict[str, Any], remarks: list[Remark]) -> Version:
    """The second attempt: what the remarks asked for, and an answer to each."""
    second = services.next_attempt(first, by=cast.organiser)
    for weak in story["weak_actions"]:
        _rewrite(cast, second, {"partners": []} | _told(story, weak["code"]))
    for weak in story["weak_chapters"]:
        chapter = second.chapters.get(position=weak["number"])
        text = story["chapters"][weak["number"] - 1]["text"]
        services.change_chapter(chapter, {"text": cast.days.fill(text)}, revision=1, by=cast.organiser)
    for remark, told in zip(remarks, story["remarks"], strict=True):
        text = cast.days.fill(told["answer"])
        services.answer_remark(remark, outcome=told["outcome"], text=text, by=cast.organiser)
    return second


def _approve(cast: Cast, version: Version, told: dict[str, Any]) -> None:
    services.decide(
        version,
        outcome=Outcome.APPROVED,
        text=told["decision"],
        effective_on=cast.days.starts_on,
        case_mark=cast.days.fill(told["case_mark"]),
        by=cast.director,
    )


def _correct(cast: Cast, version: Version, told: dict[str, Any]) -> None:
    place = {"place": "action", "key": _action_of(version, told["key"]).key}
    words = {"was": told["was"], "becomes": told["becomes"]}
    services.correct(version, **place, **words, values={"text": told["text"]}, by=cast.director)
