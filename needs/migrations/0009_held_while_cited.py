# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_names_of_the_day"),
        ("common", "0008_held_while_cited"),
        ("needs", "0008_what_was_told_stays"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_conclusion_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_holds_its_fieldnote on needs_conclusion_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_need_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
""",
            reverse_sql="""
drop trigger needs_need_notes_holds_its_fieldnote on needs_need_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_asset_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
""",
            reverse_sql="""
drop trigger needs_asset_notes_holds_its_fieldnote on needs_asset_notes;
""",
        ),
    ]
