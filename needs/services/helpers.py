"""Helpers: sign on by the page or by the office, are confirmed, go by one press or with their period."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet

from needs import rules
from needs.helping.pace import FORM, floods
from needs.models import Helper, HelperClause, HelperContact
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Centre
from osl_site.common.confirmations import services as confirmations
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.mailboxes import mailbox_of
from osl_site.common.guard.services import DAY, HOUR, MINUTE, count
from osl_site.common.letters.services import Recipient, forget, promise
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.texts.services import keep_words

SIGNED_ON = "needs.helper_signed_on"  # the kind of letter
MOST_LETTERS = 5  # a day, to one mailbox that anybody may have typed
HAS_GONE = "Ta osoba już się wypisała. Danych nie ma."
OF_CONTACT = ("called", "phone", "email", "what", "when")


@transaction.atomic
def sign_on(values: Mapping[str, Any], *, key: UUID, language: str, clause: PrivacyNotice, proof: Proof) -> Helper:
    """Keep who agreed to be rung, by the page. One form (`key`) is one helper, however often it is sent.

    With an e-mail they get a letter with their link. Raises ValidationError by field; WorkWanted, with nothing done,
    while very many are sent.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"helper {key}"])
    if first := Helper.objects.filter(key=key).first():
        return first
    if floods():
        proof.take()
    helper = _made(values, clause, read_out=False, key=key, language=language)
    record("helper.signed_on", helper, by=Actor.RESIDENT)
    email = values.get("email")
    if email and count("helper.letter", mailbox_of(email), span=DAY) <= MOST_LETTERS:
        promise(SIGNED_ON, [Recipient(email, helper, language)])
    for span in (MINUTE, HOUR):
        count(FORM, span=span)
    return helper


@transaction.atomic
def enter_helper(values: Mapping[str, Any], *, clause: PrivacyNotice, by: User) -> Helper:
    """Write down who agreed in a talk or by telephone, after the sentence about data was read out. Raises
    ValidationError by field."""
    if not rules.may_keep_helpers(by):
        raise PermissionDenied
    helper = _made(values, clause, read_out=True, **done_by(by, *Role, field="entered_by"))
    record("helper.entered", helper, by=by)
    return helper


def _made(values: Mapping[str, Any], clause: PrivacyNotice, *, read_out: bool, **given: Any) -> Helper:
    now = clock.now()
    kept = keep_words(HelperClause, clause)
    helper = records.create(Helper, {"localities": values["localities"]}, since=now, confirmed_at=now, **given)
    contact = {name: values.get(name, "") for name in OF_CONTACT}
    records.create(HelperContact, contact, helper=helper, clause=kept, was_read_out=read_out)
    return helper


@transaction.atomic
def change_helper(helper: Helper, values: Mapping[str, Any], *, revision: int | None, by: User) -> Helper:
    """Correct what a helper said. Raises ChangedMeanwhile when someone else saved it first, ValidationError where they
    have gone."""
    if not rules.may_keep_helpers(by):
        raise PermissionDenied
    helper = _standing(helper)
    told = {name: values[name] for name in OF_CONTACT if name in values}
    _contact, changed = records.change(helper.contact, told, revision=revision)
    if "localities" in values:
        helper, places = records.change(helper, {"localities": values["localities"]}, revision=None)
        changed |= places
    if changed:
        record("helper.changed", helper, by=by, fields=sorted(changed))  # names of fields, never what they said
    return helper


@transaction.atomic
def answer_by_phone(helper: Helper, *, is_yes: bool, by: User) -> Helper:
    """What somebody said when they were rung about it, asked by a letter before or not. Raises ValidationError where
    they have gone."""
    if not rules.may_keep_helpers(by):
        raise PermissionDenied
    helper = _standing(helper)
    if question := Confirmation.objects.of(helper).open().first():
        confirmations.answer(question, is_yes=is_yes, by=by)
    else:
        follow_answer(helper, is_yes, by)
    return helper


def follow_answer(helper: Helper, is_yes: bool, by: User | Actor) -> None:
    """For the registry: they may be rung for another year, or are gone. In the transaction of the answer."""
    if not is_yes:
        sign_off(helper, by=by)
        return
    helper = lock_row(helper)
    if helper.is_standing:
        helper.confirmed_at = clock.now()
        helper.save(update_fields=["confirmed_at"])
        record("helper.confirmed", helper, by=by)


@transaction.atomic
def sign_off(helper: Helper, *, by: User | Actor) -> Helper:
    """Erase who a helper is: they said so, by one press or to the office. Twice is the same as once."""
    if isinstance(by, User) and not rules.may_keep_helpers(by):
        raise PermissionDenied
    helper = lock_row(helper)
    if _erase([helper.pk]):
        record("helper.signed_off", helper, by=by)
    return Helper.objects.get(pk=helper.pk)


def helpers_due(before: datetime) -> list[QuerySet[HelperContact]]:
    """Who has not said since that moment that they may be rung."""
    return [HelperContact.objects.filter(helper__confirmed_at__lt=before)]


@transaction.atomic
def erase_helpers(before: datetime, *, by: Actor) -> int:
    """Erase those whose time is over. The worker's. How many there were."""
    [due] = helpers_due(before)
    theirs = Helper.objects.filter(contact__in=due.values("pk")).order_by("pk")
    held = list(theirs.select_for_update(of=("self",)).values_list("pk", flat=True))
    [due] = helpers_due(before)  # whoever confirmed just now stays
    erased = _erase(list(due.filter(helper__in=held).values_list("helper_id", flat=True)))
    if erased:
        record("helpers.erased", Centre(pk=1), by=by)
    return erased


def _erase(ids: Sequence[int]) -> int:
    """With the addresses of their letters; nobody asks them any more. The nameless rows stay, with their end."""
    found = dict(HelperContact.objects.filter(helper__in=ids).select_for_update().values_list("pk", "helper_id"))
    if not found:
        return 0
    forget(Helper, found.values())
    for helper in Helper.objects.filter(pk__in=found.values()):
        confirmations.drop(helper)
    HelperContact.objects.filter(pk__in=found).delete()
    Helper.objects.filter(pk__in=found.values()).update(ended_at=clock.now())
    note_erasure(HelperContact, found, at=clock.now())
    return len(found)


def _standing(helper: Helper) -> Helper:
    helper = lock_row(helper)
    if not helper.is_standing:
        raise ValidationError(HAS_GONE)
    return helper
