"""The sheet for the table by the door, as it is written before it is drawn."""

import pytest

from activities.paper import sign_up_sheet
from tests import builders
from tests.activities.builders import line_up, sign_up
from tests.reading import unlaid

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(monkeypatch, at, desk):
    """What is on the sheet of a meeting where two are signed up, one of them with an e-mail alone."""
    at(2026, 11, 24, 9)
    builders.office()
    monkeypatch.setattr(sign_up_sheet.pdf_cache, "drawn_for_once", lambda html, moment: html.encode())
    occurrence, _rows = line_up(5, 0)
    sign_up(occurrence, name="Jan Kos", phone="601234567")
    sign_up(occurrence, name="Maria Nowak", phone="", email="maria@przyklad.pl")
    address = f"/biuro/spotkania/{occurrence.pk}/zapisy/lista.pdf"
    return lambda query="": unlaid(desk.get(address + query).content.decode())


def test_who_left_an_e_mail_alone_is_reached_by_it(written):
    sheet = written()
    assert "601 234 567" in sheet.replace("\N{NO-BREAK SPACE}", " ")
    assert "maria@przyklad.pl" in sheet
    assert "@przyklad.pl" not in sheet.replace("maria@przyklad.pl", "")


def test_there_is_room_for_who_comes_without_having_signed_up(written):
    assert "<caption>Osoby bez zapisu</caption>" in written()
    assert written().count('class="list__empty"') == sign_up_sheet.WALK_INS


def test_signatures_have_a_column_where_they_are_asked_for(written):
    assert [written(query).count(">Podpis</th>") for query in ("", "?podpisy=tak", "?podpisy=x")] == [0, 2, 0]
