# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("partners", "0004_withdrawn"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger partners_partner_numbered_anew before insert on partners_partner
    for each row
    execute function audit_refuse_old_number('partners.partner');
""",
            reverse_sql="""
drop trigger partners_partner_numbered_anew on partners_partner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partner_days_are_read before insert or update of confirmed_on on partners_partner
    for each row
    when (new.confirmed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_partner_days_are_read on partners_partner;
""",
        ),
    ]
