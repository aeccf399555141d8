# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0009_places_and_seals"),
        ("common", "0008_held_while_cited"),
        ("needs", "0011_places_and_seals"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_need_groups_targetgroup_stands before insert or update of targetgroup_id on needs_need_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id');
""",
            reverse_sql="""
drop trigger needs_need_groups_targetgroup_stands on needs_need_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_group_stands before insert or update of group_id on needs_fieldnote
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'group_id');
""",
            reverse_sql="""
drop trigger needs_fieldnote_group_stands on needs_fieldnote;
""",
        ),
    ]
