"""Notes, submissions and needs come from files: looked at first, whole or not at all, the same rows once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from needs import services
from needs.imports.known import Known
from needs.imports.notes import NoteRow
from needs.models import FieldNote, Need, Submission, SubmissionState, SubmissionStep
from needs.services.states import ensure_states
from needs.submissions.codes import fresh_code
from osl_site.common import clock, registry
from osl_site.common.audit.models import Entry
from osl_site.common.centre.models import Method
from osl_site.common.imports import services as imports
from osl_site.common.imports.mapping import guessed
from osl_site.common.imports.models import ImportRun, Outcome, RunState
from osl_site.common.imports.reading.files import read
from osl_site.common.imports.rows import MAIN, Result
from osl_site.common.imports.specs import Done
from osl_site.common.lists.list_page import FORMAT
from osl_site.common.privacy import services as retention
from osl_site.common.search.asked import asked_for
from osl_site.common.withdrawal import services as withdrawal
from tests import builders
from tests.needs import builders as needs
from tests.reading import text_of

pytestmark = pytest.mark.django_db
NOTES = "Kiedy;Treść;Miejscowość;Metoda;Co to jest;Kto mówił;Osób\n"
TWO = (
    "2026-11-20;Nie ma ławki przy przystanku.;Toprzynach;rozmowa;potrzeba;mieszkanka;1\n"
    "21.11.2026;Sąsiadki chcą razem szyć.;cała gmina;rozmowa;oba;;6\n"
)
SUBMISSIONS = "Przyszło;Treść;Co to jest;Jak przyszło;Stan;Dlaczego odłożone;Kto odpowiada;Skarga\n"


values = NoteRow.values.fget


@pytest.fixture(autouse=True)
def here(at, organiser):
    at(2026, 12, 1, 9)
    builders.locality("Toprzyny", locative="w Toprzynach")
    return organiser


def looked_at(text, *, by, kind="notatki"):
    """The run of a file whose columns are as they were guessed."""
    content = text.encode() if isinstance(text, str) else text
    spec = registry.imports.of(kind)
    run = imports.take(spec, {MAIN: ("plik.csv", content)}, by=by)
    mapping = guessed(spec.heads, read(content, most_rows=5).headings)
    return imports.ask(run, scope=[], is_for_real=False, mapping=mapping, by=by)


def taken(text, *, by, kind="notatki"):
    run = looked_at(text, by=by, kind=kind)
    assert run.errors == []
    return imports.ask(run, scope=[], is_for_real=True, by=by)


def test_a_look_changes_nothing_and_uses_up_no_number(organiser):
    first = needs.note().pk
    run = looked_at(NOTES + TWO, by=organiser)
    assert (run.state, FieldNote.objects.count()) == (RunState.LOOKED, 1)
    assert Entry.objects.filter(act="note.created").count() == 0
    taken(NOTES + TWO, by=organiser)
    assert sorted(FieldNote.objects.values_list("pk", flat=True)) == [first, first + 1, first + 2]


def test_rows_become_notes_that_are_found_and_whose_trail_is_one_act(organiser):
    run = taken(NOTES + TWO, by=organiser)
    found = FieldNote.objects.order_by("pk").values_list("noted_on", "place_unknown", "finding", "people_count")
    assert list(found) == [(date(2026, 11, 20), False, "need", 1), (date(2026, 11, 21), False, "both", 6)]
    assert [note.place for note in FieldNote.objects.order_by("pk")] == ["Toprzyny", "cała gmina (Górowo Iławeckie)"]
    assert FieldNote.objects.filter(asked_for("ławką").within(FieldNote)).count() == 1
    root = Entry.objects.get(act="import.done")
    assert (root.subject_id, root.parts.filter(act="note.created").count(), root.by) == (run.pk, 2, organiser)
    assert list(run.rows.values_list("outcome", "name").order_by("pk")) == [
        ("added", note.code) for note in FieldNote.objects.order_by("pk")
    ]
    assert run.files.count() == 0


def test_the_same_file_and_the_same_rows_in_another_add_nothing(organiser):
    taken(NOTES + TWO, by=organiser)
    again = looked_at(NOTES + TWO, by=organiser)
    assert (again.state, again.errors) == (
        RunState.REFUSED,
        ["Ten plik już wczytano 1 grudnia 2026\N{NO-BREAK SPACE}r. Nic nie dodaliśmy."],
    )
    longer = NOTES + TWO + "22.11.2026;Brak chodnika.;;obserwacja;potrzeba;;\n" * 2
    run = taken(longer, by=organiser)
    assert FieldNote.objects.count() == 4
    assert run.rows.filter(outcome="same").count() == 2


def test_every_mistake_is_told_with_its_line_and_nothing_is_taken(organiser):
    wrong = (
        "32.13.2026;Tekst.;Toprzynny;rozmowa;potrzeba;;\n"
        ";Tekst.;;rozmowa;nie wiem;;zero\n"
        "2027-01-01;x;;rozmowa;potrzeba;;0\n"
    )
    run = looked_at(NOTES + TWO + wrong, by=organiser)
    assert run.errors == [
        "Wiersz 4: Kiedy: „32.13.2026” nie jest dniem. Wpisz na przykład 29.11.2026."
        " Miejscowość: nie ma takiej miejscowości: „Toprzynny”. Czy chodzi o: Toprzyny?",
        "Wiersz 5: brakuje: Kiedy. Co to jest: nie znamy słowa „nie wiem”. Wpisz jedno z: potrzeba, potencjał,"
        " potrzeba i potencjał. Osób: „zero” nie jest liczbą.",
        "Wiersz 6: Kiedy: ten dzień jeszcze nie nadszedł. Osób: Wpisz liczbę nie mniejszą niż 1.",
    ]
    assert FieldNote.objects.count() == 0


def test_what_the_database_alone_refuses_is_told_with_its_line(organiser, monkeypatch):
    monkeypatch.setattr("needs.imports.notes.NoteRow.clean_text", lambda form: "")
    assert looked_at(NOTES + TWO, by=organiser).errors[0].startswith("Wiersz 2: ")


def test_what_a_trigger_alone_refuses_is_told_with_its_line_and_nothing_is_taken(organiser, monkeypatch):
    run = looked_at(NOTES + TWO, by=organiser)
    days = {"Sąsiadki chcą razem szyć.": date(1, 1, 1)}
    monkeypatch.setattr(
        "needs.imports.notes.NoteRow.values",
        property(lambda row: values(row) | {"noted_on": days.get(row.cleaned_data["text"], date(2026, 11, 20))}),
    )
    run = imports.ask(run, scope=[], is_for_real=True, by=organiser)
    for refused in (run, looked_at(NOTES + TWO, by=organiser)):
        assert refused.state == RunState.REFUSED
        assert refused.errors == ["Wiersz 3: baza danych nie przyjmuje tego wiersza. Sprawdź jego dni, miejsce i stan."]
    assert not FieldNote.objects.exists()


def test_a_look_is_the_same_run_with_its_steps_and_what_rows_choose_and_nothing_of_it_stays(organiser, monkeypatch):
    note, before = needs.note(), FieldNote.objects.count()
    lines = "20.11.2026;Nie ma ławki.;Czegoś brakuje;Telefon;Odłożone;droga powiatowa;Zarząd Dróg;nie\n"
    assert looked_at(SUBMISSIONS + lines, by=organiser, kind="zgloszenia").errors == []
    head = f"Potrzeba;Gdzie;Z których notatek\nŁawka;Toprzyny;{note.code}\n"
    assert looked_at(head, by=organiser, kind="potrzeby").errors == []
    assert [model.objects.count() for model in (Submission, SubmissionStep, Need, FieldNote)] == [0, 0, 0, before]
    built = SubmissionStep
    monkeypatch.setattr("needs.services.together.SubmissionStep", lambda **of: built(**{**of, "responsible": ""}))
    run = looked_at(SUBMISSIONS + lines, by=organiser, kind="zgloszenia")
    assert run.errors == ["Wiersz 2: baza danych nie przyjmuje tego wiersza. Sprawdź jego dni, miejsce i stan."]


def test_rows_belong_to_the_round_that_a_column_or_a_person_names_and_complaints_to_none(organiser, director):
    days = {"begins_on": date(2026, 11, 1), "ends_on": date(2026, 12, 31)}
    spring = services.create_round({"title": "Wiosna", **days}, by=organiser)
    taken("Kiedy;Treść;Metoda;Co to jest;Runda\n20.11.2026;Brak ławki.;rozmowa;potrzeba;wiosna\n", by=director)
    lines = "20.11.2026;Nie ma ławki.;pomysł;list;nie;Wiosna\n21.11.2026;Źle nas potraktowano.;pomysł;list;tak;Wiosna\n"
    taken(f"Przyszło;Treść;Co to jest;Jak przyszło;Skarga;Runda\n{lines}", by=director, kind="zgloszenia")
    assert FieldNote.objects.get().round == spring
    assert [row.round for row in Submission.objects.order_by("received_at")] == [spring, None]
    wrong = looked_at("Kiedy;Treść;Metoda;Co to jest;Runda\n20.11.2026;Brak;rozmowa;oba;Lato\n", by=director)
    assert wrong.errors == ["Wiersz 2: Runda: nie znamy słowa „Lato”. Wpisz jedno z: Wiosna."]


def test_no_transaction_ends_with_a_row_that_is_only_tried(organiser):
    for row in (needs.note(), needs.need(title="Ławka"), needs.submission()):
        lowest = type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
        lowest.pk = -7
        if isinstance(lowest, Submission):
            lowest.code_seed, lowest.code_digest = fresh_code().values()
        with pytest.raises(IntegrityError, match="only tried"), transaction.atomic():
            lowest.save(force_insert=True)
            connection.check_constraints()


def test_the_name_of_what_tells_of_people_is_not_copied_where_it_would_outlast_its_row(organiser):
    result, note = Result(), needs.note(text="Pan Nowak choruje.")
    monkey = type("Nameless", (), {"pk": 7, "_meta": note._meta, "__str__": lambda row: note.text})
    monkey.privacy = FieldNote.privacy
    result.add(2, Done(Outcome.GONE, monkey()))
    result.add(3, Done(Outcome.SAME, note))
    result.add(4, Done(Outcome.SAME, builders.locality("Bukowiec")))
    assert [name for *_rest, name, _remark in result.done] == ["", note.code, "Bukowiec (wieś)"]


def test_a_method_that_is_withdrawn_meanwhile_is_refused(organiser, administrator):
    run = looked_at(NOTES + TWO, by=organiser)
    withdrawal.take_out(Method.objects.get(slug="talk"), "nie używamy", administrator)
    run = imports.ask(run, scope=[], is_for_real=True, by=organiser)
    assert (run.state, FieldNote.objects.count()) == (RunState.REFUSED, 0)


def test_submissions_stand_where_the_file_says_and_nobody_is_told(organiser):
    lines = (
        "20.11.2026;Nie ma ławki.;Czegoś brakuje;Telefon;Załatwione;;;\n"
        "21.11.2026;Mogę uczyć.;Ktoś może pomóc;Strona;;;;\n"
        "21.11.2026;Dziura w drodze.;Sprawa dla urzędu;List;Odłożone;droga powiatowa;Zarząd Dróg;nie\n"
    )
    taken(SUBMISSIONS + lines, by=organiser, kind="zgloszenia")
    rows = list(Submission.objects.order_by("pk").select_related("state"))
    assert [(row.state.type, row.channel, row.entered_by_id) for row in rows] == [
        ("done", "phone", organiser.pk),
        ("waiting", "form", None),
        ("aside", "letter", organiser.pk),
    ]
    step = rows[2].steps.get()
    assert (step.reason, step.responsible, step.by) == ("droga powiatowa", "Zarząd Dróg", organiser)
    assert [row.due_on - row.received_at.astimezone(clock.WARSAW).date() for row in rows] == [timedelta(days=7)] * 3
    assert len({row.code_digest for row in rows}) == 3


def test_a_state_is_meant_by_the_name_that_the_office_gave_it(organiser):
    ensure_states()
    SubmissionState.objects.filter(type="ours").update(name="Czytamy")
    SubmissionState.objects.create(type="ours", name="W drodze", position=9)
    line = "20.11.2026;Sprawa {0}.;Czegoś brakuje;Telefon;{0};;;\n"
    names = ("W drodze", "Czytamy", "u nas", "Nowe")
    taken(SUBMISSIONS + "".join(map(line.format, names)), by=organiser, kind="zgloszenia")
    found = Submission.objects.order_by("pk").values_list("state__name", flat=True)
    assert list(found) == ["W drodze", "Czytamy", "Czytamy", "Nowe"]


def test_a_complaint_from_a_file_is_read_by_the_director_alone(organiser, director, signed_in):
    line = "20.11.2026;Nikt nie odbiera.;Sprawa dla urzędu;List;;;;tak\n"
    run = taken(SUBMISSIONS + line, by=organiser, kind="zgloszenia")
    row = Submission.objects.get()
    assert row.for_director
    assert signed_in(organiser).get(row.get_absolute_url()).status_code == 404
    assert "Nikt nie odbiera" not in text_of(signed_in(organiser).get(f"/biuro/wczytaj/zgloszenia/{run.pk}/"))
    assert signed_in(director).get(f"/biuro/wczytaj/zgloszenia/{run.pk}/").status_code == 404
    asides = looked_at(SUBMISSIONS + line.replace("List;", "List;Odłożone"), by=director, kind="zgloszenia")
    assert asides.errors == ["Wiersz 2: brakuje: Dlaczego odłożone, Kto odpowiada."]


def test_whether_a_complaint_is_there_is_not_told_by_the_file_of_another(organiser, director):
    line = "20.11.2026;Nikt nie odbiera.;Sprawa dla urzędu;List;;;;{}\n"
    taken(SUBMISSIONS + line.format("tak"), by=director, kind="zgloszenia")
    run = looked_at(SUBMISSIONS + line.format("nie"), by=organiser, kind="zgloszenia")
    assert list(run.rows.values_list("outcome", flat=True)) == ["added"]


def test_needs_come_with_their_places_and_notes(organiser):
    note = needs.note()
    lines = (
        f"Ławka;Dąb, lipa;Toprzyny, cała gmina;{note.code};wysoki;Potwierdzona;\n"
        "Szpital;;;;;Przekazana innej instytucji;Starostwo\n"
    )
    head = "Potrzeba;Opis;Gdzie;Z których notatek;Priorytet;Stan;Komu przekazana albo dlaczego nie\n"
    taken(head + lines, by=organiser, kind="potrzeby")
    bench, hospital = Need.objects.order_by("pk")
    assert [list(bench.notes.all()), bench.localities.count(), bench.communes.count()] == [[note], 1, 1]
    assert (bench.priority, hospital.state_reason) == ("high", "Starostwo")
    lacking = looked_at(head + "Most;;;N-999;;Nie podejmujemy;\n", by=organiser, kind="potrzeby")
    assert lacking.errors == ["Wiersz 2: brakuje: Komu przekazana albo dlaczego nie."]
    unknown = looked_at(head + "Most;;;N-999;;;\n", by=organiser, kind="potrzeby")
    assert unknown.errors == ["Wiersz 2: Z których notatek: nie ma notatki N-999."]


def test_nobody_reads_in_what_they_may_not_enter(organiser, coworker):
    with pytest.raises(PermissionDenied):
        looked_at(SUBMISSIONS, by=coworker, kind="zgloszenia")
    for act in (services.create_needs_together, services.enter_together):
        with pytest.raises(PermissionDenied):
            act([], by=coworker)
    with pytest.raises(PermissionDenied):
        services.create_notes_together([], by=builders.user("administrator"))


def filled_office(organiser):
    """Rows in which everything stands that a cell may hold, formulas and breaks of lines among it."""
    place, group = builders.locality("Kandyty"), builders.group()
    note = needs.note(text="=1+1\n- ławka; „lipa”", locality=place, source="'-sołtys", people_count=3, group=group)
    needs.note(text="Nic o miejscu.", place_unknown=True, finding="both", method="observation")
    row = needs.need(title="@Dojazd", description="+48", notes=[note], localities=[place], priority="low")
    row.groups.set([group])
    needs.need(title="Most", state="declined", state_reason="nie nasza droga", communes=[builders.commune()])
    lines = (
        "20.11.2026;Nie ma ławki.;Czegoś brakuje;Telefon;Załatwione;;;\n"
        "21.11.2026;-Dziura;Sprawa dla urzędu;List;Odłożone;droga powiatowa;Zarząd Dróg;nie\n"
        "22.11.2026;Mam pomysł;Pomysł;Strona;Nowe;;;nie\n"
    )
    taken(SUBMISSIONS + lines, by=organiser, kind="zgloszenia")


def told(content):
    """The rows of a file, without what our program says of itself."""
    rows = read(content, most_rows=100)
    kept = [at for at, name in enumerate(rows.headings) if name not in ("Numer", "Notatek", "Wniosków", "Kto zapisał")]
    return sorted([line.cells[at] for at in kept] for line in rows.lines)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["notatki", "zgloszenia", "potrzeby"])
def test_what_is_taken_away_is_read_in_again(form, kind, organiser, signed_in, monkeypatch):
    monkeypatch.setattr("osl_site.common.lists.list_page.is_confirmed", lambda request: True)
    filled_office(organiser)
    desk = signed_in(organiser)
    taken_away = lambda: b"".join(desk.get(f"/biuro/rozeznanie/{kind}/", {FORMAT: form}))
    before = taken_away()
    for room in ("notes", "submissions", "needs"):  # as in an office that has none of these rows
        monkeypatch.setattr(
            f"needs.imports.{room}.known_for",
            lambda model, run: Known(model, 0, is_trial=run.state != RunState.IMPORTING),
        )
    taken(before, by=organiser, kind=kind)
    assert told(taken_away()) == sorted(told(before) * 2)


def test_from_a_list_to_its_rows_by_four_presses(organiser, signed_in):
    desk = signed_in(organiser)
    assert 'href="/biuro/wczytaj/notatki/"' in desk.get("/biuro/rozeznanie/notatki/").text
    form = {"file": SimpleUploadedFile("n.csv", (NOTES + TWO).encode("cp1250"))}
    columns = desk.post("/biuro/wczytaj/notatki/", form).url
    page = desk.get(columns)
    assert "Odczytano jako Windows-1250. Sprawdź ogonki." in text_of(page)
    said = page.context["form"].initial | {name: field.initial for name, field in page.context["form"].fields.items()}
    assert said["text"] == "k:1" and "Treść (na przykład: Nie ma ławki przy przystanku.)" in text_of(page)
    run = desk.post(columns, said).url
    looked = desk.get(run)
    assert looked.context["added"] == 2 and "Toprzyny" in text_of(looked) and FieldNote.objects.count() == 0
    assert desk.post(f"{run}wczytaj/").url == run
    assert "Plik jest wczytany." in text_of(desk.get(run)) and FieldNote.objects.count() == 2
    again = {"file": SimpleUploadedFile("inna nazwa.csv", (NOTES + TWO).encode("cp1250"))}
    assert "Ten plik już wczytano" in text_of(desk.post("/biuro/wczytaj/notatki/", again))
    assert desk.post(f"{run}wczytaj/").url == run
    assert FieldNote.objects.count() == 2


def test_a_column_may_be_missing_where_all_rows_say_the_same(organiser, signed_in):
    desk = signed_in(organiser)
    text = "Odpowiedź;Dzień\nBrak chodnika.;20.11.2026\n"
    columns = desk.post("/biuro/wczytaj/notatki/", {"file": SimpleUploadedFile("n.csv", text.encode())}).url
    said = {"text": "k:0", "noted_on": "k:1", "method": "s:survey", "finding": "s:need"}
    assert "Wybierz, w której kolumnie to jest." in text_of(desk.post(columns, said | {"method": ""}))
    twice = text_of(desk.post(columns, said | {"source": "k:0"}))
    assert "Ta kolumna jest już wybrana wyżej: Treść. Wybierz inną." in twice
    run = desk.post(columns, said | {"method": "s:talk"}).url
    desk.post(f"{run}wczytaj/")
    assert list(FieldNote.objects.values_list("text", "method_id")) == [("Brak chodnika.", "talk")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Tekst\nA\n", "tylko jedną kolumnę"),
        (b"Kiedy;Tekst\n", "tylko nagłówki"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "Zapisz go jako XLSX bez hasła."),
        (b"%PDF-1.7 x", "To jest plik PDF."),
        (b"a;b\n1;" + b"x" * 100_000, "w jednej kolumnie jest więcej niż 20000 znaków"),
    ],
)
def test_a_file_that_is_no_table_of_rows_is_refused_at_its_field(content, said, organiser, signed_in):
    form = {"file": SimpleUploadedFile("n.csv", content)}
    assert said in text_of(signed_in(organiser).post("/biuro/wczytaj/notatki/", form))
    assert ImportRun.objects.count() == 0


def test_many_rows_are_the_workers_and_so_is_what_they_did(organiser, monkeypatch, signed_in):
    monkeypatch.setattr(imports, "AT_ONCE", 1)
    run = looked_at(NOTES + TWO, by=organiser)
    assert run.state == RunState.LOOKING
    builders.run_queue()
    run.refresh_from_db()
    assert run.state == RunState.LOOKED
    imports.ask(run, scope=[], is_for_real=True, by=organiser)
    for _ in range(2):
        imports.carry_on(run.pk, organiser.pk)
    assert FieldNote.objects.count() == 2


def test_the_file_of_one_person_is_not_shown_to_another(organiser, coworker, signed_in):
    run = looked_at(NOTES + TWO, by=organiser)
    desk = signed_in(coworker)
    assert desk.get(f"/biuro/wczytaj/notatki/{run.pk}/").status_code == 404
    assert desk.post(f"/biuro/wczytaj/notatki/{run.pk}/wczytaj/").status_code == 404
    assert desk.get("/biuro/wczytaj/teryt/").status_code == 404
    assert desk.get("/biuro/wczytaj/potrzeby/").status_code == 403


def test_after_a_week_nothing_is_quoted_of_a_file_that_nobody_took(organiser, signed_in, at):
    run = looked_at(NOTES + "Anna Nowak;Tekst.;;rozmowa;potrzeba;;\n", by=organiser)
    page = f"/biuro/wczytaj/notatki/{run.pk}/"
    assert "Anna Nowak" in signed_in(organiser).get(page).text
    at(2026, 12, 8, 10)
    retention.remove_due("imported_files")
    said = signed_in(organiser).get(page).text
    assert "Tego pliku już tu nie ma" in said and "Anna Nowak" not in said
    run.refresh_from_db()
    assert (run.state, run.errors) == (RunState.REFUSED, [])


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["notatki", "zgloszenia", "potrzeby"])
def test_the_sample_is_read_in_as_it_is(form, kind, organiser, signed_in):
    sample = signed_in(organiser).get(f"/biuro/wczytaj/{kind}/wzor.{form}").content
    run = looked_at(sample, by=organiser, kind=kind)
    assert (run.errors, run.rows.filter(outcome="added").count()) == ([], 2)


def test_what_is_looked_at_asks_no_more_of_the_database_for_many_rows(organiser, django_assert_max_num_queries):
    line = "2026-11-{:02};Nie ma {} ławki.;Toprzyny;rozmowa;potrzeba;;\n"
    looked_at(NOTES + TWO, by=organiser)
    with django_assert_max_num_queries(60):
        run = looked_at(NOTES + "".join(line.format(n % 28 + 1, n) for n in range(38)), by=organiser)
    assert run.rows.count() == 38
