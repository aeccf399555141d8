"""What may be decided, by whom and from when. A decision on paper is the one way past the review, and a narrow one: of
nothing that is newer than the first version that was handed over here.

A paper is older than its draft by nature: somebody types it off, so when the draft was last changed says nothing of it.
What may not be: that it is dated after the day of its entry or before the centre worked, or that anything of the draft
changes once it is marked as decided, which is the transaction that makes it hold (`plans_version_states`).
"""

from osl_site.common.triggers import Function, Trigger, kept_while_cited

FUNCTIONS = (
    Function(
        name="plans_decision_is_due",
        says="Only what was submitted is decided on, then, by a director who did not, from a day in the period.",
        body="""
declare v record;
begin
    select state, submitted_by_id, submitted_at, starts_on, ends_on into v
        from plans_version where id = new.version_id for share;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    if new.outcome = 'paper' then
        perform plans_refuse_paper(new.version_id, new.by_id, new.at, new.decided_on);
        return new;
    end if;
    if v.state is distinct from 'submitted' then
        raise exception 'only a submitted version is decided on' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    if new.at < v.submitted_at then
        raise exception 'nothing is decided before it is submitted' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_decision_looks_ahead",
        says="No approval works backwards: not from a day before it, nor before the day of the version it follows.",
        body="""
declare earlier date := (
    select max(d.effective_on) from plans_version v
        join plans_version before on before.plan_id = v.plan_id and before.number < v.number
        join plans_decision d on d.version_id = before.id
        where v.id = new.version_id and before.state = 'approved'
);
begin
    if new.effective_on < (new.at at time zone 'Europe/Warsaw')::date then
        raise exception 'no approval works backwards' using errcode = 'integrity_constraint_violation';
    end if;
    if new.effective_on < earlier then
        raise exception 'the version before it holds from a later day' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_decision_is_carried_out",
        says="A decision and the state that it gives its version come together: at commit neither stands alone.",
        body="""
declare state_now text := (select state from plans_version where id = new.version_id);
begin
    if state_now is distinct from (case new.outcome when 'paper' then 'approved' else new.outcome end) then
        raise exception 'version % is decided on, and still %', new.version_id, state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
""",
    ),
    Function(
        name="plans_handed_over_is_whole",
        says="What leaves the draft's desk says its own words, and asks for a day of the year to come; what was decided"
        " on paper asks for none, is a number of two digits, and is handed over by who wrote it down.",
        body="""
declare handed date := (new.submitted_at at time zone 'Europe/Warsaw')::date;
begin
    if new.snapshot ->> 'title' is distinct from new.title then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.due_on not between handed and handed + 366 or (new.state = 'approved' and new.due_on is not null) then
        raise exception 'version % asks for no such day', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'approved' and (new.number > 99 or (new.number = 0 and new.reason <> '') or not exists (
        select 1 from plans_decision d where d.version_id = new.id and d.by_id = new.submitted_by_id
    )) then
        raise exception 'version % is not what was written down', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_papers_are_no_older",
        says="The centre works since no later day than that of the oldest paper: neither before the paper nor after it"
        " is any other day said.",
        body="""
begin
    if new.works_since > (select min(decided_on) from plans_decision) then
        raise exception 'a paper that stands here is older' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_refuse_paper",
        says="A paper is older than all that was handed over here, and is the first and only version of its plan.",
        arguments="version bigint, person bigint, moment timestamptz, decided date",
        returns="void",
        body="""
declare v record;
declare first date := (
    select min((other.submitted_at at time zone 'Europe/Warsaw')::date) from plans_version other
        where other.state <> 'draft' and not exists (
            select 1 from plans_decision d where d.version_id = other.id and d.outcome = 'paper'
        )
);
begin
    select id, plan_id, state, attempt into v from plans_version where id = version for update;
    if v.state is distinct from 'draft' or v.attempt <> 1 or exists (
        select 1 from plans_version other where other.plan_id = v.plan_id and other.id <> v.id
    ) then
        raise exception 'only the first draft of a plan is entered from paper'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided is null or decided > (moment at time zone 'Europe/Warsaw')::date or decided >= first then
        raise exception 'a paper is older than what was handed over here'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided < (select works_since from centre_centre for share) then
        raise exception 'a paper is no older than the centre' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = person and is_active and 'organiser' = any (roles) for share;
    if not found then
        raise exception 'only an organiser enters what was decided on paper'
            using errcode = 'integrity_constraint_violation';
    end if;
end
""",
    ),
)

TRIGGERS = (
    kept_while_cited(
        name="plans_decision_scan_stays", table="files_storedfile", citing="plans_decision", column="scan_id"
    ),
    Trigger(
        name="plans_decision_holds_its_scan",
        table="plans_decision",
        says="a decision on paper cites a scan that is there, and holds it",
        fires="before insert",
        when="new.scan_id is not null",
        calls="osl_hold_cited('files_storedfile', 'scan_id')",
    ),
    Trigger(
        name="plans_decision_carried_out",
        table="plans_decision",
        fires="after insert",
        at_commit=True,
        calls="plans_decision_is_carried_out()",
    ),
    Trigger(
        name="plans_papers_are_no_older",
        table="centre_centre",
        fires="before insert or update of works_since",
        calls="plans_papers_are_no_older()",
    ),
    Trigger(
        name="plans_version_whole",
        table="plans_version",
        fires="before update",
        when="old.state = 'draft' and new.state <> 'draft'",
        calls="plans_handed_over_is_whole()",
    ),
)
