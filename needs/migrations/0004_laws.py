# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0004_laws"),
        ("common", "0002_laws"),
        ("needs", "0003_known_values"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_keeps_its_need before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_conclusion_needs', 'need_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_keeps_its_need on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_keeps_its_asset before delete or update of id on needs_asset
    for each row
    execute function osl_refuse_cited('needs_conclusion_assets', 'asset_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_keeps_its_asset on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_conclusion_notes', 'fieldnote_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_keeps_its_fieldnote on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_keeps_its_replaces before delete or update of id on needs_conclusion
    for each row
    execute function osl_refuse_cited('needs_conclusion', 'replaces_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_keeps_its_replaces on needs_conclusion;
""",
        ),
    ]
