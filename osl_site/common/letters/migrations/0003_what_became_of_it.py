# Written by `manage.py maketriggers` from osl_site.common.letters.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("letters", "0002_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger letters_letter_stays_sent before update of state on letters_letter
    for each row
    when (old.state in ('sent', 'dropped') and new.state <> old.state)
    execute function osl_refuse('a letter that went or was dropped is not taken back');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER letters_letter_stays_sent BEFORE UPDATE OF state ON public.letters_letter FOR EACH ROW WHEN ((((old.state)::text = 'sent'::text) AND ((new.state)::text <> 'sent'::text))) EXECUTE FUNCTION osl_refuse('a letter that went is not taken back');
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
    ]
