"""Events that others propose: by a form of anybody's, as a submission with a day; the office makes an offer of it, and
whoever proposed it is told."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities import services
from activities.models import Activity, EventProposal
from activities.proposals.matters import events_proposed
from activities.proposals.told import begun_by
from needs.models import Submission, SubmitterContact
from needs.services import erase_contact, finish, set_aside, take_on
from needs.submissions.clause import CLAUSE
from needs.submissions.pace import FORM
from osl_site.common.centre.office import office
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.stamps import Stamp
from osl_site.common.letters.models import Letter
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.breaking import refused, sql
from tests.partners.builders import partner
from tests.reading import text_of

pytestmark = pytest.mark.django_db
QUERIES = 7
ADDRESS = "/zaproponuj-wydarzenie/"
INBOX = "/biuro/oferta/propozycje/"
EVENING = {
    "title": "Wieczór dożynkowy",
    "organiser": "KGW z Pieszkowa",
    "day": "2026-12-12",
    "starts": "18:00",
    "ends": "20:30",
    "place": "remiza",
    "text": "Weź kubek.",
    "email": "Kolo@Example.org",
}


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)
    builders.office()


@pytest.fixture
def desk(signed_in, organiser):
    return signed_in(organiser)


def typed(client, **fields):
    """The form as its page drew it a while ago, with this typed over it."""
    form = client.get(ADDRESS).context["form"]
    stood = {name: form[name].value() or "" for name in form.fields if not isinstance(form[name].value(), bool)}
    return stood | EVENING | {"pieczec": Stamp.fresh(FORM, age=timedelta(minutes=1)).text} | fields


def errors(page):
    return page.context["form"].errors


def proposed(**values):
    typed = {
        "title": "Wieczór dożynkowy",
        "organiser": "KGW z Pieszkowa",
        "day": date(2026, 12, 12),
        "starts": time(18),
        "ends": time(20, 30),
        "place": "remiza",
        "text": "Weź kubek.",
        "for_minors": False,
        "duties_stated": False,
    } | values
    contact = typed.pop("contact", {"phone": "", "email": "kolo@example.org"})
    return services.propose_event(
        typed,
        contact=contact,
        key=typed.pop("key", None) or uuid4(),
        language=typed.pop("language", "pl"),
        clause=CLAUSE.notice_of(office(), CLAUSE.days_kept()),
        proof=Proof(Stamp(FORM, ""), ""),
    )


HOURS = {"day": date(2026, 12, 12), "starts": time(18), "ends": time(20)}


def _bare():
    """A submission of which no event was proposed yet."""
    row = proposed()
    EventProposal.objects.all().delete()
    return Submission.objects.get(pk=row.pk)


def test_what_is_proposed_is_a_submission_with_a_day_and_nothing_of_the_calendar(client):
    page = client.post(ADDRESS, typed(client))
    row = Submission.objects.get()
    assert page.status_code == 302 and page.url.startswith("/powiedz-nam/wyslane/")
    assert row.words == "Wieczór dożynkowy\nOrganizuje: KGW z Pieszkowa\nGdzie: remiza\nWeź kubek."
    assert (row.event.day, f"{row.event.starts:%H:%M}") == (date(2026, 12, 12), "18:00")
    assert row.contact.email == "kolo@example.org" and not Activity.objects.exists()
    assert Letter.objects.count() == 1  # with the code


def test_sent_twice_it_is_one(client):
    sent = typed(client)
    assert client.post(ADDRESS, sent).url[:22] == client.post(ADDRESS, sent).url[:22]
    assert EventProposal.objects.count() == Submission.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"day": "2026-11-29"}, "day", "Ten dzień już minął"),
        ({"day": "jutro"}, "day", ""),
        ({"day": ""}, "day", "Podaj dzień."),
        ({"ends": "17:00"}, "ends", "Koniec jest wcześniej"),
        ({"starts": "wieczorem"}, "starts", "na przykład 18:00"),
        ({"email": ""}, "phone", "Podaj telefon albo e-mail"),
        ({"title": ""}, "title", "co to za wydarzenie"),
        ({"for_minors": "on"}, "duties_stated", "Zaznacz, że spełniacie"),
        ({"title": "a\x00b"}, "title", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_stays(client, fields, field, why):
    page = client.post(ADDRESS, typed(client, **fields))
    assert why in " ".join(errors(page)[field])
    assert "Weź kubek." in text_of(page) and not Submission.objects.exists()


@pytest.mark.parametrize("hour", ["18", "18.00", "18:00"])
def test_hours_are_read_as_people_write_them(client, hour):
    assert client.post(ADDRESS, typed(client, starts=hour)).status_code == 302


def test_hostile_words_are_shown_as_words(client, desk):
    client.post(ADDRESS, typed(client, title="<script>alert(1)</script>", organiser="=1+1"))
    page = desk.get(INBOX).content.decode()
    assert "&lt;script&gt;alert(1)" in page and "<script>alert(1)" not in page


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_form_speaks_the_language_of_its_address(client, language):
    page = text_of(client.get(f"/{language}{ADDRESS}"))
    assert "Zaproponuj" not in page and "Oświadczamy" not in page


def test_the_day_and_the_duties_stay_as_they_were_proposed():
    proposed()
    refused(lambda: sql("update activities_eventproposal set day = day + 1"))


def test_a_proposal_ends_after_it_begins():
    row = _bare()
    refused(lambda: EventProposal.objects.create(submission=row, **HOURS | {"ends": time(17)}))


def test_for_minors_nothing_is_proposed_without_its_statement():
    with pytest.raises(ValidationError):
        proposed(for_minors=True)
    assert proposed(for_minors=True, duties_stated=True).event.duties_stated
    refused(lambda: EventProposal.objects.create(submission=_bare(), for_minors=True, **HOURS))


def test_the_inbox_says_what_else_is_on_that_day_and_answers_questions(desk):
    kandyty = builders.locality("Kandyty")
    make_occurrence(make_activity(title="Kino", venue=venue(locality=kandyty)), starts_at=wall(2026, 12, 12, 19))
    proposed()
    proposed(title="Kolędowanie", day=date(2026, 12, 20))
    page = text_of(desk.get(INBOX))
    assert "o tej porze jest też „Kino”, 19:00 (Kandyty)" in page and "KGW z Pieszkowa" in page
    assert "Kolędowanie" not in text_of(desk.get(f"{INBOX}?szukaj=dożynkowy"))
    assert "Wieczór" not in text_of(desk.get(f"{INBOX}?od=2026-12-15"))
    assert "Wieczór" not in text_of(desk.get(f"{INBOX}?stan=zakonczone"))
    assert b"Wiecz" in desk.get(f"{INBOX}?format=csv").getvalue()


@pytest.mark.parametrize("role", ["coworker", "administrator"])
def test_who_may_not_read_submissions_does_not_read_proposals(signed_in, role):
    assert signed_in(builders.user(role)).get(INBOX).status_code == 403


def test_thirty_proposals_are_listed_with_as_many_queries_as_one(desk, django_assert_num_queries):
    proposed()
    with django_assert_num_queries(QUERIES):
        desk.get(INBOX)
    for number in range(24):
        proposed(title=f"Wieczór {number}")
    with django_assert_num_queries(QUERIES):
        desk.get(INBOX)


def test_an_offer_begins_with_what_was_proposed_and_keeps_the_link(desk, organiser):
    row = partner(name="KGW z Pieszkowa", is_public=True)
    submission = proposed()
    form = desk.get(f"{reverse('activities:activity_add')}?zgloszenie={submission.pk}").context["form"]
    begun = {name: form[name].value() for name in ("title", "text", "starts_on", "starts", "ends", "led_by")}
    assert begun == {
        "title": "Wieczór dożynkowy",
        "text": "Weź kubek.",
        "starts_on": date(2026, 12, 12),
        "starts": "18:00",
        "ends": "20:30",
        "led_by": "residents",
    }
    assert begun_by(submission.pk)["partner_1"] == str(row.pk)
    assert list(form.initial["submissions"]) == [submission]


def test_the_desk_names_what_was_read_and_nothing_came_of_yet(organiser):
    submission = proposed()
    said = lambda: [one.sentence for one in events_proposed(organiser)]
    assert said() == []  # it waits among the submissions
    take_on(submission, by=organiser)
    assert said() == ["Ktoś proponuje wydarzenie „Wieczór dożynkowy” na 12.12."]
    make_activity().submissions.add(submission)
    assert said() == []


def test_more_than_five_are_one_matter(organiser):
    for number in range(6):
        take_on(proposed(title=f"Wieczór {number}"), by=organiser)
    assert [one.sentence for one in events_proposed(organiser)] == ["Propozycje: 6 wydarzeń."]


def test_a_refusal_goes_with_its_reason_in_the_language_of_the_form(organiser):
    submission = proposed(language="uk")
    set_aside(submission, reason="remiza zajęta", responsible="OSP", text="Remiza zajęta.", by=organiser)
    letter = Letter.objects.order_by("pk").last()
    assert (letter.to, letter.language) == ("kolo@example.org", "uk")


def test_the_contact_goes_and_the_proposal_stays(organiser):
    submission = proposed()
    finish(submission, text="Dodane do kalendarza.", by=organiser)
    erase_contact(Submission.objects.get(), by=organiser)
    assert not SubmitterContact.objects.exists() and EventProposal.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [("pl", "Odwołane: Wieczór (sobota, 12 grudnia 2026\xa0r.). Powód: awaria"), ("uk", "Скасовано: Wieczór")],
)
def test_whoever_proposed_it_is_told_when_it_is_called_off(organiser, language, said):
    activity = make_activity(title="Wieczór", in_charge=organiser)
    activity.submissions.add(proposed(language=language))
    occurrence = make_occurrence(activity, starts_at=wall(2026, 12, 12, 18))
    services.cancel_occurrence(occurrence, reason="awaria", by=organiser)
    line = Submission.objects.get().lines.get()
    assert line.text.startswith(said) and line.letter.to == "kolo@example.org"


def test_whoever_proposed_it_is_told_of_the_new_day_and_nobody_whose_contact_is_gone(organiser):
    activity = make_activity(title="Wieczór", in_charge=organiser)
    told, gone = proposed(), proposed(title="Inny wieczór")
    activity.submissions.add(told, gone)
    erase_contact(gone, by=organiser)
    occurrence = make_occurrence(activity, starts_at=wall(2026, 12, 12, 18))
    services.move_occurrence(occurrence, day=date(2026, 12, 19), starts=time(18), ends=time(20), by=organiser)
    assert told.lines.get().text == "Nowy termin: Wieczór, sobota, 19 grudnia 2026\xa0r., 18:00."
    assert not gone.lines.exists()
