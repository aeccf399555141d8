"""Initiatives as this room knows them: of what they were made, and which assets may help them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules
from needs.models import Asset, AssetForLack, FieldNote, InitiativeOrigin, Submission
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database.locking import lock_row
from osl_site.common.withdrawal import services as withdrawal
from partners.models import Initiative, Lack

NOT_OF_DIRECTOR = "Skargę czyta tylko dyrektor, więc nic się na niej nie opiera."


def keep_origin(row: Submission | FieldNote, initiative: Initiative) -> InitiativeOrigin:
    """Write down of what an initiative was made. A part of the act that begins it, in its transaction. No state of the
    row moves. Raises ValidationError where the row is gone, or the director alone reads it."""
    row = lock_row(row)
    if isinstance(row, Submission):
        if row.for_director:
            raise ValidationError(NOT_OF_DIRECTOR)
        return InitiativeOrigin.objects.create(initiative=initiative, submission=row)
    return InitiativeOrigin.objects.create(initiative=initiative, note=row)


@transaction.atomic
def give_to_lack(lack: Lack, asset: Asset, *, by: User) -> AssetForLack:
    """Say that an asset may help with what is lacking. Twice changes nothing. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    lack = lock_row(lack)
    withdrawal.refuse_choosing({"asset": asset})
    given, is_new = AssetForLack.objects.get_or_create(lack=lack, asset=asset)
    if is_new:
        record("initiative_lack.paired", lack, by=by)
    return given


@transaction.atomic
def take_from_lack(lack: Lack, asset: Asset, *, by: User) -> None:
    """Take back that an asset may help. Twice changes nothing."""
    if not rules.may_edit(by):
        raise PermissionDenied
    lack = lock_row(lack)
    gone, _by_table = AssetForLack.objects.filter(lack=lack, asset=asset).delete()
    if gone:
        record("initiative_lack.parted", lack, by=by)
