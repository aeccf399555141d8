"""Two rows made one, looked at before, taken back within thirty days. Parts of acts: the room's own service asks who
may, and records it."""

from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Model, Q

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.database import records
from osl_site.common.merging.models import Merge, MergeMove
from osl_site.common.merging.services.blanks import empty_again, fill_blanks
from osl_site.common.merging.services.links import Named, move, move_back, naming
from osl_site.common.merging.services.lists import take_apart_lists, unite_lists
from osl_site.common.withdrawal import services as withdrawal
from osl_site.common.withdrawal.models import withdrawal_of

Row = TypeVar("Row", bound=Model)
SAME = "To ten sam wpis. Wybierz dwa różne."
CHANGED = "Ktoś zmienia {}. Obejrzyj podgląd jeszcze raz i połącz, gdy skończy."
PART_OF = "{} jest już częścią {}. Otwórz {}."
TOO_LATE = "Od połączenia minęło 30 dni. Nie da się go już cofnąć."
NEWER_FIRST = "Jeden z tych wpisów połączono później jeszcze raz. Najpierw cofnij tamto połączenie."
IS_UNDONE = "To połączenie już cofnięto."


@dataclass(frozen=True)
class Outcome:
    """What a merge did or would do: moved and left by table, and what the gone row said otherwise."""

    moved: dict[str, int]
    left: dict[str, int]
    before: list[tuple[str, str]]
    filled: dict[str, tuple[str, str]]  # of the kept row, by field: what it said (nothing), and says now

    @property
    def count(self) -> int:
        return sum(self.moved.values())

    @property
    def left_count(self) -> int:
        return sum(self.left.values())


def merged_into(row: Model) -> int | None:
    """The number of the row that this one is part of now. One query."""
    return Merge.objects.of(type(row)).filter(gone_id=row.pk).values_list("kept_id", flat=True).first()


def refuse_merged(row: Model) -> None:
    """Raises ValidationError where the row is part of another; it names that one."""
    if kept := merged_into(row):
        other = type(row)._default_manager.get(pk=kept)
        raise ValidationError(PART_OF.format(row.code, other.code, other.code))


def preview(kept: Row, gone: Row, person: User) -> Outcome:
    """What `merge` would do: the same act, taken back. Raises ValidationError as it does."""
    with transaction.atomic():
        outcome = merge(kept, gone, person)[1]
        transaction.set_rollback(True)
    return outcome


def merge(kept: Row, gone: Row, person: User, seen: tuple[int, int] | None = None) -> tuple[Merge, Outcome]:
    """Make `gone` part of `kept`: whatever names it names `kept`, but what no longer changes; it stays, withdrawn.

    `seen` are the revisions that the person saw of both. Raises ValidationError where one was changed since, is part of
    another already, or both are one. Needs a transaction.
    """
    if kept.pk == gone.pk:
        raise ValidationError(SAME)
    kept, gone = _held(kept, gone)
    for row, revision in zip((kept, gone), seen or (kept.revision, gone.revision), strict=True):
        refuse_merged(row)
        if row.revision != revision:
            raise ValidationError(CHANGED.format(row.code))
    label = type(kept)._meta.label_lower
    before = differing(kept, gone)
    told = Merge.objects.create(
        subject_type=label, kept_id=kept.pk, gone_id=gone.pk, before=before, at=clock.now(), **done_by(person, *Role)
    )
    _follow_to_the_root(told)
    counts = {named: move(told, named) for named in naming(type(kept))}
    united = unite_lists(told, kept, gone)
    filled = fill_blanks(told, kept, gone)
    connection.check_constraints()
    if not withdrawal_of(gone):
        withdrawal.take_out(gone, f"Połączono: częścią {kept.code}.", person)
    return told, Outcome(_by_table(counts, 0) | united, _by_table(counts, 1), before, filled)


def undo(told: Merge, model: type[Row], person: User) -> tuple[Row, Row, int]:
    """Take a merge back, the newest first: what it moved names the gone row again, where it is as the merge left it.
    Answers both rows and how much went back. Raises ValidationError. Needs a transaction."""
    kept, gone = _held(model(pk=told.kept_id), model(pk=told.gone_id))
    told = Merge.objects.select_for_update().get(pk=told.pk)
    if told.undone_at:
        raise ValidationError(IS_UNDONE)
    if not told.may_be_undone(clock.now()):
        raise ValidationError(TOO_LATE)
    ids = (kept.pk, gone.pk)
    if Merge.objects.of(model).filter(Q(kept_id__in=ids) | Q(gone_id__in=ids), pk__gt=told.pk).exists():
        raise ValidationError(NEWER_FIRST)
    ended = {"undone_at": clock.now(), **done_by(person, *Role, field="undone_by")}
    Merge.objects.filter(pk=told.pk).update(**ended)
    if withdrawal_of(gone):
        withdrawal.put_back(gone, person)
    back = sum(move_back(told, named) for named in naming(model)) + _lead_back(told)
    back += take_apart_lists(told, kept)
    empty_again(told, kept, gone)
    connection.check_constraints()
    return kept, gone, back


def differing(kept: Model, gone: Model) -> list[tuple[str, str]]:
    """What the gone row says otherwise, of the fields that the trail tells of: names as people read them, and words."""
    found = []
    for name in gone.recorded_fields:
        words = records.field_in_words(gone, name)
        if words != records.NOTHING and words != records.field_in_words(kept, name):
            label = str(gone._meta.get_field(name).verbose_name)
            found.append((label[:1].upper() + label[1:], words))
    return found


def _held(one: Row, other: Row) -> tuple[Row, Row]:
    """Both as they stand now, the lower number held first. Raises ValidationError where one is gone."""
    rows = type(one)._default_manager.select_for_update().filter(pk__in=(one.pk, other.pk)).order_by("pk")
    held = {row.pk: row for row in rows}
    if len(held) < 2:
        raise ValidationError("Ktoś usunął w tym czasie jeden z tych wpisów.")
    return held[one.pk], held[other.pk]


def _follow_to_the_root(told: Merge) -> None:
    """What was part of the gone row is part of the kept one: no chains."""
    earlier = Merge.objects.filter(subject_type=told.subject_type, undone_at=None, kept_id=told.gone_id)
    place = {"merge": told, "table": Merge._meta.db_table, "column": "kept_id"}
    MergeMove.objects.bulk_create(
        MergeMove(**place, row=pk, was=str(told.gone_id), now=str(told.kept_id))
        for pk in earlier.values_list("pk", flat=True)
    )
    earlier.update(kept_id=told.kept_id)


def _lead_back(told: Merge) -> int:
    rows = told.moves.filter(table=Merge._meta.db_table).values_list("row", flat=True)
    return Merge.objects.filter(pk__in=list(rows), kept_id=told.kept_id).update(kept_id=told.gone_id)


def _by_table(counts: dict[Named, tuple[int, int]], at: int) -> dict[str, int]:
    """How many rows by the table that they stand in; tables without any are left out."""
    found: dict[str, int] = {}
    for named, count in counts.items():
        if count[at]:
            found[named.table] = found.get(named.table, 0) + count[at]
    return found
