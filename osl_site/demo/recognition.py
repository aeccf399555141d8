"""Partners, services, notes, needs, assets and conclusions."""

from typing import Any

from needs import services as needs
from needs.models import Conclusion
from osl_site import clock
from osl_site.centre import services as centre
from osl_site.demo.load import Cast, read
from partners import services as partners

SYNTHESIS = -113  # the day on which needs and assets were put together
COWORKERS_METHODS = ("field_hours", "walk")


def tell_network(cast: Cast) -> None:
    """Usługi i partnerzy"""
    story = read("network.toml")
    with clock.at(cast.days.at(-179)):
        for service in story["services"]:
            row = centre.add_service({"name": service["name"], "area": service["area"]}, by=None)
            cast.rows[service["id"]] = cast.services[service["id"]] = row
    for partner in story["partners"]:
        with clock.at(cast.days.at(-178)):
            _add_partner(cast, partner)


def _add_partner(cast: Cast, partner: dict[str, Any]) -> None:
    values = {
        "name": partner["name"],
        "kind": partner["kind"],
        "localities": cast.localities(partner.get("places", [])),
        "whole_commune": partner["whole"],
        "animation": partner.get("animation", ""),
        "offers": partner["offers"],
        "is_public": partner["public"],
        "confirmed_on": cast.days.on(partner["confirmed"]),
    }
    people = [{"name": partner["person"], "is_public": True}] if "person" in partner else []
    cast.rows[partner["id"]] = partners.create_partner(values, people=people, by=cast.organiser)


def tell_recognition(cast: Cast) -> None:
    """Notatki, potrzeby, zasoby i wnioski"""
    story = read("recognition.toml")
    for note in story["notes"]:
        with clock.at(cast.days.at(note["days"], hour=15)):
            _add_note(cast, note)
    with clock.at(cast.days.at(SYNTHESIS)):
        for need in story["needs"]:
            _add_need(cast, need)
        for asset in story["assets"]:
            _add_asset(cast, asset)
    for conclusion in story["conclusions"]:
        with clock.at(cast.days.at(conclusion["days"])):
            cast.rows[conclusion["id"]] = _conclude(cast, conclusion)


def _add_note(cast: Cast, note: dict[str, Any]) -> None:
    place = cast.places[note["place"]] if "place" in note else None
    served = next(commune for commune in cast.communes.values() if commune.is_served)
    values = {
        "noted_on": cast.days.on(note["days"]),
        "method": note["method"],
        "commune": place.commune if place else served,
        "locality": place,
        "source": note["source"],
        "people_count": note.get("people"),
        "finding": note["finding"],
        "text": note["text"],
    }
    by = cast.people["wspolpracownik"] if note["method"] in COWORKERS_METHODS else cast.organiser
    cast.rows[note["id"]] = needs.create_note(values, by=by)


def _add_need(cast: Cast, need: dict[str, Any]) -> None:
    values = {
        "title": need["title"],
        "localities": cast.localities(need.get("places", [])),
        "whole_commune": need["whole"],
        "groups": [cast.groups[slug] for slug in dict.fromkeys(need["groups"])],
        "notes": cast.named(need["notes"]),
        "state": need["state"],
        "state_reason": need.get("reason", ""),
    }
    cast.rows[need["id"]] = needs.create_need(values, by=cast.organiser)


def _add_asset(cast: Cast, asset: dict[str, Any]) -> None:
    values = {
        "title": asset["title"],
        "kind": asset["kind"],
        "localities": cast.localities(asset.get("places", [])),
        "whole_commune": asset["whole"],
        "owner": asset.get("owner", ""),
        "partner": cast.rows.get(asset.get("partner")),
        "available": asset["available"],
        "state": asset["state"],
        "confirmed_on": cast.days.on(asset["confirmed"]),
        "notes": cast.named(asset.get("notes", [])),
    }
    cast.rows[asset["id"]] = needs.create_asset(values, by=cast.organiser)


def _conclude(cast: Cast, conclusion: dict[str, Any]) -> Conclusion:
    values = {
        "text": conclusion["text"],
        "about": conclusion["about"],
        "scope": conclusion["scope"],
        "valid_from": cast.days.on(conclusion["days"]),
        **{name: cast.named(conclusion.get(name, [])) for name in ("needs", "assets", "notes")},
    }
    if earlier := cast.rows.get(conclusion.get("replaces")):
        values |= {"material_change": conclusion["material_change"]}
        return needs.replace_conclusion(earlier, values, by=cast.organiser)
    return needs.create_conclusion(values, by=cast.organiser)
