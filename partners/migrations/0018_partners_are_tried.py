# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0015_partnerships_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("correspondence", "0002_laws"),
        ("files", "0002_laws"),
        ("partners", "0017_partnerships_laws"),
        ("promises", "0003_laws"),
        ("redaction", "0014_partnerships_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger partners_partner_numbered_anew before insert on partners_partner
    for each row
    when (new.id >= 0)
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER partners_partner_numbered_anew BEFORE INSERT ON public.partners_partner FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number();
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists partners_partner_only_tried on partners_partner;
create constraint trigger partners_partner_only_tried after insert or update of id on partners_partner deferrable initially deferred
    for each row
    when (new.id < 0)
    execute function osl_refuse('a row below zero is only tried');
""",
            reverse_sql="""
drop trigger partners_partner_only_tried on partners_partner;
""",
        ),
    ]
