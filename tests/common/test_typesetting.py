"""What every document gets before it is drawn: words that stay together, columns by their contents, rows over pages."""

from xml.etree.ElementTree import fromstring, tostring

import pytest

from osl_site.common.documents.typesetting import shares, typeset
from osl_site.common.text.typography import tied

NBSP = "\N{NO-BREAK SPACE}"
LONG = "Organizowanie i prowadzenie spotkań sąsiedzkich w świetlicach wiejskich. " * 7


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("w Kandytach i w Sągnitach", "w~Kandytach i~w~Sągnitach"),
        ("A w domu (z dziećmi)", "A~w~domu (z~dziećmi)"),
        ("„w domu” i „u siebie”", "„w~domu” i~„u~siebie”"),
        ("razem z", "razem z"),
        ("koszt 12 000 zł", "koszt 12~000~zł"),
        ("29 listopada 2026 r.", "29~listopada 2026~r."),
        ("art. 20 ust. 3 pkt 2, nr 7", "art.~20 ust.~3 pkt~2, nr~7"),
        ("na rok 2031", "na~rok~2031"),
        ("na 2027 rok, 2 tys. zł", "na 2027~rok, 2~tys.~zł"),
        ("I kwartał 2027, III kw.", "I~kwartał 2027, III~kw."),
        ("raz -- dwa--trzy", "raz – dwa--trzy"),
        ("plan na rok szkolny", "plan na rok szkolny"),
        ("20 osób, 3 km, 5 proc.", "20~osób, 3~km, 5~proc."),
        ("ul. Szkolna 3", "ul.~Szkolna 3"),
        ("5 rzeczy i 3 wsie", "5 rzeczy i~3 wsie"),
        ("1 stary dom", "1 stary dom"),
    ],
)
def test_what_stays_together(typed, shown):
    assert tied(typed) == shown.replace("~", NBSP)
    assert tied(tied(typed)) == tied(typed)


def typeset_words(page):
    root = fromstring(page)
    typeset(root)
    return tostring(root, encoding="unicode")


def test_words_are_tied_across_the_page_and_in_no_drawing_or_code():
    page = "<title>w a</title><p>razem <b>w </b>domu i <i>z</i> nami</p><code>a b</code><svg><title>w a</title></svg>"
    shown = typeset_words(f"<html>{page}</html>")
    assert f"<b>w{NBSP}</b>domu i{NBSP}<i>z</i> nami" in shown
    assert "<code>a b</code>" in shown
    assert shown.count("<title>w a</title>") == 2


def test_a_column_gets_what_its_words_ask_for():
    task, who, when, cost = shares(
        [["Zadanie", "Adresaci", "Termin", "Koszt"], [LONG, "osoby starsze", "co wtorek", "5 zł"]]
    )
    assert task > 40
    assert min(who, when, cost) > 8
    assert task + who + when + cost == pytest.approx(100)


def test_a_number_that_must_not_break_has_its_width():
    money = f"1{NBSP}234{NBSP}567,00{NBSP}zł"
    *_others, cost = shares([["Zadanie", "Opis", "Koszt"], [LONG, LONG, money]])
    assert cost * 1.66 > len(money) * 1.7


def rows(cells):
    return "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)


def test_only_a_long_row_may_go_on_over_the_page():
    page = f'<html><main data-columns=""><table>{rows([["a", "b"], [LONG, "b"]])}</table></main></html>'
    shown = typeset_words(page)
    assert shown.count("<col ") == 2
    assert shown.index("<td>a") < shown.index("row-of-many-lines") < shown.index("Organizowanie")
    assert shown.count("row-of-many-lines") == 1


def test_a_table_that_names_its_widths_keeps_them_and_one_elsewhere_is_left_alone():
    table = f"<table data-widths='30 136'>{rows([['a', 'b']])}</table>"
    assert "width: 18.1%" in typeset_words(f'<html><main data-columns="">{table}</main></html>')
    assert "<col" not in typeset_words(f"<html><main>{table}</main></html>")


def test_a_table_with_cells_over_columns_is_measured_by_its_other_rows():
    inside = f"<tr><td colspan='2'>Cel</td></tr>{rows([['a', 'b']])}"
    shown = typeset_words(f'<html><main data-columns=""><table>{inside}</table></main></html>')
    assert shown.count("<col ") == 2
