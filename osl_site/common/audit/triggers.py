"""The trail is append-only, whoever asks. What is past its time goes by a function of the owner, each for one act."""

from osl_site.common.triggers import Function, Trigger, never_emptied, refusal

APPEND_ONLY = "the trail is append-only"

FUNCTIONS = (
    Function(
        name="audit_access_stays",
        says="Accesses are removed by audit_remove_old_access alone, and only past their two years.",
        body="""
begin
    if tg_op = 'DELETE' and old.at < now() - interval '2 years'
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
    if older_than > now() - interval '2 years' then
        raise exception 'accesses are kept for two years';
    end if;
    delete from audit_access where at < older_than;
    get diagnostics removed = row_count;
    return removed;
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
)
