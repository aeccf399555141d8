# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_names_of_the_day"),
        ("centre", "0005_name_laws"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0009_held_while_cited"),
        ("partners", "0004_withdrawn"),
        ("plans", "0027_held_while_cited"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Argument: the column with the id of a conclusion, which a submitted version may cite or is about to. It is held against whoever would cite it meanwhile: by its own change, or here, of a row of its evidence.
create or replace function plans_conclusion_is_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
    if tg_table_name <> 'needs_conclusion' then
        perform 1 from needs_conclusion where id in (conclusion, conclusion_before) order by id for no key update;
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only what was submitted and not yet decided on is remarked on, by a director, and a remark is replaced at its place by whoever wrote it.
create or replace function plans_remark_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select 1 from plans_decision where version_id = new.version_id) then
        raise exception 'what is decided is remarked on no more' using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (select 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles)) then
        raise exception 'only a director remarks' using errcode = 'integrity_constraint_violation';
    end if;
    if new.replaces_id is not null and not exists (
        select 1 from plans_remark earlier where earlier.id = new.replaces_id and earlier.text <> ''
            and (earlier.version_id, earlier.place, earlier.by_id) = (new.version_id, new.place, new.by_id)
            and earlier.key is not distinct from new.key
    ) then
        raise exception 'a remark is replaced at its place by whoever wrote it'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_remark_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    if new.replaces_id is not null and not exists (
        select 1 from plans_remark earlier where earlier.id = new.replaces_id and earlier.text <> ''
            and (earlier.version_id, earlier.place, earlier.by_id) = (new.version_id, new.place, new.by_id)
            and earlier.key is not distinct from new.key
    ) then
        raise exception 'a remark is replaced at its place by whoever wrote it'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was decided is seen at once in the days on which the plan holds.
create or replace function plans_keep_span() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = case
        when tg_table_name = 'plans_version' then (to_jsonb(new) ->> 'plan_id')::bigint
        else (select plan_id from plans_version where id = (to_jsonb(new) ->> 'version_id')::bigint)
    end;
    if not found then
        raise exception 'a plan that is not there holds on no day' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_keep_span()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = case
        when tg_table_name = 'plans_version' then (to_jsonb(new) ->> 'plan_id')::bigint
        else (select plan_id from plans_version where id = (to_jsonb(new) ->> 'version_id')::bigint)
    end;
    return null;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A plan that is not over is prolonged by a year at most, or repealed from a day that has not passed.
create or replace function plans_term_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare held daterange;
declare day_now date := (new.at at time zone 'Europe/Warsaw')::date;
begin
    select p.in_force_span into held from plans_version v join plans_plan p on p.id = v.plan_id
        where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            where here.id = new.version_id and other.state = 'approved' and other.number > here.number
    ) then
        raise exception 'a newer text of this plan was approved' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    if held is null or day_now >= upper(held)
        or (new.kind = 'repealed' and new.day not between day_now and upper(held) - 1)
        or (new.kind = 'prolonged' and new.day not between upper(held) and upper(held) + 365) then
        raise exception 'a plan is not decided on for that day' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_term_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare held daterange;
declare day_now date := (new.at at time zone 'Europe/Warsaw')::date;
begin
    select p.in_force_span into held from plans_version v join plans_plan p on p.id = v.plan_id
        where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            where here.id = new.version_id and other.state = 'approved' and other.number > here.number
    ) then
        raise exception 'a newer text of this plan was approved' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    if day_now >= upper(held) or (new.kind = 'repealed' and new.day not between day_now and upper(held) - 1)
        or (new.kind = 'prolonged' and new.day not between upper(held) and upper(held) + 365) then
        raise exception 'a plan is not decided on for that day' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A document without words is of an approved version, and names notes of its plan that stand, each once and in order. It has bytes of its own.
create or replace function plans_public_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare plan_here bigint;
declare known int[];
begin
    select plan_id into plan_here from plans_version where id = new.version_id and state = 'approved' for share;
    select array_agg(e.number) into known from plans_exclusion e join plans_version v on v.id = e.version_id
        where v.plan_id = plan_here and not exists (select 1 from plans_exclusionend where exclusion_id = e.id);
    if new.kind !~ '^[1-9][0-9]{0,4}(,[1-9][0-9]{0,4})*$' or known is null
        or not string_to_array(new.kind, ',')::int[] <@ known then
        raise exception 'no such words are excluded from this plan' using errcode = 'integrity_constraint_violation';
    end if;
    if string_to_array(new.kind, ',')::int[] is distinct from
        (select array_agg(distinct number order by number) from unnest(string_to_array(new.kind, ',')::int[]) number)
    then
        raise exception 'the notes are not named once and in order' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from files_storedfile mine join files_storedfile other on other.sha256 = mine.sha256
            where mine.id = new.file_id and (
                exists (select 1 from plans_document d where d.file_id = other.id)
                or exists (select 1 from plans_signedcopy c where c.file_id = other.id)
            )
    ) then
        raise exception 'a document with the words is no document without them'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_public_document_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare plan_here bigint;
declare known int[];
begin
    select plan_id into plan_here from plans_version where id = new.version_id and state = 'approved' for share;
    select array_agg(e.number) into known from plans_exclusion e join plans_version v on v.id = e.version_id
        where v.plan_id = plan_here and not exists (select 1 from plans_exclusionend where exclusion_id = e.id);
    if new.kind !~ '^[1-9][0-9]{0,4}(,[1-9][0-9]{0,4})*$' or known is null
        or not string_to_array(new.kind, ',')::int[] <@ known then
        raise exception 'no such words are excluded from this plan' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
