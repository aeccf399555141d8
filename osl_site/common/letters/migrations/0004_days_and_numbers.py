# Written by `manage.py maketriggers` from osl_site.common.letters.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("letters", "0003_what_became_of_it"),
    ]

    operations = [
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
    ]
