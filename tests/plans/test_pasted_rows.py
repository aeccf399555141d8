"""Rows pasted from Word or a spreadsheet: read, shown, and added all or none."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from osl_site.common.audit.models import Entry
from osl_site.common.forms.once import FIELD
from plans import services
from plans.drafting.completeness import ONE_MANNER, missing
from plans.drafting.pasted_rows import pasted
from plans.forms.costs import NO_SUM
from plans.forms.pasted_rows import PastedRowsForm
from tests.plans.builders import one_table

NBSP = "\N{NO-BREAK SPACE}"
FOUR = """Lp.\tZadanie\tAdresaci\tTermin
1.\tSpotkania sąsiedzkie w świetlicach\tmieszkańcy sołectw\tstyczeń–grudzień 2023
2.\tGrupa wsparcia dla opiekunów\topiekunowie\tmarzec–listopad 2023
3.\tWolontariat\tosoby starsze\tna bieżąco
4.\t"Dzień sąsiada
w trzech wsiach"\twszyscy\tmaj 2023 r.
"""
SIXTY_SIX = "\n".join(
    ["Nazwa działania\tOpis\tSposób realizacji\tTermin\tOdpowiedzialny\tKoszt\tUwagi"]
    + [
        f"Działanie {n} {'bardzo ' * 60}długie\tCo robimy\tJak\tI–{'II' if n % 2 else 'III'} kw.\tOSL\t{n}00,50 zł\tx"
        for n in range(66)
    ]
)


def cells(text):
    return [tuple(row.values()) for row in pasted(text).rows]


def test_a_real_table_is_read_by_its_heads():
    found = pasted(FOUR)
    assert found.labels == ["Nazwa działania", "Adresaci", "Termin realizacji"]
    assert (found.left_out, len(found.rows)) == ((), 4)
    assert found.rows[0] == {
        "title": "Spotkania sąsiedzkie w świetlicach",
        "addressees": "mieszkańcy sołectw",
        "time_words": "styczeń–grudzień 2023",
    }
    assert found.rows[3]["title"] == "Dzień sąsiada\nw trzech wsiach"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Herbata\tseniorzy\tmaj", [("Herbata", "seniorzy", "maj")]),
        ("1\tHerbata\tmaj\n2\tBank czasu\tlipiec", [("Herbata", "maj"), ("Bank czasu", "lipiec")]),
        ("Herbata\nBank czasu\n\n", [("Herbata",), ("Bank czasu",)]),
        ("1. Herbata\tmaj", [("Herbata", "maj")]),
        ("Zadanie;Termin\r\nHerbata;maj", [("Herbata", "maj")]),
        ("Cel;Termin\nHerbata;maj", [("Herbata", "maj")]),
        (" \n\t\n", []),
        (
            "Działania edukacyjne\tSeniorzy\tna bieżąco",
            [("Działania edukacyjne", "Seniorzy", "na bieżąco")],
        ),
        ("Co miesiąc spotkanie\tLiderzy\tco miesiąc", [("Co miesiąc spotkanie", "Liderzy", "co miesiąc")]),
        ('"Kawiarenka" sąsiedzka\tmaj\n"Bank\tlipiec', [('"Kawiarenka" sąsiedzka', "maj"), ('"Bank', "lipiec")]),
        ('"Kawiarenka"\tmaj', [('"Kawiarenka"', "maj")]),
        ('"Klub ""Róża"""\tmaj', [('Klub "Róża"', "maj")]),
        (
            "Herbata\n sąsiedzka\tdzieci\nseniorzy\tmaj\nx\ty\tz",
            [("Herbata\nsąsiedzka", "dzieci, seniorzy", "maj"), ("x", "y", "z")],
        ),
        (
            "Herbata\tdzieci\tmaj –\nczerwiec\nx\ty\tz\nlub w\n",
            [("Herbata", "dzieci", "maj – czerwiec"), ("x", "y", "z, lub w")],
        ),
        ("Zadanie\tTermin\nHerbata\nsąsiedzka\tmaj\nBank\tlipiec", [("Herbata\nsąsiedzka", "maj"), ("Bank", "lipiec")]),
        ("50. rocznica koła\tmaj\nHerbata\tmaj", [("50. rocznica koła", "maj"), ("Herbata", "maj")]),
    ],
)
def test_a_table_without_heads_is_read_by_its_columns(text, rows):
    assert cells(text) == rows


def test_columns_that_are_left_out_are_said():
    assert pasted(SIXTY_SIX).left_out == ("Uwagi",)
    assert pasted("Zadanie\tAdresaci\tTermin\nHerbata\tseniorzy\tmaj\tsala").left_out == ("kolumna 4",)
    assert pasted("a\tb\tc\td\te\t100 zł\tuwaga").left_out == ("kolumna 6", "kolumna 7")


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "count"), [(FOUR, 4), (SIXTY_SIX, 66)])
def test_a_table_is_shown_and_then_added_whole(text, count, organiser, signed_in):
    table = one_table(organiser).goals.get()
    writer, address = signed_in(organiser), reverse("plans:actions_paste", args=[table.pk])
    shown = writer.post(address, {"rows": text, "podglad": "1"})
    assert f"Podgląd wierszy: {count}. Nic nie jest jeszcze zapisane." in shown.text
    assert table.actions.count() == 5
    answer = writer.post(address, {"rows": text})
    assert answer.status_code == 302
    assert list(table.actions.values_list("position", flat=True)) == list(range(1, count + 6))
    assert table.actions.exclude(time_words="").count() == count + 5
    assert Entry.objects.filter(act="actions.pasted").count() == 1


@pytest.mark.django_db
def test_one_wrong_row_adds_none_and_is_told(organiser, signed_in):
    table = one_table(organiser).goals.get()
    text = "Zadanie\tTermin\tKoszt\nHerbata\tmaj\t100\n\tod maja 2023 do marca 2023\ttanio"
    form = PastedRowsForm({"rows": text}, goal=table)
    assert form.errors["rows"] == ["Popraw wiersze: 2. Nic nie jest jeszcze dodane."]
    assert [row.errors for row in form.checked] == [
        (),
        (
            "Wpisz tutaj: nazwa działania.",
            "Termin realizacji: Koniec terminu jest wcześniejszy niż początek. Popraw jeden z nich.",
            f"Koszt: {NO_SUM}",
        ),
    ]
    signed_in(organiser).post(reverse("plans:actions_paste", args=[table.pk]), {"rows": text})
    assert table.actions.count() == 5


@pytest.mark.django_db
def test_rows_are_added_all_or_none(organiser):
    table = one_table(organiser).goals.get()
    with pytest.raises(ValidationError):
        services.add_actions(table, [{"title": "Herbata"}, {"title": ""}], by=organiser)
    assert table.actions.count() == 5


@pytest.mark.django_db
def test_what_is_saved_may_be_followed_by_the_next(organiser, signed_in):
    table = one_table(organiser).goals.get()
    address = reverse("plans:action_add", args=[table.pk])
    answer = signed_in(organiser).post(address, {"title": "Herbata", "nastepne": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert table.actions.last().title == "Herbata"


@pytest.mark.django_db
def test_a_table_is_asked_for_one_common_manner(organiser):
    version = one_table(organiser)
    services.change_version(version, {"manner": ""}, revision=version.revision, by=organiser)
    version.refresh_from_db()
    address = reverse("plans:version_edit", args=[version.pk])
    assert [(lack.sentence, lack.url) for lack in missing(version)] == [(ONE_MANNER, address)]


@pytest.mark.django_db
def test_the_preview_says_how_times_and_costs_are_understood(organiser):
    table = one_table(organiser).goals.get()
    text = "Zadanie\tTermin\tKoszt\tŹródło finansowania\nHerbata\tI kwartał 2023\t3 tys. zł\tbudżet gminy\n"
    text += "Bank\tmaj\tbez kosztów\t"
    form = PastedRowsForm({"rows": text}, goal=table)
    assert form.errors == {}
    assert [
        [(cell.label, cell.read.replace(NBSP, " ")) for cell in row.cells if cell.read] for row in form.checked
    ] == [
        [
            ("Termin realizacji", "Rozumiemy: od 1 stycznia 2023 r. do 31 marca 2023 r."),
            ("Koszt", "Rozumiemy: 3 000 zł, skąd: budżet gminy."),
        ],
        [
            ("Termin realizacji", "Rozumiemy: od 1 maja 2023 r. do 31 maja 2023 r."),
            ("Koszt", "Rozumiemy: bez kosztu."),
        ],
    ]
    services.add_actions(table, form.values, by=organiser)
    tea, bank = table.actions.filter(title__in=["Herbata", "Bank"])
    assert [(line.amount, line.source) for line in tea.cost_lines] == [(3000, "budżet gminy")]
    assert list(bank.cost_lines) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cell", "read"),
    {
        "3 tys. zł (PPGR)": "3 000 zł, skąd: PPGR.",
        '"1 000 zł (gmina)\n500 zł (fundusz sołecki)"': "1 500 zł, skąd: gmina, fundusz sołecki.",
    }.items(),
)
def test_a_cost_is_read_with_the_source_in_brackets_behind_it(cell, read, organiser):
    table = one_table(organiser).goals.get()
    form = PastedRowsForm({"rows": f"Zadanie\tKoszt\nHerbata\t{cell}"}, goal=table)
    assert form.errors == {}
    assert form.checked[0].cells[1].read.replace(NBSP, " ") == f"Rozumiemy: {read}"


@pytest.mark.django_db
def test_rows_that_are_sent_twice_are_added_once_and_that_is_said(organiser, signed_in):
    table = one_table(organiser).goals.get()
    reader, address = signed_in(organiser), reverse("plans:actions_paste", args=[table.pk])
    typed = {"rows": "Herbata\nBank czasu", FIELD: str(uuid4())}
    before = table.actions.count()
    pages = [reader.post(address, typed, follow=True).text for _press in range(2)]
    assert "Dodano działania z tabeli: 2." in pages[0]
    assert "Te wiersze są już dodane." in pages[1]
    assert table.actions.count() == before + 2


@pytest.mark.django_db
def test_words_in_brackets_that_are_no_source_are_not_taken_for_one(organiser):
    table = one_table(organiser).goals.get()
    form = PastedRowsForm({"rows": "Zadanie\tKoszt\nHerbata\t3 000 zł (rocznie)"}, goal=table)
    assert list(form.errors) == ["rows"]
    assert NO_SUM in form.checked[0].errors[0]
