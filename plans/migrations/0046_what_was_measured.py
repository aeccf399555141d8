# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0023_what_was_measured"),
        ("centre", "0014_themes_methods_laws"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0043_letters_swept"),
        ("partners", "0008_swept"),
        ("plans", "0045_entries"),
        ("redaction", "0005_what_was_measured"),
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
    of_keys uuid[];
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
    of_keys := array(
        select key from plans_action where id = any (of_actions)
        union select key from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions)
    );
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
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
    delete from plans_indicatorpart where entry_id in (select id from plans_indicatorentry where key = any (of_keys));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorpart', gone);
    delete from plans_indicatorentry where key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorentry', gone);
    delete from plans_actionlog where action_key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_actionlog', gone);
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
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
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
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('plans_plan', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a restore, as the owner: a plan that went after the backup was made goes once more, with all that belongs to it. Returns how many rows went: none where it is not there, or where something else of the backup stands on it, which kept it from going then.
create or replace function plans_plan_gone_again(plan text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint := plan::bigint;
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_keys uuid[];
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
    of_keys := array(
        select key from plans_action where id = any (of_actions)
        union select key from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions)
    );
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
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
    delete from plans_indicatorpart where entry_id in (select id from plans_indicatorentry where key = any (of_keys));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorpart', gone);
    delete from plans_indicatorentry where key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorentry', gone);
    delete from plans_actionlog where action_key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_actionlog', gone);
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
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
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
CREATE OR REPLACE FUNCTION public.plans_plan_gone_again(plan text)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- One entry of a key at a time. A correction is of the newest row of its key, period and measure. Days are over, lie in an approved text that has the indicator as one that is typed, and in no other entry.
create function plans_entry_is_lawful() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare corrected plans_indicatorentry;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.key::text, 14));
    if upper(new.period) > (new.at at time zone 'Europe/Warsaw')::date + 1 then
        raise exception 'an entry tells of days that are over'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_is_not_ahead';
    end if;
    if exists (select from plans_indicatorentry where key = new.key and aggregate <> new.aggregate) then
        raise exception 'an indicator is measured as before'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_measured_as_before';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_indicatorentry where id = new.corrects_id;
        if (corrected.key, corrected.period) is distinct from (new.key, new.period) then
            raise exception 'a correction is of the same indicator and period'
                using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_corrects_its_own';
        end if;
        return new;
    end if;
    if exists (select from plans_indicatorentry where key = new.key and period && new.period) then
        raise exception 'periods of an indicator do not overlap'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_periods_apart';
    end if;
    if not exists (
        select from plans_indicator i left join plans_action a on a.id = i.action_id
            join plans_goal g on g.id = coalesce(i.goal_id, a.goal_id) join plans_version v on v.id = g.version_id
            join plans_plan p on p.id = v.plan_id
            where i.key = new.key and v.state = 'approved' and i.source = 'typed'
            and new.period <@ daterange(v.starts_on, greatest(v.ends_on + 1, upper(p.in_force_span)))
    ) then
        raise exception 'an entry is of an approved indicator that is typed, in the days of its plan'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_in_the_plan';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_entry_is_lawful;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whatever parts an entry has by group add up to its value, and so do those by place.
create function plans_parts_add_up() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare entry plans_indicatorentry;
begin
    select * into entry from plans_indicatorentry where id = new.entry_id;
    if entry.aggregate not in ('sum', 'last', 'highest') or exists (
        select from plans_indicatorpart where entry_id = entry.id group by axis
            having sum(value) is distinct from entry.value
    ) then
        raise exception 'parts of entry % do not add up to the whole', entry.id
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorpart_adds_up';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function plans_parts_add_up;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A line tells of a day that has come and of an action of an approved text; a correction is of its kind.
create function plans_log_is_lawful() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare corrected plans_actionlog;
begin
    if new.happened_on > (new.at at time zone 'Europe/Warsaw')::date then
        raise exception 'a line tells of a day that has come'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_is_not_ahead';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_actionlog where id = new.corrects_id;
        if (corrected.action_key, corrected.kind) is distinct from (new.action_key, new.kind) then
            raise exception 'a correction is of the same action and kind'
                using errcode = 'integrity_constraint_violation', constraint = 'actionlog_corrects_its_own';
        end if;
    elsif not exists (
        select from plans_action a join plans_goal g on g.id = a.goal_id join plans_version v on v.id = g.version_id
            where a.key = new.action_key and v.state = 'approved'
    ) then
        raise exception 'a line is of an action that was approved'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_of_an_approved_action';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_log_is_lawful;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_entry_lawful before insert on plans_indicatorentry
    for each row
    execute function plans_entry_is_lawful();
""",
            reverse_sql="""
drop trigger plans_entry_lawful on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_log_lawful before insert on plans_actionlog
    for each row
    execute function plans_log_is_lawful();
""",
            reverse_sql="""
drop trigger plans_log_lawful on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists plans_parts_add_up on plans_indicatorpart;
create constraint trigger plans_parts_add_up after insert on plans_indicatorpart deferrable initially deferred
    for each row
    execute function plans_parts_add_up();
""",
            reverse_sql="""
drop trigger plans_parts_add_up on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_part_comes_with_its_entry before insert on plans_indicatorpart
    for each row
    when (new.entry_id is not null)
    execute function osl_refuse_afterthought('plans_indicatorentry', 'entry_id');
""",
            reverse_sql="""
drop trigger plans_part_comes_with_its_entry on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_entry_stays before update or delete on plans_indicatorentry
    for each row
    execute function redaction_covers_alone('what was measured stays, and is corrected by a row that says why', 'not_counted', 'source', 'comment', 'reason');
""",
            reverse_sql="""
drop trigger plans_entry_stays on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_log_stays before update or delete on plans_actionlog
    for each row
    execute function redaction_covers_alone('what was measured stays, and is corrected by a row that says why', 'text', 'reason');
""",
            reverse_sql="""
drop trigger plans_log_stays on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_part_stays before update or delete on plans_indicatorpart
    for each row
    execute function osl_refuse('what was measured stays, and is corrected by a row that says why');
""",
            reverse_sql="""
drop trigger plans_part_stays on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_actionlog_days_are_read before insert or update of happened_on on plans_actionlog
    for each row
    when (new.happened_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_actionlog_days_are_read on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorentry_no_truncate before truncate on plans_indicatorentry
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_indicatorentry_no_truncate on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorpart_no_truncate before truncate on plans_indicatorpart
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_indicatorpart_no_truncate on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_actionlog_no_truncate before truncate on plans_actionlog
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_actionlog_no_truncate on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorentry_reads_what_is_there before insert or update or delete on plans_indicatorentry
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_indicatorentry_reads_what_is_there on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorpart_reads_what_is_there before insert or update or delete on plans_indicatorpart
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_indicatorpart_reads_what_is_there on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_actionlog_reads_what_is_there before insert or update or delete on plans_actionlog
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_actionlog_reads_what_is_there on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorentry_written_at_once before insert or update of at on plans_indicatorentry
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_indicatorentry_written_at_once on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_actionlog_written_at_once before insert or update of at on plans_actionlog
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_actionlog_written_at_once on plans_actionlog;
""",
        ),
    ]
