"""What a report tells of agreements: as they stood on its last day, with the row behind each figure."""

from datetime import date
from random import Random

import pytest

from osl_site.common import registry
from osl_site.common.text.date_formats import polish_day
from partners import services
from partners.agreements.reported import SECTION
from partners.models import Agreement, Amendment
from tests import builders
from tests.partners.builders import agreement, partner, signed_agreement

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)


@pytest.fixture(autouse=True)
def office(at):
    at(2026, 3, 2, 9)
    builders.office()


def drawn(first=FIRST, last=LAST):
    return {figure.key: figure for figure in SECTION.draw(first, last).figures}


def ids(figure):
    return [int(row.partition(":")[2]) for row in figure.rows]


def test_each_figure_names_its_rows_and_each_row_has_a_page(organiser, at):
    older = signed_agreement(by=organiser, ends_on=date(2026, 5, 31))
    agreement(by=organiser)
    at(2026, 5, 4, 9)
    new = signed_agreement(by=organiser, parties=[partner(name="Sklep")])
    at(2026, 6, 1, 9)
    moved = {"agreed_on": date(2026, 6, 1), "changes": "Nowa sala.", "moves_end": False}
    amendment = services.amend_agreement(new, moved, by=organiser)
    found = drawn()
    assert {key: ids(figure) for key, figure in found.items()} == {
        "in_force": [new.pk],
        "signed": [new.pk],
        "amended": [amendment.pk],
        "ended": [older.pk],
    }
    part = SECTION.draw(FIRST, LAST)
    assert [row[0] for row in part.tables[0].rows] == [older.code, new.code]
    assert part.tables[0].rows[1][2:] == ("Sklep", polish_day(date(2026, 5, 4)), "bez końca")
    for kind, pages in SECTION.pages.items():
        named = {int(row.partition(":")[2]) for one in found.values() for row in one.rows if row.startswith(f"{kind}:")}
        assert named and set(pages(list(named))) == named
    assert SECTION in list(registry.report_sections)


def test_what_was_agreed_later_changes_no_earlier_report(organiser, at):
    row = signed_agreement(by=organiser, ends_on=date(2026, 6, 15))
    before = drawn()
    at(2026, 6, 10, 9)
    values = {"agreed_on": date(2026, 6, 10), "changes": "Dłużej.", "moves_end": True, "ends_on": date(2026, 12, 31)}
    services.amend_agreement(row, values, by=organiser)
    assert (ids(before["ended"]), ids(drawn()["ended"])) == ([row.pk], [])
    assert ids(drawn(FIRST, date(2026, 6, 9))["in_force"]) == [row.pk]
    at(2026, 7, 5, 9)
    services.end_agreement(row, on=date(2026, 7, 5), reason="Sala zamknięta.", by=organiser)
    assert (ids(drawn()["in_force"]), ids(drawn()["ended"])) == ([row.pk], [])
    july = drawn(date(2026, 7, 1), date(2026, 7, 31))
    assert (ids(july["in_force"]), ids(july["ended"])) == ([], [row.pk])


def test_figures_are_those_of_a_slow_count(organiser, at):
    chance = Random(7)
    for month in range(1, 12):
        at(2026, month, 3, 9)
        ends = chance.choice([None, date(2026, min(12, month + chance.randint(0, 5)), 28)])
        row = signed_agreement(by=organiser, ends_on=ends)
        if chance.random() < 0.4:
            moved = date(2026, min(12, month + 3), 20)
            values = {"agreed_on": date(2026, month, 3), "changes": "Inaczej.", "moves_end": True, "ends_on": moved}
            services.amend_agreement(row, values, by=organiser)
        if chance.random() < 0.3:
            services.end_agreement(row, on=date(2026, month, 3), reason="Koniec.", by=organiser)
    found = {key: len(figure.rows) for key, figure in drawn().items()}
    slow = dict.fromkeys(found, 0)
    for row in Agreement.objects.all():
        until = row.ends_on
        for amendment in Amendment.objects.filter(agreement=row, moves_end=True).order_by("number"):
            until = amendment.ends_on if amendment.agreed_on <= LAST else until
        if row.signed_on > LAST:
            continue
        last = min(filter(None, (until, row.ended_on)), default=None)
        holds = (row.ended_on is None or row.ended_on > LAST) and (until is None or until >= LAST)
        slow["in_force"] += holds
        slow["signed"] += row.signed_on >= FIRST
        slow["ended"] += last is not None and FIRST <= last <= LAST
    slow["amended"] = sum(FIRST <= row.agreed_on <= LAST for row in Amendment.objects.all())
    assert found == slow
    assert found["ended"] and found["in_force"] > 1


def test_as_much_is_asked_of_one_as_of_nine(organiser, django_assert_num_queries):
    for count in (1, 8):
        for _number in range(count):
            signed_agreement(by=organiser)
        with django_assert_num_queries(3):
            drawn()
