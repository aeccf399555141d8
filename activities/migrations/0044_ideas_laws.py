# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0043_ideas"),
        ("audit", "0017_promises_erased"),
        ("centre", "0014_themes_methods_laws"),
        ("common", "0008_held_while_cited"),
        ("needs", "0025_states_at_first"),
        ("partners", "0007_words_go"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_activity_submissions_no_complaint before insert or update of submission_id on activities_activity_submissions
    for each row
    execute function needs_complaint_is_used_by_nothing();
""",
            reverse_sql="""
drop trigger activities_activity_submissions_no_complaint on activities_activity_submissions;
""",
        ),
    ]
