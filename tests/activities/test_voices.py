"""Three questions after a held: open for the office's days, answered by nobody's name, and each answer is a note."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import services
from activities.after_meetings.pace import FORM
from activities.models import Answer, HowHeard, Question, Voice
from activities.reported import voices
from needs.models import FieldNote
from needs.services import delete_note
from osl_site.common.audit.models import Actor, Entry
from osl_site.common.centre.models import Centre
from osl_site.common.clock import WARSAW
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.services import WorkWanted
from osl_site.common.guard.stamps import Stamp
from osl_site.common.texts import services as texts
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.activities.working import answer_to, hidden_in
from tests.breaking import refused, sql
from tests.reading import errors, text_of
from tests.redaction.builders import cover

pytestmark = pytest.mark.django_db
GOOD, CHANGE, NEEDED = Question
LIST = "/biuro/oferta/jak-bylo/"


@pytest.fixture(autouse=True)
def evening(at):
    at(2026, 12, 1, 18)
    builders.office(organiser_phone="897610295")


@pytest.fixture
def held(organiser):
    """From ten to twelve on the first of December in Kandyty, of the organiser."""
    there = venue(locality=builders.locality("Kandyty"))
    return make_occurrence(make_activity(in_charge=organiser, title="Herbata"), venue=there)


def page_of(occurrence, language=""):
    return f"{language}/spotkania/{occurrence.pk}/jak-bylo/"


def typed(client, address, **said):
    return hidden_in(client.get(address).content.decode()) | said


def answered(occurrence, *, key=None, language="pl", **said):
    said = {Question(name): text for name, text in (said or {"good": "Było ciepło."}).items()}
    proof = Proof(Stamp.fresh(FORM), "")
    return services.answer_after(occurrence, said, key=key or uuid4(), language=language, proof=proof)


def test_what_a_resident_answers_becomes_notes_that_nobody_signed(client, held, desk):
    page = client.post(page_of(held), typed(client, page_of(held), good="Było ciepło.", needed="Ławki."), follow=True)
    assert "Dziękujemy." in text_of(page)
    first, second = FieldNote.objects.order_by("pk")
    assert (first.text, first.finding, first.place, first.noted_on) == (
        "Było ciepło.",
        "potential",
        "Kandyty",
        date(2026, 12, 1),
    )
    assert (second.text, second.finding, second.method_id, second.people_count) == ("Ławki.", "need", "feedback", 1)
    assert {(note.written_by, note.written_by_name) for note in (first, second)} == {(None, "")}
    voice = Voice.objects.get()
    assert (voice.by, voice.people, voice.language, voice.heard_on) == (None, 1, "pl", date(2026, 12, 1))
    shown = text_of(desk.get(second.get_absolute_url()))
    assert "Odpowiedź na pytanie „Czego jeszcze potrzeba we wsi?”" in shown and "bez podpisu" in shown
    staff = text_of(desk.get(held.get_absolute_url()))
    assert "Ławki." in staff and "Osoby, które odpowiadały: 1." in staff


def test_one_act_in_the_trail_and_nothing_that_tells_who_wrote(held):
    answered(held, good="Było ciepło.", change="Później.")
    root = Entry.objects.get(part_of=None)
    assert (root.act, root.actor, root.by) == ("voice.typed", Actor.RESIDENT, None)
    assert list(Entry.objects.filter(part_of=root).values_list("act", flat=True)) == ["note.typed_by_resident"] * 2


def test_a_form_sent_twice_is_one_voice(client, held):
    body = typed(client, page_of(held), good="Było ciepło.")
    assert [client.post(page_of(held), body).status_code for _press in range(2)] == [302, 302]
    assert Voice.objects.count() == FieldNote.objects.count() == 1


def test_an_empty_form_and_a_long_one_come_back(client, held):
    page = client.post(page_of(held), typed(client, page_of(held)))
    assert errors(page) == {"good": ["Napisz coś przy jednym z pytań. Wystarczy jedno zdanie."]}
    page = client.post(page_of(held), typed(client, page_of(held), change="a" * 1001, good="Było ciepło."))
    assert list(errors(page)) == ["change"] and "Było ciepło." in text_of(page)
    assert not Voice.objects.exists()


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [((2026, 12, 1, 11), False), ((2026, 12, 1, 12), True), ((2026, 12, 15, 23), True), ((2026, 12, 16, 0), False)],
)
def test_open_from_its_end_for_the_days_of_the_office(client, held, at, moment, is_open):
    at(*moment)
    page = text_of(client.get(page_of(held)))
    assert ("Wyślij odpowiedzi" in page) is is_open
    assert ("Powiedz, jak było" in text_of(client.get(f"/spotkania/{held.pk}/"))) is is_open
    if not is_open:
        with pytest.raises(ValidationError):
            answered(held)


def test_the_office_says_for_how_long_and_whether_at_all(client, held, at):
    Centre.objects.update(days_to_hear=3)
    at(2026, 12, 4, 9)
    assert "Otwarte od 1 grudnia do 4 grudnia 2026." in text_of(client.get(page_of(held)))
    Centre.objects.update(days_to_hear=0)
    assert "nie pytamy, jak było" in text_of(client.get(page_of(held)))


def test_none_of_a_meeting_that_is_off_and_no_page_of_one_that_nobody_sees(client, organiser):
    off = make_occurrence(cancelled_at=builders.EPOCH, cancelled_reason="choroba")
    assert "odwołane" in text_of(client.get(page_of(off)))
    with pytest.raises(ValidationError):
        answered(off)
    assert client.get(page_of(make_occurrence(published_at=None))).status_code == 404
    refused(lambda: sql(HEARD, off.pk, "page", "2026-12-01"))


HEARD = (
    "insert into activities_voice (occurrence_id, heard, people, language, heard_on, by_name, by_position)"
    " values (%s, %s, 1, 'pl', %s, '', '')"
)


def test_the_database_takes_none_before_the_end_and_lets_none_be_changed(held):
    refused(lambda: sql(HEARD, held.pk, "aloud", "2026-12-01"))  # by nobody of the office
    voice = answered(held)
    refused(lambda: sql("update activities_voice set people = 2 where id = %s", voice.pk))
    refused(lambda: sql("delete from activities_voice where id = %s", voice.pk))
    refused(lambda: sql("update activities_answer set question = 'needed' where voice_id = %s", voice.pk))


def test_by_the_clock_of_the_database_too(true_time):
    now = datetime.now(WARSAW)
    running = make_occurrence(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
    refused(lambda: sql(HEARD, running.pk, "page", now.date()))
    over = make_occurrence(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1))
    refused(lambda: sql(HEARD, over.pk, "page", now.date() + timedelta(days=2)))
    sql(HEARD, over.pk, "page", now.date())


def test_machines_are_held_off_and_nothing_is_lost(client, held, monkeypatch):
    page = client.post(page_of(held), typed(client, page_of(held), good="Było ciepło.", website="x"))
    assert "naciśnij przycisk jeszcze raz" in text_of(page) and "Było ciepło." in text_of(page)
    monkeypatch.setattr("activities.after_meetings.pace.MOST_A_MINUTE", 1)
    answered(held)
    with pytest.raises(WorkWanted):
        answered(held)
    stamp = Stamp.fresh(FORM)
    proof = Proof(stamp, answer_to(stamp))
    services.answer_after(held, {GOOD: "Było ciepło."}, key=uuid4(), language="pl", proof=proof)
    assert Voice.objects.count() == 2


def test_in_the_words_of_the_office_and_three_languages(client, held, administrator):
    texts.save_text(
        "po-spotkaniu-2",
        {"body": "Co poprawić?", "body_uk": "Що покращити?", "body_en": ""},
        revision=None,
        by=administrator,
    )
    for language, said in (("", "Co poprawić?"), ("/uk", "Що покращити?"), ("/en", "What should change?")):
        assert said in text_of(client.get(page_of(held, language)))
    client.post(page_of(held, "/uk"), typed(client, page_of(held, "/uk"), change="Пізніше."))
    assert (Voice.objects.get().language, Answer.objects.get().asked) == ("uk", "Що покращити?")


def test_asked_aloud_is_one_page_and_one_act(desk, organiser, held):
    page = f"/biuro/spotkania/{held.pk}/jak-bylo/"
    body = {"heard": "aloud", "people": "9", "good": "Rysowanie planu.\nHerbata.", "needed": "Dach."}
    assert "zapisane jako notatki" in text_of(desk.post(page, body, follow=True))
    voice = Voice.objects.get()
    assert (voice.heard, voice.people, voice.by) == (HowHeard.ALOUD, 9, organiser)
    assert [(n.people_count, n.written_by) for n in FieldNote.objects.all()] == [(9, organiser)] * 2
    assert Entry.objects.filter(part_of=None).values_list("act", flat=True).get() == "voice.entered"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"people": ""}, "people"),
        ({"people": "0"}, "people"),
        ({"people": "wielu"}, "people"),
        ({"heard": "x"}, "heard"),
        ({"good": ""}, "good"),
    ],
)
def test_bad_input_of_staff_comes_back_at_its_field(desk, held, changed, field):
    body = {"heard": "aloud", "people": "9", "good": "Herbata."} | changed
    assert list(errors(desk.post(f"/biuro/spotkania/{held.pk}/jak-bylo/", body))) == [field]
    assert not Voice.objects.exists()


def test_whoever_is_in_charge_enters_and_nobody_else(signed_in, coworker, director, held):
    for person in (coworker, director):
        with pytest.raises(PermissionDenied):
            services.enter_voice(held, {"heard": "aloud", "people": 2}, {GOOD: "x"}, by=person)
    own = make_occurrence(make_activity(in_charge=coworker))
    services.enter_voice(own, {"heard": "paper", "people": 2}, {GOOD: "Herbata."}, by=coworker)
    assert "Herbata." in text_of(signed_in(director).get(LIST))
    ahead = make_occurrence(make_activity(in_charge=coworker), starts_at=wall(2026, 12, 5, 10))
    with pytest.raises(ValidationError):
        services.enter_voice(ahead, {"heard": "aloud", "people": 2}, {GOOD: "x"}, by=coworker)


def test_a_rude_answer_is_deleted_and_a_name_in_one_covered(organiser, held):
    answered(held, good="Pani Nowak była miła.", change="Głupie.")
    note, rude = FieldNote.objects.order_by("pk")
    cover("notatka", note, organiser, passage="Nowak")
    assert "Nowak" not in FieldNote.objects.get(pk=note.pk).text
    delete_note(rude, by=organiser)
    assert (Answer.objects.count(), Voice.objects.get().people) == (1, 1)


def test_a_meeting_that_somebody_spoke_about_is_not_deleted(organiser):
    hidden = make_occurrence(make_activity(in_charge=organiser), published_at=None)
    services.enter_voice(hidden, {"heard": "aloud", "people": 2}, {GOOD: "Herbata."}, by=organiser)
    assert "odpowiedział" in services.why_not_deleted(hidden)


def test_a_report_tells_of_them_by_question(organiser, held):
    answered(held, good="a", change="b")
    answered(held, good="c")
    services.enter_voice(held, {"heard": "aloud", "people": 9}, {NEEDED: "d"}, by=organiser)
    told = {figure.key: figure.value for figure in voices.draw(date(2026, 12, 1), date(2026, 12, 31)).figures}
    assert told == {"asked": 1, "people": 11, "good": 2, "change": 1, "needed": 1}
    assert voices.draw(date(2026, 11, 1), date(2026, 11, 30)).figures == ()


def test_paper_bears_the_address_of_the_page(desk, held):
    for name in ("plakat", "kartki"):
        page = desk.get(f"/biuro/spotkania/{held.pk}/jak-bylo/{name}.pdf")
        assert (page.status_code, page["Content-Type"], page.content[:4]) == (200, "application/pdf", b"%PDF")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_and_the_page_of_a_meeting_ask_as_often_for_many(desk, held, django_assert_num_queries, rows):
    for _row in range(rows):
        answered(held)
    desk.get(LIST)
    with django_assert_num_queries(QUERIES_OF_LIST):
        assert "Było ciepło." in text_of(desk.get(LIST))


QUERIES_OF_LIST = 7
