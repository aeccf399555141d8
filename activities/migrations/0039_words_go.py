# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0038_larger_groups_by_office"),
        ("audit", "0013_only_what_acts_erase"),
        ("centre", "0010_confirmed_class_laws"),
        ("common", "0008_held_while_cited"),
        ("needs", "0014_words_go"),
        ("partners", "0007_words_go"),
        ("search", "0002_words_go"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_activity_words_go after delete on activities_activity
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger activities_activity_words_go on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_words_go after delete on activities_occurrence
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger activities_occurrence_words_go on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_venue_words_go after delete on activities_venue
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger activities_venue_words_go on activities_venue;
""",
        ),
    ]
