"""Promises: given about a row, kept once with what came of it; a word for oneself is one's own and goes when done."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from needs import services as needs
from osl_site.common.accounts.services import close_account
from osl_site.common.audit.models import Entry, Erasure
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.promises import services
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import may_change, promises_read_by
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import note, submission
from tests.promises.builders import DUE, promise

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)


def typed(owner, **fields):
    return {"what": "Oddzwonić do świetlicy.", "due": DUE, "owner": owner, "is_private": False} | fields


def acts():
    return list(Entry.objects.order_by("id").values_list("act", "subject_type", "subject_id"))


def test_it_is_given_and_kept_and_the_trail_of_its_row_says_so_without_words(organiser):
    row = note()
    made = services.make_promise(row, typed(organiser), by=organiser)
    assert services.keep_promise(made, outcome=" Sala jest wolna w środy. ", by=organiser) == row
    made.refresh_from_db()
    assert (made.done_on, made.outcome, made.state) == (TODAY, "Sala jest wolna w środy.", "zrobione")
    assert acts() == [("promise.made", "needs.fieldnote", row.pk), ("promise.kept", "needs.fieldnote", row.pk)]
    with pytest.raises(ValidationError, match="już zaznaczył"):
        services.keep_promise(made, outcome="Jeszcze raz.", by=organiser)


def test_without_what_came_of_it_it_is_not_done(organiser):
    with pytest.raises(ValidationError) as refusal:
        services.keep_promise(promise(note(), organiser), outcome="\u200b ", by=organiser)
    assert refusal.value.message_dict == {"outcome": [services.NO_OUTCOME]}


def test_a_word_for_oneself_is_read_by_one_and_is_gone_when_done(organiser, coworker):
    made = services.make_promise(note(), typed(coworker, is_private=True), by=coworker)
    assert list(promises_read_by(coworker)) == [made]
    assert not promises_read_by(organiser).exists() and not may_change(organiser, made)
    with pytest.raises(PermissionDenied):
        services.keep_promise(made, outcome="", by=organiser)
    services.keep_promise(made, outcome="", by=coworker)
    assert (Promise.objects.count(), Erasure.objects.get().table) == (0, "promises_promise")
    with pytest.raises(ValidationError):
        services.keep_promise(made, outcome="", by=coworker)


def test_who_sees_to_it_changes_it_and_the_organiser_and_nobody_else(organiser, coworker, director):
    made = promise(note(), coworker)
    assert [may_change(person, made) for person in (coworker, organiser, director)] == [True, True, False]
    services.change_promise(made, {"due": DUE + timedelta(days=7)}, revision=1, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.change_promise(made, {"due": DUE}, revision=1, by=coworker)


def test_of_a_complaint_only_its_director_reads_what_was_promised(organiser, director):
    row = submission(for_director=True)
    services.make_promise(row, typed(director), by=director)
    assert (promises_read_by(organiser).count(), promises_read_by(director).count()) == (0, 1)
    with pytest.raises(PermissionDenied):
        services.make_promise(row, typed(organiser), by=organiser)


def test_it_goes_with_its_note_and_no_backup_brings_it_back(organiser):
    row = note()
    made = promise(row, organiser)
    needs.delete_note(row, by=organiser)
    assert not Promise.objects.exists()
    assert Erasure.objects.filter(table="promises_promise", row=str(made.pk)).exists()


def test_a_closed_account_hands_over_what_was_promised_and_takes_its_own_words_along(
    organiser, coworker, administrator
):
    mine, own = promise(note(), coworker), promise(note(), coworker, is_private=True)
    with pytest.raises(ValidationError):
        close_account(coworker, reason="Odchodzi.", to=None, by=administrator)
    close_account(coworker, reason="Odchodzi.", to=organiser, by=administrator)
    mine.refresh_from_db()
    assert (mine.owner, Promise.objects.filter(pk=own.pk).exists()) == (organiser, False)


def test_nothing_is_promised_for_an_account_that_is_closed(organiser):
    gone = builders.user("coworker", is_active=False)
    with pytest.raises(ValidationError) as refusal:
        services.make_promise(note(), typed(gone), by=organiser)
    assert refusal.value.message_dict == {"owner": [services.IS_CLOSED]}


@pytest.mark.parametrize(
    "change",
    [
        "done_on = '2026-11-30'",
        "outcome = 'tak'",
        "what = ''",
        "subject_id = subject_id + 1",
        "by_name = 'Ktoś inny'",
        "is_private = true",
        "due = 'infinity'",
    ],
)
def test_the_database_refuses(change, organiser):
    promise(note(), organiser)
    refused(lambda: sql(f"update promises_promise set {change}"))


def test_the_database_keeps_what_is_done_and_what_is_ones_own(organiser, coworker):
    row = note()
    done = promise(row, organiser, done_on=TODAY, outcome="Zrobione.")
    own = promise(row, organiser, is_private=True)
    refused(lambda: sql(f"update promises_promise set outcome = 'Nie.' where id = {done.pk}"))
    refused(lambda: sql(f"update promises_promise set owner_id = {coworker.pk} where id = {own.pk}"))
    refused(lambda: sql(f"update promises_promise set done_on = '2026-11-30', outcome = 'x' where id = {own.pk}"))
    sql(f"delete from needs_fieldnote where id = {row.pk}")
    assert not Promise.objects.exists()
