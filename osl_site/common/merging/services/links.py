"""Every column of another table that names rows of a kind, found by Django's own relations, and moved from row to row.

What the database refuses, because it was decided and no longer changes, stays where it is: a submitted plan cites the
partner of its day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, ProgrammingError, transaction
from django.db.models import F, ForeignKey, Model, QuerySet

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
    """Make what names the gone row name the kept one. How many rows, and how many could not. All at once; row by row
    where the database refuses one of them."""
    keys = list(_rows(named).filter(**{named.field.attname: merge.gone_id}).order_by("pk").values_list("pk", flat=True))
    if not keys:
        return 0, 0
    try:
        with transaction.atomic():
            return _move_all(merge, named, keys), 0
    except REFUSED:
        moved = sum(_move_one(merge, named, key) for key in keys)
        return moved, len(keys) - moved


def _move_one(merge: Merge, named: Named, key: int) -> int:
    try:
        with transaction.atomic():
            return _move_all(merge, named, [key])
    except REFUSED:
        return 0


def _move_all(merge: Merge, named: Named, keys: Sequence[int]) -> int:
    """Four queries, however many there are."""
    dropped = _joining_already(merge, named, keys)
    _rows(named).filter(pk__in=list(dropped)).delete()
    _set(named, [key for key in keys if key not in dropped], merge.kept_id)
    place = {"merge": merge, "table": named.table, "column": named.field.column, "was": str(merge.gone_id)}
    MergeMove.objects.bulk_create(
        MergeMove(
            **place,
            row=dropped.get(key, key),
            now="" if key in dropped else str(merge.kept_id),
            is_dropped=key in dropped,
        )
        for key in keys
    )
    return len(keys)


def _joining_already(merge: Merge, named: Named, keys: Sequence[int]) -> dict[int, int]:
    """Those that would join the kept row with what it is joined with already, by what that is. One query."""
    if not named.other:
        return {}
    theirs = _rows(named).filter(**{named.field.attname: merge.kept_id}).values(named.other.attname)
    both = _rows(named).filter(pk__in=keys, **{f"{named.other.attname}__in": theirs})
    return dict(both.values_list("pk", named.other.attname))


def move_back(merge: Merge, named: Named) -> int:
    """What the merge moved of this column names the gone row again, where it still names the kept one. How many."""
    told = list(merge.moves.filter(table=named.table, column=named.field.column).order_by("pk"))
    if not told:
        return 0
    try:
        with transaction.atomic():
            return _put_back(merge, named, told)
    except REFUSED:
        return sum(_put_one_back(merge, named, one) for one in told)


def _put_one_back(merge: Merge, named: Named, told: MergeMove) -> int:
    try:
        with transaction.atomic():
            return _put_back(merge, named, [told])
    except REFUSED:
        return 0


def _put_back(merge: Merge, named: Named, told: Sequence[MergeMove]) -> int:
    """Four queries, however many there are."""
    back = _set(named, [one.row for one in told if not one.is_dropped], merge.gone_id, only=merge.kept_id)
    if not (dropped := {one.row for one in told if one.is_dropped}):
        return back
    there = set(named.other.related_model._base_manager.filter(pk__in=dropped).values_list("pk", flat=True))
    joined = _rows(named).filter(**{named.field.attname: merge.gone_id}).values_list(named.other.attname, flat=True)
    missing = sorted(there - set(joined))
    _rows(named).bulk_create(
        named.model(**{named.field.attname: merge.gone_id, named.other.attname: key}) for key in missing
    )
    return back + len(missing)


def _rows(named: Named) -> QuerySet:
    return named.model._base_manager.all()


def _set(named: Named, keys: Sequence[int], value: int, only: int | None = None) -> int:
    rows = _rows(named).filter(pk__in=keys)
    if only is not None:
        rows = rows.filter(**{named.field.attname: only})
    columns = {field.name for field in named.model._meta.concrete_fields}
    seen = {"revision": F("revision") + 1} if "revision" in columns else {}  # whoever edits it sees both versions
    return rows.update(**{named.field.attname: value}, **seen)
