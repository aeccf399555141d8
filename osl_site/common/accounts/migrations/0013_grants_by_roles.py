# Written by `manage.py maketriggers` from osl_site.common.accounts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_roles_that_take_over"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Before insert or update of a grant: the database writes it, as it follows from the roles of an account.
create function accounts_grants_alone() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if osl_is_done_by('accounts_keep_grants', tg_relid) then
        return new;
    end if;
    raise exception '% on % refused: the grants of an account follow from its roles', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function accounts_grants_alone;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_rolegrant_by_roles before insert or update on accounts_rolegrant
    for each row
    execute function accounts_grants_alone();
""",
            reverse_sql="""
drop trigger accounts_rolegrant_by_roles on accounts_rolegrant;
""",
        ),
    ]
