# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0009_places_and_seals"),
        ("centre", "0006_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0011_places_and_seals"),
        ("partners", "0006_places_and_seals"),
        ("plans", "0033_sealed_documents_laws"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A version begins as a draft in the next place of its plan, goes through its states one way, and is frozen from submission on. As it leaves the desk, nothing of it changes but what that act writes.
create or replace function plans_version_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_version_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
    given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
        'submitted_by_position}';
    asked text[] := case when new.state = 'approved' then '{number,reason}' else '{due_on}' end;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a version begins as a draft' using errcode = 'integrity_constraint_violation';
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql=r"""
-- Whether each seal says what the page of the copies asks of it (`signatures/seals.py`), and nothing else.
create function plans_seals_are_read(seals jsonb) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare seal jsonb;
begin
    if jsonb_typeof(seals) is distinct from 'array' then
        return false;
    end if;
    for seal in select jsonb_array_elements(seals) loop
        if jsonb_typeof(seal) <> 'object' then
            return false;
        end if;
        if (select array_agg(key order by key collate "C") from jsonb_object_keys(seal) key)
                is distinct from '{is_stamped,issuer,kind,moment,name,on_behalf_of,organisation}'::text[]
            or seal ->> 'kind' <> all ('{person,organisation,minister,time}')
            or jsonb_typeof(seal -> 'is_stamped') <> 'boolean'
            or exists (
                select 1 from jsonb_each(seal)
                    where key = any ('{issuer,kind,moment,name,on_behalf_of,organisation}') and jsonb_typeof(value) <> 'string'
            )
            or seal ->> 'moment' !~ '^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[0-9.:+-]*)?$'
            or nullif(seal ->> 'moment', '')::timestamptz not between '0001-01-03' and '9999-12-29' then
            return false;
        end if;
    end loop;
    return true;
end
$$;
""",
            reverse_sql="""
drop function plans_seals_are_read;
""",
        ),
        migrations.RunSQL(
            sql="""
-- An approved version has copies; one that is called signed begins with its document, byte for byte.
create or replace function plans_signed_copy_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version has signed copies' using errcode = 'integrity_constraint_violation';
    end if;
    if not plans_seals_are_read(new.seals) then
        raise exception 'what is said of the signatures cannot be read'
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind = 'signed' and not exists (
        select 1 from plans_document document
            join files_storedfile approved on approved.id = document.file_id
            join files_storedfile copy on copy.id = new.file_id
            where document.version_id = new.version_id and document.kind = 'approved'
            and copy.size > approved.size
            and substring(copy.content from 1 for length(approved.content)) = approved.content
    ) then
        raise exception 'a signed copy begins with the approved document'
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.supersedes_id is not null and not exists (
        select 1 from plans_signedcopy where id = new.supersedes_id and version_id = new.version_id
    ) then
        raise exception 'a copy takes the place of another one of its version'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_signed_copy_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version has signed copies' using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind = 'signed' and not exists (
        select 1 from plans_document document
            join files_storedfile approved on approved.id = document.file_id
            join files_storedfile copy on copy.id = new.file_id
            where document.version_id = new.version_id and document.kind = 'approved'
            and copy.size > approved.size
            and substring(copy.content from 1 for length(approved.content)) = approved.content
    ) then
        raise exception 'a signed copy begins with the approved document'
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.supersedes_id is not null and not exists (
        select 1 from plans_signedcopy where id = new.supersedes_id and version_id = new.version_id
    ) then
        raise exception 'a copy takes the place of another one of its version'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql=r"""
-- Whether every part of a content is what that shape says of it, neither more nor less.
create function plans_reads_as(content jsonb, shape text, shapes jsonb) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare
    name text;
    rule jsonb;
    said jsonb;
    part jsonb;
begin
    if not shapes ? shape then
        return jsonb_typeof(content) = shape;
    end if;
    if jsonb_typeof(content) <> 'object' then
        return false;
    end if;
    if exists (select 1 from jsonb_object_keys(content) known where not shapes -> shape ? known) then
        return false;
    end if;
    for name, rule in select * from jsonb_each(shapes -> shape) loop
        said := content -> name;
        if said is null or not rule -> 'is' ? jsonb_typeof(said)
            or (name = any ('{first_day,last_day,time_from,time_to}') and content ->> name !~ '^(\d{4}-[01]\d-[0-3]\d)?$')
            or (name = any ('{cost_value,value}') and content ->> name !~ '^(\d+([.]\d+)?)?$') then
            return false;
        end if;
        if rule ? 'of' and jsonb_typeof(said) <> 'null' then
            for part in select jsonb_array_elements(
                case jsonb_typeof(said) when 'array' then said else jsonb_build_array(said) end
            ) loop
                if not plans_reads_as(part, rule ->> 'of', shapes) then
                    return false;
                end if;
            end loop;
        end if;
    end loop;
    return true;
end
$$;
""",
            reverse_sql="""
drop function plans_reads_as;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What is handed over has the shape that pages read, and says its own number and days.
create function plans_handed_over_is_read() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.snapshot -> 'schema' is distinct from '3'
        or not plans_reads_as(new.snapshot, 'PlanContent', '{"Action": {"addressees": {"is": ["string"]}, "communes": {"is": ["array"], "of": "string"}, "cost": {"is": ["string"]}, "cost_value": {"is": ["string"]}, "costs": {"is": ["array"], "of": "Cost"}, "description": {"is": ["string"]}, "indicators": {"is": ["array"], "of": "Indicator"}, "is_supporting": {"is": ["boolean"]}, "key": {"is": ["string"]}, "kinds": {"is": ["array"], "of": "string"}, "manner": {"is": ["string"]}, "number": {"is": ["string"]}, "partners": {"is": ["array"], "of": "string"}, "place_note": {"is": ["string"]}, "places": {"is": ["string"]}, "resources": {"is": ["string"]}, "responsible": {"is": ["string"]}, "services": {"is": ["array"], "of": "string"}, "time": {"is": ["string"]}, "time_from": {"is": ["string"]}, "time_kind": {"is": ["string"]}, "time_to": {"is": ["string"]}, "title": {"is": ["string"]}}, "Chapter": {"holds": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "CommuneActions": {"actions": {"is": ["array"], "of": "string"}, "name": {"is": ["string"]}, "terc": {"is": ["string"]}}, "Conclusion": {"about": {"is": ["string"]}, "code": {"is": ["string"]}, "counts": {"is": ["object", "null"], "of": "Evidence"}, "evidence": {"is": ["string"]}, "text": {"is": ["string"]}}, "Cost": {"amount": {"is": ["string"]}, "source": {"is": ["string"]}, "value": {"is": ["string"]}, "year": {"is": ["string"]}}, "Evidence": {"localities": {"is": ["number"]}, "notes": {"is": ["number"]}, "people": {"is": ["number"]}}, "Goal": {"actions": {"is": ["array"], "of": "Action"}, "conclusions": {"is": ["array"], "of": "Conclusion"}, "indicators": {"is": ["array"], "of": "Indicator"}, "key": {"is": ["string"]}, "level": {"is": ["string"]}, "manner": {"is": ["string"]}, "no_conclusion_reason": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}}, "Indicator": {"baseline": {"is": ["string"]}, "key": {"is": ["string"]}, "name": {"is": ["string"]}, "source": {"is": ["string"]}, "target": {"is": ["string"]}, "unit": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "PlanContent": {"action_count": {"is": ["number"]}, "archive_category": {"is": ["string"]}, "attempt": {"is": ["number"]}, "changed_conclusions": {"is": ["array"], "of": "Conclusion"}, "chapters": {"is": ["array"], "of": "Chapter"}, "communes": {"is": ["array"], "of": "CommuneActions"}, "cost": {"is": ["string"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "goals": {"is": ["array"], "of": "Goal"}, "last_day": {"is": ["string"]}, "manner": {"is": ["string"]}, "name": {"is": ["string"]}, "number": {"is": ["number"]}, "office": {"is": ["object"], "of": "Office"}, "reason": {"is": ["string"]}, "schema": {"is": ["number"]}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "supporting": {"is": ["number"]}, "title": {"is": ["string"]}, "without_conclusions": {"is": ["boolean"]}}}') then
        raise exception 'what version % says cannot be read', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.snapshot ->> 'number')::numeric <> new.number or (new.snapshot ->> 'attempt')::numeric <> new.attempt
        or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
        or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_handed_over_is_read;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_version_numbered_anew before insert on plans_version
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_version_numbered_anew BEFORE INSERT ON public.plans_version FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('plans.version');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_plan_numbered_anew before insert on plans_plan
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_plan_numbered_anew BEFORE INSERT ON public.plans_plan FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('plans.plan');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_read before update on plans_version
    for each row
    when (old.state = 'draft' and new.state <> 'draft')
    execute function plans_handed_over_is_read();
""",
            reverse_sql="""
drop trigger plans_version_read on plans_version;
""",
        ),
    ]
