# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0010_erasures"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- For whoever restores a backup made at that moment, as the owner: does once more what lines younger than it say was erased, all columns of a row at once. Returns how many rows were touched. Tables that are gone are passed over. What laws refuse of an update they refuse whoever acts, so they rest meanwhile.
create function audit_erase_again(since timestamptz) returns bigint
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
$$;
revoke all on function audit_erase_again from public;
""",
            reverse_sql="""
drop function audit_erase_again;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The column that is the key of a table; null of a table that is no more.
create function audit_key_of(name text) returns text
    language plpgsql set search_path = public, pg_temp
as $$
begin
    return (select a.attname from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
             where i.indrelid = to_regclass('public.' || quote_ident(name)) and i.indisprimary);
end
$$;
revoke all on function audit_key_of from public;
""",
            reverse_sql="""
drop function audit_key_of;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_erasure_stays before update or delete on audit_erasure
    for each row
    execute function osl_refuse('what was erased stays erased, and the line that says so');
""",
            reverse_sql="""
drop trigger audit_erasure_stays on audit_erasure;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_erasure_no_truncate before truncate on audit_erasure
    for each statement
    execute function osl_refuse('what was erased stays erased, and the line that says so');
""",
            reverse_sql="""
drop trigger audit_erasure_no_truncate on audit_erasure;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_erasure_written_at_once before insert or update of at on audit_erasure
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger audit_erasure_written_at_once on audit_erasure;
""",
        ),
    ]
