"""Who wrote something down, and the words beside which a contact was given, stay: the rest of these rows is edited."""

from osl_site.common.triggers import Function, refusal

SIGNED = (
    ("needs_fieldnote", "written_by_id written_by_name written_by_position", "who wrote a note down stays written"),
    ("needs_support", "by_id by_name by_position", "who wrote support down stays written"),
    ("needs_submittercontact", "clause_id was_read_out given_at", "beside which words a contact was given stays"),
    ("needs_helpercontact", "clause_id was_read_out", "beside which words a helper signed on stays"),
)

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = tuple(
    refusal(
        name=f"{table}_stays_signed",
        table=table,
        fires=f"before update of {', '.join(columns.split())}",
        when="({}) is distinct from ({})".format(
            *(", ".join(f"{row}.{name}" for name in columns.split()) for row in ("old", "new"))
        ),
        says=says,
    )
    for table, columns, says in SIGNED
)
GRANTS: dict[str, str] = {}  # of the rooms of these tables
