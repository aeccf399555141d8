# Written by `manage.py maketriggers` from osl_site.common.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        migrations.RunSQL(
            sql=r"""
-- Polish alphabetical order on every server alike.
create function pl_key(t text) returns text
    language sql immutable strict parallel safe
return replace(normalize(lower(t), NFD), 'ł', U&'l\0335') collate "C";
""",
            reverse_sql="""
drop function pl_key;
""",
        ),
        migrations.RunSQL(
            sql="""
-- With this a table refuses a change; the argument says why.
create function osl_refuse() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    raise exception '% on % refused: %', tg_op, tg_table_name, coalesce(tg_argv[0], 'rows of this table never change')
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function osl_refuse;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: the citing table and its column. Before delete on the cited table.
create function osl_refuse_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare cited boolean;
begin
    execute format('select exists (select 1 from %I where %I = $1)', tg_argv[0], tg_argv[1]) into cited using old.id;
    if cited then
        raise exception '% on % refused: % is cited by %', tg_op, tg_table_name, old.id, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return old;
end
$$;
""",
            reverse_sql="""
drop function osl_refuse_cited;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: the cited table and the column that cites it. Before insert on the citing table.
create function osl_hold_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare held bigint;
begin
    execute format('select id from %I where id = $1 for key share', tg_argv[0])
        into held using (to_jsonb(new) ->> tg_argv[1])::bigint;
    if held is null then
        raise exception '% on % refused: % is not in %', tg_op, tg_table_name, tg_argv[1], tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function osl_hold_cited;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whether the owner's function of this name, and nobody else, is changing the table just now.
create function osl_is_done_by(function text, changed oid) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare calls text;
begin
    get diagnostics calls = pg_context;
    return position(function || '(' in calls) > 0
        and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = changed);
end
$$;
""",
            reverse_sql="""
drop function osl_is_done_by;
""",
        ),
    ]
