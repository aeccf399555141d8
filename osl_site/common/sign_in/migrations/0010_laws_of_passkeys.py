# Written by `manage.py maketriggers` from osl_site.common.sign_in.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("sign_in", "0009_passkeys"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger sign_in_passkey_goes_on before update on sign_in_passkey
    for each row
    when (new.sign_count < old.sign_count or (old.id, old.user_id, old.credential_id, old.public_key) is distinct from (new.id, new.user_id, new.credential_id, new.public_key))
    execute function osl_refuse('a passkey stays the one that was joined, and what it counts goes on');
""",
            reverse_sql="""
drop trigger sign_in_passkey_goes_on on sign_in_passkey;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_passkey_written_at_once before insert or update of created_at on sign_in_passkey
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger sign_in_passkey_written_at_once on sign_in_passkey;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_passkey_days_are_read before insert or update of created_at, used_at on sign_in_passkey
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_passkey_days_are_read on sign_in_passkey;
""",
        ),
    ]
