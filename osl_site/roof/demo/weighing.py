"""Needs weighed: once before the plan, closed, with dots of residents; and once more, still open. And what may help."""

from typing import Any

from needs import services as needs
from needs.models import Criterion, WeighingSession
from needs.services.weighing import Mark
from osl_site.common import clock
from osl_site.roof.demo.load import Cast, read


def tell_weighing(cast: Cast) -> None:
    """Ważenie potrzeb i zasoby, które mogą pomóc"""
    story = read("weighing.toml")
    for told in story["weighings"]:
        _weigh_all(cast, told)
    with clock.at(cast.days.at(story["pairs"]["days"], hour=10)):
        for code, assets in story["pairs"]["of"].items():
            for asset in cast.named(assets):
                needs.pair(cast.rows[code], asset, by=cast.organiser)


def _weigh_all(cast: Cast, told: dict[str, Any]) -> None:
    criteria = list(Criterion.objects.order_by("position").values_list("pk", flat=True))
    values = {"title": told["title"], "round": cast.rows.get(told.get("round"))}
    with clock.at(cast.days.at(told["days"], hour=17)):
        chosen = [cast.rows[one["need"]] for one in told["weighed"]]
        session = needs.open_weighing(values, needs=chosen, by=cast.organiser)
        weighed = {row.need_id: row for row in session.weighed.select_related("session", "need")}
        for one in (one for one in told["weighed"] if "marks" in one):
            answers = zip(criteria, one["marks"], one["why"], strict=True)
            marks = {criterion: Mark(value, why) for criterion, value, why in answers}
            needs.weigh(weighed[cast.rows[one["need"]].pk], marks, by=cast.people[told["by"]])
    if "closed" in told:
        _close(cast, told, session)


def _close(cast: Cast, told: dict[str, Any], session: WeighingSession) -> None:
    """With the dots that were counted before."""
    dots = {cast.rows[one["need"]].pk: one["dots"] for one in told["weighed"]}
    where = told["dots"]
    values = {"dots_from": where["from"], "dots_on": cast.days.on(where["on"]), "dots_people": where["people"]}
    with clock.at(cast.days.at(told["closed"], hour=16)):
        needs.give_dots(session, dots, values, revision=None, by=cast.organiser)
        needs.close_weighing(session, by=cast.organiser)
