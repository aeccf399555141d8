# Written by `manage.py maketriggers` from osl_site.common.letters.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("letters", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger letters_letter_stays before delete on letters_letter
    for each row
    execute function osl_refuse('a letter loses its address, and is never deleted');
""",
            reverse_sql="""
drop trigger letters_letter_stays on letters_letter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger letters_letter_no_truncate before truncate on letters_letter
    for each statement
    execute function osl_refuse('a letter loses its address, and is never deleted');
""",
            reverse_sql="""
drop trigger letters_letter_no_truncate on letters_letter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger letters_letter_days_are_read before insert or update of made_at, due_at, ended_at on letters_letter
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.due_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger letters_letter_days_are_read on letters_letter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger letters_letter_stays_sent before update of state on letters_letter
    for each row
    when (old.state in ('sent', 'dropped') and new.state <> old.state)
    execute function osl_refuse('a letter that went or was dropped is not taken back');
""",
            reverse_sql="""
drop trigger letters_letter_stays_sent on letters_letter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger letters_letter_keeps_how_it_ended before update on letters_letter
    for each row
    when (old.ended_at is not null and new.state not in ('waiting', 'sending') and (old.language, old.tries, old.is_doubtful, old.said, old.due_at, old.ended_at) is distinct from (new.language, new.tries, new.is_doubtful, new.said, new.due_at, new.ended_at))
    execute function osl_refuse('what became of a letter stays written until it goes again');
""",
            reverse_sql="""
drop trigger letters_letter_keeps_how_it_ended on letters_letter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger letters_letter_keeps_whom_it_went_to before update on letters_letter
    for each row
    when (old.ended_at is not null and new."to" not in (old."to", ''))
    execute function osl_refuse('a letter that ended only loses its address');
""",
            reverse_sql="""
drop trigger letters_letter_keeps_whom_it_went_to on letters_letter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger letters_letter_fails_before_it_goes_again before update of state on letters_letter
    for each row
    when (old.state = 'failed' and new.state not in ('failed', 'waiting', 'dropped'))
    execute function osl_refuse('a letter that failed waits before it is sent again');
""",
            reverse_sql="""
drop trigger letters_letter_fails_before_it_goes_again on letters_letter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger letters_letter_is_one_thing before update of id, kind, subject_type, subject_id, message_id, made_at on letters_letter
    for each row
    when ((old.id, old.kind, old.subject_type, old.subject_id, old.message_id, old.made_at) is distinct from (new.id, new.kind, new.subject_type, new.subject_id, new.message_id, new.made_at))
    execute function osl_refuse('a letter stays about what it was promised');
""",
            reverse_sql="""
drop trigger letters_letter_is_one_thing on letters_letter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger letters_letter_stays_nameless before update of "to" on letters_letter
    for each row
    when (old."to" = '' and new."to" <> '')
    execute function osl_refuse('an address that was erased stays erased');
""",
            reverse_sql="""
drop trigger letters_letter_stays_nameless on letters_letter;
""",
        ),
    ]
