"""Partners, services, notes, needs, assets and conclusions: what was learnt before the plan, and what changed after."""

from typing import Any

from needs import services as needs
from needs.models import Conclusion
from osl_site.common import clock
from osl_site.common.centre.dictionaries import services as dictionaries
from osl_site.common.centre.models import Method, SocialService, Theme
from osl_site.roof.demo.dates import APPROVED
from osl_site.roof.demo.load import Cast, read
from osl_site.roof.demo.photographs import drawn
from partners import services as partners

PARTNERS_ENTERED = -178
SYNTHESIS = -113  # the day on which needs and assets were put together
OF_REGISTER = (
    *("legal_form", "nip", "regon", "krs", "krkgw", "outside", "community_work", "channel", "state", "alert"),
)
COWORKERS_METHODS = ("field_hours", "walk")


def tell_network(cast: Cast) -> None:
    """Usługi i partnerzy"""
    story = read("network.toml")
    with clock.at(cast.days.at(-179)):
        for service in story["services"]:
            values = {"name": service["name"], "area": service["area"], "commune": cast.served, **story["programme"]}
            row = dictionaries.add_row(SocialService, values, by=None)
            cast.rows[service["id"]] = cast.services[service["id"]] = row
    for partner in story["partners"]:
        with clock.at(cast.days.at(partner.get("since", PARTNERS_ENTERED))):
            _add_partner(cast, partner)


def _add_partner(cast: Cast, partner: dict[str, Any]) -> None:
    values = {
        "name": partner["name"],
        "kind": partner["kind"],
        "localities": cast.localities(partner.get("places", [])),
        "communes": [cast.served] if partner["whole"] else [],
        "animation": partner.get("animation", ""),
        "offers": partner["offers"],
        "is_public": partner["public"],
        "confirmed_on": cast.days.on(min(partner["confirmed"], partner.get("since", PARTNERS_ENTERED))),
        **{name: partner[name] for name in OF_REGISTER if name in partner},
    }
    people = [_person(cast, partner)] if "person" in partner else []
    cast.rows[partner["id"]] = partners.create_partner(values, people=people, by=cast.organiser)


def _person(cast: Cast, partner: dict[str, Any]) -> dict[str, Any]:
    """Whom to contact there, told of it or not yet."""
    told = {"name": partner["person"], "is_public": partner.get("person_is_shown", True)}
    told |= {"email": partner.get("person_email", "")}
    if "informed" not in partner:
        return told
    return told | {"informed_on": cast.days.on(partner["informed"]), "informed_by": partner["informed_by"]}


def tell_recognition(cast: Cast) -> None:
    """Notatki, potrzeby, zasoby i wnioski"""
    story = read("recognition.toml")
    _plan_round(cast, story["round"])
    for note in story["notes"]:
        if note["days"] <= SYNTHESIS:
            _add_note(cast, note)
    with clock.at(cast.days.at(SYNTHESIS, hour=16)):
        for need in story["needs"]:
            _add_need(cast, need)
        for asset in story["assets"]:
            _add_asset(cast, asset)
    for need in story["needs"]:
        _withdraw_need(cast, need)
    for conclusion in story["conclusions"]:
        if "replaces" not in conclusion:
            with clock.at(cast.days.at(conclusion["days"])):
                cast.rows[conclusion["id"]] = needs.create_conclusion(_concluded(cast, conclusion), by=cast.organiser)


def tell_changes(cast: Cast) -> None:
    """Potwierdzenia, nowe notatki i istotna zmiana"""
    story = read("recognition.toml")
    for need in story["needs"]:
        _settle_need(cast, need)
    for note in story["notes"]:
        if note["days"] > SYNTHESIS and note["id"] not in cast.rows:
            _add_note(cast, note)
    for growth in story["growing"]:
        _grow_need(cast, growth)
    for asset in story["assets"]:
        _confirm_asset(cast, asset)
    for partner in read("network.toml")["partners"]:
        if partner["confirmed"] > partner.get("since", PARTNERS_ENTERED):
            with clock.at(cast.days.at(partner["confirmed"])):
                partners.confirm_partner(cast.rows[partner["id"]], by=cast.organiser)
    for conclusion in story["conclusions"]:
        if "replaces" in conclusion:
            _replace(cast, conclusion)


def _plan_round(cast: Cast, told: dict[str, Any]) -> None:
    """The round from which the plan grew: where it went, and when somebody was there."""
    values = {"title": told["title"], "begins_on": cast.days.on(told["from"]), "ends_on": cast.days.on(told["to"])}
    values |= {"methods": list(Method.objects.filter(slug__in=told["methods"]))}
    with clock.at(cast.days.at(told["from"], hour=9)):
        cast.rows["R-2"] = row = needs.create_round(values, places=cast.localities(told["places"]), by=cast.organiser)
    for name, days in told["visited"].items():
        with clock.at(cast.days.at(days, hour=17)):
            needs.visit(row, cast.places[name], by=cast.organiser)


def note_values(cast: Cast, note: dict[str, Any]) -> dict[str, Any]:
    """A note of the story as it is typed."""
    place = cast.places[note["place"]] if "place" in note else None
    return {
        "noted_on": cast.days.on(note["days"]),
        "method": Method.objects.get(slug=note["method"]),
        "commune": None if place else cast.served,
        "locality": place,
        "source": note["source"],
        "people_count": note.get("people"),
        "finding": note["finding"],
        "round": cast.rows.get("R-2") if note["days"] <= SYNTHESIS else None,
        "text": note["text"],
    }


def _add_note(cast: Cast, note: dict[str, Any]) -> None:
    by = cast.people["wspolpracownik"] if note["method"] in COWORKERS_METHODS else cast.organiser
    with clock.at(cast.days.at(note["days"], hour=15)):
        cast.rows[note["id"]] = row = needs.create_note(note_values(cast, note), by=by)
        for point in note.get("points", ()):
            photos = [drawn(what) for what in point.pop("photos", ())]
            needs.add_point(row, {"place": point.pop("at"), **point}, photos=photos, by=by)


def themes_of(code: str) -> list[Theme]:
    """What a need or an asset is about, by which they find each other."""
    return list(Theme.objects.filter(slug__in=read("weighing.toml")["themes"].get(code, ())))


def _add_need(cast: Cast, need: dict[str, Any]) -> None:
    values = {
        "title": need["title"],
        "localities": cast.localities(need.get("places", [])),
        "communes": [cast.served] if need["whole"] else [],
        "groups": [cast.groups[slug] for slug in need["groups"]],
        "themes": themes_of(need["id"]),
        "notes": cast.named(need["notes"]),
        "state": "confirmed",
        "ask_at": read("weighing.toml")["ask_at"].get(need["id"], ""),
    }
    cast.rows[need["id"]] = needs.create_need(values, by=cast.organiser)


def _settle_need(cast: Cast, need: dict[str, Any]) -> None:
    """What became of it: in the plan from its approval on, or passed on some day; nothing of one that is withdrawn."""
    if "withdrawn" in need:
        return
    row = cast.rows[need["id"]]
    values = {"state": need["state"], "state_reason": need.get("reason", "")}
    with clock.at(cast.days.at(need.get("since", APPROVED), hour=14)):
        cast.rows[need["id"]] = needs.change_need(row, values, revision=row.revision, by=cast.organiser)


def _withdraw_need(cast: Cast, need: dict[str, Any]) -> None:
    if told := need.get("withdrawn"):
        with clock.at(cast.days.at(told["days"])):
            needs.withdraw_finding(cast.rows[need["id"]], reason=told["reason"], by=cast.organiser)


def _grow_need(cast: Cast, growth: dict[str, Any]) -> None:
    row = cast.rows[growth["need"]]
    values = {
        "localities": [*row.localities.all(), *cast.localities(growth["places"])],
        "notes": [*row.notes.all(), *cast.named(growth["notes"])],
    }
    with clock.at(cast.days.at(growth["days"])):
        cast.rows[growth["need"]] = needs.change_need(row, values, revision=row.revision, by=cast.organiser)


def _add_asset(cast: Cast, asset: dict[str, Any]) -> None:
    values = {
        "title": asset["title"],
        "kind": asset["kind"],
        "localities": cast.localities(asset.get("places", [])),
        "communes": [cast.served] if asset["whole"] else [],
        "themes": themes_of(asset["id"]),
        "owner": asset.get("owner", ""),
        "partner": cast.rows.get(asset.get("partner")),
        "available": asset["available"],
        "state": asset["state"],
        "confirmed_on": cast.days.on(min(asset["confirmed"], SYNTHESIS)),
        "notes": cast.named(asset.get("notes", [])),
    }
    cast.rows[asset["id"]] = needs.create_asset(values, by=cast.organiser)


def _confirm_asset(cast: Cast, asset: dict[str, Any]) -> None:
    """Asked about once more after it was entered, if the story says so."""
    row = cast.rows[asset["id"]]
    if asset["confirmed"] > SYNTHESIS:
        with clock.at(cast.days.at(asset["confirmed"])):
            needs.change_asset(row, {"confirmed_on": clock.today()}, revision=row.revision, by=cast.organiser)


def _replace(cast: Cast, conclusion: dict[str, Any]) -> None:
    values = _concluded(cast, conclusion) | {"material_change": conclusion["material_change"]}
    with clock.at(cast.days.at(conclusion["days"])):
        earlier: Conclusion = cast.rows[conclusion["replaces"]]
        cast.rows[conclusion["id"]] = needs.replace_conclusion(earlier, values, by=cast.organiser)


def _concluded(cast: Cast, conclusion: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": conclusion["text"],
        "about": conclusion["about"],
        "scope": conclusion["scope"],
        "valid_from": cast.days.on(conclusion["days"]),
        **{name: cast.named(conclusion.get(name, [])) for name in ("needs", "assets", "notes")},
    }
