"""What a row lists itself, as its evidence and its places: all of the gone row's is the kept one's too, and is taken
off it again when the merge is taken back. The gone row keeps its own lists, as it said them."""

from collections.abc import Iterator

from django.db.models import F, ManyToManyField, Model

from osl_site.common.merging.models import Merge, MergeMove


def unite_lists(told: Merge, kept: Model, gone: Model) -> dict[str, int]:
    """Let the kept row list what the gone one does, in the fields that its model names as `united_by_merge`. How many
    were new to it, by table. Two queries and two writes a field. Needs a transaction."""
    found = {}
    for field in _united(type(kept)):
        there = set(_listed(field, kept))
        new = [key for key in _listed(field, gone) if key not in there]
        if not new:
            continue
        through, own, other = _columns(field)
        through._base_manager.bulk_create(through(**{own: kept.pk, other: key}) for key in new)
        place = {"merge": told, "table": through._meta.db_table, "column": other, "row": kept.pk}
        MergeMove.objects.bulk_create(MergeMove(**place, now=str(key)) for key in new)
        found[through._meta.db_table] = len(new)
    if found:
        type(kept)._default_manager.filter(pk=kept.pk).update(revision=F("revision") + 1)
    return found


def take_apart_lists(told: Merge, kept: Model) -> int:
    """Take off the kept row what the merge added to its lists and is still there. How much."""
    gone = 0
    for field in _united(type(kept)):
        through, own, other = _columns(field)
        moves = told.moves.filter(table=through._meta.db_table, column=other, row=told.kept_id)
        keys = list(moves.values_list("now", flat=True))
        if keys:
            rows = through._base_manager.filter(**{own: told.kept_id, f"{other}__in": keys})
            gone += rows.delete()[0]
    if gone:
        type(kept)._default_manager.filter(pk=told.kept_id).update(revision=F("revision") + 1)
    return gone


def _united(model: type[Model]) -> Iterator[ManyToManyField]:
    for name in getattr(model, "united_by_merge", ()):
        yield model._meta.get_field(name)


def _columns(field: ManyToManyField) -> tuple[type[Model], str, str]:
    """The table that joins, and its keys to the row and to what the row lists."""
    return field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()


def _listed(field: ManyToManyField, row: Model) -> list:
    through, own, other = _columns(field)
    return list(through._base_manager.filter(**{own: row.pk}).order_by("pk").values_list(other, flat=True))
