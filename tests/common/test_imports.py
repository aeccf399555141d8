"""Files as people have them are read as rows: whatever swells, lies or breaks is refused in a sentence."""

import io
import subprocess
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from osl_site.common import clock
from osl_site.common.imports.models import ImportRun
from osl_site.common.imports.reading import delimited, workbooks, zips
from osl_site.common.imports.reading.files import read
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
    made = workbook(["a", "b", "c"], [1, "07", None], [2.5, None, "=1+1"], [])
    assert rows(made) == [["a", "b", "c"], ["1", "07", ""], ["2.5", "", ""]]


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
