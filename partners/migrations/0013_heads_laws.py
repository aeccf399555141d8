# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0013_heads_laws"),
        ("common", "0001_functions"),
        ("correspondence", "0002_laws"),
        ("files", "0002_laws"),
        ("partners", "0012_heads"),
        ("promises", "0003_laws"),
        ("redaction", "0013_agreements_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger partners_villagehead_days_are_read before insert or update of starts_on, ends_on, added_on, informed_on on partners_villagehead
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.added_on not between '0001-01-03' and '9999-12-29' or new.informed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_villagehead_days_are_read on partners_villagehead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_villagehead_village_stands before insert or update of village_id on partners_villagehead
    for each row
    execute function withdrawal_refuse_choice('centre_village', 'centre.village', 'village_id');
""",
            reverse_sql="""
drop trigger partners_villagehead_village_stands on partners_villagehead;
""",
        ),
    ]
