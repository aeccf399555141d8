"""Files as people have them are read as rows: whatever swells, lies or breaks is refused in a sentence."""

import io
import subprocess
import zipfile
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from osl_site.common import clock
from osl_site.common.imports.cells import DayCell
from osl_site.common.imports.mapping import guessed
from osl_site.common.imports.models import ImportRun
from osl_site.common.imports.reading import delimited, workbook_process, workbooks, zips
from osl_site.common.imports.reading.files import read
from osl_site.common.imports.specs import Head
from osl_site.common.lists.spreadsheets import safe, unsafe
from tests import builders
from tests.breaking import refused

WORDS = "Zażółć gęślą jaźń;Żółwin;śĆŹ"


def rows(content, **options):
    found = read(content, most_rows=options.get("most_rows", 100))
    return [list(found.headings), *[list(line.cells) for line in found.lines]]


def workbook(*lines):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(out)
    return out.getvalue()


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"])
def test_polish_letters_are_read_in_every_encoding_that_offices_save(encoding):
    assert delimited.text_of(f"a;b;c\n{WORDS}\n".encode(encoding)) == f"a;b;c\n{WORDS}\n"


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_the_delimiter_is_the_one_that_parts_all_lines_alike(sign):
    assert rows(f"a{sign}b\n1{sign}2\n".encode()) == [["a", "b"], ["1", "2"]]
    assert rows(b"nazwa\nKowale, Oleckie\n") == [["nazwa"], ["Kowale, Oleckie"]]


def test_a_line_break_within_quotes_is_one_row_and_its_line_is_said():
    assert rows(b'a;b\n"1\n2";3\n') == [["a", "b"], ["1\n2", "3"]]
    with pytest.raises(ValidationError, match="Wiersz 4: liczba kolumn: 3, w nagłówku: 2"):
        rows(b'a;b\n"1\n2";3\n4;5;6\n')


def test_a_spreadsheet_is_read_as_it_is_seen():
    made = workbook(["a", "b", "c"], [1, "07", None], [2.5, None, None], [])
    assert rows(made) == [["a", "b", "c"], ["1", "07", ""], ["2.5", "", ""]]


def reworked(content, change):
    """The same workbook with the markup of its sheets changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            markup = old.read(info)
            new.writestr(info.filename, change(markup) if info.filename.startswith(workbooks.SHEETS) else markup)
    return out.getvalue()


def merged(book):
    book.active.merge_cells("A2:A3")


def hidden(book):
    book.active.row_dimensions[3].hidden = True


def calculated(book):
    book.active["B3"] = "=A2+1"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (merged, "scalone komórki \\(A2:A3\\)"),
        (hidden, "ukryte wiersze, na przykład 3"),
        (calculated, "W komórce B3 jest wzór bez wyniku"),
    ],
)
def test_what_would_be_read_otherwise_than_it_is_seen_is_refused(change, said):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for line in (["a", "b"], [1, 2], [3, 4]):
        book.active.append(line)
    change(book)
    book.save(out)
    with pytest.raises(ValidationError, match=said):
        rows(out.getvalue())


def test_formulas_say_their_values_an_empty_text_too():
    value = lambda markup: (
        markup.replace(b"<v></v>", b"<v>7</v>").replace(b"<v />", b"<v>7</v>").replace(b"<v/>", b"<v>7</v>")
    )
    assert rows(reworked(workbook(["a", "b"], [1, "=1+6"]), value)) == [["a", "b"], ["1", "7"]]
    assert workbook_process.refusal_of(b'<c r="A1" t="str"><f>IF(B1="","",1)</f><v></v></c>') == ""


def test_of_several_sheets_the_first_that_is_seen_and_full_is_read():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["ukryte"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Pusty")
    for name in ("Notatki", "Inne"):
        sheet = book.create_sheet(name)
        sheet.append([name, "b"])
    book.save(out)
    found = read(out.getvalue(), most_rows=5)
    assert (found.headings, found.remarks) == (
        ("Notatki", "b"),
        ("Czytamy arkusz „Notatki”. Pozostałych nie czytamy.",),
    )


def test_days_are_understood_as_people_and_spreadsheets_write_them():
    said = ["2026-11-29", "29.11.2026", "29.11.2026 r.", "29-11-2026", "29/11/2026", "2026-11-29T18:30:00", "46355"]
    assert {DayCell().clean(day) for day in said} == {date(2026, 11, 29)}
    with pytest.raises(ValidationError, match="„jutro” nie jest dniem"):
        DayCell().clean("jutro")


def test_columns_are_guessed_by_their_headings_once():
    heads = (Head("text", "Treść", ("opis",)), Head("where", "Miejscowość", ("gdzie",)), Head("day", "Kiedy"))
    assert guessed(heads, ["OPIS", "Gdzie to było", "Treść", ""]) == {"text": "k:2", "where": "k:1"}
    assert guessed(heads, ["Gdzie", "gdzie"]) == {"where": "k:0"}


@given(st.text(max_size=30))
def test_what_a_file_of_ours_says_is_read_in_with_its_words(words):
    assert unsafe(safe(words)) == words


def test_more_rows_than_may_come_are_refused():
    with pytest.raises(ValidationError, match="więcej wierszy niż 2"):
        rows(b"a;b\n1;2\n1;2\n1;2\n", most_rows=2)
    with pytest.raises(ValidationError, match="więcej wierszy niż 2"):
        rows(workbook(["a", "b"], *[[1, 2]] * 3), most_rows=2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b" \n", "pusty"),
        (b"\0\0\0", "odczytać jako tekst"),
        (b"PK\x03\x04broken", "rozpakować"),
        (packed(a_csv="a;b", b_csv="a;b"), "dokładnie jednego pliku CSV"),
        (packed(a_csv=b"0" * (zips.MOST_OCTETS + 1)), "za duży"),
        (b'a;b\n"1;2\n', "Sprawdź cudzysłowy"),
        ((";".join(["k"] * 60) + "\n").encode(), "więcej niż 50 kolumn"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content, said):
    with pytest.raises(ValidationError, match=said):
        rows(content)


def test_a_member_that_lies_about_its_size_is_counted_while_it_comes_out(monkeypatch):
    with pytest.raises(ValidationError, match="za duży"):
        zips.unpacked(packed(a_csv=b"0" * 300_000), "a.csv", most=200_000)


def test_a_spreadsheet_that_wants_too_much_ends_with_its_own_process(monkeypatch):
    monkeypatch.setattr(workbooks, "MEMORY", 2**20)
    monkeypatch.setattr(zips, "MOST_RATIO", 10_000)
    with pytest.raises(ValidationError, match="Tego arkusza nie da się odczytać"):
        rows(workbook(["a", "b"], *[[f"{number:04}" * 5_000, number] for number in range(600)]), most_rows=2_000)


def test_what_reads_a_spreadsheet_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("OSL_SECRET_KEY", "tajny")
    monkeypatch.setenv("DATABASE_URL", "postgres://app:haslo@/osl")
    told, run = [], subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *line, **how: told.append(how["env"]) or run(*line, **how))
    assert len(list(rows(workbook(["a", "b"], [1, 2])))) == 2
    assert told[0].keys() <= set(workbooks.OF_PYTHON)


def test_entities_of_a_spreadsheet_are_not_followed():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>'
    made, out = workbook(["a", "b"], [1, 2]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, bomb if info.filename.startswith(workbooks.SHEETS) else old.read(info))
    with pytest.raises(ValidationError, match="Tego arkusza nie da się odczytać"):
        rows(out.getvalue())


@given(st.binary(max_size=200))
def test_no_bytes_break_it(content):
    try:
        rows(content)
    except ValidationError as refusal:
        assert refusal.messages


@pytest.mark.django_db
def test_the_database_keeps_what_was_read_in():
    by = builders.user("administrator")
    fields = {"spec": "x", "sha256": "0" * 64, "by": by, "made_at": clock.now()}
    run = ImportRun.objects.create(**fields, state="done", ended_at=clock.now())
    refused(lambda: ImportRun.objects.update(state="taken", ended_at=None))
    refused(run.delete)
    with pytest.raises(IntegrityError, match="import_of_a_file_once"), transaction.atomic():
        ImportRun.objects.create(**fields, state="done", ended_at=clock.now())
