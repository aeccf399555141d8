# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_ipus_laws"),
        ("centre", "0006_ipus_summaries"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0010_ipus_summaries_laws"),
        ("partners", "0003_laws"),
        ("plans", "0012_log_in_the_plan"),
        ("redaction", "0009_ipus_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A report begins as a draft and goes one way; a decision made in the same transaction accepts or returns it. Handed over it says its own title and days, in the shape that pages read, with its digest.
create or replace function plans_report_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
    'submitted_by_position}';
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
            when '2' then '{"Figure": {"as_people": {"is": ["boolean"]}, "key": {"is": ["string"]}, "label": {"is": ["string"]}, "plain": {"is": ["string"]}, "rows": {"is": ["array"], "of": "string"}, "said": {"is": ["string"]}, "task": {"is": ["number"]}, "value": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "Path": {"key": {"is": ["string"]}, "name": {"is": ["string"]}, "path": {"is": ["array"], "of": "Point"}, "reached": {"is": ["array"], "of": "Point"}}, "Point": {"amount": {"is": ["string"]}, "day": {"is": ["string"]}, "said": {"is": ["string"]}}, "ReportContent": {"archive_category": {"is": ["string"]}, "as_of": {"is": ["string"]}, "attempt": {"is": ["number"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "last_day": {"is": ["string"]}, "office": {"is": ["object"], "of": "Office"}, "schema": {"is": ["number"]}, "sections": {"is": ["array"], "of": "Section"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "title": {"is": ["string"]}}, "Row": {"cells": {"is": ["array"], "of": "string"}}, "Section": {"figures": {"is": ["array"], "of": "Figure"}, "key": {"is": ["string"]}, "number": {"is": ["number"]}, "paths": {"is": ["array"], "of": "Path"}, "tables": {"is": ["array"], "of": "Table"}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "Table": {"caption": {"is": ["string"]}, "chart": {"is": ["number"]}, "heads": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "numbers": {"is": ["array"], "of": "number"}, "plain": {"is": ["string"]}, "rows": {"is": ["array"], "of": "Row"}, "sentence": {"is": ["string"]}}}'
            when '1' then '{"Figure": {"key": {"is": ["string"]}, "label": {"is": ["string"]}, "rows": {"is": ["array"], "of": "string"}, "said": {"is": ["string"]}, "task": {"is": ["number"]}, "value": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "ReportContent": {"archive_category": {"is": ["string"]}, "as_of": {"is": ["string"]}, "attempt": {"is": ["number"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "last_day": {"is": ["string"]}, "office": {"is": ["object"], "of": "Office"}, "schema": {"is": ["number"]}, "sections": {"is": ["array"], "of": "Section"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "title": {"is": ["string"]}}, "Row": {"cells": {"is": ["array"], "of": "string"}}, "Section": {"figures": {"is": ["array"], "of": "Figure"}, "key": {"is": ["string"]}, "number": {"is": ["number"]}, "tables": {"is": ["array"], "of": "Table"}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "Table": {"caption": {"is": ["string"]}, "chart": {"is": ["number"]}, "heads": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "numbers": {"is": ["array"], "of": "number"}, "rows": {"is": ["array"], "of": "Row"}, "sentence": {"is": ["string"]}}}'
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_report_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
    'submitted_by_position}';
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
        if new.snapshot -> 'schema' is distinct from '1'
            or not plans_reads_as(new.snapshot, 'ReportContent', '{"Figure": {"key": {"is": ["string"]}, "label": {"is": ["string"]}, "rows": {"is": ["array"], "of": "string"}, "said": {"is": ["string"]}, "task": {"is": ["number"]}, "value": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "ReportContent": {"archive_category": {"is": ["string"]}, "as_of": {"is": ["string"]}, "attempt": {"is": ["number"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "last_day": {"is": ["string"]}, "office": {"is": ["object"], "of": "Office"}, "schema": {"is": ["number"]}, "sections": {"is": ["array"], "of": "Section"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "title": {"is": ["string"]}}, "Row": {"cells": {"is": ["array"], "of": "string"}}, "Section": {"figures": {"is": ["array"], "of": "Figure"}, "key": {"is": ["string"]}, "number": {"is": ["number"]}, "tables": {"is": ["array"], "of": "Table"}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "Table": {"caption": {"is": ["string"]}, "chart": {"is": ["number"]}, "heads": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "numbers": {"is": ["array"], "of": "number"}, "rows": {"is": ["array"], "of": "Row"}, "sentence": {"is": ["string"]}}}')
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
$function$;
""",
        ),
    ]
