# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0021_records_go_again"),
        ("centre", "0014_themes_methods_laws"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0037_rounds_laws"),
        ("partners", "0008_swept"),
        ("plans", "0041_swept"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0007_swept"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- For a director who said the ground seven days ago or earlier: a plan that is over goes for good. Returns how many rows went. What cites it from outside keeps it.
create or replace function plans_discard(discarding bigint) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    asked bigint := discarding_is_due(discarding, 'plans.plan');
    plan record;
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    select * into plan from plans_plan where id = asked for update;
    if not found or upper(plan.in_force_span) > (osl_now() at time zone 'Europe/Warsaw')::date
        or exists (select 1 from plans_version where plan_id = asked and state in ('draft', 'submitted')) then
        raise exception 'only a plan that is over goes' using errcode = 'integrity_constraint_violation';
    end if;
    if (select ground from discarding_discarding where id = discarding) = 'filed' and (
        not exists (select 1 from plans_version where plan_id = asked and state = 'approved')
        or exists (
            select 1 from plans_version v where v.plan_id = asked and v.state = 'approved'
                and not exists (select 1 from plans_filing f where f.version_id = v.id)
        )
    ) then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    set constraints all immediate;
    of_plan := array(select id from plans_version where plan_id = asked);
    of_goals := array(select id from plans_goal where version_id = any (of_plan));
    of_actions := array(select id from plans_action where goal_id = any (of_goals));
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_copypublication where copy_id in (select id from plans_signedcopy where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copypublication', gone);
    delete from plans_publication where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publication', gone);
    delete from plans_publicdocument where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publicdocument', gone);
    delete from plans_document where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_document', gone);
    delete from plans_signedcopy where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_signedcopy', gone);
    delete from plans_copyupload where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copyupload', gone);
    delete from plans_exclusionend where exclusion_id in (select id from plans_exclusion where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusionend', gone);
    delete from plans_exclusion where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusion', gone);
    delete from plans_answer where remark_id in (select id from plans_remark where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_answer', gone);
    delete from plans_remark where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_remark', gone);
    delete from plans_filing where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_filing', gone);
    delete from plans_termdecision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_termdecision', gone);
    delete from plans_correction where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_correction', gone);
    delete from plans_reminder where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reminder', gone);
    delete from plans_decision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_decision', gone);
    delete from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicator', gone);
    delete from plans_action_communes where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_communes', gone);
    delete from plans_action_groups where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_groups', gone);
    delete from plans_action_localities where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_localities', gone);
    delete from plans_action_partners where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_partners', gone);
    delete from plans_action_services where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_services', gone);
    delete from plans_action where id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action', gone);
    delete from plans_goal_conclusions where goal_id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal_conclusions', gone);
    delete from plans_goal where id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal', gone);
    delete from plans_chapter where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_chapter', gone);
    delete from plans_version_changed_conclusions where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version_changed_conclusions', gone);
    delete from plans_version where id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version', gone);
    delete from plans_plan where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_plan', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('plans_plan', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_discard(discarding bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
    asked bigint := discarding_is_due(discarding, 'plans.plan');
    plan record;
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    select * into plan from plans_plan where id = asked for update;
    if not found or upper(plan.in_force_span) > (osl_now() at time zone 'Europe/Warsaw')::date
        or exists (select 1 from plans_version where plan_id = asked and state in ('draft', 'submitted')) then
        raise exception 'only a plan that is over goes' using errcode = 'integrity_constraint_violation';
    end if;
    if (select ground from discarding_discarding where id = discarding) = 'filed' and (
        not exists (select 1 from plans_version where plan_id = asked and state = 'approved')
        or exists (
            select 1 from plans_version v where v.plan_id = asked and v.state = 'approved'
                and not exists (select 1 from plans_filing f where f.version_id = v.id)
        )
    ) then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    set constraints all immediate;
    of_plan := array(select id from plans_version where plan_id = asked);
    of_goals := array(select id from plans_goal where version_id = any (of_plan));
    of_actions := array(select id from plans_action where goal_id = any (of_goals));
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_copypublication where copy_id in (select id from plans_signedcopy where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copypublication', gone);
    delete from plans_publication where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publication', gone);
    delete from plans_publicdocument where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publicdocument', gone);
    delete from plans_document where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_document', gone);
    delete from plans_signedcopy where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_signedcopy', gone);
    delete from plans_copyupload where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copyupload', gone);
    delete from plans_exclusionend where exclusion_id in (select id from plans_exclusion where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusionend', gone);
    delete from plans_exclusion where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusion', gone);
    delete from plans_answer where remark_id in (select id from plans_remark where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_answer', gone);
    delete from plans_remark where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_remark', gone);
    delete from plans_filing where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_filing', gone);
    delete from plans_termdecision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_termdecision', gone);
    delete from plans_correction where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_correction', gone);
    delete from plans_reminder where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reminder', gone);
    delete from plans_decision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_decision', gone);
    delete from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicator', gone);
    delete from plans_action_communes where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_communes', gone);
    delete from plans_action_groups where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_groups', gone);
    delete from plans_action_localities where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_localities', gone);
    delete from plans_action_partners where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_partners', gone);
    delete from plans_action_services where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_services', gone);
    delete from plans_action where id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action', gone);
    delete from plans_goal_conclusions where goal_id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal_conclusions', gone);
    delete from plans_goal where id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal', gone);
    delete from plans_chapter where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_chapter', gone);
    delete from plans_version_changed_conclusions where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version_changed_conclusions', gone);
    delete from plans_version where id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version', gone);
    delete from plans_plan where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_plan', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a restore, as the owner: a plan that went after the backup was made goes once more, with all that belongs to it. Returns how many rows went: none where it is not there, or where something else of the backup stands on it, which kept it from going then.
create function plans_plan_gone_again(plan text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint := plan::bigint;
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    if not exists (select 1 from plans_plan where id = asked) then
        return 0;
    end if;
    set constraints all immediate;
    of_plan := array(select id from plans_version where plan_id = asked);
    of_goals := array(select id from plans_goal where version_id = any (of_plan));
    of_actions := array(select id from plans_action where goal_id = any (of_goals));
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_copypublication where copy_id in (select id from plans_signedcopy where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copypublication', gone);
    delete from plans_publication where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publication', gone);
    delete from plans_publicdocument where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publicdocument', gone);
    delete from plans_document where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_document', gone);
    delete from plans_signedcopy where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_signedcopy', gone);
    delete from plans_copyupload where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copyupload', gone);
    delete from plans_exclusionend where exclusion_id in (select id from plans_exclusion where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusionend', gone);
    delete from plans_exclusion where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusion', gone);
    delete from plans_answer where remark_id in (select id from plans_remark where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_answer', gone);
    delete from plans_remark where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_remark', gone);
    delete from plans_filing where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_filing', gone);
    delete from plans_termdecision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_termdecision', gone);
    delete from plans_correction where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_correction', gone);
    delete from plans_reminder where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reminder', gone);
    delete from plans_decision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_decision', gone);
    delete from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicator', gone);
    delete from plans_action_communes where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_communes', gone);
    delete from plans_action_groups where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_groups', gone);
    delete from plans_action_localities where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_localities', gone);
    delete from plans_action_partners where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_partners', gone);
    delete from plans_action_services where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_services', gone);
    delete from plans_action where id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action', gone);
    delete from plans_goal_conclusions where goal_id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal_conclusions', gone);
    delete from plans_goal where id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal', gone);
    delete from plans_chapter where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_chapter', gone);
    delete from plans_version_changed_conclusions where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version_changed_conclusions', gone);
    delete from plans_version where id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version', gone);
    delete from plans_plan where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_plan', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counted));
exception when integrity_constraint_violation then
    return 0;
end
$$;
revoke all on function plans_plan_gone_again from public;
""",
            reverse_sql="""
drop function plans_plan_gone_again;
""",
        ),
    ]
