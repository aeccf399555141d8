# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0009_places_and_seals"),
        ("common", "0008_held_while_cited"),
        ("partners", "0005_days_and_numbers"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger partners_partner_numbered_anew before insert on partners_partner
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER partners_partner_numbered_anew BEFORE INSERT ON public.partners_partner FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('partners.partner');
""",
        ),
    ]
