"""Every column of another table that names rows of a kind, found by Django's own relations, and moved from row to row.

What the database refuses, because it was decided and no longer changes, stays where it is: a submitted plan cites the
partner of its day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, ProgrammingError, transaction
from django.db.models import F, ForeignKey, Model

from osl_site.common.merging.models import Merge, MergeMove

REFUSED = (IntegrityError, ProgrammingError)  # by a law of the table, or for want of the right to change it


@dataclass(frozen=True)
class Named:
    """A foreign key to rows of the kind; of a table that does nothing but join two, `other` is the key of the other."""

    model: type[Model]
    field: ForeignKey
    other: ForeignKey | None = None

    @property
    def table(self) -> str:
        return self.model._meta.db_table


def naming(kind: type[Model]) -> Iterator[Named]:
    """All of them but those of the row's own lists, in a lasting order."""
    own = {field.remote_field.through for field in kind._meta.many_to_many}
    found = [one for one in kind._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete]
    keys = [one for one in found if (one.one_to_many or one.one_to_one) and one.related_model not in own]
    for one in sorted(keys, key=lambda one: (one.related_model._meta.db_table, one.field.column)):
        yield Named(one.related_model, one.field, _other(one.related_model, one.field))


def _other(model: type[Model], field: ForeignKey) -> ForeignKey | None:
    if not model._meta.auto_created:
        return None
    return next(one for one in model._meta.concrete_fields if isinstance(one, ForeignKey) and one is not field)


def move(merge: Merge, named: Named) -> tuple[int, int]:
    """Make what names the gone row name the kept one. How many rows, and how many could not."""
    rows = list(named.model._base_manager.filter(**{named.field.name: merge.gone_id}).order_by("pk"))
    moved = 0
    for row in rows:
        dropped = _joins_already(merge, named, row)
        try:
            with transaction.atomic():
                if dropped:
                    row.delete()
                else:
                    _set(named, row.pk, merge.kept_id)
        except REFUSED:
            continue
        key = getattr(row, named.other.attname) if dropped else row.pk
        _note(merge, named, key, dropped)
        moved += 1
    return moved, len(rows) - moved


def _joins_already(merge: Merge, named: Named, row: Model) -> bool:
    if not named.other:
        return False
    same = {named.field.name: merge.kept_id, named.other.name: getattr(row, named.other.attname)}
    return named.model._base_manager.filter(**same).exists()


def _note(merge: Merge, named: Named, row: int, dropped: bool) -> None:
    now = "" if dropped else str(merge.kept_id)
    place = {"table": named.table, "column": named.field.column}
    MergeMove.objects.create(merge=merge, **place, row=row, was=str(merge.gone_id), now=now, is_dropped=dropped)


def move_back(merge: Merge, named: Named) -> int:
    """What the merge moved of this column names the gone row again, where it still names the kept one. How many."""
    back = 0
    for told in merge.moves.filter(table=named.table, column=named.field.column).order_by("pk"):
        try:
            with transaction.atomic():
                back += _put_back(merge, named, told)
        except REFUSED:
            continue
    return back


def _put_back(merge: Merge, named: Named, told: MergeMove) -> int:
    if told.is_dropped:
        joined = {named.field.attname: merge.gone_id, named.other.attname: told.row}
        if not named.other.related_model._base_manager.filter(pk=told.row).exists():
            return 0
        return int(named.model._base_manager.get_or_create(**joined)[1])
    return _set(named, told.row, merge.gone_id, only=merge.kept_id)


def _set(named: Named, pk: int, value: int, only: int | None = None) -> int:
    rows = named.model._base_manager.filter(pk=pk)
    if only is not None:
        rows = rows.filter(**{named.field.attname: only})
    columns = {field.name for field in named.model._meta.concrete_fields}
    seen = {"revision": F("revision") + 1} if "revision" in columns else {}  # whoever edits it sees both versions
    return rows.update(**{named.field.attname: value}, **seen)
