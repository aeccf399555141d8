# Written by `manage.py maketriggers` from osl_site.common.accounts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_invitations"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger accounts_user_days_are_read before insert or update of last_login, created_at, roles_at, invited_at, closed_at on accounts_user
    for each row
    when (new.last_login not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.roles_at not between '0001-01-03' and '9999-12-29' or new.invited_at not between '0001-01-03' and '9999-12-29' or new.closed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER accounts_user_days_are_read BEFORE INSERT OR UPDATE OF last_login, created_at, roles_at, closed_at ON public.accounts_user FOR EACH ROW WHEN ((((new.last_login < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.last_login > '9999-12-29 00:00:00+00'::timestamp with time zone)) OR ((new.created_at < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.created_at > '9999-12-29 00:00:00+00'::timestamp with time zone)) OR ((new.roles_at < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.roles_at > '9999-12-29 00:00:00+00'::timestamp with time zone)) OR ((new.closed_at < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.closed_at > '9999-12-29 00:00:00+00'::timestamp with time zone)))) EXECUTE FUNCTION osl_refuse('a day has a number that pages can read');
""",
        ),
    ]
