"""A photograph never changes, its file goes with it, and it goes with the row that it is of."""

from osl_site.common.database.grants import ADD_AND_REMOVE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import (
    Function,
    Trigger,
    holds_what_it_cites,
    kept_while_cited,
    never_emptied,
    refusal,
)

TABLE = "attachments_attachment"
HELD = "attachments_heldphoto"
STAYS = "a photograph is written once"


def photographs_go_with(table: str, label: str) -> Trigger:
    """For a room's own triggers: when a row goes, its photographs do. `label` is its model's label_lower."""
    return Trigger(
        name=f"{table}_takes_its_photographs",
        table=table,
        fires="after delete",
        calls=f"attachments_go_with_row('{label}')",
    )


FUNCTIONS = (
    Function(
        name="attachments_take_file",
        says="What was photographed leaves with the photograph: no file stays that nobody can reach.",
        body="""
begin
    delete from files_storedfile where id = old.file_id;
    return null;
end
""",
    ),
    Function(
        name="attachments_go_with_row",
        says="Argument: the label of the model. On its table after delete.",
        body="""
begin
    delete from attachments_attachment
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
""",
    ),
)
TRIGGERS = (
    refusal(name="attachments_written_once", table=TABLE, fires="before update", says=STAYS),
    never_emptied(TABLE, STAYS),
    holds_what_it_cites(name=f"{TABLE}_holds_its_file", table=TABLE, column="file_id", cited="files_storedfile"),
    kept_while_cited(name=f"{TABLE}_file_stays", table="files_storedfile", citing=TABLE, column="file_id"),
    Trigger(name="attachments_takes_its_file", table=TABLE, fires="after delete", calls="attachments_take_file()"),
    readable(HELD, "at"),
)
GRANTS = {TABLE: ADD_AND_REMOVE, HELD: ALL_ROWS}
