# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_names_of_the_day"),
        ("common", "0006_no_longer_called"),
        ("needs", "0007_names_of_the_day"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_need_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_need_notes', 'fieldnote_id');
""",
            reverse_sql="""
drop trigger needs_need_notes_keeps_its_fieldnote on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_asset_notes', 'fieldnote_id');
""",
            reverse_sql="""
drop trigger needs_asset_notes_keeps_its_fieldnote on needs_fieldnote;
""",
        ),
    ]
