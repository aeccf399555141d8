# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("needs", "0016_submission_laws"),
        ("search", "0002_words_go"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_submission_words_go after delete on needs_submission
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_submission_words_go on needs_submission;
""",
        ),
    ]
