# Written by `manage.py maketriggers` from osl_site.common.accounts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_laws_of_substitutes"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_not_back before insert on accounts_substitution
    for each row
    when (new.from_on < (new.at at time zone 'Europe/Warsaw')::date)
    execute function osl_refuse('nobody has stood in for somebody before it was said');
""",
            reverse_sql="""
drop trigger accounts_substitution_not_back on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_called_off_at_once before insert or update of called_off_at on accounts_substitution
    for each row
    execute function osl_refuse_another_time('called_off_at');
""",
            reverse_sql="""
drop trigger accounts_substitution_called_off_at_once on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_created_at_at_once before insert or update of created_at on accounts_user
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger accounts_user_created_at_at_once on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_roles_at_at_once before insert or update of roles_at on accounts_user
    for each row
    execute function osl_refuse_another_time('roles_at');
""",
            reverse_sql="""
drop trigger accounts_user_roles_at_at_once on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_closed_at_at_once before insert or update of closed_at on accounts_user
    for each row
    execute function osl_refuse_another_time('closed_at');
""",
            reverse_sql="""
drop trigger accounts_user_closed_at_at_once on accounts_user;
""",
        ),
    ]
