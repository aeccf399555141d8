"""Notes: written down, corrected, and removed where nothing is drawn from them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from needs import rules
from needs.models import AssessmentRound, FieldNote
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.attachments import services as attachments
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row, look_at_keys
from osl_site.common.promises import services as promises
from osl_site.common.withdrawal import services as withdrawal

NO_SLIP = "Wpisz co najmniej jedną kartkę."
NOTE_IS_USED = "Na tej notatce opiera się potrzeba, zasób albo wniosek. Najpierw odłącz ją tam, potem usuń."


@transaction.atomic
def create_note(values: Mapping[str, Any], *, photos: Sequence[bytes] = (), by: User) -> FieldNote:
    """Write down one piece of recognition, signed by who learnt it, with photographs of `PhotosField`. Raises
    ValidationError by field."""
    if not rules.may_write_notes(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    note = records.create(FieldNote, values, **done_by(by, *Role, field="written_by"))
    attachments.attach(note, photos, by=by)
    record("note.created", note, by=by)
    return note


@transaction.atomic
def create_notes(rows: Sequence[Mapping[str, Any]], *, by: User) -> int:
    """Write down several notes, all or none, each an act of its own. How many. Raises ValidationError where there is
    none."""
    if not rows:
        raise ValidationError(NO_SLIP)
    return len([create_note(values, by=by) for values in rows])


@transaction.atomic
def keep_what_was_typed(rows: Sequence[Mapping[str, Any]]) -> list[FieldNote]:
    """Keep what a resident typed without a name, all or none, in the round that runs there: notes that nobody of the
    office wrote. Raises ValidationError by field."""
    return [_kept(values) for values in rows]


def _kept(values: Mapping[str, Any]) -> FieldNote:
    of_round = AssessmentRound.objects.taking_in(values["noted_on"], values.get("locality")).first()
    note = records.create(FieldNote, {"round": of_round, **values}, **done_by(None, field="written_by"))
    record("note.typed_by_resident", note, by=Actor.RESIDENT)
    return note


@transaction.atomic
def change_note(
    note: FieldNote, values: Mapping[str, Any], *, photos: Sequence[bytes] = (), revision: int | None, by: User
) -> FieldNote:
    """Correct a note and add photographs to it; its author stays. Raises ChangedMeanwhile when someone else saved it
    first."""
    if not rules.may_change_note(by, note):
        raise PermissionDenied
    withdrawal.refuse_choosing(values, kept=note)
    note, changed = records.change(note, values, revision=revision)
    attachments.attach(note, photos, by=by)
    record("note.changed" if changed or not photos else "photo.added", note, by=by, fields=changed)
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
            for row in (note, *note.points.all()):
                attachments.remove_all(row)
            promises.remove_all(note)
            note.delete()
            look_at_keys()
    except (ProtectedError, IntegrityError) as error:  # a room above stands on it, or since just now this one
        raise ValidationError(NOTE_IS_USED) from error


def is_cited(note: FieldNote) -> bool:
    """Whether anything in this room is drawn from the note."""
    return note.needs.exists() or note.assets.exists() or note.conclusions.exists()
