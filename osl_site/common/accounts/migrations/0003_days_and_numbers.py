# Written by `manage.py maketriggers` from osl_site.common.accounts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_laws"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger accounts_user_days_are_read before insert or update of last_login, created_at on accounts_user
    for each row
    when (new.last_login not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger accounts_user_days_are_read on accounts_user;
""",
        ),
    ]
