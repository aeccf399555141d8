# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0009_register_laws"),
        ("common", "0001_functions"),
        ("partners", "0004_register"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger partners_partner_days_are_read before insert or update of confirmed_on, closed_until on partners_partner
    for each row
    when (new.confirmed_on not between '0001-01-03' and '9999-12-29' or new.closed_until not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER partners_partner_days_are_read BEFORE INSERT OR UPDATE OF confirmed_on ON public.partners_partner FOR EACH ROW WHEN (((new.confirmed_on < '0001-01-03'::date) OR (new.confirmed_on > '9999-12-29'::date))) EXECUTE FUNCTION osl_refuse('a day has a number that pages can read');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_contactperson_days_are_read before insert or update of kept_until, added_on, informed_on on partners_contactperson
    for each row
    when (new.kept_until not between '0001-01-03' and '9999-12-29' or new.added_on not between '0001-01-03' and '9999-12-29' or new.informed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_contactperson_days_are_read on partners_contactperson;
""",
        ),
    ]
