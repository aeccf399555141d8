"""Which asset may help with which need: said by a person, taken back by a person."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules
from needs.models import Asset, Need, Pairing
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record, within
from osl_site.common.database.locking import lock_row
from osl_site.common.withdrawal import services as withdrawal

PAIRED = ("need.paired", "asset.paired")
UNPAIRED = ("need.unpaired", "asset.unpaired")
NOT_PAIRED = "Ten zasób nie jest już wskazany przy tej potrzebie."


@transaction.atomic
def pair(need: Need, asset: Asset, *, by: User) -> Pairing:
    """Say that an asset may help with a need; both say so in the trail. Twice changes nothing. Raises ValidationError
    by field for one that is withdrawn."""
    need = lock_row(need)
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(need)
    withdrawal.refuse_choosing({"asset": asset})
    pairing, is_new = Pairing.objects.get_or_create(
        need=need, asset=asset, defaults={"at": clock.now(), **done_by(by, *Role)}
    )
    if is_new:
        _tell_both(PAIRED, need, asset, by)
    return pairing


@transaction.atomic
def unpair(need: Need, asset: Asset, *, by: User) -> None:
    """Take it back. Raises ValidationError where it is not said, or taken back already."""
    need = lock_row(need)
    if not rules.may_edit(by):
        raise PermissionDenied
    gone, _each = Pairing.objects.filter(need=need, asset=asset).delete()
    if not gone:
        raise ValidationError(NOT_PAIRED)
    _tell_both(UNPAIRED, need, asset, by)


def _tell_both(acts: tuple[str, str], need: Need, asset: Asset, by: User) -> None:
    """One act, told at the need and, as its part, at the asset."""
    of_need, of_asset = acts
    with within(record(of_need, need, by=by)):
        record(of_asset, asset, by=by)
