"""A report goes for good with all its attempts, as a plan does (`gone.py`): by one function of the owner, on a ground
that a director said, and in no other way."""

from osl_site.common.triggers import Function
from plans.triggers.gone import LAWS

OF_REPORT = "report_id = any (of_reports)"
IN_ORDER = {  # what names others before what it names; `of_reports` are the attempts
    "plans_reportinbip": OF_REPORT,
    "plans_reportdocument": OF_REPORT,
    "plans_reportanswer": f"remark_id in (select id from plans_reportremark where {OF_REPORT})",
    "plans_reportremark": OF_REPORT,
    "plans_reportdecision": OF_REPORT,
    "plans_reportsection": OF_REPORT,
    "plans_report": "id = any (of_reports)",
    "files_storedfile": "id = any (of_files)",
}
TABLES = "{" + ",".join(name for name in IN_ORDER if name.startswith("plans_")) + "}"
LAWS_AT_WORK, LAWS_AT_REST = (LAWS.format(tables=TABLES, enabled=state).strip() for state in "OD")
DELETED = "".join(
    f"""
    delete from {table} where {which};
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('{table}', gone);"""
    for table, which in IN_ORDER.items()
)
DECLARED = """
    of_reports bigint[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';"""
REMOVED = f"""    set constraints all immediate;
    with recursive attempts as (
        select id, follows_id from plans_report where id = asked
        union all select before.id, before.follows_id
            from plans_report before join attempts on attempts.follows_id = before.id
    ) select array_agg(id) into of_reports from attempts;
    of_files := array(select file_id from plans_reportdocument where report_id = any (of_reports));
    for resting in {LAWS_AT_WORK} loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;{DELETED}
    for resting in {LAWS_AT_REST} loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
"""

FUNCTIONS = (
    Function(
        name="plans_report_discard",
        says="For a director who said the ground seven days ago or earlier: the last attempt at a report goes for good,"
        " with those before it. Returns how many rows went.",
        arguments="discarding bigint",
        returns="bigint",
        as_owner=True,
        body=f"""
declare
    asked bigint := discarding_is_due(discarding, 'plans.report');
    report record;{DECLARED}
begin
    select * into report from plans_report where id = asked for update;
    if not found or report.state not in ('accepted', 'returned', 'withdrawn')
        or exists (select 1 from plans_report where follows_id = asked) then
        raise exception 'only a report that is closed goes' using errcode = 'integrity_constraint_violation';
    end if;
    if (select ground from discarding_discarding where id = discarding) = 'filed' and not exists (
        select 1 from plans_reportdecision where report_id = asked and outcome = 'accepted' and case_mark <> ''
    ) then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
{REMOVED}    select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('plans_report', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
""",
    ),
    Function(
        name="plans_report_gone_again",
        says="For a restore, as the owner: a report that went after the backup was made goes once more, with its"
        " attempts. Returns how many rows went.",
        arguments="report text",
        returns="bigint",
        for_all=False,
        body=f"""
declare
    asked bigint := report::bigint;{DECLARED}
begin
    if not exists (select 1 from plans_report where id = asked) then
        return 0;
    end if;
{REMOVED}    return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counted));
exception when integrity_constraint_violation then
    return 0;
end
""",
    ),
)
