# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0013_only_what_acts_erase"),
        ("centre", "0010_confirmed_class_laws"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0014_words_go"),
        ("partners", "0007_words_go"),
        ("plans", "0038_filing_laws"),
        ("search", "0002_words_go"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger plans_version_words_go after delete on plans_version
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger plans_version_words_go on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_chapter_words_go after delete on plans_chapter
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger plans_chapter_words_go on plans_chapter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_words_go after delete on plans_goal
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger plans_goal_words_go on plans_goal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_words_go after delete on plans_action
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger plans_action_words_go on plans_action;
""",
        ),
    ]
