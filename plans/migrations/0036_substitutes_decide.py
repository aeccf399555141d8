# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_laws_of_substitutes"),
        ("audit", "0011_what_was_erased"),
        ("centre", "0008_dictionaries"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0012_dictionaries"),
        ("partners", "0006_places_and_seals"),
        ("plans", "0035_dictionaries"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Only what was submitted is decided on, then, by a director who did not, from a day in the period.
create or replace function plans_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_decision_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    if new.at < v.submitted_at then
        raise exception 'nothing is decided before it is submitted' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
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
    if not exists (select 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at)) then
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was approved is decided on later, by a director who did not hand it over.
create or replace function plans_later_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
begin
    select version.state, version.submitted_by_id, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for share of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only what was approved is decided on later' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_later_decision_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare v record;
begin
    select version.state, version.submitted_by_id, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for share of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only what was approved is decided on later' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Words of an approved version are excluded by a director, under the next number of its plan.
create or replace function plans_exclusion_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
declare next_number int;
begin
    select version.plan_id, version.state, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for update of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only of what was approved is anything excluded'
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from plans_plan where id = v.plan_id for update;
    select coalesce(max(e.number), 0) + 1 into next_number from plans_exclusion e
        join plans_version here on here.id = e.version_id where here.plan_id = v.plan_id;
    if new.number <> next_number then
        raise exception 'the next exclusion of this plan is number %', next_number
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_exclusion_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare v record;
declare next_number int;
begin
    select version.plan_id, version.state, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for update of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only of what was approved is anything excluded'
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from plans_plan where id = v.plan_id for update;
    select coalesce(max(e.number), 0) + 1 into next_number from plans_exclusion e
        join plans_version here on here.id = e.version_id where here.plan_id = v.plan_id;
    if new.number <> next_number then
        raise exception 'the next exclusion of this plan is number %', next_number
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Words are public again once a director says so, and not before they were excluded.
create or replace function plans_exclusion_end_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select 1 from plans_exclusion where id = new.exclusion_id and at <= new.at) then
        raise exception 'an exclusion ends after it began' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_exclusion_end_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if not exists (select 1 from plans_exclusion where id = new.exclusion_id and at <= new.at) then
        raise exception 'an exclusion ends after it began' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
