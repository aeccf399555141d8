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
        ("plans", "0026_copies_of_any_version"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- The row of the version is held until the transaction ends, so that no submission slips in between. One that is not there cannot be held: somebody could put it in and hand it over meanwhile.
create or replace function plans_refuse_frozen(version bigint, what text) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now is distinct from 'draft' or exists (select 1 from plans_decision where version_id = version) then
        raise exception 'version % is frozen: % refused', version, what
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_refuse_frozen(version bigint, what text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now <> 'draft' or exists (select 1 from plans_decision where version_id = version) then
        raise exception 'version % is frozen: % refused', version, what
            using errcode = 'integrity_constraint_violation';
    end if;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: which parent the column names (version, goal, action), and the column.
create or replace function plans_part_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare what text := tg_op || ' on ' || tg_table_name;
declare parent bigint;
begin
    if tg_op <> 'INSERT' then
        parent := (to_jsonb(old) ->> tg_argv[1])::bigint;
        if parent is not null then
            perform plans_refuse_frozen(plans_version_of(tg_argv[0], parent), what);
        end if;
    end if;
    if tg_op <> 'DELETE' then
        parent := (to_jsonb(new) ->> tg_argv[1])::bigint;
        if parent is not null then
            perform plans_refuse_frozen(plans_version_of(tg_argv[0], parent), what);
        end if;
        return new;
    end if;
    return old;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_part_is_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A version begins as a draft, goes through its states one way, and is frozen from submission on.
create or replace function plans_version_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
    if old.state = 'draft' and exists (select 1 from plans_decision where version_id = old.id) and (
        new.state <> 'approved'
        or (new.title, new.manner, new.starts_on, new.ends_on)
            is distinct from (old.title, old.manner, old.starts_on, old.ends_on)
    ) then
        raise exception 'version % was decided on as it was typed, and holds from then on', old.id
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
    ) then
        raise exception 'version % has no such decision', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and exists (select 1 from plans_decision where version_id = old.id) and (
        new.state <> 'approved'
        or (new.title, new.manner, new.starts_on, new.ends_on)
            is distinct from (old.title, old.manner, old.starts_on, old.ends_on)
        or not (select osl_is_being_written(xmin) from plans_decision where version_id = old.id)
    ) then
        raise exception 'version % was decided on as it was typed, and holds from then on', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
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
-- A conclusion is cited as it is, and stays so until the transaction ends.
create function plans_hold_conclusion() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from needs_conclusion where id = new.conclusion_id for share;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_hold_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A paper is older than all that was handed over here, and is the first and only version of its plan.
create or replace function plans_refuse_paper(version bigint, person bigint, moment timestamptz, decided date) returns void
    language plpgsql set search_path = public, pg_temp
as $$
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
    if decided < (select works_since from centre_centre) then
        raise exception 'a paper is no older than the centre' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = person and is_active and 'organiser' = any (roles) for share;
    if not found then
        raise exception 'only an organiser enters what was decided on paper'
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_refuse_paper(version bigint, person bigint, moment timestamp with time zone, decided date)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare v record;
declare first date := (
    select min((other.submitted_at at time zone 'Europe/Warsaw')::date) from plans_version other
        where other.state <> 'draft' and not exists (
            select 1 from plans_decision d where d.version_id = other.id and d.outcome = 'paper'
        )
);
begin
    select id, plan_id, state, attempt into v from plans_version where id = version for update;
    if v.state <> 'draft' or v.attempt <> 1 or exists (
        select 1 from plans_version other where other.plan_id = v.plan_id and other.id <> v.id
    ) then
        raise exception 'only the first draft of a plan is entered from paper'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided is null or decided > (moment at time zone 'Europe/Warsaw')::date or decided >= first then
        raise exception 'a paper is older than what was handed over here'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided < (select works_since from centre_centre) then
        raise exception 'a paper is no older than the centre' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = person and is_active and 'organiser' = any (roles) for share;
    if not found then
        raise exception 'only an organiser enters what was decided on paper'
            using errcode = 'integrity_constraint_violation';
    end if;
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
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
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
    if new.at < (select at from plans_exclusion where id = new.exclusion_id) then
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
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_holds_its_conclusion before insert or update of conclusion_id on plans_goal_conclusions
    for each row
    execute function plans_hold_conclusion();
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_holds_its_conclusion on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_holds_its_conclusion before insert or update of conclusion_id on plans_version_changed_conclusions
    for each row
    execute function plans_hold_conclusion();
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_holds_its_conclusion on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_holds_its_commune before insert or update of commune_id on plans_action_communes
    for each row
    execute function osl_hold_cited('centre_commune', 'commune_id', 'terc');
""",
            reverse_sql="""
drop trigger plans_action_communes_holds_its_commune on plans_action_communes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_holds_its_targetgroup before insert or update of targetgroup_id on plans_action_groups
    for each row
    execute function osl_hold_cited('centre_targetgroup', 'targetgroup_id', 'id');
""",
            reverse_sql="""
drop trigger plans_action_groups_holds_its_targetgroup on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_holds_its_locality before insert or update of locality_id on plans_action_localities
    for each row
    execute function osl_hold_cited('centre_locality', 'locality_id', 'simc');
""",
            reverse_sql="""
drop trigger plans_action_localities_holds_its_locality on plans_action_localities;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_holds_its_socialservice before insert or update of socialservice_id on plans_action_services
    for each row
    execute function osl_hold_cited('centre_socialservice', 'socialservice_id', 'id');
""",
            reverse_sql="""
drop trigger plans_action_services_holds_its_socialservice on plans_action_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_document_holds_its_file before insert or update of file_id on plans_document
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_document_holds_its_file BEFORE INSERT ON public.plans_document FOR EACH ROW EXECUTE FUNCTION osl_hold_cited('files_storedfile', 'file_id');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_publicdocument_holds_its_file before insert or update of file_id on plans_publicdocument
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_publicdocument_holds_its_file BEFORE INSERT ON public.plans_publicdocument FOR EACH ROW EXECUTE FUNCTION osl_hold_cited('files_storedfile', 'file_id');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_signedcopy_holds_its_file before insert or update of file_id on plans_signedcopy
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_signedcopy_holds_its_file BEFORE INSERT ON public.plans_signedcopy FOR EACH ROW EXECUTE FUNCTION osl_hold_cited('files_storedfile', 'file_id');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_copyupload_holds_its_file before insert or update of file_id on plans_copyupload
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_copyupload_holds_its_file BEFORE INSERT ON public.plans_copyupload FOR EACH ROW EXECUTE FUNCTION osl_hold_cited('files_storedfile', 'file_id');
""",
        ),
    ]
