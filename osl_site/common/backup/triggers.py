"""What was written of a backup stays; that it was rehearsed, or removed for younger ones, is added to it."""

from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, never_emptied, refusal, written_at_once

TABLE = "backup_backup"
STAYS = "what was written of a backup stays"
WRITTEN = ("id", "started_at", "ended_at", "name", "size", "sha256", "keys", "rows", "said")
AS_WRITTEN = [", ".join(f"{row}.{column}" for column in WRITTEN) for row in ("old", "new")]

MOMENTS = ("ended_at", "rehearsed_at", "removed_at")

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="backup_stays", table=TABLE, fires="before delete", says=STAYS),
    refusal(
        name="backup_stays_as_written",
        table=TABLE,
        fires="before update",
        when=f"({AS_WRITTEN[0]}) is distinct from ({AS_WRITTEN[1]})"
        " or (old.removed_at is not null and new.removed_at is distinct from old.removed_at)"
        " or (old.rehearsed_at is not null and new.rehearsed_at is null)",
        says=STAYS,
    ),
    never_emptied(TABLE, STAYS),
    *(written_at_once(TABLE, column, name=f"{TABLE}_{column}_at_once") for column in MOMENTS),
    readable(TABLE, "started_at", "ended_at", "rehearsed_at", "removed_at"),
)
GRANTS = {TABLE: ADD_AND_CHANGE}
