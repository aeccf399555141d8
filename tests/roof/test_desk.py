"""What waits for a person leads to where it is done."""

from datetime import date

from osl_site.roof import desk
from tests.needs import builders


def test_assets_to_confirm_are_said_with_the_way_to_them_alone(at, organiser):
    at(2026, 12, 1, 9)
    builders.asset(confirmed_on=date(2026, 5, 1))
    builders.asset(confirmed_on=date(2026, 11, 30))

    matter = next(matter for matter in desk.todos(organiser) if matter.action == "Sprawdź zasoby")

    assert matter.sentence == "1 zasób jest do potwierdzenia."
    assert matter.url == "/biuro/rozeznanie/zasoby/?do_potwierdzenia=on"
