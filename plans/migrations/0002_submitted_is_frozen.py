"""From submission on not a letter of a version changes, whoever asks: ORM, SQL, in bulk or through a related table.

States go draft → submitted → approved, returned or withdrawn, and never back. Remarks, answers, decisions and documents
are written once. A conclusion that a submitted version cites is replaced by a newer one, never edited.
"""

from django.db import migrations

FUNCTIONS = """
-- The row of the version is held until the transaction ends, so that no submission slips in between.
create function plans_refuse_frozen(version bigint, what text) returns void language plpgsql as $$
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now <> 'draft' then
        raise exception 'version % is frozen: % refused', version, what using errcode = 'integrity_constraint_violation';
    end if;
end $$;

create function plans_version_of(tablename text, parent bigint) returns bigint language plpgsql stable as $$
begin
    return case tablename
        when 'version' then parent
        when 'goal' then (select version_id from plans_goal where id = parent)
        when 'action' then
            (select g.version_id from plans_action a join plans_goal g on g.id = a.goal_id where a.id = parent)
    end;
end $$;

-- tg_argv: which parent the column names („version”, „goal”, „action”), and the column
create function plans_part_is_frozen() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform plans_refuse_frozen(
            plans_version_of(tg_argv[0], (to_jsonb(old) ->> tg_argv[1])::bigint), tg_op || ' on ' || tg_table_name);
    end if;
    if tg_op <> 'DELETE' then
        perform plans_refuse_frozen(
            plans_version_of(tg_argv[0], (to_jsonb(new) ->> tg_argv[1])::bigint), tg_op || ' on ' || tg_table_name);
        return new;
    end if;
    return old;
end $$;

create function plans_version_states() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a version begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if old.state <> 'draft' and tg_op = 'DELETE' then
        raise exception 'version % was submitted and is never deleted', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state') <> (to_jsonb(old) - 'state') then
        raise exception 'version % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'approved'), ('submitted', 'returned'), ('submitted', 'withdrawn')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('approved', 'returned') and old.state = 'submitted' and not exists (
        select 1 from plans_decision where version_id = old.id and outcome = new.state
    ) then
        raise exception 'version % has no such decision', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create function plans_plan_is_frozen() returns trigger language plpgsql as $$
begin
    if exists (select 1 from plans_version where plan_id = old.id and state <> 'draft') then
        raise exception 'plan % was submitted: % refused', old.id, tg_op using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end $$;

create function plans_decision_is_due() returns trigger language plpgsql as $$
declare v record;
begin
    select version.state, version.submitted_by_id, plan.starts_on, plan.ends_on into v
        from plans_version version join plans_plan plan on plan.id = version.plan_id where version.id = new.version_id
        for share of version;
    if v.state <> 'submitted' then
        raise exception 'only a submitted version is decided on' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create function plans_remark_is_due() returns trigger language plpgsql as $$
begin
    if (select state from plans_version where id = new.version_id for share) <> 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create function plans_conclusion_is_cited() returns trigger language plpgsql as $$
declare conclusion bigint := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint;
declare conclusion_before bigint := (to_jsonb(coalesce(old, new)) ->> tg_argv[0])::bigint;
begin
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
end $$;
"""

PARTS = {
    "plans_chapter": ("version", "version_id"),
    "plans_goal": ("version", "version_id"),
    "plans_action": ("goal", "goal_id"),
    "plans_indicator": ("action", "action_id"),
    "plans_version_changed_conclusions": ("version", "version_id"),
    "plans_goal_conclusions": ("goal", "goal_id"),
    "plans_action_groups": ("action", "action_id"),
    "plans_action_localities": ("action", "action_id"),
    "plans_action_partners": ("action", "action_id"),
    "plans_action_services": ("action", "action_id"),
}
CITED = {
    "needs_conclusion": "id",
    "needs_conclusion_needs": "conclusion_id",
    "needs_conclusion_assets": "conclusion_id",
    "needs_conclusion_notes": "conclusion_id",
}
WRITTEN_ONCE = ("plans_remark", "plans_answer", "plans_decision", "plans_document")

TRIGGERS = "".join(
    f"""
create trigger {table}_frozen before insert or update or delete on {table}
    for each row execute function plans_part_is_frozen('{parent}', '{column}');
"""
    for table, (parent, column) in PARTS.items()
)
TRIGGERS += "".join(
    f"""
create trigger {table}_written_once before update or delete on {table}
    for each row execute function osl_refuse('written once');
"""
    for table in WRITTEN_ONCE
)
TRIGGERS += "".join(
    f"""
create trigger {table}_cited before {"" if table == "needs_conclusion" else "insert or "}update or delete on {table}
    for each row execute function plans_conclusion_is_cited('{column}');
"""
    for table, column in CITED.items()
)
TRIGGERS += "".join(
    f"""
create trigger {table}_no_truncate before truncate on {table}
    for each statement execute function osl_refuse('what was decided on stays');
"""
    for table in (*PARTS, *WRITTEN_ONCE, *CITED, "plans_version", "plans_plan")
)
TRIGGERS += """
create trigger plans_version_states before insert or update or delete on plans_version
    for each row execute function plans_version_states();
create trigger plans_plan_frozen before update or delete on plans_plan
    for each row execute function plans_plan_is_frozen();
create trigger plans_decision_due before insert on plans_decision
    for each row execute function plans_decision_is_due();
create trigger plans_remark_due before insert on plans_remark
    for each row execute function plans_remark_is_due();
"""

BACK = "".join(
    [
        *(f"drop trigger {table}_frozen on {table};" for table in PARTS),
        *(f"drop trigger {table}_written_once on {table};" for table in WRITTEN_ONCE),
        *(f"drop trigger {table}_cited on {table};" for table in CITED),
        *(
            f"drop trigger {table}_no_truncate on {table};"
            for table in (*PARTS, *WRITTEN_ONCE, *CITED, "plans_version", "plans_plan")
        ),
        "drop trigger plans_version_states on plans_version;",
        "drop trigger plans_plan_frozen on plans_plan;",
        "drop trigger plans_decision_due on plans_decision;",
        "drop trigger plans_remark_due on plans_remark;",
        "drop function plans_conclusion_is_cited();",
        "drop function plans_remark_is_due();",
        "drop function plans_decision_is_due();",
        "drop function plans_plan_is_frozen();",
        "drop function plans_version_states();",
        "drop function plans_part_is_frozen();",
        "drop function plans_version_of(text, bigint);",
        "drop function plans_refuse_frozen(bigint, text);",
    ]
)


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("needs", "0001_initial"), ("common", "0001_polish_order_and_refusal")]
    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, BACK)]
