# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_laws_in_order"),
        ("partners", "0003_laws_in_order"),
        ("withdrawal", "0002_withdrawn"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger partners_partner_not_while_withdrawn before update on partners_partner
    for each row
    execute function withdrawal_refuse_change('partners.partner');
""",
            reverse_sql="""
drop trigger partners_partner_not_while_withdrawn on partners_partner;
""",
        ),
    ]
