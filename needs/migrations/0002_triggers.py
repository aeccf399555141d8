# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_triggers"),
        ("needs", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_takes_its_changes after delete on needs_fieldnote
    for each row
    execute function audit_forget_changes('needs.fieldnote');
""",
            reverse_sql="""
drop trigger needs_fieldnote_takes_its_changes on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_takes_its_changes after delete on needs_need
    for each row
    execute function audit_forget_changes('needs.need');
""",
            reverse_sql="""
drop trigger needs_need_takes_its_changes on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_takes_its_changes after delete on needs_asset
    for each row
    execute function audit_forget_changes('needs.asset');
""",
            reverse_sql="""
drop trigger needs_asset_takes_its_changes on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_takes_its_changes after delete on needs_conclusion
    for each row
    execute function audit_forget_changes('needs.conclusion');
""",
            reverse_sql="""
drop trigger needs_conclusion_takes_its_changes on needs_conclusion;
""",
        ),
    ]
