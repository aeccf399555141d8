# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_ipus_laws"),
        ("centre", "0007_days_to_hear"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0012_typed_by_residents"),
        ("partners", "0003_laws"),
        ("plans", "0011_corrections"),
        ("redaction", "0009_ipus_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A line tells of a day of its plan that has come, and of an action of an approved text. A correction is of its kind.
create or replace function plans_log_is_lawful() returns trigger
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
    if new.happened_on is distinct from corrected.happened_on and not exists (
        select from plans_action a join plans_goal g on g.id = a.goal_id join plans_version v on v.id = g.version_id
            join plans_plan p on p.id = v.plan_id
            where a.key = new.action_key and v.state = 'approved'
            and new.happened_on <@ daterange(v.starts_on, greatest(v.ends_on + 1, upper(p.in_force_span)))
    ) then
        raise exception 'a line tells of a day of its plan'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_in_the_plan';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_log_is_lawful()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
""",
        ),
    ]
