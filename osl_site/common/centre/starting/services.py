"""The acts of the steps: mail is tried by a letter to whoever asks, the class of the file plan is confirmed."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre import rules
from osl_site.common.centre.file_class import category_of
from osl_site.common.centre.models import ConfirmedClass
from osl_site.common.centre.services import Typed, save_office
from osl_site.common.centre.starting.steps import TRIAL
from osl_site.common.database import records
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise

BETWEEN = timedelta(minutes=1)


@transaction.atomic
def confirm_class(values: Typed, *, revision: int | None, by: User) -> ConfirmedClass:
    """Save symbol, category and pattern of the case mark, and that this person held them against the file plan.

    Raises PermissionDenied, ChangedMeanwhile, and ValidationError by field, also for what is left empty.
    """
    if not rules.may_edit_whole_office(by):
        raise PermissionDenied
    said = {**values, "archive_category": category_of(values["archive_category"])}
    office = save_office(said, revision=revision, by=by)
    confirmed = records.create(
        ConfirmedClass,
        {},
        symbol=office.file_plan_symbol,
        category=office.archive_category,
        at=clock.now(),
        **done_by(by, Role.ADMINISTRATOR),
    )
    record("office.class_confirmed", confirmed, by=by)
    return confirmed


@transaction.atomic
def try_mail(*, by: User) -> Letter:
    """Have a letter sent to the person who asks, at most one a minute. Raises ValidationError for the second one."""
    if not rules.may_edit_whole_office(by):
        raise PermissionDenied
    person = User.objects.select_for_update().get(pk=by.pk)
    same = Letter.objects.filter(kind=TRIAL, subject_id=person.pk, made_at__gt=clock.now() - BETWEEN)
    if same.exists():
        raise ValidationError("E-mail jest już w drodze. Następny wyślesz za minutę.")
    (letter,) = promise(TRIAL, [Recipient(person.email, person)])
    record("mail.tried", letter, by=by)
    return letter
