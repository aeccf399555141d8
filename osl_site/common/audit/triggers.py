"""The trail is append-only, whoever asks. What is past its time goes by a function of the owner, each for one act."""

from osl_site.common.database.grants import ADD
from osl_site.common.triggers import Function, Trigger, comes_with, never_emptied, refusal, written_at_once

APPEND_ONLY = "the trail is append-only"


def changes_go_with(table: str, label: str) -> tuple[Trigger, Trigger]:
    """For a room's own triggers: what changes of a row said goes with the row, and with no other that took its number.
    `label` is its model's label_lower."""
    forgotten = Trigger(
        name=f"{table}_takes_its_changes",
        table=table,
        fires="after delete or update of id",
        calls=f"audit_forget_changes('{label}')",
    )
    return forgotten, numbered_anew(table)


def numbered_anew(table: str) -> Trigger:
    """For a room's own triggers: nothing is put in, or again, under the number of a row that the trail tells of."""
    name = f"{table}_numbered_anew"
    return Trigger(name=name, table=table, fires="before insert", calls="audit_refuse_old_number()")


FUNCTIONS = (
    Function(
        name="audit_access_stays",
        says="Accesses are removed by audit_remove_old_access alone, and only past their two years.",
        body="""
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '2 years'
        and osl_is_done_by('audit_remove_old_access', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="audit_remove_old_access",
        says="For the schedule: accesses are kept for two years. Returns how many were removed.",
        arguments="older_than timestamptz",
        returns="bigint",
        as_owner=True,
        body="""
declare removed bigint;
begin
    if older_than > clock_timestamp() - interval '2 years' then
        raise exception 'accesses are kept for two years';
    end if;
    delete from audit_access where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
""",
    ),
    Function(
        name="audit_change_stays",
        says="What a change said goes with its row alone.",
        body="""
begin
    if tg_op = 'DELETE' and osl_is_done_by('audit_forget_changes', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="audit_forget_changes",
        says="Argument: the label of the model. On its table after delete, and when a row would take another number.",
        as_owner=True,
        for_all=False,
        body="""
begin
    if tg_op = 'UPDATE' then
        if new.id <> old.id then
            raise exception 'a row of % keeps its number, by which the trail knows it', tg_table_name
                using errcode = 'integrity_constraint_violation';
        end if;
        return null;
    end if;
    delete from audit_change where entry_id in (
        select id from audit_entry
            where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint
    );
    return null;
end
""",
    ),
    Function(
        name="audit_refuse_old_number",
        says="Before insert: the trail tells of one row by a number, so that a new one bears what its table gave just"
        " now. Whom the trail tells of is not asked: whoever may write it could take up numbers to come.",
        body="""
begin
    if not osl_is_owner(tg_relid) and new.id is distinct from currval(pg_get_serial_sequence(tg_table_name, 'id')) then
        raise exception '% on % refused: another number than the next one', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    refusal(name="audit_entry_append_only", table="audit_entry", fires="before update or delete", says=APPEND_ONLY),
    never_emptied("audit_entry", APPEND_ONLY),
    Trigger(
        name="audit_access_append_only",
        table="audit_access",
        says=APPEND_ONLY,
        fires="before update or delete",
        calls="audit_access_stays()",
    ),
    never_emptied("audit_access", APPEND_ONLY),
    Trigger(
        name="audit_change_append_only",
        table="audit_change",
        says=APPEND_ONLY,
        fires="before update or delete",
        calls="audit_change_stays()",
    ),
    never_emptied("audit_change", APPEND_ONLY),
    comes_with(name="audit_change_comes_with", table="audit_change", column="entry_id", whole="audit_entry"),
    comes_with(name="audit_entry_comes_with", table="audit_entry", column="part_of_id", whole="audit_entry"),
    written_at_once("audit_entry"),
    written_at_once("audit_access"),
)
GRANTS = {"audit_entry": ADD, "audit_change": ADD, "audit_access": ADD}
