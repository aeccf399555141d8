"""Who is told what: a letter that goes or is said not to have gone, a call that is to be made, and nothing twice."""

from datetime import date
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from icalendar import Calendar

from activities import services, tasks
from activities.models import Notice, Registration
from activities.registrations import codes, emails
from activities.registrations.audience import Audience, audience, unreachable_for
from activities.registrations.codes import code_of
from activities.views.call_list import to_say
from osl_site.common.audit.models import Actor, Entry
from osl_site.common.letters import rules
from osl_site.common.letters import services as letters
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import WAITS, send
from osl_site.common.privacy.services import remove_due
from tests import builders
from tests.activities.builders import TEN_TO_TWELVE, line_up, make_activity, make_occurrence, result, sign_up, wall
from tests.breaking import refused, sql
from tests.needs.builders import need, note

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def said(kind):
    return list(Notice.objects.filter(kind=kind).order_by("id").values_list("channel", "state"))


def deliver(notice, *, times=1):
    """So many deliveries by the queue."""
    for _time in range(times):
        send(notice.letter_id)


class Unreachable(BaseEmailBackend):
    """A post office that is closed for the moment."""

    def send_messages(self, letters):
        raise SMTPServerDisconnected("zamknięte")


class Unknown(BaseEmailBackend):
    """A post office that knows none of the addresses."""

    def send_messages(self, letters):
        raise SMTPRecipientsRefused({address: (550, b"no such user") for letter in letters for address in letter.to})


def test_the_audience_is_everyone_who_may_still_come():
    occurrence, rows = line_up(2, 3)
    services.give_up(rows[0], by=Actor.RESIDENT)
    sign_up(occurrence, email="", people=2)
    assert audience([occurrence]) == Audience(people=4, by_mail=2, by_phone=1, seated=2, waiting=2)
    assert audience([occurrence.pk]).sentence == (
        "E-mail dostaną: 2. Trzeba zadzwonić do: 1. Razem osób: 4. Osób z miejscem: 2. Osób na liście rezerwowej: 2."
    )


def test_the_audience_of_many_meetings_is_one_query(django_assert_num_queries):
    occurrences = [line_up(2, 2)[0] for _number in range(3)]
    with django_assert_num_queries(1):
        assert audience(occurrences).by_mail == 6
    assert audience([]).is_empty


def test_calling_off_tells_everyone_by_letter_or_on_the_call_list(organiser, run_queue):
    occurrence, _rows = line_up(2, 2)
    sign_up(occurrence, email="")
    run_queue()
    services.cancel_occurrence(occurrence, reason="remont pieca", by=organiser)
    run_queue()

    assert said("cancelled") == [("mail", "sent"), ("mail", "sent"), ("phone", "to_call")]
    assert mail.outbox[-1].subject.startswith("Spotkanie odwołane: Herbata")
    assert "Powód: remont pieca." in mail.outbox[-1].body
    root = Entry.objects.get(act="occurrence.cancelled")
    assert [part.act for part in root.parts.all()] == ["registrations.told"]


def test_calling_off_what_nobody_signed_up_for_tells_nobody(organiser):
    services.cancel_occurrence(make_occurrence(), reason="remont pieca", by=organiser)
    assert list(Entry.objects.values_list("act", flat=True)) == ["occurrence.cancelled"]


def test_what_waited_to_be_said_is_dropped_by_the_cancellation(organiser, run_queue):
    occurrence, rows = line_up(1, 1)
    caller = sign_up(occurrence, email="")
    services.give_up(rows[0], by=Actor.RESIDENT)
    services.cancel_occurrence(occurrence, reason="remont pieca", by=organiser)

    assert said("offered") == [("phone", "dropped")]
    assert [notice.kind for notice in Notice.objects.to_ring()] == ["cancelled"]
    assert caller.notices.to_ring().count() == 1


def test_a_meeting_moved_twice_is_told_once_by_phone(organiser):
    occurrence, _rows = line_up(2, 0)
    sign_up(occurrence, email="")
    for day in (8, 9):
        services.move_occurrence(occurrence, day=date(2026, 12, day), **TEN_TO_TWELVE, by=organiser)
    assert said("moved") == [("phone", "dropped"), ("phone", "to_call")]


def test_a_letter_says_everything_one_needs_to_come_or_not_to(run_queue):
    builders.office()
    _occurrence, (row,) = line_up(2, 1)
    run_queue()
    (letter,) = mail.outbox
    assert letter.to == [row.email]
    for words in ("Zapis przyjęty. Do zobaczenia!", "wtorek, 1 grudnia 2026", codes.code_of(row), "/moj-zapis/"):
        assert words in letter.body.replace("\N{NO-BREAK SPACE}", " ")
    assert letter.extra_headers["Message-ID"] == f"<{row.notices.get().letter.message_id}>"


@pytest.mark.parametrize(
    ("language", "words", "path"),
    [("uk", "Запис прийнято", "/uk/moj-zapis/"), ("en", "You are signed up", "/en/moj-zapis/")],
)
def test_a_letter_is_in_the_language_of_the_sign_up(language, words, path, run_queue):
    occurrence, _rows = line_up(2, 0)
    sign_up(occurrence, language=language)
    run_queue()
    assert words in mail.outbox[0].body
    assert path in mail.outbox[0].body


def test_a_letter_delivered_twice_by_the_queue_is_sent_once(run_queue):
    line_up(2, 1)
    run_queue()
    deliver(Notice.objects.get())
    assert len(mail.outbox) == 1


def test_who_left_a_number_is_rung_when_a_letter_does_not_go_for_half_an_hour_and_not_when_it_goes_after_all(settings):
    settings.EMAIL_BACKEND = "tests.activities.test_notices.Unreachable"
    line_up(2, 1)
    notice = Notice.objects.get()
    deliver(notice, times=3)
    assert said("confirmation") == [("mail", "queued")]
    deliver(notice, times=2)
    assert said("confirmation") == [("mail", "queued"), ("phone", "to_call")]

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    deliver(notice)
    assert said("confirmation") == [("mail", "sent"), ("phone", "dropped")]


def test_of_a_meeting_that_is_soon_they_are_rung_after_a_minute(settings, at):
    settings.EMAIL_BACKEND = "tests.activities.test_notices.Unreachable"
    at(2026, 11, 30, 11)
    line_up(2, 1)
    deliver(Notice.objects.get(), times=2)
    assert said("confirmation") == [("mail", "queued"), ("phone", "to_call")]


def test_a_letter_that_never_goes_is_said_not_to_have_gone_and_sent_again_goes(settings, organiser):
    settings.EMAIL_BACKEND = "tests.activities.test_notices.Unreachable"
    occurrence, _rows = line_up(2, 0)
    notice = sign_up(occurrence, phone="").notices.get()
    deliver(notice, times=len(WAITS) + 1)
    assert said("confirmation") == [("mail", "failed")]

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    letters.send_again(notice.letter, by=organiser)
    assert said("confirmation") == [("mail", "queued")]
    deliver(notice)
    assert said("confirmation") == [("mail", "sent")]


def test_an_unknown_address_is_said_at_once_and_rung_where_there_is_a_number(settings, run_queue):
    settings.EMAIL_BACKEND = "tests.activities.test_notices.Unknown"
    occurrence, _rows = line_up(2, 1)
    sign_up(occurrence, phone="")
    run_queue()
    assert said("confirmation") == [("mail", "failed"), ("mail", "failed"), ("phone", "to_call")]


# Reminders


@pytest.fixture
def of_tomorrow(at):
    """A meeting of tomorrow with one place and two people, on the evening before they are reminded."""
    at(2026, 11, 29, 9)
    occurrence, rows = line_up(1, 2)
    at(2026, 11, 30, 9)
    return occurrence, rows


def test_who_has_a_place_tomorrow_is_reminded_once(of_tomorrow, run_queue):
    for _run in range(2):
        tasks.remind_of_tomorrow.func(timestamp=0)
    run_queue()
    assert said("reminder") == [("mail", "sent")]
    assert mail.outbox[-1].subject.startswith("Przypominamy o spotkaniu")


def test_nobody_is_reminded_at_night_or_of_what_is_off_or_wants_no_reminder(of_tomorrow, at, organiser):
    occurrence, _rows = of_tomorrow
    at(2026, 11, 30, 8, 59)
    assert services.to_remind() == []
    at(2026, 11, 30, 9)
    services.change_activity(occurrence.activity, {"reminds": False}, revision=1, by=organiser)
    assert services.to_remind() == []
    services.change_activity(occurrence.activity, {"reminds": True}, revision=2, by=organiser)
    assert services.to_remind() == [occurrence]
    services.cancel_occurrence(occurrence, reason="remont", by=organiser)
    assert services.to_remind() == []


def test_who_signed_up_today_needs_no_reminder(at):
    at(2026, 11, 30, 8)
    line_up(1, 1)
    at(2026, 11, 30, 10)
    assert services.to_remind() == []


# Messages and calls


def test_a_message_goes_to_everyone_and_leaves_one_entry(organiser, run_queue):
    occurrence, _rows = line_up(1, 2)
    sign_up(occurrence, email="")
    services.send_message(occurrence, text="Weź kubek.", by=organiser)
    run_queue()
    assert said("message") == [("mail", "sent"), ("mail", "sent"), ("phone", "to_call")]
    assert "Weź kubek." in mail.outbox[-1].body
    assert Entry.objects.roots().last().act == "registrations.written_to"


def test_a_message_that_is_sent_twice_reaches_nobody_twice(organiser, at):
    at(2026, 11, 24, 9)
    occurrence, _rows = line_up(1, 2)
    services.send_message(occurrence, text="Weź kubek.", by=organiser)
    with pytest.raises(ValidationError, match="Ta wiadomość jest już wysłana"):
        services.send_message(occurrence, text=" Weź kubek.\r\n", by=organiser)
    services.send_message(occurrence, text="Weź dwa kubki.", by=organiser)
    at(2026, 11, 24, 9, 11)
    services.send_message(occurrence, text="Weź kubek.", by=organiser)
    assert said("message") == [("mail", "queued")] * 6


def test_a_message_to_nobody_is_refused(organiser):
    with pytest.raises(ValidationError, match="Nikt nie jest zapisany"):
        services.send_message(make_occurrence(), text="Weź kubek.", by=organiser)
    assert Entry.objects.count() == 0


def test_a_call_that_was_not_answered_stays_and_one_that_was_had_is_closed(organiser):
    occurrence, _rows = line_up(2, 0)
    row = sign_up(occurrence, email="")
    services.cancel_occurrence(occurrence, reason="remont", by=organiser)
    notice = row.notices.get()
    services.record_call(notice, outcome="not_reached", by=organiser)
    assert list(Notice.objects.to_ring()) == [notice]
    services.record_call(notice, outcome="called", by=organiser)
    assert list(Notice.objects.to_ring()) == []
    with pytest.raises(ValidationError, match="już zapisana"):
        services.record_call(notice, outcome="called", by=organiser)
    assert Notice.objects.get().done_by == organiser


@pytest.mark.parametrize("outcome", ["sent", "dropped", "", "to_call"])
def test_a_call_ends_in_one_of_two_ways(outcome, organiser):
    occurrence, _rows = line_up(2, 0)
    row = sign_up(occurrence, email="")
    services.send_message(occurrence, text="Weź kubek.", by=organiser)
    with pytest.raises(ValidationError, match="Wybierz"):
        services.record_call(row.notices.get(), outcome=outcome, by=organiser)


# The end of contact data


def test_contact_data_goes_thirty_days_after_the_meeting_and_the_counts_stay(at, organiser):
    builders.office()
    occurrence, _rows = line_up(2, 0)
    row = sign_up(occurrence, people=2, needs_lift=True)
    services.send_message(occurrence, text="Maria przyniesie ciasto.", by=organiser)
    at(2026, 12, 31, 11)
    assert services.erase_contacts(by=Actor.WORKER) == 0
    at(2027, 1, 1, 11)
    assert [remove_due("sign_ups").removed for _time in range(2)] == [1, 0]

    row.refresh_from_db()
    assert (row.name, row.phone, row.email, row.people, row.state) == ("", "", "", 2, "confirmed")
    assert set(Notice.objects.values_list("text", flat=True)) == {""}
    assert Entry.objects.filter(act="registrations.erased").count() == 1
    assert Registration.objects.get().erased_at == wall(2027, 1, 1, 11)


def test_two_who_were_erased_may_stand_beside_each_other(at):
    _occurrence, _rows = line_up(5, 3)
    at(2027, 3, 1, 9)
    assert services.erase_contacts(by=Actor.WORKER) == 3


def test_how_long_contact_data_is_kept_is_a_setting(at):
    builders.office(registrations_kept_days=60)
    line_up(2, 1)
    at(2027, 1, 20, 9)
    assert services.erase_contacts(by=Actor.WORKER) == 0


def test_an_offer_of_a_place_passes_on_by_the_worker(at, run_queue):
    _occurrence, rows = line_up(1, 3)
    services.give_up(rows[0], by=Actor.RESIDENT)
    run_queue()
    at(2026, 11, 24, 18)
    tasks.expire_offered_seats.func(timestamp=0)
    notices = Notice.objects.filter(kind="offered").order_by("id")
    assert [row.letter.state for row in notices] == ["sent", "waiting"]
    run_queue()
    assert said("expired") == [("mail", "sent")]
    assert said("offered") == [("mail", "sent"), ("mail", "sent")]


def test_what_did_not_reach_the_old_address_is_sent_to_the_corrected_one(settings, run_queue, organiser):
    occurrence, _rows = line_up(2, 0)
    settings.EMAIL_BACKEND = "tests.activities.test_notices.Unknown"
    row = sign_up(occurrence, phone="")
    run_queue()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [notice.registration for notice in unreachable_for(organiser)] == [row]

    services.change_registration(row, {"email": "dobry@przyklad.pl"}, revision=1, by=organiser)
    run_queue()
    assert said("confirmation") == [("mail", "dropped"), ("mail", "sent")]
    assert [letter.to for letter in mail.outbox] == [["dobry@przyklad.pl"]] * 2  # and that it was corrected
    assert list(unreachable_for(organiser)) == []


def test_a_reminder_that_comes_too_late_is_not_sent(of_tomorrow, at):
    tasks.remind_of_tomorrow.func(timestamp=0)
    at(2026, 12, 1, 10)
    deliver(Notice.objects.get(kind="reminder"))
    assert said("reminder") == [("mail", "dropped")]
    assert mail.outbox == []


def test_what_somebody_was_told_stays_told(run_queue, organiser):
    _occurrence, (first, second) = line_up(capacity=5, number=2)
    run_queue()
    sent = first.notices.get()
    assert sent.state == "sent"
    for change in (
        f"registration_id = {second.pk}",
        "kind = 'cancelled'",
        "text = 'Inaczej.'",
        "made_at = now()",
        "id = id + 1000",
        "state = 'dropped'",
        f"done_by_id = {organiser.pk}, done_by_name = 'Ktoś'",
    ):
        refused(lambda change=change: sql(f"update activities_notice set {change} where id = {sent.pk}"))
    refused(lambda: sql("delete from activities_notice"))
    refused(lambda: sql("update activities_registration set id = id + 1000"))


@pytest.mark.usefixtures("owner")
def test_not_even_the_owner_puts_another_note_under_what_was_noted(organiser):
    came = result(make_occurrence())
    row = note()
    for citing in (need(notes=[row]), came):
        came.note = row if citing is came else None
        came.save()
        refused(lambda: sql("update needs_fieldnote set id = id + 1000"))
        refused(lambda: sql("delete from needs_fieldnote"))
        sql("delete from needs_need_notes")


# Receipts


def receipts(run_queue):
    """The subjects of the letters that go now."""
    mail.outbox.clear()
    run_queue()
    return [letter.subject.partition(":")[0] for letter in mail.outbox]


def test_every_change_of_a_sign_up_has_its_receipt(run_queue, organiser):
    occurrence, (first, second) = line_up(1, 2)
    assert receipts(run_queue) == ["Zapis przyjęty", "Lista rezerwowa"]
    services.give_up(first, by=Actor.RESIDENT)
    assert receipts(run_queue) == ["Rezygnacja przyjęta", "Zwolniło się miejsce"]
    services.confirm_place(second, by=Actor.RESIDENT)
    assert receipts(run_queue) == ["Zapis przyjęty"]
    second.refresh_from_db()
    services.change_registration(second, {"needs_lift": True}, revision=second.revision, by=organiser)
    assert receipts(run_queue) == ["Zapis zmieniony"]
    services.move_occurrence(occurrence, day=date(2026, 12, 8), **TEN_TO_TWELVE, by=organiser)
    assert receipts(run_queue) == ["Spotkanie przeniesione"]
    services.cancel_occurrence(occurrence, reason="remont", by=organiser)
    assert receipts(run_queue) == ["Spotkanie odwołane"]
    services.restore_occurrence(occurrence, by=organiser)
    assert receipts(run_queue) == ["Spotkanie jednak się odbędzie"]


def test_who_has_no_mail_is_not_rung_about_what_they_did_themselves(organiser):
    occurrence, _rows = line_up(2, 0)
    row = sign_up(occurrence, email="")
    services.change_registration(row, {"needs_lift": True}, revision=1, by=organiser)
    services.give_up(row, by=organiser)
    assert Notice.objects.count() == 0


def test_a_call_instead_of_a_letter_says_the_code_that_is_to_be_read(organiser):
    row = sign_up(make_occurrence(make_activity(sign_up="needed", capacity=5)), email="")
    notice = Notice(registration=row, kind="confirmation")
    said = to_say(notice)
    assert said == f"E-mail nie dotarł. Powiedz, że zapis jest przyjęty. Przeczytaj kod: {unbroken(code_of(row))}."
    notice.kind = "waiting"
    assert "na liście rezerwowej. Przeczytaj kod:" in to_say(notice)
    row.code_seed = ""
    assert "naciśnij „Wydaj nowy kod”" in to_say(notice)


def unbroken(code):
    return code.replace("-", "\N{NON-BREAKING HYPHEN}")


def test_what_waits_goes_to_the_corrected_address_and_without_one_somebody_rings(organiser, run_queue):
    occurrence, _rows = line_up(2, 0)
    row = sign_up(occurrence)
    services.change_registration(row, {"email": "dobry@przyklad.pl"}, revision=1, by=organiser)
    services.change_registration(row, {"email": ""}, revision=2, by=organiser)
    assert run_queue() == 2  # jobs of letters that are dropped by now
    assert mail.outbox == []
    assert said("confirmation") == [("mail", "dropped"), ("phone", "to_call")]


def events(letter):
    return [next(iter(Calendar.from_ical(file.content).walk("VEVENT"))) for file in letter.attachments]


def test_who_has_a_place_gets_the_meeting_for_the_calendar_and_its_changes_under_the_same_name(run_queue, organiser):
    occurrence, _rows = line_up(1, 2)
    run_queue()
    confirmed, in_line = mail.outbox
    services.move_occurrence(occurrence, day=date(2026, 12, 8), **TEN_TO_TWELVE, by=organiser)
    run_queue()
    services.cancel_occurrence(occurrence, reason="remont", by=organiser)
    run_queue()
    assert events(in_line) == []
    first, moved, off = (events(mail.outbox[place])[0] for place in (0, 2, 4))
    assert confirmed.attachments[0].filename == "spotkanie.ics"
    assert "METHOD:PUBLISH" in confirmed.attachments[0].content
    assert {event["UID"] for event in (first, moved, off)} == {f"{occurrence.uid}@osl"}
    assert first["SEQUENCE"] < moved["SEQUENCE"] < off["SEQUENCE"]
    assert (moved.decoded("DTSTART").day, str(off["STATUS"])) == (8, "CANCELLED")
    assert b"BEGIN:VEVENT\r\nUID" in mail.outbox[0].message().as_bytes(linesep="\r\n")


@pytest.mark.parametrize(("own", "told"), [("", "89 761 02 95"), ("601234567", "601 234 567")])
def test_a_letter_names_the_number_of_the_activity_and_else_of_the_office_in_groups(own, told, run_queue):
    builders.office(organiser_phone="897610295", organiser_email="organizator@przyklad.pl")
    _occurrence, _rows = line_up(1, 1, contact_phone=own)
    run_queue()
    (letter,) = mail.outbox
    assert letter.body.replace("\N{NO-BREAK SPACE}", " ").endswith(f"Centrum usług\nTelefon: {told}\n")


def test_who_answers_writes_to_whoever_is_in_charge_or_to_the_office_once_they_are_gone(run_queue):
    builders.office(organiser_email="organizator@przyklad.pl")
    occurrence, _rows = line_up(2, 1)
    person = occurrence.activity.in_charge
    run_queue()
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    sign_up(occurrence)
    run_queue()
    assert [letter.reply_to for letter in mail.outbox] == [[person.email], ["organizator@przyklad.pl"]]


def test_a_failed_letter_is_mended_by_whoever_runs_the_meeting_while_it_is_ahead(settings, run_queue, coworker, at):
    settings.EMAIL_BACKEND = "tests.activities.test_notices.Unknown"
    mine = make_occurrence(make_activity(in_charge=coworker, sign_up="needed"))
    sign_up(mine, phone="")
    sign_up(make_occurrence(make_activity(sign_up="needed")), phone="")
    sign_up(mine)  # is rung instead
    run_queue()
    ours = Letter.objects.failed().filter(rules.theirs(coworker))
    assert [letter.notice.registration.occurrence for letter in ours] == [mine]
    (link,) = emails.about(ours).values()
    assert link.label.startswith(mine.activity.title)
    letters.settle(ours[0], by=coworker)
    assert list(unreachable_for(coworker)) == []
    at(2026, 12, 1, 12, 1)
    assert not Letter.objects.failed().filter(rules.theirs(builders.user("organiser"))).exists()
