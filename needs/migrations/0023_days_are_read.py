# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0017_promises_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0022_promises_of_notes"),
        ("promises", "0002_promises_laws"),
        ("search", "0002_words_go"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_submittercontact_days_are_read before insert or update of given_at on needs_submittercontact
    for each row
    when (new.given_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_submittercontact_days_are_read on needs_submittercontact;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissioncall_days_are_read before insert or update of made_at on needs_submissioncall
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_submissioncall_days_are_read on needs_submissioncall;
""",
        ),
    ]
