# Written by `manage.py maketriggers` from osl_site.common.withdrawal.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Arguments: named table, its kind, naming column. As withdrawal_refuse_choice, of what is named by slug.
create function withdrawal_refuse_choice_by_slug() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    named text := to_jsonb(new) ->> tg_argv[2];
    held bigint;
begin
    if named is null or (tg_op = 'UPDATE' and to_jsonb(old) ->> tg_argv[2] = named) then
        return new;
    end if;
    execute format('select id from %I where slug = $1 for key share', tg_argv[0]) into held using named;
    if held is null then
        raise exception '% on % refused: % is not there', tg_op, tg_table_name, named
            using errcode = 'foreign_key_violation';
    end if;
    if withdrawal_holds_of(tg_argv[1], held) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, named
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function withdrawal_refuse_choice_by_slug;
""",
        ),
    ]
