# Written by `manage.py maketriggers` from osl_site.common.withdrawal.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Argument: the kind of row. Before update: what is withdrawn stays as it is until it is brought back; a passage of it may be covered.
create or replace function withdrawal_refuse_change() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if withdrawal_holds_of(tg_argv[0], old.id) and not osl_is_done_by('redaction_cover', tg_relid) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.withdrawal_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if withdrawal_holds_of(tg_argv[0], old.id) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was said of a withdrawal stays said, it ends once, and it goes with its row alone.
create or replace function withdrawal_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare is_there boolean := false;
begin
    if tg_op = 'DELETE' then
        if to_regclass('public.' || quote_ident(replace(old.subject_type, '.', '_'))) is not null then
            execute format('select exists (select 1 from public.%I where id = $1)', replace(old.subject_type, '.', '_'))
                into is_there using old.subject_id;
        end if;
        if is_there or current_setting('transaction_isolation') <> 'read committed' then
            raise exception '% on % refused: % % is still there', tg_op, tg_table_name, old.subject_type, old.subject_id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if osl_is_done_by('redaction_cover', tg_relid) and to_jsonb(new) - 'reason' = to_jsonb(old) - 'reason' then
        return new;
    end if;
    if old.ended_at is not null or new.ended_at is null
        or (new.id, new.subject_type, new.subject_id, new.reason, new.at, new.by_id, new.by_name, new.by_position)
            is distinct from
            (old.id, old.subject_type, old.subject_id, old.reason, old.at, old.by_id, old.by_name, old.by_position)
    then
        raise exception '% on % refused: what was said of a withdrawal stays', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.withdrawal_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare is_there boolean := false;
begin
    if tg_op = 'DELETE' then
        if to_regclass('public.' || quote_ident(replace(old.subject_type, '.', '_'))) is not null then
            execute format('select exists (select 1 from public.%I where id = $1)', replace(old.subject_type, '.', '_'))
                into is_there using old.subject_id;
        end if;
        if is_there or current_setting('transaction_isolation') <> 'read committed' then
            raise exception '% on % refused: % % is still there', tg_op, tg_table_name, old.subject_type, old.subject_id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if old.ended_at is not null or new.ended_at is null
        or (new.id, new.subject_type, new.subject_id, new.reason, new.at, new.by_id, new.by_name, new.by_position)
            is distinct from
            (old.id, old.subject_type, old.subject_id, old.reason, old.at, old.by_id, old.by_name, old.by_position)
    then
        raise exception '% on % refused: what was said of a withdrawal stays', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
