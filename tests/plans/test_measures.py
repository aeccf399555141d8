"""How an indicator is measured: said in the form, printed with the plan, compared, exported, upgraded."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from osl_site.common import clock
from osl_site.common.text.text_diff import Mark
from plans import services
from plans.content import read, write
from plans.diff.compute import diff_versions
from plans.document import workbook
from plans.document.snapshot import snapshot
from plans.forms.indicators import IndicatorForm
from plans.measuring.printed import Milestone as Printed
from plans.models import Aggregate, Indicator, Milestone, Source
from tests.plans.builders import action, goal, plan
from tests.plans.contents import content, indicator
from tests.plans.contents import goal as printed_goal

TYPED = {
    "name": "rodziny na zajęciach",
    "source": "typed",
    "aggregate": "highest",
    "counts_different": "on",
    "baseline": "0",
    "target": "10",
    "unit": "rodziny",
    "milestones": "I kwartał 2027: 4\n2 kw. 2027 r. – 7,5\n2027 rok: 10",
}


def sent(**said):
    return IndicatorForm({**TYPED, **said})


@pytest.fixture
def tea(organiser):
    return action(goal(plan(organiser).versions.get(), organiser), organiser, title="Herbata")


@pytest.mark.django_db
def test_quarters_and_years_are_read_as_people_write_them(organiser, tea):
    form = sent()
    assert form.is_valid(), form.errors
    row = services.add_indicator(tea, form.values, by=organiser)
    row.refresh_from_db()
    assert row.path == [
        Milestone("2027-Q1", Decimal(4)),
        Milestone("2027-Q2", Decimal("7.5")),
        Milestone("2027", Decimal(10)),
    ]
    assert [each.last_day.isoformat() for each in row.path] == ["2027-03-31", "2027-06-30", "2027-12-31"]
    assert IndicatorForm(instance=row)["milestones"].value() == ("I kwartał 2027: 4\nII kwartał 2027: 7,50\n2027: 10")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "at", "sentence"),
    [
        ({"aggregate": "sum"}, "counts_different", "Różnych osób nie dodajemy"),
        ({"source": "meetings"}, "aggregate", "Co liczy aplikacja, to dodaje"),
        ({"source": "meetings", "aggregate": "sum"}, "counts_different", "Co liczy aplikacja, to dodaje"),
        (
            {"source": "participants", "aggregate": "sum", "counts_different": "", "unit": "osób"},
            "unit",
            "Aplikacja liczy udziały",
        ),
        ({"aggregate": "share", "counts_different": "", "target": "101"}, "target", "Odsetek ma od 0 do 100"),
        ({"aggregate": "yes_no", "counts_different": "", "target": "2"}, "target", "wpisz 1, co znaczy „tak”"),
        ({"milestones": "wiosną 2027: 3"}, "milestones", "Wiersz 1: napisz kwartał albo rok"),
        ({"milestones": "2027: dużo"}, "milestones", "Wiersz 1: napisz kwartał albo rok"),
        ({"milestones": "2027: 3\nI kwartał 2027: 2"}, "milestones", "Wiersz 2: ten kwartał albo rok"),
        ({"milestones": "1927: 3"}, "milestones", "Wiersz 1: wpisz rok od 2000"),
    ],
)
def test_what_cannot_be_measured_so_is_refused_at_its_field(said, at, sentence):
    form = sent(**said)
    assert not form.is_valid()
    assert list(form.errors) == [at]
    assert sentence in form.errors[at][0]


@pytest.mark.django_db
def test_a_tally_is_offered_once_somebody_keeps_it():
    offered = [value for value, _label in IndicatorForm().fields["source"].choices]
    assert {"typed", "participants", "group", "meetings"} <= {*offered}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "said",
    [
        {"counts_different": True},
        {"source": Source.MEETINGS, "aggregate": Aggregate.LAST},
        {"aggregate": Aggregate.SHARE, "target": 101},
        {"aggregate": Aggregate.YES_NO, "target": 2},
        {"aggregate": "average"},
        {"source": "rumour"},
    ],
)
def test_the_database_refuses_it_as_well(tea, said):
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(**{"action": tea, "position": 1, "name": "x", "target": 5} | said)


@pytest.mark.django_db
def test_it_is_printed_exported_and_copied(organiser, tea):
    services.add_indicator(
        tea, sent().data | {"counts_different": True, "milestones": [{"period": "2027-Q1", "value": "4"}]}, by=organiser
    )
    printed = snapshot(tea.goal.version)
    (row,) = printed.actions[0].indicators
    assert row.words == "rodziny na zajęciach: od 0 do 10 (rodziny), najwyższa wartość, różne osoby"
    assert (row.kind, row.path) == ("najwyższa wartość, różne osoby", "I kwartał 2027 r.: 4")
    assert read(write(printed)) == printed
    book = load_workbook(BytesIO(workbook.draw(printed, facts=(), moment=clock.now())))
    cells = [cell.value for cell in book["Wskaźniki"][2]]
    assert cells[-2:] == ["najwyższa wartość, różne osoby", "I kwartał 2027 r.: 4"]


@pytest.mark.django_db
def test_a_yes_or_no_is_printed_in_words(organiser, tea):
    services.add_indicator(tea, {"name": "działa punkt", "target": 1, "aggregate": "yes_no"}, by=organiser)
    (row,) = snapshot(tea.goal.version).actions[0].indicators
    assert row.words == "działa punkt: z „nie” na „tak”"


def test_what_older_schemas_stored_is_a_sum_without_a_path():
    stored = write(content(printed_goal("A", indicators=(indicator("i", name="godziny", target="5"),)), schema=3))
    assert "kind" not in stored["goals"][0]["indicators"][0]
    (row,) = read(stored).goals[0].indicators
    assert (row.kind_told, row.milestones) == ("", ())


def test_a_sum_that_is_told_now_differs_from_none_in_nothing():
    before = content(printed_goal("A", indicators=(indicator("i", name="godziny"),)), schema=3)
    after = content(printed_goal("A", indicators=(indicator("i", name="godziny", kind="suma"),)))
    assert diff_versions(before, after).is_empty


def test_another_measure_and_another_path_are_told_by_the_diff():
    path = (Printed(period="2027 r.", to_reach="10"),)
    before = content(printed_goal("A", indicators=(indicator("i", name="godziny", kind="suma"),)))
    row = indicator("i", name="godziny", kind="ostatnia wartość", milestones=path)
    (found,) = diff_versions(before, content(printed_goal("A", indicators=(row,)))).goals[0].indicators
    assert found.mark == Mark.CHANGED
    assert [
        (field.label, [piece.text for piece in field.pieces if piece.mark == Mark.ADDED]) for field in found.fields
    ] == [
        ("Jak się liczy", ["ostatnia wartość"]),
        ("Cele pośrednie", ["2027 r.: 10"]),
    ]
