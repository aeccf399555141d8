"""A promise that is kept stays as it was told, is of one row for ever, and goes with it."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import Function, Trigger, refusal

TABLE = "promises_promise"


def promises_go_with(table: str, label: str) -> Trigger:
    """For a room's own triggers: what was promised about a row goes with it. `label` is its model's label_lower."""
    return Trigger(
        name=f"{table}_takes_its_promises",
        table=table,
        fires="after delete",
        calls=f"promises_go_with_row('{label}')",
    )


FUNCTIONS = (
    Function(
        name="promises_go_with_row",
        says="What was promised about a row goes with it. Argument: the label of its model. On its table after delete.",
        body="""
begin
    delete from promises_promise
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
""",
    ),
)
TRIGGERS = (
    stays_but_for_cover(
        name="promises_done_stays",
        table=TABLE,
        fires="before update",
        when="old.done_on is not null",
        says="what came of a promise stays said",
        columns=("what", "outcome"),
    ),
    refusal(
        name="promises_of_its_row",
        table=TABLE,
        fires="before update of id, subject_type, subject_id, is_private, by_id, by_name",
        when="(old.id, old.subject_type, old.subject_id, old.is_private, old.by_id, old.by_name)"
        " is distinct from (new.id, new.subject_type, new.subject_id, new.is_private, new.by_id, new.by_name)",
        says="a promise is of one row, and of who gave it",
    ),
    refusal(
        name="promises_private_is_ones_own",
        table=TABLE,
        fires="before insert or update",
        when="new.is_private and new.owner_id <> new.by_id",
        says="a word for oneself is of nobody else",
    ),
    readable(TABLE, "due", "done_on", "created_at", "changed_at"),
)
GRANTS = {TABLE: ALL_ROWS}
