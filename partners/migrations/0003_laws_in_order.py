# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_laws_in_order"),
        ("partners", "0002_triggers"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger partners_partner_takes_its_changes after delete or update of id on partners_partner
    for each row
    execute function audit_forget_changes('partners.partner');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER partners_partner_takes_its_changes AFTER DELETE ON public.partners_partner FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('partners.partner');
""",
        ),
    ]
