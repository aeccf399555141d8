"""Foreign keys are looked at only at the end of a transaction: what was deleted and put in again under the same id in
one would pass them with other contents. Rooms put these two functions on what their frozen rows cite."""

from django.db import migrations

CITED = """
-- tg_argv: the citing table and its column. Before delete on the cited table.
create function osl_refuse_cited() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare cited boolean;
begin
    execute format('select exists (select 1 from %I where %I = $1)', tg_argv[0], tg_argv[1]) into cited using old.id;
    if cited then
        raise exception '% on % refused: % % is cited by %', tg_op, tg_table_name, tg_table_name, old.id, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return old;
end $$;

-- tg_argv: the cited table and the column that cites it. Before insert on the citing table: from this moment on nobody
-- deletes the cited row unseen, though this transaction is not over.
create function osl_hold_cited() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare held bigint;
begin
    execute format('select id from %I where id = $1 for key share', tg_argv[0])
        into held using (to_jsonb(new) ->> tg_argv[1])::bigint;
    if held is null then
        raise exception '% on % refused: % is not in %', tg_op, tg_table_name, tg_argv[1], tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("common", "0001_polish_order_and_refusal")]
    operations = [migrations.RunSQL(CITED, "drop function osl_hold_cited(); drop function osl_refuse_cited();")]
