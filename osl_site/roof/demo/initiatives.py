"""What residents do by themselves in half a year: five initiatives, one of them done, one held up."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from needs import services as needs
from osl_site.common import clock
from osl_site.common.promises.services import keep_promise, make_promise
from osl_site.roof.demo.load import Cast, read
from partners import services
from partners.models import Funding, Initiative, Lack, PartnerKind, Stage
from plans.in_force.gone_by import actions_gone_by


def tell_initiatives(cast: Cast) -> None:
    """Inicjatywy mieszkańców"""
    told = read("initiatives.toml")
    for group in told["groups"]:
        with clock.at(cast.days.at(group["days"], hour=9)):
            values = {"name": group["name"], "kind": PartnerKind.INFORMAL, "offers": group["offers"]}
            values |= {"localities": cast.localities([group["place"]]), "confirmed_on": clock.today()}
            cast.rows[group["id"]] = services.create_partner(values, by=cast.organiser)
    keys = {action.number: action.key for action in actions_gone_by(cast.days.today).select_related("goal")}
    for story in told["initiatives"]:
        _tell(cast, story, keys)


def _tell(cast: Cast, story: dict[str, Any], keys: dict[str, Any]) -> None:
    begun, by = _on(cast, story), cast.organiser
    with clock.at(cast.days.at((begun - cast.days.today).days, hour=15)):
        row = services.begin_initiative(
            _values(cast, story, keys),
            since=begun,
            stage=story.get("stage", Stage.IDEA),
            leader=story["leader"],
            keep=_keeper(cast, story),
            by=by,
        )
        cast.rows[story["id"]] = row
    for lack in story.get("lacks", []):
        _lack(cast, row, lack, begun)
    for money in story.get("money", []):
        values = _money(cast, money)
        with _then(cast, max(begun, values["decided_on"] or values["filed_on"] or begun)):
            services.add_means(Funding, row, values, by=by)
    for lead in story.get("leads", []):
        with _then(cast, _on(cast, lead)):
            values = {"leader": lead["leader"], "new_leaders": lead.get("new_leaders", 0)}
            services.hand_initiative(row, since=clock.today(), **values, by=by)
    for stage in story.get("stages", []):
        with _then(cast, _on(cast, stage)):
            services.move_initiative(
                row, stage=stage["stage"], since=clock.today(), reason=stage.get("reason", ""), by=by
            )
    _steps(cast, row, story.get("steps", []))


def _values(cast: Cast, story: dict[str, Any], keys: dict[str, Any]) -> dict[str, Any]:
    return {
        "locality": cast.places[story["place"]],
        "group": cast.rows[story["group"]] if "group" in story else None,
        "people": story.get("people"),
        "action_key": keys.get(story.get("action", "")),
        "is_public": story.get("public", False),
        **{name: story[name] for name in ("title", "description", "given", "result") if name in story},
    }


def _keeper(cast: Cast, story: dict[str, Any]) -> Any:
    if "about" not in story:
        return None
    return lambda row: needs.keep_origin(cast.rows[story["about"]], row)


def _lack(cast: Cast, row: Initiative, told: dict[str, Any], begun: date) -> None:
    values = {name: told[name] for name in ("kind", "what", "met_by") if name in told}
    met_on = begun + timedelta(days=told["met_days"]) if "met_days" in told else None
    with _then(cast, met_on or begun):
        lack = services.add_means(Lack, row, values | {"met_on": met_on}, by=cast.organiser)
        if "asset" in told:
            needs.give_to_lack(lack, cast.rows[told["asset"]], by=cast.organiser)


def _money(cast: Cast, told: dict[str, Any]) -> dict[str, Any]:
    """Filed and decided on days of the plan; a day of the year is the next one to come."""
    begins = cast.days.starts_on
    filed = told.get("filed", told.get("decided"))
    values = {"source": told["source"], "name": told.get("name", "")}
    values |= {name: Decimal(told[name]) for name in ("asked", "granted", "spent") if name in told}
    values["state"] = "won" if "granted" in told else "filed" if filed is not None else "seeking"
    values["filed_on"] = begins + timedelta(days=filed) if filed is not None else None
    values["decided_on"] = begins + timedelta(days=told["decided"]) if "decided" in told else None
    if "due" in told:
        month, day = map(int, told["due"].split("-"))
        this_year = date(cast.days.today.year, month, day)
        values["due"] = this_year if this_year > cast.days.on(14) else this_year.replace(year=this_year.year + 1)
    elif "due_days" in told:
        values["due"] = cast.days.on(told["due_days"])
    return values


def _steps(cast: Cast, row: Initiative, told: list[dict[str, Any]]) -> None:
    for step in told:
        with clock.at(cast.days.at(step["days"], hour=16)):
            values = {"what": step["what"], "due": cast.days.on(step["due"]), "owner": cast.organiser}
            promise = make_promise(row, values | {"is_private": False}, by=cast.organiser)
        if "outcome" in step:
            with clock.at(cast.days.at(step["due"], hour=17)):
                keep_promise(promise, outcome=step["outcome"], by=cast.organiser)


def _on(cast: Cast, told: dict[str, Any]) -> date:
    return cast.days.on(told["days"]) if "days" in told else cast.days.starts_on + timedelta(days=told["plan_days"])


def _then(cast: Cast, day: date) -> Any:
    return clock.at(cast.days.at((day - cast.days.today).days, hour=16))
