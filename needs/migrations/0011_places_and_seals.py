# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0009_places_and_seals"),
        ("common", "0008_held_while_cited"),
        ("needs", "0010_days_and_numbers"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger needs_fieldnote_numbered_anew before insert on needs_fieldnote
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_fieldnote_numbered_anew BEFORE INSERT ON public.needs_fieldnote FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('needs.fieldnote');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_need_numbered_anew before insert on needs_need
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_need_numbered_anew BEFORE INSERT ON public.needs_need FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('needs.need');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_asset_numbered_anew before insert on needs_asset
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_asset_numbered_anew BEFORE INSERT ON public.needs_asset FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('needs.asset');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_conclusion_numbered_anew before insert on needs_conclusion
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_conclusion_numbered_anew BEFORE INSERT ON public.needs_conclusion FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('needs.conclusion');
""",
        ),
    ]
