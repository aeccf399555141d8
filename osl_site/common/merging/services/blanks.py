"""What the kept row does not say and the gone one does: filled by a merge, emptied again when it is taken back."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from osl_site.common.database import records
from osl_site.common.merging.models import Merge, MergeMove


def fill_blanks(told: Merge, kept: Model, gone: Model) -> dict[str, tuple[str, str]]:
    """Let the kept row say what it says nothing of, in the fields that its model names as `filled_by_merge`. What was
    filled, by name: before and now. Needs a transaction."""
    values = _blank_in(kept, gone)
    if not values:
        return {}
    _row, changed = records.change(kept, values, revision=None)
    place = {"merge": told, "table": kept._meta.db_table, "row": kept.pk}
    MergeMove.objects.bulk_create(MergeMove(**place, column=name) for name in changed)
    return changed


def empty_again(told: Merge, kept: Model, gone: Model) -> None:
    """Let the kept row say nothing again where it still says what the gone one does."""
    names = told.moves.filter(table=kept._meta.db_table, row=kept.pk).values_list("column", flat=True)
    values = {name: _nothing(kept, name) for name in names if _said(kept, name) == _said(gone, name)}
    if values:
        records.change(kept, values, revision=None)


def _blank_in(kept: Model, gone: Model) -> Mapping[str, Any]:
    names = getattr(type(kept), "filled_by_merge", ())
    return {name: said for name in names if not _said(kept, name) and (said := _said(gone, name))}


def _said(row: Model, name: str) -> Any:
    value = getattr(row, name)
    return list(value.order_by("pk")) if hasattr(value, "all") else value


def _nothing(row: Model, name: str) -> Any:
    return [] if row._meta.get_field(name).many_to_many else row._meta.get_field(name).get_default()
