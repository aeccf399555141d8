"""What waits for a person leads to where it is done."""

from datetime import date

from osl_site.common import registry
from osl_site.common.accounts.rules import is_director, is_organiser
from osl_site.common.registry import Matter, MattersOf
from osl_site.common.registry.slots import Slot
from osl_site.roof import desk
from tests.needs import builders


def test_assets_to_confirm_are_said_with_the_way_to_them_alone(at, organiser):
    at(2026, 12, 1, 9)
    builders.asset(confirmed_on=date(2026, 5, 1))
    builders.asset(confirmed_on=date(2026, 11, 30))

    matter = next(matter for matter in desk.matters(organiser) if matter.action == "Sprawdź zasoby")

    assert matter.sentence == "1 zasób jest do potwierdzenia."
    assert matter.url == "/biuro/rozeznanie/zasoby/?do_potwierdzenia=on"


def test_what_is_urgent_comes_first_and_nobody_is_asked_about_what_is_not_theirs(monkeypatch, organiser):
    quiet, loud = Matter("Potem.", "Otwórz", "/potem/"), Matter("Teraz!", "Otwórz", "/teraz/", urgent=True)
    monkeypatch.setattr(registry, "desk", Slot())
    registry.desk.register(MattersOf(lambda user: 1 / 0, may=is_director), position=5)
    registry.desk.register(MattersOf(lambda user: [loud], may=is_organiser), position=20)
    registry.desk.register(MattersOf(lambda user: [quiet, loud], may=is_organiser), position=10)

    assert desk.matters(organiser) == [loud, loud, quiet]
