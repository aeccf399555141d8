# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_laws_in_order"),
        ("centre", "0001_initial"),
        ("common", "0004_laws_in_order"),
        ("files", "0004_hash_laws"),
        ("needs", "0005_laws_in_order"),
        ("partners", "0003_laws_in_order"),
        ("plans", "0020_decided_once"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- The version that a version, a goal or an action stands in; what lies between stays there meanwhile.
create or replace function plans_version_of(tablename text, parent bigint) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_version_of(tablename text, parent bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    return case tablename
        when 'version' then parent
        when 'goal' then (select version_id from plans_goal where id = parent)
        when 'action' then
            (select g.version_id from plans_action a join plans_goal g on g.id = a.goal_id where a.id = parent)
    end;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the column with the id of a conclusion, which a submitted version may cite or is about to.
create or replace function plans_conclusion_is_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare conclusion bigint := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint;
declare conclusion_before bigint := (to_jsonb(coalesce(old, new)) ->> tg_argv[0])::bigint;
begin
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_conclusion_is_cited()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Residents are shown signed copies of published versions that no later copy took the place of.
create or replace function plans_copy_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from plans_signedcopy copy join plans_version v on v.id = copy.version_id
        where copy.id = new.copy_id for update of v;
    if not exists (
        select 1 from plans_signedcopy copy
            join plans_publication published on published.version_id = copy.version_id
            where copy.id = new.copy_id and copy.kind = 'signed'
            and not exists (select 1 from plans_signedcopy later where later.supersedes_id = copy.id)
    ) then
        raise exception 'only a signed copy of a published version that still stands is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_copy_publication_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if not exists (
        select 1 from plans_signedcopy copy
            join plans_publication published on published.version_id = copy.version_id
            where copy.id = new.copy_id and copy.kind = 'signed'
            and not exists (select 1 from plans_signedcopy later where later.supersedes_id = copy.id)
    ) then
        raise exception 'only a signed copy of a published version that still stands is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nothing of a repealed plan is approved any more, not even while it is being repealed.
create or replace function plans_repealed_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from plans_version v join plans_plan p on p.id = v.plan_id where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_repealed_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_version_takes_its_changes after delete or update of id on plans_version
    for each row
    execute function audit_forget_changes('plans.version');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_version_takes_its_changes AFTER DELETE ON public.plans_version FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('plans.version');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_chapter_reads_what_is_there before insert or update or delete on plans_chapter
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_chapter_reads_what_is_there on plans_chapter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_reads_what_is_there before insert or update or delete on plans_goal
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_goal_reads_what_is_there on plans_goal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_reads_what_is_there before insert or update or delete on plans_action
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_reads_what_is_there on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_reads_what_is_there before insert or update or delete on plans_indicator
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_indicator_reads_what_is_there on plans_indicator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_reads_what_is_there before insert or update or delete on plans_version_changed_conclusions
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_reads_what_is_there on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_reads_what_is_there before insert or update or delete on plans_goal_conclusions
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_reads_what_is_there on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_reads_what_is_there before insert or update or delete on plans_action_communes
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_communes_reads_what_is_there on plans_action_communes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_reads_what_is_there before insert or update or delete on plans_action_groups
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_groups_reads_what_is_there on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_reads_what_is_there before insert or update or delete on plans_action_localities
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_localities_reads_what_is_there on plans_action_localities;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_reads_what_is_there before insert or update or delete on plans_action_partners
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_partners_reads_what_is_there on plans_action_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_reads_what_is_there before insert or update or delete on plans_action_services
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_services_reads_what_is_there on plans_action_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_reads_what_is_there before insert or update or delete on plans_remark
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_remark_reads_what_is_there on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_reads_what_is_there before insert or update or delete on plans_answer
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_answer_reads_what_is_there on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_reads_what_is_there before insert or update or delete on plans_decision
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_decision_reads_what_is_there on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_reads_what_is_there before insert or update or delete on plans_document
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_document_reads_what_is_there on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_reads_what_is_there before insert or update or delete on plans_reminder
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_reminder_reads_what_is_there on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_reads_what_is_there before insert or update or delete on plans_publication
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_publication_reads_what_is_there on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_reads_what_is_there before insert or update or delete on plans_signedcopy
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_signedcopy_reads_what_is_there on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_reads_what_is_there before insert or update or delete on plans_termdecision
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_termdecision_reads_what_is_there on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_reads_what_is_there before insert or update or delete on plans_correction
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_correction_reads_what_is_there on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_reads_what_is_there before insert or update or delete on plans_copypublication
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_copypublication_reads_what_is_there on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_reads_what_is_there before insert or update or delete on needs_conclusion
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_conclusion_reads_what_is_there on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_reads_what_is_there before insert or update or delete on needs_conclusion_needs
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_reads_what_is_there on needs_conclusion_needs;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_reads_what_is_there before insert or update or delete on needs_conclusion_assets
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_reads_what_is_there on needs_conclusion_assets;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_reads_what_is_there before insert or update or delete on needs_conclusion_notes
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_reads_what_is_there on needs_conclusion_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_reads_what_is_there before insert or update or delete on plans_version
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_version_reads_what_is_there on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_reads_what_is_there before insert or update or delete on plans_plan
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_plan_reads_what_is_there on plans_plan;
""",
        ),
    ]
