# Written by `manage.py maketriggers` from osl_site.common.accounts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("common", "0002_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger accounts_user_stays before delete on accounts_user
    for each row
    execute function osl_refuse('an account is made inactive, never deleted');
""",
            reverse_sql="""
drop trigger accounts_user_stays on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_keeps_its_id before update of id on accounts_user
    for each row
    when (old.id is distinct from new.id)
    execute function osl_refuse('an account keeps its id');
""",
            reverse_sql="""
drop trigger accounts_user_keeps_its_id on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_no_truncate before truncate on accounts_user
    for each statement
    execute function osl_refuse('an account is made inactive, never deleted');
""",
            reverse_sql="""
drop trigger accounts_user_no_truncate on accounts_user;
""",
        ),
    ]
