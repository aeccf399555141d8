"""Submissions: how they arrive, how they move, what the database refuses of them, who may read which."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from needs import rules, services
from needs.models import (
    Line,
    SameMatter,
    StateType,
    Submission,
    SubmissionCall,
    SubmissionState,
    SubmissionStep,
    SubmitterClause,
    SubmitterContact,
)
from needs.services import submissions as arriving
from needs.services.states import ensure_states, state_of
from needs.submissions.clause import CLAUSE
from needs.submissions.codes import code_of
from osl_site.common import clock
from osl_site.common.accounts.models import done_by
from osl_site.common.audit.models import Actor, Change, Entry, Erasure
from osl_site.common.centre.office import office
from osl_site.common.guard.services import WorkWanted
from osl_site.common.letters.models import Letter
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import asset, contact, need, submission

pytestmark = pytest.mark.django_db
TODAY = (2026, 11, 23, 9)
WORDS = {"kind": "lack", "words": "Nie ma ławki.", "place_unknown": True}
LETS_IN = SimpleNamespace(take=lambda: None)


def receive(values=WORDS, *, contact=None, key=None, language="pl", proof=LETS_IN):
    return services.receive(
        values,
        contact=contact or {},
        key=key or uuid4(),
        language=language,
        clause=CLAUSE.notice_of(office(), 30, language),
        proof=proof,
    )


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def test_what_a_resident_sends_waits_to_be_read_until_a_day(at):
    at(*TODAY)
    row = receive({**WORDS, "words": " Nie ma\r\nławki. "})
    assert (row.words, row.state.type, row.channel) == ("Nie ma\nławki.", "waiting", "form")
    assert (row.due_on.isoformat(), row.code) == ("2026-11-30", f"Zg-{row.pk}")
    assert len(code_of(row)) == 14
    assert Entry.objects.get().actor == Actor.RESIDENT
    assert not hasattr(row, "contact")


def test_a_form_sent_twice_is_one_and_with_other_words_another():
    key = uuid4()
    first = receive(key=key)
    assert receive(key=key) == first
    assert receive({**WORDS, "words": "Nie ma sklepu."}, key=key) != first
    assert Submission.objects.count() == 2


def test_a_contact_stands_with_the_words_beside_it_and_an_email_gets_the_code(at):
    at(*TODAY)
    row = receive(contact={"email": "a@przyklad.pl"})
    assert row.contact.clause.text == CLAUSE.notice_of(office(), 30, "pl").text
    letter = Letter.objects.get()
    assert (letter.to, letter.subject_id) == ("a@przyklad.pl", row.pk)
    for _press in range(7):
        receive(contact={"email": "a@przyklad.pl"})
    assert (Letter.objects.count(), SubmitterContact.objects.count()) == (arriving.MOST_LETTERS, 8)
    assert SubmitterClause.objects.count() == 1


def test_in_a_flood_each_is_asked_for_work_and_nothing_is_kept_without_it(monkeypatch, at):
    at(*TODAY)
    monkeypatch.setattr("needs.submissions.pace.MOST_A_MINUTE", 2)

    def unpaid():
        raise WorkWanted

    for _one in range(2):
        receive(proof=SimpleNamespace(take=unpaid))
    with pytest.raises(WorkWanted), transaction.atomic():
        receive(proof=SimpleNamespace(take=unpaid))
    assert receive(proof=LETS_IN)
    assert Submission.objects.count() == 3


def test_the_office_writes_down_what_it_was_told_and_how(organiser, coworker, at):
    at(*TODAY)
    entered = {**WORDS, "channel": "phone", "language": "uk"}
    given = {"contact": {"phone": "601234567"}, "clause": CLAUSE.notice_of(office(), 30), "received_at": clock.now()}
    row = services.enter(entered, **given, by=organiser)
    assert (row.entered_by_name, row.channel, row.contact.was_read_out) == (organiser.name, "phone", True)
    with pytest.raises(PermissionDenied):
        services.enter(entered, **given, by=coworker)
    assert acts() == ["submission.entered"]


def test_steps_follow_each_other_and_the_last_one_is_where_it_stands(organiser, at):
    at(*TODAY)
    row = submission()
    services.take_on(row, by=organiser)
    with pytest.raises(ValidationError, match="już w tym stanie"):
        services.take_on(row, by=organiser)
    services.pass_elsewhere(row, responsible="Zarząd Dróg", by=organiser)
    services.finish(row, text="Ławka stoi.", by=organiser)
    row.refresh_from_db()
    assert row.state.type == "done"
    steps = list(row.steps.values_list("was__type", "state__type", "responsible"))
    assert steps == [("waiting", "ours", ""), ("ours", "elsewhere", "Zarząd Dróg"), ("elsewhere", "done", "")]
    assert acts() == ["submission.taken_on", "submission.passed_on", "submission.done"]


def test_set_aside_says_why_and_who_is_responsible(organiser):
    row = submission()
    with pytest.raises(ValidationError) as refusal:
        services.set_aside(row, reason=" ", responsible="", text="Nie.", by=organiser)
    assert set(refusal.value.error_dict) == {"reason", "responsible"}
    services.set_aside(row, reason="To droga powiatowa", responsible="Zarząd Dróg", text="Nie my.", by=organiser)
    assert Line.objects.get().text == "Nie my."


def test_an_answer_goes_by_letter_or_onto_the_call_list_and_is_always_on_the_page(organiser, at):
    at(*TODAY)
    by_mail, by_phone, silent = submission(), submission(), submission()
    contact(by_mail)
    contact(by_phone, phone="601234567", email="")
    for row in (by_mail, by_phone, silent):
        services.write_to_author(row, text="Gdzie to jest?", is_question=True, by=organiser)
        row.refresh_from_db()
        assert (row.state.type, row.lines.get().is_question) == ("ours", True)
    assert Letter.objects.get().to == "autor@przyklad.pl"
    call = SubmissionCall.objects.to_ring().get()
    assert call.line.submission == by_phone
    services.record_call(call, outcome="not_reached", by=organiser)
    services.record_call(call, outcome="called", by=organiser)
    with pytest.raises(ValidationError):
        services.record_call(call, outcome="called", by=organiser)


def test_the_author_adds_one_line_between_two_of_the_office(organiser):
    row = submission()
    line = services.add_line(row, text="Przy sklepie.")
    assert services.add_line(row, text="Przy sklepie.") == line
    with pytest.raises(ValidationError) as refusal:
        services.add_line(row, text="I jeszcze coś.")
    assert "po naszej" in str(refusal.value)
    values = {"submission": row, "side": "author", "text": "Mimo to.", "at": clock.now()}
    refused(lambda: Line.objects.create(**values))
    services.write_to_author(row, text="Dziękujemy.", is_question=False, by=organiser)
    assert services.add_line(row, text="I jeszcze coś.")


def test_the_author_takes_the_contact_back_and_the_submission_stays(organiser, at):
    at(*TODAY)
    row = submission()
    contact(row, phone="601234567", email="")
    services.write_to_author(row, text="Gdzie?", is_question=True, by=organiser)
    services.erase_contact(row, by=Actor.RESIDENT)
    services.erase_contact(Submission.objects.get(), by=Actor.RESIDENT)
    assert (SubmitterContact.objects.count(), SubmissionCall.objects.get().state) == (0, "dropped")
    assert next(str(one) for one in Erasure.objects.all()).startswith("needs_submittercontact")
    assert acts()[-1:] == ["submission.contact_erased"]
    assert Submission.objects.get().words


def test_contacts_end_by_the_schedule_once_it_was_dealt_with(organiser, at):
    at(*TODAY)
    done, waits = submission(), submission()
    contact(done), contact(waits)
    services.finish(done, text="Jest ławka.", by=organiser)
    month = timedelta(days=30)
    assert services.erase_contacts(clock.now() - month, by=Actor.WORKER) == 0
    at(2026, 12, 24, 9)
    assert services.erase_contacts(clock.now() - month, by=Actor.WORKER) == 1
    assert SubmitterContact.objects.get().submission == waits


def test_it_says_whether_it_helped_at_the_end_alone(organiser):
    row = submission()
    with pytest.raises(ValidationError):
        services.say_whether_it_helped(row, helped="yes")
    services.finish(row, text="Jest.", by=organiser)
    with pytest.raises(ValidationError):
        services.say_whether_it_helped(row, helped="bardzo")
    assert services.say_whether_it_helped(row, helped="a_little").helped_at


def test_linking_moves_no_state_and_a_complaint_is_linked_to_nothing(organiser, director):
    row, told = submission(), submission(for_director=True)
    for using in (need(), asset()):
        services.link(row, using, by=organiser)
        services.link(row, using, by=organiser)
        assert list(using.submissions.all()) == [row]
        services.unlink(row, using, by=organiser)
        assert not using.submissions.exists()
    row.refresh_from_db()
    assert row.state.type == "waiting"
    with pytest.raises(PermissionDenied):
        services.link(told, need(), by=organiser)
    both = builders.user("organiser", "director")
    with pytest.raises(ValidationError):
        services.link(told, need(), by=both)
    for using in (need(), asset()):
        with pytest.raises(IntegrityError, match="a complaint is linked to nothing"), transaction.atomic():
            using.submissions.add(told)


def test_two_of_the_same_matter_are_joined_once(organiser):
    older, newer = submission(), submission()
    assert services.join(newer, older, by=organiser) == services.join(older, newer, by=organiser)
    pair = SameMatter.objects.get()
    assert (pair.a, pair.b) == (older, newer)
    services.part(newer, older, by=organiser)
    assert not SameMatter.objects.exists()
    with pytest.raises(ValidationError):
        services.join(older, older, by=organiser)


def test_foreign_words_are_put_into_polish_by_somebody(organiser):
    row = submission(language="uk", words="Немає лавки.")
    services.translate(row, text="Nie ma ławki.", revision=1, by=organiser)
    row.refresh_from_db()
    assert (row.in_polish, row.in_polish_by_name) == ("Nie ma ławki.", organiser.name)
    services.translate(row, text="", revision=2, by=organiser)
    row.refresh_from_db()
    assert row.in_polish_by is None


def test_the_trail_says_of_a_complaint_which_fields_and_not_what_they_say(director, organiser):
    values = {"kind": "idea", "locality": builders.locality("Kandyty"), "commune": None, "place_unknown": False}
    services.sort_anew(submission(for_director=True), values, revision=1, by=director)
    assert not Change.objects.exists()
    assert set(Entry.objects.get(act="submission.sorted").fields) == {"kind", "locality", "place_unknown"}
    services.sort_anew(submission(), values, revision=1, by=organiser)
    assert Change.objects.filter(after="Kandyty").exists()


def test_a_marked_complaint_is_the_directors_alone(organiser, director, coworker, administrator):
    plain, told = submission(), submission(for_director=True)
    of = {user: set(rules.submissions_of(user)) for user in (organiser, director, coworker, administrator)}
    assert of == {organiser: {plain}, director: {plain, told}, coworker: set(), administrator: set()}
    assert not rules.may_read_submission(organiser, told)
    for act in (services.take_on, lambda row, by: services.erase_contact(row, by=by)):
        with pytest.raises(PermissionDenied):
            act(told, by=organiser)
        with pytest.raises(PermissionDenied):
            act(plain, by=director)
    services.take_on(told, by=director)


def test_codes_are_found_however_typed_and_guessing_ends_for_an_address_alone(at):
    at(*TODAY)
    row = submission()
    code = code_of(row)
    assert services.by_code(f" {code.lower()} ", address="10.0.0.1") == row
    for _guess in range(arriving.MOST_WRONG):
        with pytest.raises(ValidationError):
            services.by_code("A2A2A2A2A2", address="10.0.0.1")
    with pytest.raises(ValidationError, match="Za dużo"):
        services.by_code(code, address="10.0.0.1")
    assert services.by_code(code, address="10.0.0.2") == row
    at(2026, 11, 23, 11)
    assert services.by_code(code, address="10.0.0.1") == row


def test_guessed_from_everywhere_each_try_takes_work_and_nobody_is_locked_out(monkeypatch):
    monkeypatch.setattr(arriving, "MOST_WRONG_OF_ALL", 3)
    row = submission()
    for guess in range(3):
        with pytest.raises(ValidationError):
            services.by_code("A2A2A2A2A2", address=f"10.0.1.{guess}")
    assert services.are_guessed()

    def unpaid():
        raise WorkWanted

    with pytest.raises(WorkWanted):
        services.by_code(code_of(row), address="10.0.0.2", proof=SimpleNamespace(take=unpaid))
    assert services.by_code(code_of(row), address="10.0.0.2", proof=LETS_IN) == row


def test_what_the_database_refuses(organiser):
    row, other = submission(), submission(for_director=True)
    submission(channel="phone", words="Dzwonił ktoś.")
    services.take_on(row, by=organiser)
    services.write_to_author(row, text="Gdzie?", is_question=True, by=organiser)
    done = state_of(StateType.DONE)
    who = done_by(organiser)
    for statement in (
        "update needs_submission set words = 'Inaczej.'",
        "update needs_submission set channel = 'box'",
        "update needs_submission set received_at = now()",
        "update needs_submission set due_on = due_on + 30",
        "update needs_submission set entered_by_name = 'Ktoś' where channel = 'phone'",
        "update needs_submission set code_digest = 'a'",
        "update needs_submission set code_seed = 'a'",
        "update needs_submission set for_director = false",
        f"update needs_submission set state_id = {done.pk}",
        "delete from needs_submission",
        "truncate needs_submission cascade",
        "update needs_submissionstep set responsible = 'Ktoś'",
        "delete from needs_submissionstep",
        "update needs_line set text = 'Inaczej.'",
        "delete from needs_line",
        "update needs_submissionstate set type = 'done'",
        "delete from needs_submissionstate",
    ):
        refused(lambda statement=statement: sql(statement))
    step = {"submission": row, "at": clock.now(), **who}
    refused(lambda: SubmissionStep.objects.create(**step, was=done, state=state_of(StateType.WAITING)))
    aside = state_of(StateType.ASIDE)
    refused(lambda: SubmissionStep.objects.create(**step, was=state_of(StateType.OURS), state=aside, reason="Bo tak"))
    refused(lambda: submission(state=done))
    refused(lambda: SameMatter.objects.create(a=other, b=row, at=clock.now(), **who))


def test_there_is_a_state_of_every_type_and_an_office_calls_it_as_it_likes():
    ensure_states()
    ensure_states()
    assert list(SubmissionState.objects.values_list("type", flat=True)) == list(StateType)
    SubmissionState.objects.filter(type="ours").update(name="Zajmujemy się")
    assert state_of(StateType.OURS).name == "Zajmujemy się"
