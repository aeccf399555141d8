# Written by `manage.py maketriggers` from osl_site.common.letters.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0004_laws_in_order"),
        ("letters", "0001_letters"),
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
create trigger letters_letter_stays_sent before update of state on letters_letter
    for each row
    when (old.state = 'sent' and new.state <> 'sent')
    execute function osl_refuse('a letter that went is not taken back');
""",
            reverse_sql="""
drop trigger letters_letter_stays_sent on letters_letter;
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
