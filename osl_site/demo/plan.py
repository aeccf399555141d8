"""The plan on its way over the director's desk, and the update that waits there."""

from typing import Any

from osl_site import clock
from osl_site.demo.load import Cast, read
from partners.models import Partner
from plans import services
from plans.models import Action, Chapter, Goal, Outcome, Plan, Version

DRAFTED, SUBMITTED, RETURNED, SUBMITTED_AGAIN, APPROVED = -111, -109, -104, -100, -95
UPDATE_OPENED, UPDATE_SUBMITTED = -16, -2
COPIED = (
    "title",
    "kind",
    "further_kinds",
    "description",
    "time_kind",
    "addressees",
    "place_note",
    "responsible",
    "cost",
)
ANSWERED_LATER = "Centrum nie organizuje przewozu, tylko kontaktuje obie strony. "
VAGUE = "w trakcie roku"
FIREMEN = " Salę w soboty udostępnia OSP – przykład (Sągnity)."


def tell_plan(cast: Cast) -> None:
    """Plan: dwa podejścia i zatwierdzenie"""
    story = read("plan.toml")
    with clock.at(cast.days.at(DRAFTED)):
        plan = _draft(cast, story)
    first = plan.versions.get()
    with clock.at(cast.days.at(SUBMITTED)):
        services.submit(first, by=cast.organiser)
    with clock.at(cast.days.at(RETURNED)):
        remarks = [_remark(cast, first, remark) for remark in story["remarks"]]
        services.decide(first, outcome=Outcome.RETURNED, text="Proszę wyjaśnić trzy miejsca.", by=cast.director)
    with clock.at(cast.days.at(SUBMITTED_AGAIN)):
        second = services.next_attempt(first, by=cast.organiser)
        _improve(cast, second, story)
        for remark, told in zip(remarks, story["remarks"], strict=True):
            services.answer_remark(remark, text=cast.days.fill(told["answer"]), by=cast.organiser)
        services.submit(second, by=cast.organiser)
    with clock.at(cast.days.at(APPROVED)):
        services.decide(
            second,
            outcome=Outcome.APPROVED,
            text=story["plan"]["decision"],
            effective_on=cast.days.starts_on,
            by=cast.director,
        )
    cast.rows["plan"] = plan
    for action in Action.objects.filter(goal__version=second).select_related("goal"):
        cast.rows[f"działanie {code_of(action)}"] = action


def code_of(action: Action) -> str:
    return f"{action.goal.position}.{action.position}"


def _draft(cast: Cast, story: dict[str, Any]) -> Plan:
    days = cast.days
    values = {"title": days.fill(story["plan"]["title"]), "starts_on": days.starts_on, "ends_on": days.ends_on}
    plan = services.create_plan(values, by=cast.organiser)
    version = plan.versions.get()
    for chapter, told in zip(version.chapters.all(), story["chapters"], strict=True):
        values = {"title": told["title"], "text": days.fill(told["text"])}
        services.change_chapter(chapter, values, revision=1, by=cast.organiser)
    goals = []
    for told in story["goals"]:
        values = {"text": told["text"], "conclusions": cast.named(told["conclusions"])}
        goals.append(services.add_goal(version, values, by=cast.organiser))
    for told in story["actions"]:
        _add_action(cast, goals[int(told["code"][0]) - 1], told)
    return plan


def _add_action(cast: Cast, goal: Goal, told: dict[str, Any]) -> None:
    """As it stood in the first attempt, with the two weak spots that the director noticed."""
    values = {name: told.get(name, "") for name in COPIED} | {
        "further_kinds": told.get("further_kinds", []),
        "time_text": VAGUE if told["code"] == "2.2" else cast.days.fill(told["time_text"]),
        "time_from": cast.days.month(told["first_month"]),
        "time_to": cast.days.last_of_month(told["last_month"]),
        "manner": told["manner"].replace(ANSWERED_LATER, ""),
        "resources": told.get("resources", ""),
        "localities": cast.localities(told.get("places", [])),
        "whole_commune": told["whole"],
        "partners": _partners(cast, told.get("partners", [])),
        "services": cast.named(told.get("services", [])),
    }
    action = services.add_action(goal, values, by=cast.organiser)
    for indicator in told["indicators"]:
        services.add_indicator(action, indicator, by=cast.organiser)


def _partners(cast: Cast, codes: list[str]) -> list[Partner]:
    return list(Partner.objects.all()) if codes == ["all"] else cast.named(codes)


def _remark(cast: Cast, version: Version, told: dict[str, Any]) -> Any:
    if told["place"] == "chapter":
        place: Chapter | Action = version.chapters.get(position=int(told["key"]))
    else:
        place = action_of(version, told["key"])
    return services.add_remark(version, place=told["place"], key=place.key, text=told["text"], by=cast.director)


def action_of(version: Version, code: str) -> Action:
    goal, position = code.split(".")
    return Action.objects.get(goal__version=version, goal__position=goal, position=position)


def _improve(cast: Cast, version: Version, story: dict[str, Any]) -> None:
    """What the three remarks asked for."""
    told = {action["code"]: action for action in story["actions"]}
    _change(cast, version, "1.1", {"manner": told["1.1"]["manner"]})
    _change(cast, version, "2.2", {"time_text": cast.days.fill(told["2.2"]["time_text"])})
    chapter = version.chapters.get(position=7)
    services.change_chapter(chapter, {"text": chapter.text + FIREMEN}, revision=1, by=cast.organiser)


def _change(cast: Cast, version: Version, code: str, values: dict[str, Any]) -> Action:
    action = action_of(version, code)
    return services.change_action(action, values, revision=action.revision, by=cast.organiser)


def tell_update(cast: Cast) -> None:
    """Aktualizacja nr 1, która czeka na decyzję"""
    told = read("plan.toml")["update"]
    newer = cast.rows["W-2a"]
    with clock.at(cast.days.at(UPDATE_OPENED)):
        values = {"reason": told["reason"], "changed_conclusions": [newer]}
        update = services.open_update(cast.rows["plan"], values, by=cast.organiser)
        goal = update.goals.get(position=1)
        conclusions = [newer if row == cast.rows["W-2"] else row for row in goal.conclusions.all()]
        services.change_goal(goal, {"conclusions": conclusions}, revision=1, by=cast.organiser)
        _widen_lifts(cast, update, told)
        tea = action_of(update, "1.2")
        words = tea.time_text.replace(told["tea_before"], told["tea_after"])
        services.change_action(tea, {"time_text": words}, revision=1, by=cast.organiser)
    with clock.at(cast.days.at(UPDATE_SUBMITTED)):
        services.submit(update, by=cast.organiser)


def _widen_lifts(cast: Cast, update: Version, told: dict[str, Any]) -> None:
    lifts = action_of(update, "1.1")
    values = {
        "localities": [*lifts.localities.all(), *cast.localities(told["lifts_places"])],
        "time_text": lifts.time_text.replace(told["lifts_before"], told["lifts_after"]),
        "cost": told["lifts_cost"],
    }
    services.change_action(lifts, values, revision=1, by=cast.organiser)
    services.change_indicator(lifts.indicators.get(), {"target": told["lifts_target"]}, revision=1, by=cast.organiser)
