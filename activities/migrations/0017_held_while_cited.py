# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0016_codes_as_digests"),
        ("audit", "0007_names_of_the_day"),
        ("centre", "0005_name_laws"),
        ("common", "0008_held_while_cited"),
        ("needs", "0009_held_while_cited"),
        ("partners", "0004_withdrawn"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_notice_written_at_once before insert or update of made_at on activities_notice
    for each row
    execute function osl_refuse_another_time('made_at');
""",
            reverse_sql="""
drop trigger activities_notice_written_at_once on activities_notice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_notice_done_at_once before insert or update of done_at on activities_notice
    for each row
    execute function osl_refuse_another_time('done_at');
""",
            reverse_sql="""
drop trigger activities_notice_done_at_once on activities_notice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_informationclause_written_at_once before insert or update of kept_at on activities_informationclause
    for each row
    execute function osl_refuse_another_time('kept_at');
""",
            reverse_sql="""
drop trigger activities_informationclause_written_at_once on activities_informationclause;
""",
        ),
    ]
