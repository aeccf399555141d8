"""A passage that was covered stands nowhere any more: not in the row, its history, drafts, search, lists and files."""

import re
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from needs import services as needs
from needs.models import FieldNote, Line, Submission
from needs.submissions.codes import code_of
from osl_site.common import clock
from osl_site.common.audit.models import Change, Entry, Erasure
from osl_site.common.audit.triggers import COVERED
from osl_site.common.forms.models import Draft
from osl_site.common.promises import services as promises
from osl_site.common.redaction import services
from osl_site.common.redaction.models import Redaction
from osl_site.common.search import services as search
from osl_site.common.search.services import count_lexemes
from tests import builders
from tests.breaking import refused, sql
from tests.common.test_drafts import as_script
from tests.needs.builders import asset, conclusion, goal_citing, need, note, submission, submit
from tests.reading import errors, text_of
from tests.redaction.builders import NAME, address, cover, line, places

pytestmark = pytest.mark.django_db
WORDS = f"Sąsiad {NAME} zastawił drewnem przejście. Pan {NAME} krzyczy."
TEXTS = """
select table_name, column_name from information_schema.columns
 where table_schema = 'public' and (data_type in ('text', 'character varying', 'jsonb', 'json', 'tsvector', 'ARRAY'))
   and table_name not like 'pg_%' and table_name not in (select viewname from pg_views where schemaname = 'public')
"""


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def standing(words=NAME):
    """Every column of text of the database in which these words stand, however they are written."""
    with connection.cursor() as cursor:
        cursor.execute(TEXTS)
        columns = cursor.fetchall()
        asked = " union all ".join(
            f"select '{table}.{column}' where exists (select from {table} where \"{column}\"::text ilike %(words)s)"
            for table, column in columns
        )
        cursor.execute(asked, {"words": f"%{words}%"})
        return sorted(name for (name,) in cursor.fetchall())


def drafted(row, by, path="odpowiedz", text=f"Pan {NAME}\r\nodpowie"):
    fields = {"text": [text, "reszta"], "pusty": []}
    where = f"{row.get_absolute_url()}{path}/"
    return Draft.objects.create(by=by, path=where, key=uuid4(), fields=fields, at=clock.now())


def taken_away(client, address):
    """What one takes away as a file, or prints, as text; of a zipped one all its parts."""
    page = client.get(address)
    assert page.status_code == 200
    whole = b"".join(page.streaming_content) if page.streaming else page.content
    if whole.startswith(b"PK"):
        with ZipFile(BytesIO(whole)) as parts:
            whole = b"".join(parts.read(name) for name in parts.namelist())
    return whole.decode("utf-8", "ignore")


def test_the_words_stand_in_no_column_of_the_database(organiser):
    row = submission(words=WORDS, in_polish="")
    search.index(row)
    needs.take_on(row, by=organiser)
    needs.write_to_author(row, text=f"Rozmawiamy z panem {NAME}.", is_question=False, by=organiser)
    drafted(row, organiser)
    count_lexemes()
    assert {"needs_submission.words", "needs_line.text", "forms_draft.fields", "search_indexed.words"} < set(standing())
    assert len(places("zgloszenie", row)) == 3
    cover("zgloszenie", row, organiser)
    assert standing() == [] and standing("zygmuntowic") == []
    row.refresh_from_db()
    assert row.words == "Sąsiad ▇▇▇ zastawił drewnem przejście. Pan ▇▇▇ krzyczy."
    assert Draft.objects.get().fields == {"text": ["Pan ▇▇▇\r\nodpowie", "reszta"], "pusty": []}
    assert Entry.objects.latest("id").act == "record.redacted"
    assert sorted(Entry.objects.latest("id").fields) == ["text", "words"]
    assert {(one.why, one.by_name) for one in Redaction.objects.all()} == {("other", organiser.name)}


def test_the_history_of_a_note_is_covered_with_it_and_the_search_finds_the_rest(organiser, signed_in):
    given = {"noted_on": clock.today(), "finding": "need", "place_unknown": True}
    row = needs.create_note({**given, "method": note().method, "text": WORDS}, by=organiser)
    row = needs.change_note(row, {"text": f"{WORDS} {NAME}!"}, revision=row.revision, by=organiser)
    assert NAME in Change.objects.get(field="text").before
    cover("notatka", row, organiser)
    assert standing() == []
    client = signed_in(organiser)
    assert row.code in text_of(client.get("/biuro/szukaj/?szukaj=drewnem"))
    found = f"/biuro/rozeznanie/notatki/?szukaj={NAME}"
    assert row.code not in text_of(client.get(found))
    for kind in ("csv", "xlsx", "druk"):
        assert NAME not in taken_away(client, f"/biuro/rozeznanie/notatki/?format={kind}")


def test_a_change_of_which_both_sides_become_alike_is_no_obstacle(organiser):
    row = note(text=f"Pan {NAME} mówi.")
    cover("notatka", row, organiser)
    row = needs.change_note(
        FieldNote.objects.get(pk=row.pk), {"text": f"Pan {NAME} mówi."}, revision=None, by=organiser
    )
    cover("notatka", row, organiser)
    assert standing() == [] and Change.objects.filter(before="Pan ▇▇▇ mówi.", after="Pan ▇▇▇ mówi.").exists()


def test_a_restore_covers_what_an_older_backup_brings_back(owner, organiser):
    row = note(text=WORDS)
    search.index(row)
    row = needs.change_note(row, {"text": f"{NAME} i {WORDS}"}, revision=row.revision, by=organiser)
    stood = FieldNote.objects.get(pk=row.pk).text
    said = list(Change.objects.values_list("pk", "before", "after"))
    before = clock.now()
    cover("notatka", row, organiser)
    covered = FieldNote.objects.get(pk=row.pk).text, list(Change.objects.values_list("pk", "before", "after"))
    sql("set constraints all immediate")
    sql("alter table audit_change disable trigger user")
    for pk, was, became in said:
        Change.objects.filter(pk=pk).update(before=was, after=became)
    sql("alter table audit_change enable trigger user")
    FieldNote.objects.filter(pk=row.pk).update(text=stood)
    search.index(FieldNote.objects.get(pk=row.pk))
    sql("select audit_erase_lines(array(select id from audit_erasure where at >= %s))", before)
    again = FieldNote.objects.get(pk=row.pk).text, list(Change.objects.values_list("pk", "before", "after"))
    assert again == covered
    assert standing() == []
    assert NAME not in "".join(map(str, Erasure.objects.values_list()))


def test_what_only_the_history_remembers_is_covered_too(organiser, signed_in):
    row = note(text=f"Pan {NAME} z żoną, pan\n  {NAME} junior.")
    row = needs.change_note(row, {"text": "Pan z żoną."}, revision=row.revision, by=organiser)
    assert standing() == ["audit_change.before"]
    page = signed_in(organiser).post(address("notatka", row), {"passage": f"an {NAME}", "why": "other", "podglad": "1"})
    assert "Tylko w historii zmian (2)" in text_of(page)
    cover("notatka", row, organiser, f"an {NAME}")
    assert standing() == [] and Change.objects.get(field="text").before == "P▇▇▇ z żoną, p▇▇▇ junior."
    assert FieldNote.objects.get(pk=row.pk).revision == row.revision


def test_what_was_promised_is_covered_also_when_it_is_done(organiser, coworker):
    row = note(text="Spór o przejście.")
    due = {"due": clock.today(), "owner": organiser}
    promise = promises.make_promise(row, {**due, "what": f"zadzwonić do pana {NAME}"}, by=organiser)
    promises.keep_promise(promise, outcome=f"Pan {NAME} ustąpił.", by=organiser)
    refused(lambda: type(promise).objects.update(what="inaczej"))
    cover("notatka", row, organiser)
    promise.refresh_from_db()
    assert (promise.what, promise.outcome) == ("zadzwonić do pana ▇▇▇", "Pan ▇▇▇ ustąpił.") and standing() == []


@pytest.mark.parametrize("passage", ["Kot (*.*) [x] {1} a|b ^$ c:\\d?", "a+b-c", "Łódź,  „Żółw”"])
def test_signs_of_patterns_are_signs_like_any_other(organiser, passage):
    row = note(text=f"Przed {passage} po.")
    row = needs.change_note(row, {"text": f"Przed {passage} dalej."}, revision=row.revision, by=organiser)
    cover("notatka", row, organiser, passage)
    change = Change.objects.get(field="text")
    row.refresh_from_db()
    assert (row.text, change.before, change.after) == ("Przed ▇▇▇ dalej.", "Przed ▇▇▇ po.", "Przed ▇▇▇ dalej.")


def test_what_was_covered_is_swept_from_every_table_that_held_it():
    held = {name.partition(".")[0] for name in COVERED} | {"forms_draft", "search_indexed", "search_lexeme"}
    held |= {"files_storedfile", "attachments_attachment"}
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and 'vacuum_index_cleanup=on' = any (reloptions)"
        )
        assert {name for (name,) in cursor.fetchall()} == held
        cursor.execute(
            "select count(*) from pg_class c join pg_class t on t.oid = c.reltoastrelid where c.relname = any (%s)"
            " and not 'autovacuum_vacuum_threshold=0' = any (coalesce(t.reloptions, '{}'))",
            [list(held)],
        )
        assert cursor.fetchone() == (0,)


def test_the_page_names_words_in_other_cases_which_one_covers_as_well(organiser, signed_in):
    row = note(text="Pani Nowakowska i pan NOWAKOWSKI; o Nowakowskiej, z nowakowską. Nowak stoi.")
    typed = {"passage": "Nowakowska", "why": "other", "podglad": "1"}
    page = text_of(signed_in(organiser).post(address("notatka", row), typed))
    assert "podobne słowa: „NOWAKOWSKI”, „Nowakowskiej”, „nowakowską”. Zasłoń je osobno." in page


def test_of_two_at_once_the_second_is_told_that_the_places_are_others(organiser):
    row = note(text=WORDS)
    seen = places("notatka", row)
    services.redact("notatka", row.pk, NAME, seen[:1], why="other", by=organiser)
    with pytest.raises(ValidationError, match="Ktoś w tym czasie zmienił ten tekst"):
        services.redact("notatka", row.pk, NAME, seen, why="other", by=organiser)
    with pytest.raises(ValidationError, match="Zaznacz co najmniej jedno"):
        services.redact("notatka", row.pk, NAME, [], why="other", by=organiser)
    assert FieldNote.objects.get(pk=row.pk).text.count("▇▇▇") == 1


def test_whoever_has_the_form_open_does_not_write_the_words_back_unseen(organiser):
    row = note(text=WORDS)
    cover("notatka", row, organiser)
    with pytest.raises(ValidationError):
        needs.change_note(row, {"text": f"{WORDS} Więcej."}, revision=row.revision, by=organiser)


def test_points_of_a_walk_and_findings_withdrawn_or_not_are_covered(organiser):
    walk = note(method="walk", text=WORDS)
    needs.add_point(walk, {"place": f"dom pana {NAME}", "text": "Ślisko."}, by=organiser)
    cover("notatka", walk, organiser)
    lacking, there = need(title=f"Spór z panem {NAME}"), asset(owner=NAME)
    conclusion(needs=[lacking])
    needs.withdraw_finding(lacking, reason="Pomyłka.", by=organiser)
    drawn = conclusion(text=WORDS)
    for key, row in (("potrzeba", lacking), ("zasob", there), ("wniosek", drawn)):
        cover(key, row, organiser)
    assert standing() == []


def test_a_conclusion_in_a_submitted_plan_stays_and_the_page_leads_to_the_plan(organiser, signed_in):
    drawn = conclusion(text=WORDS)
    submit(goal_citing(drawn))
    with pytest.raises(ValidationError, match="w planie przekazanym do decyzji"):
        cover("wniosek", drawn, organiser)
    page = signed_in(organiser).get(address("wniosek", drawn))
    assert "Wyłącz je z jawności w planie." in text_of(page) and "Dojazd" in text_of(page)


def test_only_those_who_handle_a_row_cover_it(organiser, coworker, director, signed_in):
    row, complaint = submission(words=WORDS), submission(words=WORDS, for_director=True)
    own, others = note(written_by=coworker), note()
    opened = lambda user, key, of: signed_in(user).get(address(key, of)).status_code
    assert [opened(user, "zgloszenie", row) for user in (organiser, coworker, director)] == [200, 404, 404]
    assert [opened(user, "zgloszenie", complaint) for user in (organiser, director)] == [404, 200]
    assert [opened(coworker, "notatka", of) for of in (own, others)] == [200, 404]
    assert opened(organiser, "nie-ma", row) == 404 and Client().get(address("notatka", own)).status_code == 302
    with pytest.raises(ValidationError, match="już nie ma"):
        cover("zgloszenie", row, coworker)


def test_the_page_shows_the_places_first_and_covers_those_left_chosen(organiser, signed_in):
    client, row = signed_in(organiser), submission(words=WORDS)
    where = address("zgloszenie", row)
    assert "Zasłoń fragment" in text_of(client.get(row.get_absolute_url()))
    key = re.search(r'name="klucz" value="([^"]+)"', client.get(where).content.decode())[1]
    typed = {"klucz": key} | {"passage": NAME, "why": "other", "podglad": "1"}
    page = client.post(where, typed)
    assert "1. Treść: „Sąsiad ▇▇▇ zastawił drewnem" in text_of(page) and "2. Treść: „…" in text_of(page)
    assert Submission.objects.get().words == WORDS and page.content.count(b"checked") == 3
    del typed["podglad"]
    body = typed | {"places": places("zgloszenie", row)[1:], "zaslon": "1"}
    for _press in range(2):
        assert client.post(where, body).status_code == 302
    assert Submission.objects.get().words == f"Sąsiad {NAME} zastawił drewnem przejście. Pan ▇▇▇ krzyczy."
    assert set(errors(client.post(where, typed | {"zaslon": "1", "places": ["a"]}))) == {"places"}
    assert not Draft.objects.exists()


@pytest.mark.parametrize("passage", ["nie ma tego", "ab", "▇▇▇", "", "a" * 301])
def test_what_is_not_there_is_refused_at_the_field_and_stays_typed(organiser, signed_in, passage):
    client, row = signed_in(organiser), submission(words=f"{WORDS} ▇▇▇")
    page = client.post(address("zgloszenie", row), {"passage": passage, "why": "other", "podglad": "1"})
    assert set(errors(page)) == {"passage"} and passage in page.content.decode()


def test_its_author_reads_in_three_languages_that_words_are_covered(client, organiser):
    builders.office()
    row = submission(words=WORDS)
    cover("zgloszenie", row, organiser)
    for language, said in (
        ("", "Zasłoniliśmy słowa o innej osobie."),
        ("/uk", "Ми закрили слова про іншу людину."),
        ("/en", "We covered words about someone else."),
    ):
        page = text_of(client.get(f"{language}/sprawdz/{code_of(row)}/"))
        assert said in page and NAME not in page


def test_a_page_that_was_open_before_keeps_no_draft_of_what_it_still_shows(organiser, signed_in, at):
    at(2026, 11, 23, 9)
    row, client = note(text=f"Pan {NAME} choruje."), signed_in(organiser)
    page = f"/biuro/rozeznanie/notatki/{row.pk}/zmien/"
    before = as_script(client.get(page), text=f"Pan {NAME} choruje od maja.")
    at(2026, 11, 23, 10)
    cover("notatka", row, organiser)
    assert client.post("/biuro/szkice/", before).status_code == 410
    assert not Draft.objects.exists() and standing() == []
    at(2026, 11, 23, 11)
    after = as_script(client.get(page), text="Pan ▇▇▇ choruje od maja.")
    assert client.post("/biuro/szkice/", after).status_code == 200


def test_marks_of_a_cover_that_an_author_types_say_nothing_of_covering(client, organiser):
    builders.office()
    row = submission(words="Piszę tak: ▇▇▇.")
    page = text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    assert "▇▇▇" in page and "Zasłoniliśmy" not in page
    other = submission(words=WORDS)
    cover("zgloszenie", other, organiser)
    assert "Zasłoniliśmy" not in text_of(client.get(f"/sprawdz/{code_of(row)}/"))


def test_the_database_covers_passages_alone_and_by_a_line_that_stays(organiser):
    row = submission(words=WORDS)
    talk = Line.objects.create(submission=row, side="author", text=WORDS, at=clock.now())
    for wrong in (
        line(row, "code_seed", 0, 6),
        line(row, "words", 500, 510),
        line(row, "words", 0, 2),
        line(row, "text", 0, 6, subject_type="plans.decision"),
        line(row, "words", 0, 6, subject_id=9),
    ):
        refused(wrong.save)
    line(row, "words", 0, 6).save()
    refused(line(row, "words", 0, 5).save)  # what is covered is no passage
    refused(lambda: Redaction.objects.update(why="author"))
    refused(Redaction.objects.all().delete)
    refused(lambda: Line.objects.filter(pk=talk.pk).update(text="Inaczej."))
    refused(lambda: Submission.objects.update(words="Inaczej."))
    assert Submission.objects.get().words.startswith("▇▇▇ Zyg")
