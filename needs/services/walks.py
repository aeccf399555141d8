"""Points of a research walk: added, corrected, taken away. The note that they are of is held meanwhile."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from needs import rules
from needs.models import FieldNote, WalkPoint
from osl_site.common.accounts.models import User
from osl_site.common.attachments import services as attachments
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row


@transaction.atomic
def add_point(note: FieldNote, values: Mapping[str, Any], *, photos: Sequence[bytes] = (), by: User) -> WalkPoint:
    """Add the next point of the walk. Raises ValidationError by field, and where the note is gone."""
    note = _held(note, by)
    last = note.points.aggregate(last=Max("position"))["last"] or 0
    point = records.create(WalkPoint, values, note=note, position=last + 1)
    attachments.attach(point, photos, by=by)
    record("note.point_added", note, by=by)
    return point


@transaction.atomic
def change_point(
    point: WalkPoint, values: Mapping[str, Any], *, photos: Sequence[bytes] = (), revision: int | None, by: User
) -> WalkPoint:
    """Correct a point, and add its photograph. Raises ChangedMeanwhile when someone else saved it first."""
    note = _held(point.note, by)
    point, changed = records.change(point, values, revision=revision)
    attachments.attach(point, photos, by=by)
    record("note.point_changed", note, by=by, fields=sorted(changed))
    return point


@transaction.atomic
def remove_point(point: WalkPoint, *, by: User) -> None:
    """Take a point away, with its photograph. Raises ValidationError the second time."""
    note = _held(point.note, by)
    point = lock_row(point)
    attachments.remove_all(point)
    point.delete()
    record("note.point_removed", note, by=by)


def _held(note: FieldNote, by: User) -> FieldNote:
    note = lock_row(note)
    if not rules.may_change_note(by, note):
        raise PermissionDenied
    return note
