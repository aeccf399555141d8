# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0012_erasures_past_their_time"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Whether a line names what acts erase: never what is decided, the trail, an account, or signing in.
create function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return (told.begins is null or told."table" || '.' || told."column" = 'needs_fieldnote.text')
        and exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_registration', 'name', '^$'),
            ('activities_registration', 'phone', '^$'),
            ('activities_registration', 'email', '^$'),
            ('activities_registration', 'erased_at', '^@at$'),
            ('activities_wrongcode', '', '^$'),
            ('forms_draft', '', '^$'),
            ('letters_letter', 'to', '^$'),
            ('letters_letter', 'state', '^(sent|failed|dropped)$'),
            ('letters_letter', 'ended_at', '^@at$'),
            ('needs_fieldnote', '', '^$'),
            ('needs_fieldnote', 'text', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
        );
end
$$;
""",
            reverse_sql="""
drop function audit_is_erasable;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Before insert of an erasure: it is one of those that acts make. Only the owner adds those of old lists.
create function audit_refuse_unerasable() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not audit_is_erasable(new) and not osl_is_owner(tg_relid) then
        raise exception '% on % refused: nobody erases that', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function audit_refuse_unerasable;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For whoever restores a backup made at that moment, as the owner: does once more what lines younger than it say was erased, all columns of a row at once. Returns how many rows were touched. What nobody may erase is passed over, and tables and columns that are gone. What laws refuse of an update they refuse whoever acts, so they rest meanwhile.
create or replace function audit_erase_again(since timestamptz) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    one record;
    key_column text;
    changed bigint;
    touched bigint := 0;
    resting text[];
    resting_one text;
begin
    set constraints all immediate;
    select coalesce(array_agg(distinct "table"), '{}') into resting from audit_erasure told
        where at >= since and "column" <> '' and audit_is_erasable(told)
            and to_regclass('public.' || quote_ident("table")) is not null;
    foreach resting_one in array resting loop
        execute format('alter table %I disable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row", at, string_agg(
            format('%I = ', "column") || case
                when begins is not null then
                    format('overlay(%I placing %L from %s for %s)', "column", '▇▇▇', begins + 1, ends - begins)
                when leaves = '@at' then format('coalesce(%I, %L)', "column", at)
                else format('%L', leaves)
            end, ', ') as puts
          from audit_erasure told
         where at >= since and "column" <> '' and "table" = any (resting) and audit_is_erasable(told)
            and exists (select from pg_attribute where attrelid = to_regclass('public.' || quote_ident("table"))
                and attname = "column" and attnum > 0 and not attisdropped)
         group by "table", "row", at, begins order by min(id)
    loop
        key_column := audit_key_of(one."table");
        execute format('update %I set %s where %I::text = %L', one."table", one.puts, key_column, one."row");
        get diagnostics changed = row_count;
        touched := touched + changed;
    end loop;
    foreach resting_one in array resting loop
        execute format('alter table %I enable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row" from audit_erasure told
         where at >= since and "column" = '' and audit_is_erasable(told) order by id
    loop
        key_column := audit_key_of(one."table");
        if key_column is not null then
            execute format('delete from %I where %I::text = %L', one."table", key_column, one."row");
            get diagnostics changed = row_count;
            touched := touched + changed;
        end if;
    end loop;
    return touched;
end
$$;
revoke all on function audit_erase_again from public;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_erase_again(since timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
    one record;
    key_column text;
    changed bigint;
    touched bigint := 0;
    resting text[];
    resting_one text;
begin
    set constraints all immediate;
    select coalesce(array_agg(distinct "table"), '{}') into resting from audit_erasure
        where at >= since and "column" <> '' and to_regclass('public.' || quote_ident("table")) is not null;
    foreach resting_one in array resting loop
        execute format('alter table %I disable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row", at, string_agg(
            format('%I = ', "column") || case
                when begins is not null then
                    format('overlay(%I placing %L from %s for %s)', "column", '▇▇▇', begins + 1, ends - begins)
                when leaves = '@at' then format('coalesce(%I, %L)', "column", at)
                else format('%L', leaves)
            end, ', ') as puts
          from audit_erasure where at >= since and "column" <> '' and "table" = any (resting)
         group by "table", "row", at, begins order by min(id)
    loop
        key_column := audit_key_of(one."table");
        execute format('update %I set %s where %I::text = %L', one."table", one.puts, key_column, one."row");
        get diagnostics changed = row_count;
        touched := touched + changed;
    end loop;
    foreach resting_one in array resting loop
        execute format('alter table %I enable trigger user', resting_one);
    end loop;
    for one in select "table", "row" from audit_erasure where at >= since and "column" = '' order by id loop
        key_column := audit_key_of(one."table");
        if key_column is not null then
            execute format('delete from %I where %I::text = %L', one."table", key_column, one."row");
            get diagnostics changed = row_count;
            touched := touched + changed;
        end if;
    end loop;
    return touched;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_erasure_of_what_is_erased before insert on audit_erasure
    for each row
    execute function audit_refuse_unerasable();
""",
            reverse_sql="""
drop trigger audit_erasure_of_what_is_erased on audit_erasure;
""",
        ),
    ]
