"""A resident's whole way on a small phone: into the line of a full meeting, to a place, and away by the link."""

import re
from pathlib import Path

import pytest

from activities import services
from activities.models import Occurrence, Registration
from activities.registrations import codes
from osl_site.common.audit.models import Actor
from osl_site.roof.outbox import letters
from tests import office
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import says

pytestmark = pytest.mark.browser


def looks_right(page):
    assert sideways_scroll(page) == 0
    assert axe_violations(page) == []
    assert page.complaints == []


def let_the_line_move(occurrence, own):
    """Everyone before this person leaves the line, and then somebody gives a place up."""
    for row in occurrence.registrations.in_line().exclude(pk=own.pk):
        services.give_up(row, by=Actor.RESIDENT)
    services.give_up(occurrence.registrations.filter(state="confirmed")[0], by=Actor.RESIDENT)


def link_in_the_letter(name, work_off_queue):
    """The address in the newest letter to this person, which the real worker has sent."""
    work_off_queue()
    folder = Path(office.environment(name)["OSL_MAIL_DIR"])
    letter = next(letter for letter in letters(folder) if "Zwolniło się miejsce" in letter.subject)
    assert letter.to == "zofia@przyklad.pl"
    return re.search(r"https?://[^/]+(/moj-zapis/\S+)", letter.body)[1]


def test_one_signs_up_to_a_full_meeting_is_promoted_confirms_and_gives_up_by_the_link(
    own_visits, own_database, empty_queue, work_off_queue
):
    occurrence = Occurrence.objects.filter(is_full=True, cancelled_at=None).order_by("id")[0]
    with own_visits.page(viewport=NARROW) as page:
        page.goto(f"/spotkania/{occurrence.pk}/")
        page.get_by_role("link", name="Wpisz się na listę rezerwową").first.click()
        page.get_by_label("Imię i nazwisko").fill("Zofia Próbna")
        page.get_by_label("E-mail").fill("zofia@przyklad.pl")
        page.get_by_label("Potrzebuję podwózki").check()
        page.get_by_role("button", name="Wpisz mnie na listę rezerwową").click()
        says(page, "Jesteś na liście rezerwowej, miejsce 3.")
        looks_right(page)

        own = Registration.objects.get(name="Zofia Próbna")
        let_the_line_move(occurrence, own)
        page.goto(link_in_the_letter(own_database, work_off_queue))
        says(page, "Zwolniło się miejsce dla Ciebie.")
        looks_right(page)
        page.get_by_role("button", name="Potwierdzam, przyjdę").click()
        says(page, "Do zobaczenia!")

        page.goto("/moj-zapis/")
        page.get_by_label("Twój kod").fill(codes.code_of(own).lower())
        page.get_by_role("button", name="Pokaż mój zapis").click()
        page.get_by_role("link", name="Zrezygnuj z miejsca").click()
        page.get_by_role("button", name="Tak, rezygnuję").click()
        says(page, "Rezygnacja z tego zapisu przyjęta")
        looks_right(page)
    own.refresh_from_db()
    assert own.state == "cancelled"
