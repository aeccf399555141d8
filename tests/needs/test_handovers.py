"""Handed over in the house: with the author's yes, taken over by whoever has the role, ended by one word."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from needs import desk, services
from needs.models import ConsentWay, Handover, HandoverEnd, Outcome, Submission, UrgentTo, UrgentWay
from needs.submissions.codes import code_of
from needs.submissions.handover_letters import HANDED_OVER, write_handed_over
from osl_site.common import clock
from osl_site.common.accounts.models import Role, Substitution, User, done_by
from osl_site.common.audit.models import Access, Entry
from osl_site.common.letters.models import Letter
from osl_site.common.text.public_holidays import workdays_ago
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import contact, submission
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
INBOX, HANDED = "/biuro/rozeznanie/zgloszenia/", "/biuro/rozeznanie/przekazane/"
SERVICES, SOCIAL = Role.SERVICE_ORGANISER, Role.SOCIAL_WORKER


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


@pytest.fixture
def receiver(db):
    return builders.user(SERVICES)


def hand_over(row, by, *, to=SERVICES, person=None, **given):
    agreed = {"consent_way": ConsentWay.PHONE, "consent_at": clock.now(), "with_contact": False} | given
    return services.hand_over(row, to=to, person=person, **agreed, by=by)


def listed(client):
    return text_of(client.get(INBOX))


# Acts


def test_handed_over_taken_and_ended_it_leaves_the_list_and_only_the_outcome_is_seen(
    organiser, receiver, signed_in, client
):
    row = submission(stands="ours", words="Kto pomoże mamie?")
    handover = hand_over(row, organiser)
    row.refresh_from_db()
    assert (row.state.type, row.steps.last().responsible) == ("elsewhere", "organizator usług społecznych")
    office, theirs = signed_in(organiser), signed_in(receiver)
    assert row.code in listed(office)
    told = text_of(client.get(page_of(row)))
    assert "Za Twoją zgodą ma to teraz: organizator usług społecznych." in told and "Cofam zgodę" in told
    services.take_over(handover, by=receiver)
    assert row.code not in listed(office)
    assert row.code in text_of(office.get(f"{INBOX}?przejete=on"))
    assert "Kto pomoże mamie?" in text_of(theirs.get(f"{HANDED}{handover.pk}/"))
    services.end_handover(handover, outcome=Outcome.TAKEN, by=receiver)
    row.refresh_from_db()
    assert row.state.type == "done" and row.code not in listed(office)
    assert theirs.get(f"{HANDED}{handover.pk}/").status_code == 404
    shown = text_of(office.get(f"{INBOX}{row.pk}/"))
    assert "przejęte" in shown
    told = text_of(client.get(page_of(row)))
    assert "Za Twoją zgodą ma to teraz" in told and "zrobione" not in told and "cofnąć" not in told
    acts = list(Entry.objects.roots().order_by("id").values_list("act", flat=True))
    assert acts == ["submission.handed_over", "submission.taken_over", "submission.handover_ended"]


def page_of(row, language=""):
    return f"{language}/sprawdz/{code_of(row)}/"


@pytest.mark.parametrize("outcome", [Outcome.NOT_OURS, Outcome.NO_CONTACT])
def test_what_comes_back_stands_with_the_organiser_and_on_the_desk_until_something_is_done(
    organiser, receiver, outcome
):
    row = submission()
    handover = hand_over(row, organiser)
    services.take_over(handover, by=receiver)
    services.end_handover(handover, outcome=outcome, by=receiver)
    row.refresh_from_db()
    assert row.state.type == "ours" and row in Submission.objects.exclude(
        pk__in=Handover.objects.in_their_hands().values("submission")
    )
    [matter] = desk.handed_in_vain(organiser)
    assert matter.sentence == f"{row.code} wróciło: {outcome.label}."
    services.write_to_author(row, text="Proszę zadzwonić.", is_question=False, by=organiser)
    assert list(desk.handed_in_vain(organiser)) == []


def test_it_moves_nowhere_before_the_outcome_and_the_organiser_may_take_it_back(organiser, receiver, client):
    row = submission(stands="ours")
    handover = hand_over(row, organiser)
    for act in (
        lambda: services.take_on(row, by=organiser),
        lambda: services.finish(row, text="Już.", by=organiser),
        lambda: hand_over(row, organiser),
    ):
        with pytest.raises(ValidationError, match=r"ktoś w centrum|już w tym stanie"):
            act()
    services.take_back(handover, by=organiser)
    row.refresh_from_db()
    assert row.state.type == "ours" and "Za Twoją zgodą" not in text_of(client.get(page_of(row)))
    with pytest.raises(ValidationError, match="zakończone"):
        services.take_over(handover, by=receiver)
    again = hand_over(row, organiser)
    assert again.pk != handover.pk


def test_its_author_withdraws_the_yes_by_one_press_and_at_once_nobody_reads_it_there(
    organiser, receiver, signed_in, client
):
    row = submission(stands="ours", words="Kto pomoże mamie?")
    handover = hand_over(row, organiser)
    services.take_over(handover, by=receiver)
    theirs, page = signed_in(receiver), page_of(row)
    assert theirs.get(f"{HANDED}{handover.pk}/").status_code == 200
    for _press in range(2):
        told = text_of(client.post(page, {"co": "cofnij-zgode"}, follow=True))
        assert "Zgoda jest cofnięta" in told and "Za Twoją zgodą" not in told and "Cofam zgodę" not in told
    assert theirs.get(f"{HANDED}{handover.pk}/").status_code == 404
    row.refresh_from_db()
    assert row.state.type == "ours" and HandoverEnd.objects.get().by is None
    [matter] = desk.handed_in_vain(organiser)
    assert matter.sentence == f"{row.code} wróciło: autor cofnął zgodę."
    shown = text_of(signed_in(organiser).get(f"{INBOX}{row.pk}/"))
    assert "autor cofnął zgodę" in shown and "· autor ·" in shown
    assert [(one.actor, one.by) for one in Entry.objects.filter(act="submission.consent_withdrawn")] == [
        ("resident", None)
    ]
    hand_over(row, organiser)
    assert "Cofam zgodę" in text_of(client.get(page))


def test_nobody_withdraws_what_was_not_handed_over_or_is_urgent(organiser, receiver, client):
    for row in (submission(stands="ours"), submission(stands="done")):
        told = text_of(client.post(page_of(row), {"co": "cofnij-zgode"}))
        assert "Nikt inny nie ma teraz Twojego zgłoszenia." in told
    urgent = submission(stands="ours")
    hand_over(urgent, organiser)
    services.tell_at_once(urgent, to=UrgentTo.POLICE, way=UrgentWay.PHONE, told_at=clock.now(), by=organiser)
    told = text_of(client.post(page_of(urgent), {"co": "cofnij-zgode"}))
    assert "Cofam zgodę" not in told and "Za Twoją zgodą" not in told
    assert not HandoverEnd.objects.exists()


def test_only_an_author_who_withdraws_ends_it_without_a_name(organiser, receiver):
    handover = hand_over(submission(), organiser)
    with pytest.raises(IntegrityError, match="handover_end_by_the_author_withdraws"), transaction.atomic():
        HandoverEnd.objects.create(handover=handover, outcome="not_ours", at=clock.now(), **done_by(None))


def test_who_may_hand_over_take_over_and_end(organiser, director, coworker, receiver):
    social = builders.user(SOCIAL)
    row = submission(stands="ours")
    for person in (director, coworker, receiver):
        with pytest.raises(PermissionDenied):
            hand_over(row, person)
    handover = hand_over(row, organiser)
    for person in (social, coworker, director, organiser):
        with pytest.raises(PermissionDenied):
            services.take_over(handover, by=person)
    with pytest.raises(ValidationError, match="Przejmuję"):
        services.end_handover(handover, outcome=Outcome.TAKEN, by=receiver)
    with pytest.raises(PermissionDenied):
        services.end_handover(handover, outcome=Outcome.WITHDRAWN, by=receiver)
    with pytest.raises(PermissionDenied):
        services.take_back(handover, by=receiver)
    services.end_handover(handover, outcome=Outcome.NOT_OURS, by=receiver)


def test_a_complaint_is_handed_to_nobody(director, receiver):
    row = submission(for_director=True)
    with pytest.raises(ValidationError, match="tylko dyrektor"):
        hand_over(row, director)


def test_nothing_goes_without_the_day_and_the_way_of_the_authors_yes(organiser, receiver):
    row = submission(received_at=clock.now() - timedelta(hours=1))
    for moment in (clock.now() + timedelta(minutes=1), clock.now() - timedelta(hours=2)):
        with pytest.raises(ValidationError) as refusal:
            hand_over(row, organiser, consent_at=moment)
        assert set(refusal.value.error_dict) == {"hour"}
    with pytest.raises(ValidationError) as refusal:
        hand_over(row, organiser, with_contact=True)
    assert set(refusal.value.error_dict) == {"with_contact"}
    with pytest.raises(ValidationError) as refusal:
        hand_over(row, organiser, to=SOCIAL)
    assert set(refusal.value.error_dict) == {"to"} and not Handover.objects.exists()


def test_one_person_is_named_and_whoever_stands_in_for_them_reads_it_too(organiser, receiver, coworker, signed_in):
    other = builders.user(SERVICES)
    handover = hand_over(submission(), organiser, person=receiver)
    assert list(Handover.objects.of(other)) == []
    assert [letter.to for letter in Letter.objects.filter(kind=HANDED_OVER)] == [receiver.email]
    days = {"from_on": clock.today(), "until_on": clock.today(), "at": clock.now()}
    Substitution.objects.create(away=receiver, substitute=coworker, **days, **done_by(receiver))
    deputy = User.objects.get(pk=coworker.pk)
    assert list(Handover.objects.of(deputy)) == [handover]
    User.objects.filter(pk=receiver.pk).update(is_active=False)
    assert list(Handover.objects.of(other)) == [handover]


# What the database refuses


def test_what_was_handed_over_stays_written(organiser, receiver):
    handover = hand_over(submission(), organiser)
    services.take_over(handover, by=receiver)
    services.end_handover(handover, outcome=Outcome.TAKEN, by=receiver)
    for table in ("needs_handover", "needs_handovertaken", "needs_handoverend"):
        for statement in (f"delete from {table}", f"update {table} set by_name = 'x'", f"truncate {table} cascade"):
            refused(lambda statement=statement: sql(statement))


def test_the_database_holds_to_one_at_a_time_and_to_the_order_of_acts(organiser, receiver):
    row, complaint = submission(stands="elsewhere"), submission(stands="elsewhere", for_director=True)
    now = clock.now()

    def raw(one, **given):
        agreed = {"to": SERVICES, "consent_way": "phone", "consent_at": now, "at": now, **done_by(organiser)}
        return Handover.objects.create(**{"submission": one, "step": one.steps.last(), **agreed} | given)

    for refused_one, said in (
        (lambda: raw(complaint), "handed to nobody"),
        (lambda: raw(row, consent_at=builders.EPOCH - timedelta(days=1)), "agrees before it came"),
        (lambda: raw(row, step=complaint.steps.last()), "stands with somebody else"),
        (lambda: raw(row, person=organiser), "another role"),
        (lambda: raw(row, to=Role.COWORKER), "handover_to_a_role_that_takes_over"),
    ):
        with pytest.raises(IntegrityError, match=said), transaction.atomic():
            refused_one()
    handover = raw(row)
    with pytest.raises(IntegrityError, match="somebody has it already"), transaction.atomic():
        raw(row)
    with pytest.raises(IntegrityError, match="nobody took it over"), transaction.atomic():
        HandoverEnd.objects.create(handover=handover, outcome="taken", at=now, **done_by(receiver))
    with pytest.raises(IntegrityError, match="somebody of the house has it"), transaction.atomic():
        sql(
            "insert into needs_submissionstep (submission_id, was_id, state_id, reason, responsible, phone, at, by_id,"
            " by_name, by_position) select submission_id, state_id, was_id, '', '', '', now(), by_id, by_name, ''"
            " from needs_submissionstep where submission_id = %s",
            row.pk,
        )
    HandoverEnd.objects.create(handover=handover, outcome="not_ours", at=now, **done_by(receiver))
    with pytest.raises(IntegrityError, match="its outcome was said"), transaction.atomic():
        sql(
            "insert into needs_handovertaken (handover_id, at, by_id, by_name, by_position)"
            " values (%s, now(), %s, 'x', '')",
            handover.pk,
            receiver.pk,
        )


# Pages


def test_whoever_only_takes_over_sees_that_page_alone(receiver, organiser, signed_in):
    row = submission(words="Kto pomoże mamie?")
    handover = hand_over(row, organiser)
    client = signed_in(receiver)
    begin = client.get("/biuro/")
    assert begin.status_code == 302 and begin.url == HANDED
    assert 'role="search"' not in client.get(HANDED).text  # nothing is found that they may read
    assert 'role="search"' in signed_in(organiser).get(INBOX).text
    page = text_of(client.get(HANDED))
    assert row.code in page and "mamie" not in page and "Na dziś" not in page
    for address in (INBOX, f"{INBOX}{row.pk}/", "/biuro/rozeznanie/notatki/", "/biuro/plan/", "/biuro/partnerzy/"):
        assert client.get(address).status_code in (403, 404)
    assert [entry.what for entry in Access.objects.filter(kind="read")] == []
    client.get(f"{HANDED}{handover.pk}/")
    assert [entry.what for entry in Access.objects.filter(kind="read")] == [
        f"zgłoszenie {row.code} przekazane w centrum"
    ]


def test_the_contact_is_read_only_with_the_authors_yes_and_until_they_take_it_back(receiver, organiser, signed_in):
    with_it, without = submission(), submission()
    for row in (with_it, without):
        contact(row, phone="601234567", email="")
    shared, kept = hand_over(with_it, organiser, with_contact=True), hand_over(without, organiser)
    client = signed_in(receiver)
    assert "601 234 567" in text_of(client.get(f"{HANDED}{shared.pk}/"))
    assert "601 234 567" not in text_of(client.get(f"{HANDED}{kept.pk}/"))
    services.erase_contact(with_it, by=organiser)
    gone = text_of(client.get(f"{HANDED}{shared.pk}/"))
    assert "601 234 567" not in gone and "autor go usunął" in gone


def test_the_form_refuses_what_has_no_yes_and_keeps_what_was_typed(organiser, receiver, signed_in):
    row, client = submission(), signed_in(organiser)
    contact(row, phone="601234567", email="")
    address = f"{INBOX}{row.pk}/przekaz/"
    typed = {"to": SERVICES.value, "consent_way": "talk", "day": "2026-11-24", "hour": "08:50"}
    shown = client.post(address, typed)
    assert set(errors(shown)) == {"said_yes"} and 'value="08:50"' in shown.content.decode()
    done = client.post(address, typed | {"said_yes": "on", "with_contact": "on"}, follow=True)
    handover = Handover.objects.get()
    assert (handover.to, handover.with_contact, handover.consent_way) == (SERVICES, True, "talk")
    assert "Czeka na przejęcie" in text_of(done)
    asked = client.get(f"{INBOX}{submission().pk}/zapytaj/?zgoda=tak")
    assert "może przeczytać Twoje słowa?" in text_of(asked) and "telefon albo e-mail?" not in text_of(asked)
    asked = client.get(f"{INBOX}{contact(submission()).submission_id}/zapytaj/?zgoda=tak")
    assert "może przeczytać Twoje słowa?" in text_of(asked) and "też Twój telefon albo e-mail?" in text_of(asked)


def test_pressing_twice_is_once_and_another_is_told_who_was_first(organiser, receiver, signed_in):
    other, handover = builders.user(SERVICES), hand_over(submission(), organiser)
    first, second = signed_in(receiver), signed_in(other)
    for _press in range(2):
        first.post(f"{HANDED}{handover.pk}/przejmuje/")
    told = second.post(f"{HANDED}{handover.pk}/przejmuje/", follow=True)
    assert f"Przejął to już ktoś inny: {receiver.name}." in text_of(told)
    assert handover.taken.by == receiver
    assert "Naciśnij jeden z przycisków" in text_of(
        first.post(f"{HANDED}{handover.pk}/wynik/", {"outcome": "withdrawn"}, follow=True)
    )
    done = first.post(f"{HANDED}{handover.pk}/wynik/", {"outcome": "taken"}, follow=True)
    assert "sprawa jest u Was" in text_of(done)
    assert second.post(f"{HANDED}{handover.pk}/wynik/", {"outcome": "taken"}).status_code == 404


# Letters, the desk, the page of the author


def test_a_letter_says_a_number_and_nothing_once_somebody_took_it_over(organiser, receiver):
    row = submission(words="Kto pomoże mamie?")
    handover = hand_over(row, organiser)
    letter = Letter.objects.get(kind=HANDED_OVER)
    written = write_handed_over(letter)
    assert row.code in written.subject and "mamie" not in written.body and "Przejmuję" in written.body
    services.take_over(handover, by=receiver)
    assert write_handed_over(letter) is None


def test_the_author_who_left_an_email_is_told_who_has_it_in_their_language(organiser, receiver, client):
    row = submission(language="uk")
    contact(row)
    hand_over(row, organiser, with_contact=True)
    assert row.lines.get().text == (
        "За вашою згодою цим займається: організатор соціальних послуг. Ваші контакти ми теж передали."
    )
    for language, words in (
        ("", "Za Twoją zgodą ma to teraz: organizator usług społecznych."),
        ("/uk", "За вашою згодою цим займається: організатор соціальних послуг."),
        ("/en", "With your consent this is now with: the social services organiser."),
    ):
        assert words in text_of(client.get(page_of(row, language)))


def test_the_desk_asks_the_role_and_after_three_working_days_tells_the_organiser(organiser, receiver, at):
    row = submission()
    hand_over(row, organiser)  # on a Tuesday
    [matter] = desk.to_take_over(receiver)
    assert matter.sentence == f"Organizator prosi o przejęcie {row.code}."
    at(2026, 11, 26, 18)
    assert list(desk.handed_and_not_taken(organiser)) == []
    at(2026, 11, 27, 8)
    [matter] = desk.handed_and_not_taken(organiser)
    assert row.code in matter.sentence


def test_working_days_leave_out_weekends_and_days_off():
    assert workdays_ago(clock.today().replace(day=26), 3).isoformat() == "2026-11-23"
    assert workdays_ago(clock.today().replace(day=12), 3).isoformat() == "2026-11-08"  # past the eleventh
