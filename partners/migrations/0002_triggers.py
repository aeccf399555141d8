# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_triggers"),
        ("partners", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger partners_partner_takes_its_changes after delete on partners_partner
    for each row
    execute function audit_forget_changes('partners.partner');
""",
            reverse_sql="""
drop trigger partners_partner_takes_its_changes on partners_partner;
""",
        ),
    ]
