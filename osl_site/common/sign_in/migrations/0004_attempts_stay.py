# Written by `manage.py maketriggers` from osl_site.common.sign_in.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("sign_in", "0003_attempts"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_stays before delete on sign_in_attempt
    for each row
    when (old.outcome <> 'passed' and old.at > clock_timestamp() - interval '2 years')
    execute function osl_refuse('a refused attempt to sign in is kept for two years');
""",
            reverse_sql="""
drop trigger sign_in_attempt_stays on sign_in_attempt;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_is_told_once before update on sign_in_attempt
    for each row
    when ((old.at, old.step, old.user_id, old.network) is distinct from (new.at, new.step, new.user_id, new.network))
    execute function osl_refuse('when, whose and from where an attempt was stays as it was');
""",
            reverse_sql="""
drop trigger sign_in_attempt_is_told_once on sign_in_attempt;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_no_truncate before truncate on sign_in_attempt
    for each statement
    execute function osl_refuse('a refused attempt to sign in is kept for two years');
""",
            reverse_sql="""
drop trigger sign_in_attempt_no_truncate on sign_in_attempt;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_days_are_read before insert or update of at on sign_in_attempt
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_attempt_days_are_read on sign_in_attempt;
""",
        ),
    ]
