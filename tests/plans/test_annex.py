"""The annex of a plan: each service of the programme by supporting actions, and of a gap its reason and day."""

import html
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from openpyxl import load_workbook

from activities import services as offer
from osl_site.common.centre.models import SocialService
from osl_site.common.text.text_diff import Mark
from plans import services
from plans.annex.printed import ServiceLine
from plans.content import read, write
from plans.diff.compute import diff_versions
from plans.diff.summary import sentences
from plans.document import workbook
from plans.document.rendering import contents, paper_html
from plans.document.snapshot import snapshot
from plans.exclusions.passages import Passage
from plans.exclusions.redaction import redacted
from plans.models import State, Version
from tests.plans.builders import action, draft, goal
from tests.plans.contents import action as printed_action
from tests.plans.contents import content
from tests.plans.contents import goal as printed_goal
from tests.reading import unlaid

GAP = ServiceLine(
    name="Opieka", programme="", actions=(), reason="Nikt nie prosił.", look_again_on="15 stycznia 2027 r."
)


def service(name, **fields):
    return SocialService.objects.create(name=name, area="family_support", **fields)


def words_of(markup):
    return html.unescape(unlaid(markup)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.django_db
def test_each_service_is_told_by_supporting_actions_and_a_gap_by_what_was_said_of_it(organiser):
    covered, gap, silent = service("Asystent"), service("Opieka", programme="Program"), service("Poradnictwo")
    service("Dawna", is_offered=False)
    version = draft(organiser)
    version.goals.get().actions.get().services.set([covered])
    bonds = action(goal(version, organiser), organiser, kind="bonds")
    bonds.services.set([gap])
    offer.explain_gap(gap, {"reason": "Nikt nie prosił.", "look_again_on": date(2099, 1, 15)}, by=organiser)
    told = snapshot(version)
    assert [(row.name, len(row.actions), row.gap_words) for row in told.services] == [
        ("Asystent", 1, ""),
        ("Opieka", 0, "Nikt nie prosił. Wrócimy do tego 15 stycznia 2099\N{NO-BREAK SPACE}r."),
        ("Poradnictwo", 0, ""),
    ]
    assert [len(actions) for _service, actions in told.actions_of_services] == [1, 0, 0]
    assert silent.name in [row.name for row in told.services]


@pytest.mark.django_db
def test_what_was_handed_over_keeps_its_annex_whatever_is_said_later(organiser):
    row = service("Opieka")
    version = services.submit(draft(organiser), by=organiser)
    offer.explain_gap(row, {"reason": "Później.", "look_again_on": date(2099, 1, 15)}, by=organiser)
    version.refresh_from_db()
    assert [line.reason for line in read(version.snapshot).services] == [""]


@pytest.mark.django_db
def test_the_release_before_goes_on_handing_over_and_neither_more_nor_less_is_taken(organiser):
    version = draft(organiser)
    told = snapshot(version)

    def hand_over(stored):
        with transaction.atomic():
            Version.objects.filter(pk=version.pk).update(state=State.SUBMITTED, snapshot=stored)

    of_today = write(told)
    for wrong in (of_today | {"schema": 4}, write(replace(told, schema=4)) | {"schema": 5}, of_today | {"schema": 3}):
        with pytest.raises(Exception, match="cannot be read"):
            hand_over(wrong)
    assert "services" not in write(replace(told, schema=4))


def test_page_paper_and_contents_have_it_and_a_plan_without_services_has_none():
    told = content(printed_goal("A", printed_action("a", number="1.1")), services=(GAP,))
    page = paper_html(told, changes=None, decision=None)
    assert "Brak. Nikt nie prosił. Wrócimy do tego 15 stycznia 2027 r." in words_of(page)
    assert [line.id for line in contents(told)][-1] == "uslugi"
    assert "Załącznik" not in words_of(paper_html(replace(told, services=()), changes=None, decision=None))


def test_a_programme_of_all_services_is_said_once():
    one = replace(GAP, programme="Program 2026")
    assert content(services=(one, one)).programme == "Program 2026"
    assert content(services=(one, GAP)).programme == ""
    page = paper_html(content(services=(one, one)), changes=None, decision=None)
    assert words_of(page).count("Program 2026") == 1


def test_the_spreadsheet_has_a_sheet_of_services():
    covered = ServiceLine(name="Asystent", programme="Program", actions=("a",), reason="", look_again_on="")
    told = content(printed_goal("A", printed_action("a", number="1.1")), services=(covered, GAP))
    book = load_workbook(io.BytesIO(workbook.draw(told, facts=(), moment=datetime(2026, 12, 1, tzinfo=UTC))))
    rows = list(book["Usługi"].iter_rows(min_row=2, values_only=True))
    assert rows[0][2] == "1.1 Działanie a"
    assert rows[1][3] == "Nikt nie prosił. Wrócimy do tego 15 stycznia 2027 r."


def test_words_that_are_not_public_are_covered_in_the_annex_too():
    told = redacted(content(services=(GAP,)), [Passage(1, "", "Nikt nie prosił")]).content
    assert "Nikt" not in told.services[0].reason


COVERED = ServiceLine(name="Opieka", programme="", actions=("h",), reason="", look_again_on="")
TEA = printed_goal("A", printed_action("h", title="Herbata"))


def annex_of(before, after):
    return next((row for row in diff_versions(before, after).whole if row.name == "services"), None)


def test_what_changed_in_the_annex_is_told_and_nothing_else():
    silent = ServiceLine(name="Asystent", programme="", actions=(), reason="", look_again_on="")
    before, after = content(TEA, services=(GAP, silent)), content(TEA, services=(COVERED, silent))
    told = annex_of(before, after)
    assert [(piece.mark.value, piece.text) for piece in told.pieces] == [
        (Mark.REMOVED.value, "Opieka: brak działań. Nikt nie prosił. Wrócimy do tego 15 stycznia 2027 r."),
        (Mark.ADDED.value, "Opieka: Herbata"),
    ]
    assert "Zmienia się załącznik o usługach." in sentences(diff_versions(before, after))
    assert annex_of(before, replace(before, services=(silent, GAP))) is None  # in another order they say the same
    assert [piece.mark for piece in annex_of(before, replace(before, services=(silent,))).pieces] == [Mark.REMOVED]


def test_another_number_or_name_of_an_action_is_no_change_of_the_annex():
    renamed = printed_goal("A", printed_action("x", title="Nowe"), printed_action("h", title="Kawa"))
    assert annex_of(content(TEA, services=(COVERED,)), content(renamed, services=(COVERED,))) is None


def test_what_an_older_schema_did_not_know_is_no_change():
    assert annex_of(content(TEA, schema=4), content(TEA, services=(GAP,))) is None
    assert annex_of(None, content(TEA, services=(GAP,))) is None
