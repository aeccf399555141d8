# Written by `manage.py maketriggers` from osl_site.common.sign_in.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("sign_in", "0005_second_step"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger sign_in_authenticator_goes_on before update on sign_in_authenticator
    for each row
    when (new.last_step <= old.last_step and new.secret = old.secret or new.user_id <> old.user_id)
    execute function osl_refuse('a code of an app is taken once, and later ones after it');
""",
            reverse_sql="""
drop trigger sign_in_authenticator_goes_on on sign_in_authenticator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_recoverycode_once before update on sign_in_recoverycode
    for each row
    when (old.used_at is not null or (old.user_id, old.digest) is distinct from (new.user_id, new.digest))
    execute function osl_refuse('a recovery code is taken once');
""",
            reverse_sql="""
drop trigger sign_in_recoverycode_once on sign_in_recoverycode;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_authenticator_days_are_read before insert or update of created_at, used_at on sign_in_authenticator
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_authenticator_days_are_read on sign_in_authenticator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_recoverycode_days_are_read before insert or update of made_at, used_at on sign_in_recoverycode
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_recoverycode_days_are_read on sign_in_recoverycode;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_signinpolicy_days_are_read before insert or update of since on sign_in_signinpolicy
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_signinpolicy_days_are_read on sign_in_signinpolicy;
""",
        ),
    ]
