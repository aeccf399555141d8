"""Acts of recognition: notes, the needs and assets put together from them, the conclusions drawn for the plan."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from needs import rules
from needs.models import Asset, Conclusion, FieldNote, Need
from osl_site.common import registry
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row, look_at_keys
from osl_site.common.withdrawal import services as withdrawal

Finding = Need | Asset | Conclusion
FROZEN = "Ten wniosek jest w planie przekazanym dyrektorowi. Nie zmieniaj go. Zastąp go nowszym."
ALREADY_REPLACED = "Ten wniosek ma już nowszą wersję. Zmień tamtą."
NOTE_IS_USED = "Na tej notatce opiera się potrzeba, zasób albo wniosek. Najpierw odłącz ją tam, potem usuń."


@transaction.atomic
def create_note(values: Mapping[str, Any], *, by: User) -> FieldNote:
    """Write down one piece of recognition, signed by who learnt it. Raises ValidationError by field."""
    if not rules.may_write_notes(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    note = records.create(FieldNote, values, **done_by(by, *Role, field="written_by"))
    record("note.created", note, by=by)
    return note


@transaction.atomic
def change_note(note: FieldNote, values: Mapping[str, Any], *, revision: int | None, by: User) -> FieldNote:
    """Correct a note; its author stays. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_change_note(by, note):
        raise PermissionDenied
    withdrawal.refuse_choosing(values, kept=note)
    note, changed = records.change(note, values, revision=revision)
    record("note.changed", note, by=by, fields=changed)
    return note


@transaction.atomic
def delete_note(note: FieldNote, *, by: User) -> None:
    """Remove a note written by mistake. Refused while something cites it, and the second time."""
    note = lock_row(note)
    if not rules.may_change_note(by, note):
        raise PermissionDenied
    if is_cited(note):
        raise ValidationError(NOTE_IS_USED)
    record("note.deleted", note, by=by)
    try:
        with transaction.atomic():
            note.delete()
            look_at_keys()
    except (ProtectedError, IntegrityError) as error:  # a room above stands on it, or since just now this one
        raise ValidationError(NOTE_IS_USED) from error


def is_cited(note: FieldNote) -> bool:
    """Whether anything in this room is drawn from the note."""
    return note.needs.exists() or note.assets.exists() or note.conclusions.exists()


@transaction.atomic
def create_need(values: Mapping[str, Any], *, by: User) -> Need:
    """Put together what the community lacks. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    need = records.create(Need, values)
    record("need.created", need, by=by)
    return need


@transaction.atomic
def change_need(need: Need, values: Mapping[str, Any], *, revision: int | None, by: User) -> Need:
    """Change a need or its state. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(need)
    withdrawal.refuse_choosing(values, kept=need)
    need, changed = records.change(need, values, revision=revision)
    record("need.changed", need, by=by, fields=changed)
    return need


@transaction.atomic
def create_asset(values: Mapping[str, Any], *, by: User) -> Asset:
    """Enter what the community has. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    asset = records.create(Asset, values)
    record("asset.created", asset, by=by)
    return asset


@transaction.atomic
def change_asset(asset: Asset, values: Mapping[str, Any], *, revision: int | None, by: User) -> Asset:
    """Change an asset or confirm it. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(asset)
    withdrawal.refuse_choosing(values, kept=asset)
    asset, changed = records.change(asset, values, revision=revision)
    record("asset.changed", asset, by=by, fields=changed)
    return asset


@transaction.atomic
def create_conclusion(values: Mapping[str, Any], *, by: User) -> Conclusion:
    """Draw a conclusion for the plan (art. 20 ust. 2). Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    conclusion = records.create(Conclusion, values)
    record("conclusion.created", conclusion, by=by)
    return conclusion


@transaction.atomic
def change_conclusion(
    conclusion: Conclusion, values: Mapping[str, Any], *, revision: int | None, by: User
) -> Conclusion:
    """Change a conclusion that no submitted plan cites; any other is replaced. Raises ChangedMeanwhile."""
    conclusion = Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    if registry.frozen.holds_for(conclusion):
        raise ValidationError(FROZEN)
    withdrawal.refuse_withdrawn(conclusion)
    withdrawal.refuse_choosing(values, kept=conclusion)
    conclusion, changed = records.change(conclusion, values, revision=revision)
    record("conclusion.changed", conclusion, by=by, fields=changed)
    return conclusion


@transaction.atomic
def replace_conclusion(conclusion: Conclusion, values: Mapping[str, Any], *, by: User) -> Conclusion:
    """Draw a newer conclusion in the place of this one, which stays as it was. Only the newest can be replaced.

    `material_change` among the values says why the change matters: the plan is then to be updated (art. 20 ust. 2).
    """
    conclusion = Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    if Conclusion.objects.filter(replaces=conclusion).exists():
        raise ValidationError(ALREADY_REPLACED)
    withdrawal.refuse_withdrawn(conclusion)
    withdrawal.refuse_choosing(values)
    newer = records.create(Conclusion, values, replaces=conclusion)
    record("conclusion.replaced", newer, by=by)
    return newer


@transaction.atomic
def remove_finding(row: Finding, *, by: User) -> None:
    """Delete a need, an asset or a conclusion on which nothing stands. Raises ValidationError where something does."""
    if not rules.may_edit(by):
        raise PermissionDenied
    record({Need: "need.removed", Asset: "asset.removed", Conclusion: "conclusion.removed"}[type(row)], row, by=by)
    withdrawal.take_away(row)


@transaction.atomic
def withdraw_finding(row: Finding, *, reason: str, by: User) -> Finding:
    """Leave a need, an asset or a conclusion where it stands, and let nobody choose it any more. Raises
    ValidationError without a reason, and where it is withdrawn already."""
    if not rules.may_edit(by):
        raise PermissionDenied
    row = withdrawal.take_out(row, reason, by)
    record(
        {Need: "need.withdrawn", Asset: "asset.withdrawn", Conclusion: "conclusion.withdrawn"}[type(row)], row, by=by
    )
    return row


@transaction.atomic
def restore_finding(row: Finding, *, by: User) -> Finding:
    """Let what was withdrawn be chosen again. Raises ValidationError where it is not withdrawn."""
    if not rules.may_edit(by):
        raise PermissionDenied
    row = withdrawal.put_back(row, by)
    record({Need: "need.restored", Asset: "asset.restored", Conclusion: "conclusion.restored"}[type(row)], row, by=by)
    return row
