# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_laws_in_order"),
        ("common", "0004_laws_in_order"),
        ("needs", "0004_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger needs_fieldnote_takes_its_changes after delete or update of id on needs_fieldnote
    for each row
    execute function audit_forget_changes('needs.fieldnote');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_fieldnote_takes_its_changes AFTER DELETE ON public.needs_fieldnote FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('needs.fieldnote');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_need_takes_its_changes after delete or update of id on needs_need
    for each row
    execute function audit_forget_changes('needs.need');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_need_takes_its_changes AFTER DELETE ON public.needs_need FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('needs.need');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_asset_takes_its_changes after delete or update of id on needs_asset
    for each row
    execute function audit_forget_changes('needs.asset');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_asset_takes_its_changes AFTER DELETE ON public.needs_asset FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('needs.asset');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_conclusion_takes_its_changes after delete or update of id on needs_conclusion
    for each row
    execute function audit_forget_changes('needs.conclusion');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_conclusion_takes_its_changes AFTER DELETE ON public.needs_conclusion FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('needs.conclusion');
""",
        ),
    ]
