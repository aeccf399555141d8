# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0020_passages_covered"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Whether a line tells of a record of a case that went whole: its room has a function for a restore.
create function audit_goes_again(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return told."column" = '' and told.begins is null
        and to_regprocedure('public.' || quote_ident(told."table" || '_gone_again') || '(text)') is not null;
end
$$;
""",
            reverse_sql="""
drop function audit_goes_again;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Before insert of an erasure: it is one of those that acts make; passages are covered by redaction_cover alone, and only a function of the owner tells that a record of a case went. Only the owner adds those of old lists.
create or replace function audit_refuse_unerasable() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not osl_is_owner(tg_relid) and not (
        audit_goes_again(new) and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid)
    ) and (not audit_is_erasable(new)
        or new.begins is not null and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: nobody erases that', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_refuse_unerasable()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if not osl_is_owner(tg_relid) and (not audit_is_erasable(new)
        or new.begins is not null and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: nobody erases that', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For whoever restores a backup, as the owner: does once more what these lines say was erased, those of one row and moment at once. Returns how many rows were touched. What nobody may erase is passed over, and tables and columns that are gone. A record of a case goes again by a function of its room. What laws refuse of an update they refuse whoever acts, so they rest meanwhile.
create or replace function audit_erase_lines(lines bigint[]) returns bigint
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
        where id = any (lines) and "column" <> '' and audit_is_erasable(told)
            and to_regclass('public.' || quote_ident("table")) is not null;
    foreach resting_one in array resting loop
        execute format('alter table %I disable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row", at, string_agg(format('%I = ', "column") || audit_leaves(told), ', ') as puts
          from audit_erasure told
         where id = any (lines) and "column" <> '' and "table" = any (resting) and audit_is_erasable(told)
            and exists (select from pg_attribute where attrelid = to_regclass('public.' || quote_ident("table"))
                and attname = "column" and attnum > 0 and not attisdropped)
         group by "table", "row", at, case when begins is not null then id end order by min(id)
    loop
        key_column := audit_key_of(one."table");
        execute format('update %I set %s where %I::text = %L', one."table", one.puts, key_column, one."row");
        get diagnostics changed = row_count;
        touched := touched + changed;
        if to_regclass('public.search_indexed') is not null then  -- found again when the night writes it down anew
            delete from search_indexed where kind = one."table" and "row"::text = one."row";
            delete from search_lexeme where kind = one."table";
            delete from search_searchindex;
        end if;
    end loop;
    foreach resting_one in array resting loop
        execute format('alter table %I enable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row" from audit_erasure told
         where id = any (lines) and "column" = '' and audit_is_erasable(told) order by id
    loop
        key_column := audit_key_of(one."table");
        if key_column is not null then
            execute format('delete from %I where %I::text = %L', one."table", key_column, one."row");
            get diagnostics changed = row_count;
            touched := touched + changed;
        end if;
    end loop;
    for one in
        select "table", "row" from audit_erasure told
         where id = any (lines) and audit_goes_again(told) order by id
    loop
        execute format('select %I(%L)', one."table" || '_gone_again', one."row") into changed;
        touched := touched + changed;
    end loop;
    return touched;
end
$$;
revoke all on function audit_erase_lines from public;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_erase_lines(lines bigint[])
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
    select coalesce(array_agg(distinct "table"), '{}') into resting from audit_erasure told
        where id = any (lines) and "column" <> '' and audit_is_erasable(told)
            and to_regclass('public.' || quote_ident("table")) is not null;
    foreach resting_one in array resting loop
        execute format('alter table %I disable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row", at, string_agg(format('%I = ', "column") || audit_leaves(told), ', ') as puts
          from audit_erasure told
         where id = any (lines) and "column" <> '' and "table" = any (resting) and audit_is_erasable(told)
            and exists (select from pg_attribute where attrelid = to_regclass('public.' || quote_ident("table"))
                and attname = "column" and attnum > 0 and not attisdropped)
         group by "table", "row", at, case when begins is not null then id end order by min(id)
    loop
        key_column := audit_key_of(one."table");
        execute format('update %I set %s where %I::text = %L', one."table", one.puts, key_column, one."row");
        get diagnostics changed = row_count;
        touched := touched + changed;
        if to_regclass('public.search_indexed') is not null then  -- found again when the night writes it down anew
            delete from search_indexed where kind = one."table" and "row"::text = one."row";
            delete from search_lexeme where kind = one."table";
            delete from search_searchindex;
        end if;
    end loop;
    foreach resting_one in array resting loop
        execute format('alter table %I enable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row" from audit_erasure told
         where id = any (lines) and "column" = '' and audit_is_erasable(told) order by id
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
$function$;
""",
        ),
    ]
