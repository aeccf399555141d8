"""A report goes for good with all its attempts, as a plan does (`gone.py`): by one function of the owner, on a ground
that a director said, and in no other way."""

from osl_site.common.discarding.removal import Removal
from osl_site.common.triggers import Function

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
REPORT = Removal(
    table="plans_report",
    in_order=IN_ORDER,
    declared="""
    of_reports bigint[];
    of_files bigint[];""",
    gathered="""    with recursive attempts as (
        select id, follows_id from plans_report where id = asked
        union all select before.id, before.follows_id
            from plans_report before join attempts on attempts.follows_id = before.id
    ) select array_agg(id) into of_reports from attempts;
    of_files := array(select file_id from plans_reportdocument where report_id = any (of_reports));
""",
)

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
    report record;{REPORT.variables}
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
{REPORT.told}""",
    ),
    REPORT.again(
        says="For a restore, as the owner: a report that went after the backup was made goes once more, with its"
        " attempts. Returns how many rows went."
    ),
)
