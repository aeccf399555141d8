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
-- Words as one looks for them, without capitals, marks and hyphens: as `text.folding` folds.
create function osl_fold(t text) returns text
    language sql immutable strict parallel safe
return translate(lower(t), 'ąćęłńóśźżäöüáéíčěřšýžґ-‐‑–— ''’ʼ­', 'acelnoszzaouaeicersyzг      ');
""",
            reverse_sql="""
drop function osl_fold;
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
-- Arguments: the citing table, its column, the key if not id. Before delete or update on the cited table.
create function osl_refuse_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    key_column text := coalesce(tg_argv[2], 'id');
    key text := to_jsonb(old) ->> key_column;
    cited boolean;
begin
    if current_setting('transaction_isolation') <> 'read committed' then  -- it would not see what cites it since
        raise exception '% on % refused: not in a transaction that reads what was there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'UPDATE' and (to_jsonb(new) ->> key_column) = key then
        return new;
    end if;
    execute format('select exists (select 1 from %I where %I = %L)', tg_argv[0], tg_argv[1], key) into cited;
    if cited then
        raise exception '% on % refused: % is cited by %', tg_op, tg_table_name, key, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
drop function osl_refuse_cited;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: the cited table, the citing column, its key if not id. Before insert or update of that one.
create function osl_hold_cited() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare held boolean;
begin
    execute format('select true from %I where %I = %L for key share',
        tg_argv[0], coalesce(tg_argv[2], 'id'), to_jsonb(new) ->> tg_argv[1]) into held;
    if held is null then
        raise exception '% on % refused: % is not in %', tg_op, tg_table_name, tg_argv[1], tg_argv[0]
            using errcode = 'foreign_key_violation';
    end if;
    return new;
end
$$;
revoke all on function osl_hold_cited from public;
""",
            reverse_sql="""
drop function osl_hold_cited;
""",
        ),
        migrations.RunSQL(
            sql="""
-- In a transaction that keeps seeing what was there at its beginning, a law would judge by what is gone.
create function osl_read_what_is_there() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception '% on % refused: not in a transaction that reads what was there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function osl_read_what_is_there;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The moment, for what must not lie ahead. Tests set their clock: their databases know no end of time.
create function osl_now() returns timestamptz
    language sql stable
return clock_timestamp();
""",
            reverse_sql="""
drop function osl_now;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Before this moment nothing happened that is written down now. Tests know no beginning of time either.
create function osl_then() returns timestamptz
    language sql stable
return clock_timestamp() - interval '5 minutes';
""",
            reverse_sql="""
drop function osl_then;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whether whoever is connected, and acts, is of the role that owns the table and makes its laws.
create function osl_is_owner(changed oid) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare owner oid := (select relowner from pg_class where oid = changed);
begin
    return pg_has_role(session_user, owner, 'member') and pg_has_role(current_user, owner, 'member');
end
$$;
""",
            reverse_sql="""
drop function osl_is_owner;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the column with a moment: a minute ahead at most, by which clocks differ, or five back.
create function osl_refuse_another_time() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare moment timestamptz;
declare moment_before timestamptz;
begin
    execute format('select ($1).%I', tg_argv[0]) into moment using new;
    if tg_op = 'UPDATE' then
        execute format('select ($1).%I', tg_argv[0]) into moment_before using old;
        if moment is not distinct from moment_before then
            return new;
        end if;
    end if;
    if moment > osl_now() + interval '1 minute' then
        raise exception '% on % refused: % lies ahead', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    if moment < osl_then() and not osl_is_owner(tg_relid) then
        raise exception '% on % refused: % lies back', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function osl_refuse_another_time;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whether a row that we see, with this xmin, was written in this transaction, or a savepoint of it.
create function osl_is_being_written(written xid) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare latest bigint := pg_current_xact_id()::text::bigint;
declare behind bigint := (latest - written::text::bigint) & 4294967295;
begin
    if behind >= 2147483648 then
        behind := behind - 4294967296;  -- savepoints have later numbers than their transaction
    end if;
    return coalesce(pg_xact_status((latest - behind)::text::xid8) = 'in progress', false);
end
$$;
""",
            reverse_sql="""
drop function osl_is_being_written;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: the table of what the row is part of, and the column that names it. Before insert.
create function osl_refuse_afterthought() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare written xid;
begin
    execute format('select xmin from %I where id = ($1).%I', tg_argv[0], tg_argv[1]) into written using new;
    if written is null or not osl_is_being_written(written) then
        raise exception '% on % refused: what it is part of was written before', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function osl_refuse_afterthought;
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
