# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0002_triggers"),
        ("needs", "0002_triggers"),
        ("common", "0001_functions"),
        ("plans", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- The row of the version is held until the transaction ends, so that no submission slips in between.
create function plans_refuse_frozen(version bigint, what text) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now <> 'draft' then
        raise exception 'version % is frozen: % refused', version, what
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
""",
            reverse_sql="""
drop function plans_refuse_frozen;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The version that a version, a goal or an action stands in.
create function plans_version_of(tablename text, parent bigint) returns bigint
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return case tablename
        when 'version' then parent
        when 'goal' then (select version_id from plans_goal where id = parent)
        when 'action' then
            (select g.version_id from plans_action a join plans_goal g on g.id = a.goal_id where a.id = parent)
    end;
end
$$;
""",
            reverse_sql="""
drop function plans_version_of;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: which parent the column names (version, goal, action), and the column.
create function plans_part_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
end
$$;
""",
            reverse_sql="""
drop function plans_part_is_frozen;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A version begins as a draft, goes through its states one way, and is frozen from submission on.
create function plans_version_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
end
$$;
""",
            reverse_sql="""
drop function plans_version_states;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A plan of which anything was submitted keeps its title and period.
create function plans_plan_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select 1 from plans_version where plan_id = old.id and state <> 'draft') then
        raise exception 'plan % was submitted: % refused', old.id, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
drop function plans_plan_is_frozen;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the column with the id of a conclusion, which a submitted version may cite.
create function plans_conclusion_is_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
end
$$;
""",
            reverse_sql="""
drop function plans_conclusion_is_cited;
""",
        ),
        migrations.RunSQL(
            sql="""
-- No attempt is handed over while a remark on an earlier one at the same number waits for an answer.
create function plans_remarks_are_answered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select 1 from plans_remark remark
            join plans_version earlier on earlier.id = remark.version_id
            left join plans_answer answer on answer.remark_id = remark.id
            where earlier.plan_id = new.plan_id and earlier.number = new.number and earlier.attempt < new.attempt
            and answer.id is null
    ) then
        raise exception 'a remark on an earlier attempt waits for an answer'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_remarks_are_answered;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only what was submitted is decided on, by somebody else, from a day within the plan's period.
create function plans_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
end
$$;
""",
            reverse_sql="""
drop function plans_decision_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- No approval works backwards: not from a day before it, nor before the day of the version it follows.
create function plans_decision_looks_ahead() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
""",
            reverse_sql="""
drop function plans_decision_looks_ahead;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only what was submitted is remarked on.
create function plans_remark_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) <> 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_remark_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A remark is answered once its attempt is closed.
create function plans_answer_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select v.state from plans_remark r join plans_version v on v.id = r.version_id where r.id = new.remark_id)
        in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_answer_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Residents are shown the approved document of an approved version, and nothing else.
create function plans_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version is published' using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (
        select 1 from plans_document where id = new.document_id and version_id = new.version_id and kind = 'approved'
    ) then
        raise exception 'only the approved document of a version is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_publication_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only an approved version has signed copies.
create function plans_signed_copy_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version has signed copies' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_signed_copy_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_chapter_frozen before insert or update or delete on plans_chapter
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
""",
            reverse_sql="""
drop trigger plans_chapter_frozen on plans_chapter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_frozen before insert or update or delete on plans_goal
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
""",
            reverse_sql="""
drop trigger plans_goal_frozen on plans_goal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_frozen before insert or update or delete on plans_action
    for each row
    execute function plans_part_is_frozen('goal', 'goal_id');
""",
            reverse_sql="""
drop trigger plans_action_frozen on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_frozen before insert or update or delete on plans_indicator
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_indicator_frozen on plans_indicator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_frozen before insert or update or delete on plans_version_changed_conclusions
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_frozen on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_frozen before insert or update or delete on plans_goal_conclusions
    for each row
    execute function plans_part_is_frozen('goal', 'goal_id');
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_frozen on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_frozen before insert or update or delete on plans_action_communes
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_communes_frozen on plans_action_communes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_frozen before insert or update or delete on plans_action_groups
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_groups_frozen on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_frozen before insert or update or delete on plans_action_localities
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_localities_frozen on plans_action_localities;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_frozen before insert or update or delete on plans_action_partners
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_partners_frozen on plans_action_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_frozen before insert or update or delete on plans_action_services
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_services_frozen on plans_action_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_cited before update or delete on needs_conclusion
    for each row
    execute function plans_conclusion_is_cited('id');
""",
            reverse_sql="""
drop trigger needs_conclusion_cited on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_cited before insert or update or delete on needs_conclusion_needs
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_cited on needs_conclusion_needs;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_cited before insert or update or delete on needs_conclusion_assets
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_cited on needs_conclusion_assets;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_cited before insert or update or delete on needs_conclusion_notes
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_cited on needs_conclusion_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_written_once before update or delete on plans_remark
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_remark_written_once on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_written_once before update or delete on plans_answer
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_answer_written_once on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_written_once before update or delete on plans_decision
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_decision_written_once on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_written_once before update or delete on plans_document
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_document_written_once on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_written_once before update or delete on plans_reminder
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_reminder_written_once on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_written_once before update or delete on plans_publication
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_publication_written_once on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_written_once before update or delete on plans_signedcopy
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_signedcopy_written_once on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_chapter_no_truncate before truncate on plans_chapter
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_chapter_no_truncate on plans_chapter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_no_truncate before truncate on plans_goal
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_goal_no_truncate on plans_goal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_no_truncate before truncate on plans_action
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_no_truncate on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_no_truncate before truncate on plans_indicator
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_indicator_no_truncate on plans_indicator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_no_truncate before truncate on plans_version_changed_conclusions
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_no_truncate on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_no_truncate before truncate on plans_goal_conclusions
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_no_truncate on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_no_truncate before truncate on plans_action_communes
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_communes_no_truncate on plans_action_communes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_no_truncate before truncate on plans_action_groups
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_groups_no_truncate on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_no_truncate before truncate on plans_action_localities
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_localities_no_truncate on plans_action_localities;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_no_truncate before truncate on plans_action_partners
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_partners_no_truncate on plans_action_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_no_truncate before truncate on plans_action_services
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_services_no_truncate on plans_action_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_no_truncate before truncate on plans_remark
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_remark_no_truncate on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_no_truncate before truncate on plans_answer
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_answer_no_truncate on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_no_truncate before truncate on plans_decision
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_decision_no_truncate on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_no_truncate before truncate on plans_document
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_document_no_truncate on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_no_truncate before truncate on plans_reminder
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_reminder_no_truncate on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_no_truncate before truncate on plans_publication
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_publication_no_truncate on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_no_truncate before truncate on plans_signedcopy
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_signedcopy_no_truncate on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_no_truncate before truncate on needs_conclusion
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger needs_conclusion_no_truncate on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_no_truncate before truncate on needs_conclusion_needs
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_no_truncate on needs_conclusion_needs;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_no_truncate before truncate on needs_conclusion_assets
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_no_truncate on needs_conclusion_assets;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_no_truncate before truncate on needs_conclusion_notes
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_no_truncate on needs_conclusion_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_no_truncate before truncate on plans_version
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_version_no_truncate on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_no_truncate before truncate on plans_plan
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_plan_no_truncate on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_file_stays before delete on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_document', 'file_id');
""",
            reverse_sql="""
drop trigger plans_document_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_file_stays before delete on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_signedcopy', 'file_id');
""",
            reverse_sql="""
drop trigger plans_signedcopy_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_holds_its_file before insert on plans_document
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id');
""",
            reverse_sql="""
drop trigger plans_document_holds_its_file on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_holds_its_file before insert on plans_signedcopy
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id');
""",
            reverse_sql="""
drop trigger plans_signedcopy_holds_its_file on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_states before insert or update or delete on plans_version
    for each row
    execute function plans_version_states();
""",
            reverse_sql="""
drop trigger plans_version_states on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_remarks_answered before update on plans_version
    for each row
    when (old.state = 'draft' and new.state = 'submitted')
    execute function plans_remarks_are_answered();
""",
            reverse_sql="""
drop trigger plans_version_remarks_answered on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_frozen before update or delete on plans_plan
    for each row
    execute function plans_plan_is_frozen();
""",
            reverse_sql="""
drop trigger plans_plan_frozen on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_ahead before insert on plans_decision
    for each row
    when (new.effective_on is not null)
    execute function plans_decision_looks_ahead();
""",
            reverse_sql="""
drop trigger plans_decision_ahead on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_due before insert on plans_decision
    for each row
    execute function plans_decision_is_due();
""",
            reverse_sql="""
drop trigger plans_decision_due on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_due before insert on plans_remark
    for each row
    execute function plans_remark_is_due();
""",
            reverse_sql="""
drop trigger plans_remark_due on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_due before insert on plans_answer
    for each row
    execute function plans_answer_is_due();
""",
            reverse_sql="""
drop trigger plans_answer_due on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_due before insert on plans_publication
    for each row
    execute function plans_publication_is_due();
""",
            reverse_sql="""
drop trigger plans_publication_due on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_due before insert on plans_signedcopy
    for each row
    execute function plans_signed_copy_is_due();
""",
            reverse_sql="""
drop trigger plans_signedcopy_due on plans_signedcopy;
""",
        ),
    ]
