"""A report goes through its states one way, and from submission on not a letter of it changes, whoever asks.

What is said of it, decided and drawn is written once. What is handed over has the shape that pages read.
"""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import (
    Function,
    Trigger,
    holds_what_it_cites,
    kept_while_cited,
    never_emptied,
    reads_what_is_there,
    refusal,
    written_at_once,
)
from plans.reports.content import SCHEMA, ReportContent
from plans.triggers import reports_gone
from plans.triggers.snapshot import shapes_of

REPORT, SECTION, REMARK = "plans_report", "plans_reportsection", "plans_reportremark"
ANSWER, DECISION, DOCUMENT, IN_BIP = (
    "plans_reportanswer",
    "plans_reportdecision",
    "plans_reportdocument",
    "plans_reportinbip",
)
WRITTEN_ONCE = (REMARK, ANSWER, DECISION, DOCUMENT, IN_BIP)
TABLES = (REPORT, SECTION, *WRITTEN_ONCE)
COVERED = {REMARK: ("text",), ANSWER: ("text",), IN_BIP: ("reason",)}

FUNCTIONS = (
    Function(
        name="plans_report_states",
        says="A report begins as a draft and goes one way; a decision made in the same transaction accepts or returns"
        " it. Handed over it says its own title and days, in the shape that pages read, with its digest.",
        body=f"""
declare given text[] := '{{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
    'submitted_by_position}}';
declare shapes jsonb;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a report begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        if new.follows_id is not null and not exists (
            select from plans_report r where r.id = new.follows_id and r.state in ('returned', 'withdrawn')
                and r.attempt = new.attempt - 1
        ) then
            raise exception 'an attempt follows one that came back' using errcode = 'integrity_constraint_violation';
        end if;
        new.snapshot_digest := '';
        return new;
    end if;
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise exception 'report % was handed over and is never deleted', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if (new.id, new.attempt) <> (old.id, old.attempt) or new.follows_id is distinct from old.follows_id then
        raise exception 'report % keeps its place among attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'report % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'accepted'), ('submitted', 'returned'), ('submitted', 'withdrawn')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('accepted', 'returned') and old.state <> new.state and not exists (
        select from plans_reportdecision where report_id = old.id and outcome = new.state
            and osl_is_being_written(xmin)
    ) then
        raise exception 'report % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state = 'submitted' then
        if to_jsonb(new) - given <> to_jsonb(old) - given then
            raise exception 'report % leaves the desk as it was typed', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if new.ends_on >= (new.submitted_at at time zone 'Europe/Warsaw')::date then
            raise exception 'report % tells of days that are not over', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
        shapes := case new.snapshot ->> 'schema'
            when '{SCHEMA}' then '{shapes_of(ReportContent)}'
            when '{SCHEMA - 1}' then '{shapes_of(ReportContent, SCHEMA - 1)}'
        end;
        if shapes is null or not plans_reads_as(new.snapshot, 'ReportContent', shapes)
            or new.snapshot ->> 'title' is distinct from new.title
            or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
            or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
            raise exception 'what report % says cannot be read', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if exists (
            select from plans_reportremark r where r.report_id = new.follows_id
                and not exists (select from plans_reportanswer a where a.remark_id = r.id)
        ) then
            raise exception 'remarks on the attempt before % are not answered', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    if old.state = 'draft' then
        new.snapshot_digest := coalesce(plans_digest_of(new.snapshot), '');
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_report_section_is_frozen",
        says="Sections change while their report is a draft, whose row is held until the transaction ends.",
        body="""
declare parent bigint := case when tg_op = 'DELETE' then old.report_id else new.report_id end;
begin
    if tg_op = 'UPDATE' and new.report_id <> old.report_id then
        raise exception 'a section stays in its report' using errcode = 'integrity_constraint_violation';
    end if;
    if (select state from plans_report where id = parent for share) is distinct from 'draft'
        and (tg_op <> 'DELETE' or exists (select from plans_report where id = parent)) then
        raise exception 'report % is frozen: % on its section refused', parent, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
""",
    ),
    Function(
        name="plans_report_is_judged",
        says="Remarks and decisions are of a report that waits, by a director who did not hand it over, and not from"
        " before it was.",
        body="""
declare r record;
begin
    select state, submitted_by_id, submitted_at into r from plans_report where id = new.report_id for share;
    if r.state is distinct from 'submitted'
        or exists (select from plans_reportdecision where report_id = new.report_id) then
        raise exception 'only what waits is judged' using errcode = 'integrity_constraint_violation';
    end if;
    if r.submitted_by_id = new.by_id or new.at < r.submitted_at then
        raise exception 'nobody judges their own report, nor before it is handed over'
            using errcode = 'integrity_constraint_violation';
    end if;
    perform from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director judges a report' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_report_decision_is_carried_out",
        says="A decision and the state that it gives its report come together: at commit neither stands alone.",
        body="""
begin
    if (select state from plans_report where id = new.report_id) is distinct from new.outcome then
        raise exception 'report % is decided on and not moved', new.report_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
""",
    ),
    Function(
        name="plans_report_answer_is_due",
        says="A remark is answered once its attempt is closed.",
        body="""
begin
    if coalesce((
        select r.state from plans_reportremark m join plans_report r on r.id = m.report_id where m.id = new.remark_id
    ), 'draft') in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_report_in_bip_is_accepted",
        says="In BIP stands what was accepted.",
        body="""
begin
    if (select state from plans_report where id = new.report_id for share) is distinct from 'accepted' then
        raise exception 'in BIP stands what was accepted' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    *reports_gone.FUNCTIONS,
)


def _once(table: str) -> Trigger:
    named = {"name": f"{table}_written_once", "table": table, "says": "written once"}
    if columns := COVERED.get(table):
        return stays_but_for_cover(**named, columns=columns)
    return refusal(**named, fires="before update or delete")


TRIGGERS = (
    *changes_go_with(REPORT, "plans.report"),
    *changes_go_with(SECTION, "plans.reportsection"),
    readable(REPORT, "starts_on", "ends_on", "figures_at", "created_at", "changed_at"),
    readable("plans_reportoutline", "ended_on"),
    Trigger(
        name="plans_report_states",
        table=REPORT,
        fires="before insert or update or delete",
        calls="plans_report_states()",
    ),
    Trigger(
        name="plans_reportsection_frozen",
        table=SECTION,
        says="sections of a report that was handed over never change",
        fires="before insert or update or delete",
        calls="plans_report_section_is_frozen()",
    ),
    *(
        Trigger(name=f"{table}_due", table=table, fires="before insert", calls="plans_report_is_judged()")
        for table in (REMARK, DECISION)
    ),
    Trigger(
        name="plans_reportdecision_carried_out",
        table=DECISION,
        fires="after insert",
        at_commit=True,
        calls="plans_report_decision_is_carried_out()",
    ),
    Trigger(name="plans_reportanswer_due", table=ANSWER, fires="before insert", calls="plans_report_answer_is_due()"),
    Trigger(
        name="plans_reportinbip_due", table=IN_BIP, fires="before insert", calls="plans_report_in_bip_is_accepted()"
    ),
    *(_once(table) for table in WRITTEN_ONCE),
    *(never_emptied(table, "what was decided on stays") for table in TABLES),
    *(reads_what_is_there(table) for table in TABLES),
    kept_while_cited(name=f"{DOCUMENT}_file_stays", table="files_storedfile", citing=DOCUMENT, column="file_id"),
    holds_what_it_cites(name=f"{DOCUMENT}_holds_its_file", table=DOCUMENT, column="file_id", cited="files_storedfile"),
    written_at_once(REPORT, "submitted_at"),
    written_at_once(DOCUMENT, "made_at"),
    *(written_at_once(table) for table in WRITTEN_ONCE if table != DOCUMENT),
)
GRANTS = {**dict.fromkeys((REPORT, SECTION, "plans_reportoutline"), ALL_ROWS), **dict.fromkeys(WRITTEN_ONCE, ADD)}
