"""Mail is tried by a letter to whoever asks."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.centre import rules
from osl_site.common.centre.starting.steps import TRIAL
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise

BETWEEN = timedelta(minutes=1)


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
