"""Partnerships and networks, their members by days, meetings of several partners with invitations and one note."""

import io
from datetime import date, datetime, time, timedelta
from email.header import decode_header, make_header
from functools import partial

import icalendar
import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from osl_site.common import clock
from osl_site.common.audit.models import Access, Entry
from osl_site.common.letters import mail_server
from osl_site.common.letters.models import Letter, LetterState
from osl_site.common.letters.services import send
from osl_site.common.promises.models import Promise
from osl_site.common.promises.services import make_promise
from partners import services
from partners.log.story import last_agreed
from partners.models import Membership, PartnerMeeting, Partnership
from partners.network.ties import ties
from partners.partnerships.invitations import NO_LONGER, write, write_no_longer
from partners.partnerships.links import notes_to_write
from partners.partnerships.year import year_of, years_of
from partners.services import meetings, partnerships
from tests import builders
from tests.partners import builders as builders_of_partners
from tests.partners.builders import partner, person
from tests.reading import text_of

pytestmark = pytest.mark.django_db
ROOM = "/biuro/partnerzy/partnerstwa/"
MEETINGS = "/biuro/partnerzy/spotkania/"
TODAY = date(2026, 12, 1)
SPAN = {"since": date(2026, 1, 1)}


@pytest.fixture
def office(signed_in, organiser, at):
    at(2026, 12, 1, 9)
    builders.office()
    return signed_in(organiser)


def made(by, **values):
    return services.create_partnership({"name": "Sąsiedzka sieć", "kind": "led"} | SPAN | values, by=by)


def meeting(by, *partners, **values):
    return builders_of_partners.meeting(*partners, by=by, **values)


def sent(letter):
    """The letter as it would go now: its headers and body, and the one event of its file."""
    message = mail_server.message(letter, write(letter)).message()
    [file] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    [event] = icalendar.Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT")
    return message, file, event


def test_a_partner_belongs_from_day_to_day_and_never_twice_on_one(office, organiser):
    row, one = made(organiser), partner()
    first = services.add_member(
        row, {"partner": one, "since": date(2026, 1, 1), "until": date(2026, 3, 31)}, by=organiser
    )
    services.add_member(row, {"partner": one, "since": date(2026, 4, 1)}, by=organiser)
    with pytest.raises(ValidationError, match="już tu jest"):
        services.add_member(row, {"partner": one, "since": date(2026, 8, 1)}, by=organiser)
    with pytest.raises(ValidationError, match="już tu jest"):
        services.change_member(first, {"until": date(2026, 4, 1)}, revision=None, by=organiser)
    with pytest.raises(IntegrityError, match="membership_once_at_a_time"), transaction.atomic():
        Membership.objects.create(partnership=row, partner=one, since=date(2027, 1, 1))
    services.add_member(made(organiser, name="Inna"), {"partner": one, "since": TODAY}, by=organiser)
    assert [member.since for member in row.memberships.on(date(2026, 4, 1))] == [date(2026, 4, 1)]


def test_days_of_members_lie_within_those_of_the_partnership(office, organiser):
    row, one = made(organiser), partner()
    with pytest.raises(ValidationError) as refused:
        services.add_member(row, {"partner": one, "since": date(2025, 12, 31)}, by=organiser)
    assert refused.value.message_dict == {"since": [partnerships.OUTSIDE.format("od 1.01.2026")]}
    member = services.add_member(row, {"partner": one, "since": TODAY}, by=organiser)
    change = partial(services.change_partnership, row, revision=None, by=organiser)
    with pytest.raises(ValidationError, match="wcześniejszego dnia"):
        change({"since": date(2027, 1, 1)})
    with pytest.raises(ValidationError, match="po tym dniu"):
        change({"ended_on": date(2026, 11, 30), "ended_why": "Projekt się skończył."})
    change({"ended_on": date(2026, 12, 31), "ended_why": "Projekt się skończył."})
    member.refresh_from_db()
    assert member.until == date(2026, 12, 31)


def test_pages_write_down_a_partnership_a_network_and_members(office, organiser):
    one = partner(name="KGW Pieszkowo")
    typed = {"name": "Sieć OSL", "kind": "joined", "since": "2026-01-01"}
    form = office.post(f"{ROOM}nowe/", typed).context["form"]
    assert form.errors["led_by"]
    page = office.post(f"{ROOM}nowe/", typed | {"led_by": "ROPS"}, follow=True)
    assert "ROPS" in text_of(page)
    row = Partnership.objects.get()
    member = {"partner_name": "kgw", "since": "2026-02-01", "role": "gości spotkania"}
    page = office.post(f"{ROOM}{row.pk}/czlonek/", member, follow=True)
    assert "od 1.02.2026, gości spotkania" in text_of(page)
    partner(name="OSP")
    office.post(f"{ROOM}{row.pk}/czlonek/", member | {"partner_name": "OSP"})
    assert row.memberships.count() == 2
    form = office.post(f"{ROOM}{row.pk}/czlonek/", member).context["form"]
    assert form.errors["__all__"] == ["Ten partner już tu jest w tych dniach. Popraw daty albo tamten wpis."]
    left = {"since": "2026-02-01", "until": "2026-11-30", "role": "", "revision": "1"}
    office.post(f"{ROOM}czlonkowie/{Membership.objects.get(partner=one).pk}/", left)
    page = office.get(row.get_absolute_url())
    assert [member.partner.name for member in page.context["members"]] == ["OSP"]
    assert [member.partner for member in page.context["others"]] == [one]
    assert "sieć zawodowa" in text_of(office.get(one.get_absolute_url()))
    acts = list(Entry.objects.roots().order_by("id").values_list("act", flat=True))
    assert acts == ["partnership.created", "membership.added", "membership.added", "membership.changed"]


def test_everybody_with_an_address_is_invited_once_with_a_file_for_the_calendar(office, organiser):
    one, other, silent = partner(), partner(), partner(name="OSP")
    person(one, email="a@example.pl"), person(one, email="b@example.pl"), person(other, email="a@example.pl")
    row = meeting(organiser, one, other, silent)
    page = text_of(office.get(row.get_absolute_url()))
    assert "Wyślij zaproszenia (2)" in page
    assert "Bez adresu e-mail, zadzwoń:" in page
    office.post(f"{row.get_absolute_url()}zapros/")
    letters = list(Letter.objects.order_by("pk"))
    assert [letter.to for letter in letters] == ["a@example.pl", "b@example.pl"]
    message, file, event = sent(letters[0])
    assert str(make_header(decode_header(message["Subject"]))) == "Zaproszenie: Wspólny kalendarz, 10.12.2026"
    assert file.get_params()[1:3] == [("method", "REQUEST"), ("charset", "utf-8")]
    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (str(row.uid), 0, "CONFIRMED")
    assert event["DTSTART"].dt.replace(tzinfo=None) == datetime(2026, 12, 10, 17)
    assert str(event["ATTENDEE"]) == "mailto:a@example.pl"
    again = text_of(office.post(f"{row.get_absolute_url()}zapros/", follow=True))
    assert meetings.ALL_KNOW in again
    assert Letter.objects.count() == 2


def test_a_change_and_calling_off_reach_the_invited_with_the_next_sequence(office, organiser):
    one = partner()
    person(one, email="a@example.pl")
    row = meeting(organiser, one)
    services.invite(row, by=organiser)
    Letter.objects.update(state=LetterState.SENT, ended_at="2026-12-01T09:00Z")
    row = services.change_meeting(row, {"starts": time(16)}, revision=None, by=organiser)
    *_, event = sent(Letter.objects.last())
    assert (Letter.objects.count(), event["SEQUENCE"], event["DTSTART"].dt.hour) == (2, 1, 16)
    Letter.objects.update(state=LetterState.SENT, ended_at="2026-12-01T09:00Z")
    office.post(f"{row.get_absolute_url()}odwolaj/", {"reason": "Sala jest zajęta."})
    message, file, event = sent(Letter.objects.last())
    assert (Letter.objects.count(), event["SEQUENCE"], str(event["STATUS"])) == (3, 2, "CANCELLED")
    assert ("method", "CANCEL") in file.get_params()
    assert "Sala jest zajęta." in message.get_payload(0).get_payload(decode=True).decode()
    for act in (
        lambda: services.call_off_meeting(row, reason="Znowu.", by=organiser),
        lambda: services.change_meeting(row, {"title": "x"}, revision=None, by=organiser),
        lambda: services.invite(row, by=organiser),
        lambda: services.write_up_meeting(row, note="x", present=[], revision=None, by=organiser),
    ):
        with pytest.raises(ValidationError, match="odwołane"):
            act()


def test_a_letter_that_has_not_gone_says_what_is_so_when_it_goes_and_no_other_is_made(office, organiser):
    one = partner()
    person(one, email="a@example.pl")
    row = meeting(organiser, one)
    services.invite(row, by=organiser)
    services.change_meeting(row, {"place": "remiza"}, revision=None, by=organiser)
    *_, event = sent(Letter.objects.get())
    assert (str(event["LOCATION"]), event["SEQUENCE"]) == ("remiza", 1)
    send(Letter.objects.get().pk)
    assert Letter.objects.get().state == LetterState.SENT


def gone():
    Letter.objects.open().update(state=LetterState.SENT, ended_at="2026-12-01T09:00Z")


def told_alone(letter):
    """The letter to whoever is no longer invited, as it would go now."""
    message = mail_server.message(letter, write_no_longer(letter)).message()
    [file] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    [event] = icalendar.Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT")
    return message, file, event


def test_a_partner_taken_off_is_told_alone_and_gets_nothing_later(office, organiser):
    one, other, both = partner(), partner(), "wspolny@example.pl"
    person(one, email="a@example.pl"), person(one, email=both), person(other, email="b@example.pl")
    person(other, email=both)
    row = meeting(organiser, one, other)
    services.invite(row, by=organiser)
    gone()
    row = services.change_meeting(row, {"partners": [other]}, revision=None, by=organiser)
    letter = Letter.objects.open().get()
    assert (letter.to, letter.kind) == ("a@example.pl", NO_LONGER)
    message, file, event = told_alone(letter)
    assert str(make_header(decode_header(message["Subject"]))).startswith("Nieaktualne zaproszenie: Wspólny kalendarz")
    assert ("method", "CANCEL") in file.get_params()
    assert (str(event["ATTENDEE"]), event["SEQUENCE"], "STATUS" in event) == ("mailto:a@example.pl", 1, False)
    gone()
    row = services.change_meeting(row, {"place": "remiza"}, revision=None, by=organiser)
    assert list(Letter.objects.open().values_list("to", flat=True)) == [both, "b@example.pl"]
    gone()
    services.call_off_meeting(row, reason="Sala jest zajęta.", by=organiser)
    assert set(Letter.objects.open().values_list("to", flat=True)) == {both, "b@example.pl"}


def test_who_was_taken_off_before_the_invitation_went_hears_nothing(office, organiser):
    one, other = partner(), partner()
    person(one, email="a@example.pl")
    row = meeting(organiser, one, other)
    services.invite(row, by=organiser)
    services.change_meeting(row, {"partners": [other]}, revision=None, by=organiser)
    invitation, taken_off = Letter.objects.order_by("pk")
    assert (write(invitation), write_no_longer(taken_off)) == (None, None)


def test_who_is_invited_again_gets_an_invitation_and_no_change(office, organiser):
    one, other = partner(), partner()
    person(one, email="a@example.pl")
    row = meeting(organiser, one, other)
    services.invite(row, by=organiser)
    gone()
    row = services.change_meeting(row, {"partners": [other]}, revision=None, by=organiser)
    row = services.change_meeting(row, {"partners": [one, other]}, revision=None, by=organiser)
    assert "Wyślij zaproszenia (1)" in text_of(office.get(row.get_absolute_url()))
    services.invite(row, by=organiser)
    _first, taken_off, again = Letter.objects.order_by("pk")
    assert write_no_longer(taken_off) is None  # it has not gone, and need not
    taken_off.state, taken_off.ended_at = LetterState.SENT, clock.now()
    taken_off.save()
    message, _file, event = sent(again)
    assert str(make_header(decode_header(message["Subject"]))).startswith("Zaproszenie:")
    assert event["SEQUENCE"] == 1


def test_whoever_is_invited_after_a_change_is_invited_and_not_told_of_it(office, organiser):
    one, late = partner(), partner()
    person(one, email="a@example.pl"), person(late, email="b@example.pl")
    row = meeting(organiser, one)
    services.invite(row, by=organiser)
    gone()
    row = services.change_meeting(row, {"place": "remiza", "partners": [one, late]}, revision=None, by=organiser)
    services.invite(row, by=organiser)
    subjects = {
        letter.to: str(make_header(decode_header(sent(letter)[0]["Subject"]))).partition(":")[0]
        for letter in Letter.objects.open()
    }
    assert subjects == {"a@example.pl": "Zmiana", "b@example.pl": "Zaproszenie"}


def test_what_the_invited_need_not_know_writes_to_nobody(office, organiser):
    one, other = partner(), partner()
    person(one, email="a@example.pl")
    row = meeting(organiser, one)
    services.change_meeting(row, {"place": "remiza"}, revision=None, by=organiser)  # nobody was invited yet
    assert not Letter.objects.exists()
    services.invite(row, by=organiser)
    Letter.objects.update(state=LetterState.SENT, ended_at="2026-12-01T09:00Z")
    services.change_meeting(row, {"partners": [one, other]}, revision=None, by=organiser)
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"partner_1": ""}, {"partner_1": [meetings.WITH_NOBODY]}),
        ({"partner_1": "Cyrk"}, {"partner_1"}),
        ({"ends": "16:00"}, {"ends"}),
        ({"host_name": "Cyrk"}, {"host_name"}),
        ({"held_on": "2026-13-40"}, {"held_on"}),
        ({"partner_2": "KGW"}, {"partner_2"}),
    ],
)
def test_bad_words_are_refused_at_their_field_with_everything_still_there(typed, errors, office):
    partner(name="KGW")
    sent_words = {"title": "Spotkanie", "held_on": "2026-12-10", "starts": "17:00", "ends": "19:00", "place": "remiza"}
    sent_words |= {"partner_1": "KGW"} | typed
    page = office.post(f"{MEETINGS}nowe/", sent_words)
    form = page.context["form"]
    assert form.errors.keys() == set(errors)
    assert {name: form[name].value() for name in sent_words} == sent_words
    assert not PartnerMeeting.objects.exists()


def test_a_meeting_of_a_partnership_begins_with_its_members(office, organiser):
    row, one, gone = made(organiser), partner(name="KGW"), partner(name="OSP")
    services.add_member(row, {"partner": one, "since": TODAY}, by=organiser)
    services.add_member(row, {"partner": gone, "since": date(2026, 1, 1), "until": date(2026, 11, 30)}, by=organiser)
    form = office.get(f"{MEETINGS}nowe/?partnerstwo={row.pk}").context["form"]
    assert (form["partner_1"].value(), form["partner_2"].value()) == ("KGW", None)


def test_one_note_stands_at_each_partner_and_who_came_is_in_the_network(office, organiser, at):
    one, other, third = partner(name="KGW"), partner(name="OSP"), partner(name="LZS")
    row = meeting(organiser, one, other, third)
    with pytest.raises(ValidationError, match="jeszcze nie było"):
        services.write_up_meeting(row, note="x", present=[], revision=None, by=organiser)
    at(2026, 12, 11, 9)
    [matter] = notes_to_write(organiser)
    assert matter.subject == "„Wspólny kalendarz”"
    note = {"note": "Każdy poda trzy daty.", "present": [one.pk, other.pk], "revision": str(row.revision)}
    page = office.post(f"{row.get_absolute_url()}notatka/", note, follow=True)
    assert "Każdy poda trzy daty." in text_of(page)
    assert list(notes_to_write(organiser)) == []
    assert "Wspólny kalendarz" in text_of(office.get(third.get_absolute_url()))
    assert {pair: tie.times for pair, tie in ties(TODAY, date(2026, 12, 31)).items()} == {
        (one.pk, other.pk): {"spotkania": 1}
    }


def test_before_a_call_the_last_of_talks_and_meetings_is_said_with_what_is_awaited(office, organiser, at):
    one, absent = partner(name="KGW"), partner(name="OSP")
    builders_of_partners.entry(one, absent, held_on=date(2026, 11, 20), agreed="Koło ugotuje.")
    row = meeting(organiser, one, absent)
    assert "przed nami" in text_of(office.get(one.get_absolute_url()))
    at(2026, 12, 11, 9)
    assert "bez notatki" in text_of(office.get(one.get_absolute_url()))
    services.write_up_meeting(row, note="Każdy poda trzy daty.", present=[one], revision=None, by=organiser)
    make_promise(row, {"what": "zamówić salę", "due": date(2026, 12, 20), "owner": organiser}, by=organiser)
    page = text_of(office.get(one.get_absolute_url()))
    assert all(words in page for words in ("10 grudnia 2026 r.", row.code, "Każdy poda trzy daty.", "zamówić salę"))
    assert last_agreed(one).words == "Każdy poda trzy daty."
    assert last_agreed(absent).on == date(2026, 11, 20)


def test_what_is_to_be_done_after_it_is_seen_to_like_every_promise(office, organiser, at):
    row = meeting(organiser, partner())
    make_promise(row, {"what": "zamówić salę", "due": TODAY + timedelta(days=3), "owner": organiser}, by=organiser)
    assert "zamówić salę" in text_of(office.get(row.get_absolute_url()))
    assert "zamówić salę" in text_of(office.get("/biuro/do-dopilnowania/"))


def test_the_year_has_members_meetings_hosts_and_what_was_seen_to(office, organiser, at):
    host = partner(name="KGW")
    row = made(organiser, since=date(2025, 6, 1))
    services.add_member(row, {"partner": host, "since": date(2025, 6, 1)}, by=organiser)
    held = meeting(organiser, host, held_on=date(2026, 3, 1), host=host, partnership=row)
    meeting(organiser, host, held_on=date(2025, 9, 1), partnership=row)
    make_promise(held, {"what": "zamówić salę", "due": TODAY, "owner": organiser}, by=organiser)
    told = year_of(row, 2026)
    assert ([one.host for one in told.meetings], [one.what for one in told.open]) == ([host], ["zamówić salę"])
    assert years_of(row, TODAY) == [2026, 2025]
    page = text_of(office.get(f"{row.get_absolute_url()}rok/2026/"))
    assert "gospodarz: KGW" in page
    assert office.get(f"{row.get_absolute_url()}rok/1999/").status_code == 302
    assert Promise.objects.count() == 1


def test_the_year_goes_away_as_a_tagged_pdf_and_is_noted(office, organiser):
    host = partner(name="KGW <b>Żółta Łódź</b>")
    row = made(organiser)
    services.add_member(row, {"partner": host, "since": TODAY}, by=organiser)
    meeting(organiser, host, held_on=date(2026, 3, 1), host=host, partnership=row)
    page = f"{row.get_absolute_url()}rok/2026/"
    assert f"{page}rok.pdf" in text_of(office.get(page))
    answer = office.get(f"{page}rok.pdf")
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as read:
        assert (bool(read.Root.MarkInfo.Marked), str(read.Root.Lang)) == (True, "pl")
        assert str(read.docinfo["/Title"]) == "Sąsiedzka sieć, rok 2026"
        with read.open_outline() as outline:
            assert [one.title for one in outline.root[0].children] == ["Członkowie: 1", "Spotkania: 1"]
    assert Access.objects.get().what == f"rok 2026 partnerstwa {row.pk}"
    assert office.get(f"{row.get_absolute_url()}rok/1999/rok.pdf").status_code == 302


def test_whoever_is_no_organiser_changes_nothing(office, organiser):
    coworker, one = builders.user("coworker"), partner()
    row, met = made(organiser), meeting(organiser, one)
    for act in (
        lambda: made(coworker),
        lambda: services.change_partnership(row, {"name": "x"}, revision=None, by=coworker),
        lambda: services.add_member(row, {"partner": one, "since": TODAY}, by=coworker),
        lambda: meeting(coworker, one),
        lambda: services.change_meeting(met, {"title": "x"}, revision=None, by=coworker),
        lambda: services.invite(met, by=coworker),
        lambda: services.call_off_meeting(met, reason="x", by=coworker),
        lambda: services.write_up_meeting(met, note="x", present=[], revision=None, by=coworker),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_many_rows_take_as_many_queries_as_one(office, organiser):
    row = made(organiser)

    def queries(count):
        for _ in range(count):
            one = partner()
            services.add_member(row, {"partner": one, "since": TODAY}, by=organiser)
            meeting(organiser, one, partnership=row, host=one)
        with CaptureQueriesContext(connection) as asked:
            for page in (ROOM, MEETINGS, row.get_absolute_url(), f"{row.get_absolute_url()}rok/2026/"):
                assert office.get(page).status_code == 200
        return len(asked)

    assert queries(1) == queries(30)
