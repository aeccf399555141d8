"""Writing down, without a word of what it said, that something was erased: so that no backup brings it back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Model

from osl_site.common.audit.models import Erasure

MOMENT = Erasure.MOMENT
BLANK = ""


def note_erasure(
    model: type[Model], keys: Iterable[object], leaves: Mapping[str, str] | None = None, *, at: datetime
) -> int:
    """Write a line for every row with one of these keys, in the caller's transaction: one query, none for no row.

    `leaves` says of every erased column what stands in it now: BLANK, MOMENT for the moment of the erasure, or the name
    of a state. Without it the rows were deleted. `at` is when, the same that the rows got where they bear it. Answers
    how many lines there are.
    """
    columns = {model._meta.get_field(name).column: left for name, left in (leaves or {}).items()} or {"": BLANK}
    lines = [
        Erasure(table=model._meta.db_table, row=str(key), column=column, leaves=left, at=at)
        for key in keys
        for column, left in columns.items()
    ]
    return len(Erasure.objects.bulk_create(lines, batch_size=5000))
