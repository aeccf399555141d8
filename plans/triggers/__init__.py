"""From submission on not a letter of a version changes, whoever asks: ORM, SQL, in bulk or through a related table.

States go draft → submitted → approved, returned or withdrawn, and never back. Remarks, answers, decisions, documents,
publications, copies and their publications, entries of the files, exclusions and what ends them are written once. The
days on which a plan holds follow from decisions alone. A conclusion that a submitted version cites is replaced by a
newer one, never edited. Files that are cited stay.

What is cited from there is frozen as well, or stands in SAID_IN_THE_SNAPSHOT (`cited.py`) with the reason why it
may change: then its row still keeps its id, so that no other takes its place. `tests/test_decided.py` walks the keys.
"""

from osl_site.common.audit.numbers import numbered_anew
from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.search.triggers import words_go_with
from osl_site.common.triggers import (
    Function,
    Trigger,
    holds_what_it_cites,
    kept_while_cited,
    never_emptied,
    reads_what_is_there,
    written_at_once,
)
from plans.triggers import (
    cited,
    decided,
    digest,
    entries,
    exclusions,
    gone,
    in_force,
    publication,
    remarks,
    reports,
    snapshot,
    withdrawn,
)

PARTS = {
    "plans_chapter": ("version", "version_id"),
    "plans_goal": ("version", "version_id"),
    "plans_action": ("goal", "goal_id"),
    "plans_indicator": ("action", "action_id"),
    "plans_version_changed_conclusions": ("version", "version_id"),
    "plans_goal_conclusions": ("goal", "goal_id"),
    "plans_action_communes": ("action", "action_id"),
    "plans_action_groups": ("action", "action_id"),
    "plans_action_localities": ("action", "action_id"),
    "plans_action_partners": ("action", "action_id"),
    "plans_action_services": ("action", "action_id"),
}
FROZEN = [(f"{table}_frozen", table, of) for table, of in PARTS.items()]
FROZEN.append(("plans_indicator_of_goal_frozen", "plans_indicator", ("goal", "goal_id")))
WRITTEN_ONCE = (
    "plans_remark",
    "plans_answer",
    "plans_decision",
    "plans_document",
    "plans_reminder",
    "plans_publication",
    "plans_signedcopy",
    "plans_termdecision",
    "plans_correction",
    "plans_copypublication",
    "plans_exclusion",
    "plans_exclusionend",
    "plans_publicdocument",
    "plans_filing",
)
CITING_FILES = ("plans_document", "plans_publicdocument", "plans_signedcopy", "plans_copyupload")
MADE = ("plans_document", "plans_publicdocument")
MOMENTS = {
    "plans_version": "submitted_at",
    **dict.fromkeys(MADE, "made_at"),
    **dict.fromkeys((table for table in WRITTEN_ONCE if table not in MADE), "at"),
}
NEVER_EMPTIED = (*PARTS, *WRITTEN_ONCE, *cited.CITED_CONCLUSIONS, "plans_version", "plans_plan")

CONTENTS = (
    Function(
        name="plans_refuse_frozen",
        says="The row of the version is held until the transaction ends, so that no submission slips in between. One"
        " that is not there cannot be held: somebody could put it in and hand it over meanwhile.",
        arguments="version bigint, what text",
        returns="void",
        body="""
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now is distinct from 'draft' or exists (select 1 from plans_decision where version_id = version) then
        raise exception 'version % is frozen: % refused', version, what
            using errcode = 'integrity_constraint_violation';
    end if;
end
""",
    ),
    Function(
        name="plans_version_of",
        says="The version that a version, a goal or an action stands in; what lies between stays there meanwhile.",
        arguments="tablename text, parent bigint",
        returns="bigint",
        body="""
declare found bigint := parent;
begin
    if tablename = 'action' then
        select goal_id into found from plans_action where id = parent for share;
    end if;
    if tablename in ('action', 'goal') then
        select version_id into found from plans_goal where id = found for share;
    end if;
    return found;
end
""",
    ),
    Function(
        name="plans_part_is_frozen",
        says="Arguments: which parent the column names (version, goal, action), and the column.",
        body="""
declare what text := tg_op || ' on ' || tg_table_name;
declare parent bigint;
begin
    if tg_op <> 'INSERT' then
        parent := (to_jsonb(old) ->> tg_argv[1])::bigint;
        if parent is not null then
            perform plans_refuse_frozen(plans_version_of(tg_argv[0], parent), what);
        end if;
    end if;
    if tg_op <> 'DELETE' then
        parent := (to_jsonb(new) ->> tg_argv[1])::bigint;
        if parent is not null then
            perform plans_refuse_frozen(plans_version_of(tg_argv[0], parent), what);
        end if;
        return new;
    end if;
    return old;
end
""",
    ),
    Function(
        name="plans_version_states",
        says="A version begins as a draft in the next place of its plan, goes through its states one way, and is frozen"
        " from submission on. As it leaves the desk, nothing of it changes but what that act writes.",
        body="""
declare
    given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
        'submitted_by_position}';
    asked text[] := case when new.state = 'approved' then '{number,reason}' else '{due_on}' end;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a version begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        if new.number <> coalesce((
            select max(number) + 1 from plans_version where plan_id = new.plan_id and state = 'approved'
        ), 0) or new.attempt <> coalesce((
            select max(attempt) from plans_version where plan_id = new.plan_id and number = new.number
        ), 0) + 1 then
            raise exception 'a version takes the next place in its plan'
                using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' and (
        old.state <> 'draft' or exists (select 1 from plans_decision where version_id = old.id)
    ) then
        raise exception 'version % was submitted or decided on and is never deleted', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'version % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.plan_id, new.attempt) <> (old.plan_id, old.attempt)
        or (new.number <> old.number and new.state <> 'approved') then
        raise exception 'version % keeps its place among the attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'withdrawn' and old.state <> new.state
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'approved'), ('submitted', 'returned'), ('submitted', 'withdrawn'),
        ('draft', 'approved')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('approved', 'returned') and old.state <> new.state and not exists (
        select 1 from plans_decision where version_id = old.id
            and outcome = case when old.state = 'draft' then 'paper' else new.state end
            and osl_is_being_written(xmin)
    ) then
        raise exception 'version % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state <> 'approved'
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on as it was typed, and holds from then on', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state <> 'draft'
        and to_jsonb(new) - given - asked <> to_jsonb(old) - given - asked then
        raise exception 'version % leaves the desk as it was typed', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_plan_is_frozen",
        says="A plan of which anything was submitted stays, and nothing of it changes but the days it holds on.",
        body="""
begin
    if tg_op = 'UPDATE' and (to_jsonb(new) - 'in_force_span') = (to_jsonb(old) - 'in_force_span') then
        return new;
    end if;
    if exists (select 1 from plans_version where plan_id = old.id and state <> 'draft') then
        raise exception 'plan % was submitted: % refused', old.id, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
""",
    ),
    Function(
        name="plans_conclusion_is_cited",
        says="Argument: the column with the id of a conclusion, which a submitted version may cite or is about to. It"
        " is held against whoever would cite it meanwhile: by its own change, or here, of a row of its evidence.",
        body="""
declare conclusion bigint := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint;
declare conclusion_before bigint := (to_jsonb(coalesce(old, new)) ->> tg_argv[0])::bigint;
begin
    if tg_table_name <> 'needs_conclusion' then
        perform 1 from needs_conclusion where id in (conclusion, conclusion_before) order by id for no key update;
        if tg_op <> 'DELETE' and not exists (select 1 from needs_conclusion where id = conclusion) then
            raise exception 'conclusion % is not there to have evidence', conclusion
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    perform 1 from plans_version where id in (
        select g.version_id from plans_goal_conclusions gc join plans_goal g on g.id = gc.goal_id
            where gc.conclusion_id in (conclusion, conclusion_before)
        union all
        select version_id from plans_version_changed_conclusions
            where conclusion_id in (conclusion, conclusion_before)
    ) order by id for share;
    if exists (
        select 1 from plans_goal_conclusions gc join plans_goal g on g.id = gc.goal_id
            join plans_version v on v.id = g.version_id
            where gc.conclusion_id in (conclusion, conclusion_before) and v.state <> 'draft'
        union all
        select 1 from plans_version_changed_conclusions vc join plans_version v on v.id = vc.version_id
            where vc.conclusion_id in (conclusion, conclusion_before) and v.state <> 'draft'
    ) then
        raise exception 'conclusion % is cited by a submitted plan: % refused', conclusion, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
""",
    ),
    Function(
        name="plans_hold_conclusion",
        says="A conclusion is cited as it is, and stays so until the transaction ends.",
        body="""
begin
    perform 1 from needs_conclusion where id = new.conclusion_id for share;
    return new;
end
""",
    ),
)
REVIEW = (
    Function(
        name="plans_remarks_are_answered",
        says="No attempt is handed over while a remark on an earlier one at the same number waits for an answer.",
        body="""
begin
    if exists (
        select 1 from plans_remark remark
            join plans_version earlier on earlier.id = remark.version_id
            left join plans_answer answer on answer.remark_id = remark.id
            where earlier.plan_id = new.plan_id and earlier.number = new.number and earlier.attempt < new.attempt
            and answer.id is null and remark.text <> ''
            and not exists (select 1 from plans_remark later where later.replaces_id = remark.id)
    ) then
        raise exception 'a remark on an earlier attempt waits for an answer'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    *decided.FUNCTIONS,
    *remarks.FUNCTIONS,
)
FURTHER = (publication, in_force, digest, snapshot, exclusions, gone, entries, reports)
FUNCTIONS = (*CONTENTS, *REVIEW, *(one for part in FURTHER for one in part.FUNCTIONS))

TRIGGERS = (
    *changes_go_with("plans_version", "plans.version"),
    *words_go_with("plans_version", "plans_chapter", "plans_goal", "plans_action"),
    numbered_anew("plans_plan"),
    readable("plans_version", "starts_on", "ends_on", "due_on", "changed_at"),
    readable("plans_action", "time_from", "time_to"),
    readable("plans_decision", "effective_on", "decided_on"),
    readable("plans_termdecision", "day"),
    readable("plans_copyupload", "at"),
    *(
        Trigger(
            name=name,
            table=table,
            says="contents of a submitted version never change",
            fires="before insert or update or delete",
            calls=f"plans_part_is_frozen('{parent}', '{column}')",
        )
        for name, table, (parent, column) in FROZEN
    ),
    *(
        Trigger(
            name=f"{table}_cited",
            table=table,
            says="a conclusion that a submitted version cites never changes",
            fires=fires,
            calls=f"plans_conclusion_is_cited('{column}')",
        )
        for table, (fires, column) in cited.CITED_CONCLUSIONS.items()
    ),
    *(remarks.stays_as_written(table) for table in WRITTEN_ONCE),
    *(never_emptied(table, "what was decided on stays") for table in NEVER_EMPTIED),
    *(reads_what_is_there(table) for table in NEVER_EMPTIED),
    *(
        kept_while_cited(name=f"{table}_file_stays", table="files_storedfile", citing=table, column="file_id")
        for table in CITING_FILES
    ),
    *(
        Trigger(
            name=f"{table}_holds_its_conclusion",
            table=table,
            says="whoever cites a conclusion waits for whoever changes it, and holds it",
            fires="before insert or update of conclusion_id",
            calls="plans_hold_conclusion()",
        )
        for table in cited.CITING_CONCLUSIONS
    ),
    *cited.TRIGGERS,
    *withdrawn.TRIGGERS,
    *in_force.TRIGGERS,
    *publication.TRIGGERS,
    *exclusions.TRIGGERS,
    *decided.TRIGGERS,
    *digest.TRIGGERS,
    *snapshot.TRIGGERS,
    *entries.TRIGGERS,
    *reports.TRIGGERS,
    *(written_at_once(table, column) for table, column in MOMENTS.items()),
    *(written_at_once(table, "created_at", name=f"{table}_begun_at_once") for table in ("plans_plan", "plans_version")),
    holds_what_it_cites(
        name="plans_version_holds_its_plan", table="plans_version", column="plan_id", cited="plans_plan"
    ),
    *(
        holds_what_it_cites(name=f"{table}_holds_its_file", table=table, column="file_id", cited="files_storedfile")
        for table in CITING_FILES
    ),
    Trigger(
        name="plans_version_states",
        table="plans_version",
        fires="before insert or update or delete",
        calls="plans_version_states()",
    ),
    Trigger(
        name="plans_version_remarks_answered",
        table="plans_version",
        fires="before update",
        when="old.state = 'draft' and new.state = 'submitted'",
        calls="plans_remarks_are_answered()",
    ),
    Trigger(
        name="plans_plan_frozen", table="plans_plan", fires="before update or delete", calls="plans_plan_is_frozen()"
    ),
    Trigger(
        name="plans_decision_ahead",
        table="plans_decision",
        fires="before insert",
        when="new.outcome = 'approved'",
        calls="plans_decision_looks_ahead()",
    ),
    Trigger(name="plans_decision_due", table="plans_decision", fires="before insert", calls="plans_decision_is_due()"),
    *remarks.TRIGGERS,
)
GRANTS = {
    **dict.fromkeys(("plans_plan", "plans_version", *PARTS, "plans_templatechapter", "plans_copyupload"), ALL_ROWS),
    **dict.fromkeys(WRITTEN_ONCE, ADD),
    **entries.GRANTS,
    **reports.GRANTS,
}
