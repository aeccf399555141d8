"""A question stays about its row, an answer stays given, and both go with the row."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, refusal

TABLE = "confirmations_confirmation"


def confirmations_go_with(table: str, label: str) -> Trigger:
    """For a room's own triggers: what was asked about a row goes with it. `label` is its model's label_lower."""
    return Trigger(
        name=f"{table}_takes_its_confirmations",
        table=table,
        fires="after delete",
        calls=f"confirmations_go_with_row('{label}')",
    )


FUNCTIONS = (
    Function(
        name="confirmations_go_with_row",
        says="What was asked about a row goes with it. Argument: the label of its model. On its table after delete.",
        body="""
begin
    delete from confirmations_confirmation
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
""",
    ),
)
TRIGGERS = (
    refusal(
        name="confirmations_answered_once",
        table=TABLE,
        fires="before update",
        when="old.outcome <> ''",
        says="a question is answered once",
    ),
    refusal(
        name="confirmations_of_its_row",
        table=TABLE,
        fires="before update of id, subject_type, subject_id, asked_at, letter_id",
        when="(old.id, old.subject_type, old.subject_id, old.asked_at, old.letter_id)"
        " is distinct from (new.id, new.subject_type, new.subject_id, new.asked_at, new.letter_id)",
        says="a question is about one row, by one letter",
    ),
    readable(TABLE, "asked_at", "until", "answered_at"),
)
GRANTS = {TABLE: ALL_ROWS}
