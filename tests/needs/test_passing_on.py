"""A submission passed on by letter: what goes and under which number, who has it, what they answered; and the laws."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.urls import reverse
from docx import Document

from needs import services
from needs.models import PassedOn, Submission, SubmissionStep
from needs.services import Passing
from needs.services.states import state_of
from needs.submissions.codes import code_of
from osl_site.common import clock
from osl_site.common.accounts.models import done_by
from osl_site.common.audit.models import Access, Entry, Erasure
from osl_site.common.correspondence import services as letters
from osl_site.common.correspondence.models import NumberSeries, OutgoingLetter
from osl_site.common.discarding import services as discarding
from osl_site.common.letters.models import Letter
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import contact, submission
from tests.partners.builders import partner
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
INBOX, REGISTER = "/biuro/rozeznanie/zgloszenia/", "/biuro/pisma/"
WORDS = "Sąsiad Kowalski zastawił przejście."


@pytest.fixture(autouse=True)
def office(at):
    at(2026, 11, 24, 9)
    builders.office(
        name="Centrum Usług Społecznych",
        address="ul. Szkolna 1",
        organiser_phone="897610295",
        case_mark_pattern="CUS.____.{rok}",
        archive_category="B5",
    )


@pytest.fixture
def desk(signed_in, organiser):
    return signed_in(organiser)


def passing(**changed):
    given = {
        "addressee": "Urząd Gminy",
        "title": "zgłoszenie mieszkańca",
        "opening": "Przekazujemy zgłoszenie.",
        "words": WORDS,
        "closing": "Prosimy o odpowiedź.",
        "term": date(2026, 12, 8),
    }
    return Passing(**given | changed)


def passed(row=None, *, by, text="", **changed):
    return services.pass_on(row or submission(words=WORDS), passing(**changed), text=text, by=by)


def letter_of(row):
    return OutgoingLetter.objects.of(row).get()


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


# What goes


def test_a_letter_goes_under_the_next_number_and_its_author_reads_who_has_it(organiser, client):
    row = submission(words=WORDS)
    first = passed(row, by=organiser)
    second = passed(by=organiser)
    row.refresh_from_db()
    assert (row.state.type, row.steps.get().responsible) == ("elsewhere", "Urząd Gminy")
    letter = letter_of(first)
    assert (letter.code, letter.case_mark, letter.archive_category) == ("1/2026", "CUS.1.2026", "B5")
    assert (letter_of(second).code, letter.sender, letter.by_name) == (
        "2/2026",
        "Centrum Usług Społecznych",
        organiser.name,
    )
    assert (letter.quoted, letter.quoted_as, first.is_whole) == (WORDS, "Słowa mieszkańca", True)
    assert acts() == ["submission.passed_on"] * 2
    told = text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    assert "Przekazane do: Urząd Gminy. Czekamy na odpowiedź do 8 grudnia." in told


def test_words_that_were_shortened_are_called_so_and_the_authors_stay(organiser):
    row = passed(by=organiser, words="Ktoś zastawił przejście.")
    assert letter_of(row).quoted_as == "Słowa mieszkańca, skrócone przez centrum"
    assert (row.is_whole, row.submission.words) == (False, WORDS)
    silent, told = passed(by=organiser, words=""), submission()
    services.pass_elsewhere(told, responsible="Sołtys", by=organiser)
    assert letter_of(silent).quoted_as == "" and not silent.is_whole and not told.passed_on.get().is_whole


def test_contact_goes_with_the_recorded_yes_alone(organiser):
    row, silent = submission(), submission()
    contact(row, phone="601234567")
    yes = {"consent_on": date(2026, 11, 23), "consent_way": "phone"}
    for wrong in ({}, {**yes, "consent_on": date(2026, 11, 25)}):
        with pytest.raises(ValidationError) as refusal, transaction.atomic():
            passed(row, by=organiser, with_contact=True, **wrong)
        assert set(refusal.value.error_dict) == {"consent_on"}
    with pytest.raises(ValidationError, match="nie zostawił kontaktu"), transaction.atomic():
        passed(silent, by=organiser, with_contact=True, **yes)
    kept = passed(row, by=organiser, with_contact=True, **yes)
    assert "za jego zgodą z 23.11.2026: 601 234 567" in letter_of(kept).closing.replace("\N{NO-BREAK SPACE}", " ")
    assert "601" not in letter_of(passed(by=organiser)).closing
    refused(lambda: sql("update needs_passedon set with_contact = false where id = %s", kept.pk))


def test_an_address_stands_in_the_lines_in_which_it_was_typed(organiser, desk):
    letter = letter_of(passed(by=organiser, address="ul. Kościuszki 17 \r\n11-220 Górowo Iławeckie"))
    assert letter.address == "ul. Kościuszki 17\n11-220 Górowo Iławeckie"
    paper = Document(io.BytesIO(desk.get(f"{REGISTER}{letter.pk}/pismo.docx").content))
    assert "ul. Kościuszki 17 11-220" not in "\n".join(part.text for part in paper.paragraphs)


def test_what_is_refused_takes_no_number(organiser):
    row = submission()
    passed(row, by=organiser)
    with pytest.raises(ValidationError, match="już to ma"), transaction.atomic():
        passed(row, by=organiser, addressee="URZĄD gminy")
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        passed(by=organiser, term=date(2026, 11, 24))
    assert set(refusal.value.error_dict) == {"term"}
    assert letter_of(passed(row, by=organiser, addressee="Powiat")).number == 2
    row.refresh_from_db()
    assert [step.responsible for step in row.steps.all()] == ["Urząd Gminy"]


def test_a_partner_of_the_list_needs_no_other_name(organiser):
    school = partner(name="Szkoła w Kandytach")
    assert passed(by=organiser, addressee="", partner=school).addressee == "Szkoła w Kandytach"
    with pytest.raises(ValidationError, match="do kogo to idzie"):
        passed(by=organiser, addressee=" ")


def test_who_may_not_handle_it_passes_nothing_on(coworker, director, organiser):
    told = submission(for_director=True)
    for by, row in ((coworker, None), (director, None), (organiser, told)):
        with pytest.raises(PermissionDenied):
            passed(row, by=by)
    assert letter_of(passed(told, by=director)).number == 1


# What they answer


def test_the_answer_is_written_once_and_its_author_reads_what_the_office_says_of_it(organiser, client, at):
    row = submission()
    contact(row)
    asked = passed(row, by=organiser)
    at(2026, 12, 1, 9)
    given = {"answer": "Naprawa w kwartale.", "answered_on": date(2026, 12, 1), "by": organiser}
    with pytest.raises(ValidationError, match="jeszcze nie nadszedł"):
        services.record_answer(asked, **given | {"answered_on": date(2026, 12, 2)}, text="a")
    with pytest.raises(ValidationError, match="przed przekazaniem"), transaction.atomic():
        services.record_answer(asked, **given | {"answered_on": date(2026, 11, 20)}, text="a")
    services.record_answer(asked, **given, text="Lampę naprawią w kwartale.")
    with pytest.raises(ValidationError, match="już zapisana"):
        services.record_answer(asked, **given, text="b")
    told = text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    assert "Jest odpowiedź, piszemy o niej niżej." in told and "Lampę naprawią w kwartale." in told
    assert "Naprawa w kwartale" not in told
    assert (Letter.objects.get().to, acts()[-1]) == ("autor@przyklad.pl", "submission.reply_came")
    assert passed(row, by=organiser).pk != asked.pk


def test_a_term_that_passed_without_an_answer_stands_on_the_desk(organiser, signed_in, at):
    row = submission()
    asked = passed(row, by=organiser)
    letters.record_sending(
        letter_of(asked), {"way": "ezd", "way_number": "", "sent_on": date(2026, 11, 24)}, revision=None, by=organiser
    )
    said = ": odpowiedź miała przyjść do 8.12."
    assert said not in text_of(signed_in(organiser).get("/biuro/"))
    at(2026, 12, 9, 9)
    desk = signed_in(organiser)
    assert said in text_of(desk.get("/biuro/"))
    assert row.code in text_of(desk.get(f"{INBOX}?bez_odpowiedzi=on"))
    services.record_answer(asked, answer="Tak.", answered_on=clock.today(), text="Tak.", by=organiser)
    assert said not in text_of(desk.get("/biuro/"))
    assert row.code not in text_of(desk.get(f"{INBOX}?bez_odpowiedzi=on"))


# Pages


FORM = {"addressee": "Urząd Gminy", "title": "lampa", "opening": "Przekazujemy.", "words": WORDS, "term": "2026-12-08"}


def test_the_letter_is_looked_at_before_it_takes_a_number(desk):
    row = submission(words=WORDS, in_polish="")
    page = f"{INBOX}{row.pk}/pismo/"
    shown = text_of(desk.get(page))
    assert "przekazujemy zgłoszenie mieszkańca" in shown and WORDS in shown
    looked = text_of(desk.post(page, FORM | {"podglad": "1", "words": "Ktoś zastawił.", "text": "Zajmie się gmina."}))
    assert "skrócone przez centrum" in looked and "Autor przeczyta to na stronie z kodem." in looked
    assert not NumberSeries.objects.exists()
    kept = desk.post(page, FORM, follow=True)
    assert "Pismo 1/2026" in text_of(kept) and "Program niczego nie wysyła." in text_of(kept)


def test_what_lacks_is_said_at_its_field_with_everything_typed(desk):
    row = submission()
    wrong = desk.post(f"{INBOX}{row.pk}/pismo/", FORM | {"addressee": "", "title": ""})
    assert set(errors(wrong)) == {"addressee", "title"} and "Przekazujemy." in text_of(wrong)
    assert set(errors(desk.post(f"{INBOX}{row.pk}/pismo/", FORM | {"term": "2026-11-01", "podglad": "1"}))) == {"term"}
    assert set(errors(desk.post(f"{INBOX}{row.pk}/pismo/", FORM | {"case_mark": "CUS.____"}))) >= {"case_mark"}
    assert not OutgoingLetter.objects.exists()


def test_the_same_form_pressed_twice_is_one_letter(desk):
    row = submission()
    key = {"klucz": "7b0d2c1e-3f0a-4a40-9d7c-0a8f3c1d2e4f"}
    first, second = [desk.post(f"{INBOX}{row.pk}/pismo/", FORM | key) for _press in range(2)]
    assert first.url == second.url
    assert (OutgoingLetter.objects.count(), NumberSeries.objects.get().last) == (1, 1)


def test_a_letter_is_taken_away_said_to_be_sent_and_filed(desk, organiser):
    letter = letter_of(passed(by=organiser))
    assert desk.get(f"{REGISTER}{letter.pk}/pismo.pdf").content[:5] == b"%PDF-"
    made = Document(io.BytesIO(desk.get(f"{REGISTER}{letter.pk}/pismo.docx").content))
    said = [row.text for row in made.paragraphs if row.text]
    assert "Znak sprawy: CUS.1.2026" in said and WORDS in said and organiser.name in said
    assert list(Access.objects.values_list("what", flat=True)) == ["pismo 1/2026"] * 2
    assert "czeka na wysłanie." in text_of(desk.get("/biuro/"))
    sent = {"way": "post", "way_number": "R-1", "sent_on": "2026-11-24", "revision": "1"}
    wrong = desk.post(f"{REGISTER}{letter.pk}/wyslane/", sent | {"way": "", "sent_on": "2026-11-25"})
    assert set(errors(wrong)) == {"way"}
    assert set(errors(desk.post(f"{REGISTER}{letter.pk}/wyslane/", sent | {"sent_on": "2026-11-23"}))) == {"sent_on"}
    assert set(errors(desk.post(f"{REGISTER}{letter.pk}/w-aktach/", {"filed_place": "teczka"}))) == {"__all__"}
    shown = desk.post(f"{REGISTER}{letter.pk}/wyslane/", sent, follow=True)
    assert "poczta, R-1," in text_of(shown)
    filed = desk.post(f"{REGISTER}{letter.pk}/w-aktach/", {"filed_place": "teczka 0643", "revision": "2"}, follow=True)
    assert "teczka 0643" in text_of(filed)
    assert "czeka na wysłanie" not in text_of(desk.get("/biuro/"))
    assert acts() == ["submission.passed_on", "correspondence.sent", "correspondence.filed"]


@pytest.mark.parametrize("count", [1, 30])
def test_the_register_asks_as_much_for_thirty_letters_as_for_one(count, desk, organiser, django_assert_num_queries):
    for _one in range(count):
        passed(by=organiser)
    desk.get(REGISTER)
    with django_assert_num_queries(7):
        page = desk.get(REGISTER)
    assert "CUS.1.2026" in text_of(page) or count == 30
    assert desk.get(f"{REGISTER}?szukaj=nikt").status_code == 200


def test_a_letter_about_a_complaint_is_there_for_the_director_alone(desk, director, signed_in):
    letter = letter_of(passed(submission(for_director=True), by=director))
    for page in ("", "pismo.pdf", "pismo.docx", "wyslane/", "w-aktach/"):
        assert desk.get(f"{REGISTER}{letter.pk}/{page}").status_code == 404
    assert letter.code not in text_of(desk.get(REGISTER))
    assert "czeka na wysłanie" not in text_of(desk.get("/biuro/"))
    assert letter.code in text_of(signed_in(director).get(REGISTER))


def test_an_answer_is_typed_looked_at_and_kept(desk, organiser):
    row = submission()
    asked = passed(row, by=organiser)
    page = f"{INBOX}{row.pk}/odpowiedz-od/{asked.pk}/"
    body = {"answered_on": "2026-11-24", "answer": "Tak.", "text": "Zrobią to."}
    assert set(errors(desk.post(page, body | {"text": ""}))) == {"text"}
    assert "Co przeczyta autor" in text_of(desk.post(page, body | {"podglad": "1"}))
    assert "Odpowiedź z 24.11.2026" in text_of(desk.post(page, body, follow=True))
    assert "już zapisana" in text_of(desk.get(page, follow=True))
    assert desk.get(f"{INBOX}{submission().pk}/odpowiedz-od/{asked.pk}/").status_code == 404


# Laws


def test_numbers_have_no_gap_and_letters_stay(organiser):
    letter = letter_of(passed(by=organiser))
    for statement in (
        "update correspondence_numberseries set last = last + 2",
        "update correspondence_numberseries set last = 0",
        "delete from correspondence_numberseries",
        "update correspondence_outgoingletter set number = 7",
        "update correspondence_outgoingletter set opening = 'a'",
        "delete from correspondence_outgoingletter",
        "truncate correspondence_outgoingletter",
        "delete from needs_passedon",
        "update needs_passedon set addressee = 'a'",
        "update needs_passedon set answer = 'a'",
    ):
        refused(lambda statement=statement: sql(statement))
    again = {field.attname: getattr(letter, field.attname) for field in letter._meta.concrete_fields}
    refused(lambda: OutgoingLetter.objects.create(**again | {"id": None, "number": 2}))
    refused(lambda: OutgoingLetter.objects.create(**again | {"id": None}))


def test_a_number_that_no_letter_bears_is_refused_at_the_end(organiser):
    passed(by=organiser)

    def taken_for_nothing():
        letters.take_number("letter", 2026)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")

    refused(taken_for_nothing)
    assert NumberSeries.objects.get().last == 1


def test_numbers_may_begin_after_one_that_was_given_elsewhere(organiser):
    letters.begin_numbers("letter", 2026, after=4, by=organiser)
    assert letter_of(passed(by=organiser)).code == "5/2026"
    with pytest.raises(ValidationError, match="już się zaczęły"):
        letters.begin_numbers("letter", 2026, after=9, by=organiser)


def test_an_organiser_says_on_a_page_which_number_was_the_last_one_elsewhere(organiser, director, signed_in):
    address, letter_list = reverse("letter_numbers"), reverse("outgoing_letter_list")
    desk = signed_in(organiser)
    assert address in desk.get(letter_list).content.decode()
    for typed in ("", "0", "-4", "dużo", "100000"):
        page = desk.post(address, {"after": typed})
        assert (page.context["form"].errors["after"] and f'value="{typed}"' in page.content.decode()) or not typed
    told = desk.post(address, {"after": "46"}, follow=True)
    assert "Następne pismo dostanie numer 47/2026." in text_of(told) and address not in told.content.decode()
    entry = Entry.objects.get(act="letter_numbers.begun")
    assert (entry.by, entry.fields) == (organiser, ["last"])
    assert letter_of(passed(by=organiser)).code == "47/2026"
    assert "już się zaczęły" in text_of(desk.post(address, {"after": "9"}))
    assert signed_in(director).get(address).status_code == 403


def test_with_somebody_else_is_always_what_was_passed_on_even_of_an_older_release(organiser):
    row = submission()
    given = {"state": state_of("elsewhere"), "responsible": "Zarząd Dróg", "at": clock.now()}
    SubmissionStep.objects.create(submission=row, was=row.state, **given, **done_by(organiser))
    sql("set constraints all immediate")
    kept = PassedOn.objects.get(submission=row)
    assert (kept.addressee, kept.addressee_key, kept.by_letter) == ("Zarząd Dróg", "zarzad drog", False)
    other = submission()
    services.pass_elsewhere(other, responsible="Zarząd Dróg", by=organiser)
    sql("set constraints all immediate")
    assert PassedOn.objects.filter(submission=other).count() == 1
    assert Submission.objects.get(pk=other.pk).state.type == "elsewhere"


def test_what_was_answered_stays_said(organiser):
    asked = passed(by=organiser)
    services.record_answer(asked, answer="Tak.", answered_on=clock.today(), text="Tak.", by=organiser)
    refused(lambda: sql("update needs_passedon set answer = 'Nie.'"))
    refused(lambda: sql("update needs_passedon set answer = '', answered_on = null"))


def at_the_end():
    """What the database looks at when a transaction ends."""
    sql("set constraints all immediate")


def test_passed_on_and_answered_in_one_transaction_is_written_once(organiser):
    """As a story of long ago is told, or many rows are read in."""
    asked = passed(by=organiser)
    services.record_answer(asked, answer="Tak.", answered_on=clock.today(), text="Tak.", by=organiser)
    at_the_end()
    assert list(PassedOn.objects.all()) == [asked]


def test_by_letter_goes_only_what_has_one_in_the_register(organiser):
    kept = passed(by=organiser)
    at_the_end()
    again = {field.attname: getattr(kept, field.attname) for field in kept._meta.concrete_fields}

    def without_one():
        PassedOn.objects.create(**again | {"id": None, "submission_id": submission().pk})
        at_the_end()

    refused(without_one)


def test_a_letter_that_was_filed_goes_on_a_ground_a_week_later_and_its_number_stays_taken(director, organiser, at):
    letter = letter_of(passed(by=organiser))
    with pytest.raises(ValidationError, match="jak to pismo wyszło"):
        discarding.say_ground("pismo", letter.pk, {"ground": "filed"}, by=director)
    sent = {"way": "post", "way_number": "", "sent_on": clock.today()}
    letters.record_sending(letter, sent, revision=None, by=organiser)
    letter.refresh_from_db()
    letters.file_letter(letter, place="teczka", revision=None, by=organiser)
    sql("set constraints all immediate")
    sql("set constraints all deferred")
    said = discarding.say_ground("pismo", letter.pk, {"ground": "filed"}, by=director)
    at(*(clock.today() + timedelta(days=8)).timetuple()[:3], 9)
    discarding.discard(said, by=director)
    assert not OutgoingLetter.objects.exists()
    assert letter_of(passed(by=organiser)).number == 2
    line = Erasure.objects.get()
    assert (line.table, line.row, line.column) == ("correspondence_outgoingletter", str(letter.pk), "")


def test_a_letter_that_went_goes_again_from_an_older_backup(owner, organiser):
    gone, other = letter_of(passed(by=organiser)), letter_of(passed(by=organiser))
    at = 'insert into audit_erasure ("table", "row", "column", leaves, at) values (%s, %s, %s, %s, now())'
    sql(at, "correspondence_outgoingletter", str(gone.pk), "", "")
    sql("set constraints all immediate")
    sql("select audit_erase_lines(array(select id from audit_erasure))")
    assert list(OutgoingLetter.objects.all()) == [other]


def test_nobody_but_the_function_that_discards_says_that_a_letter_went():
    values = "values ('correspondence_outgoingletter', '1', '', '', now())"
    refused(lambda: sql(f'insert into audit_erasure ("table", "row", "column", leaves, at) {values}'))
    refused(lambda: sql("select correspondence_outgoingletter_gone_again('1')"))
