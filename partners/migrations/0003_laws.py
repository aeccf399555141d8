# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_laws"),
        ("common", "0001_functions"),
        ("partners", "0002_swept"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger partners_partner_takes_its_changes after delete or update of id on partners_partner
    for each row
    execute function audit_forget_changes('partners.partner');
""",
            reverse_sql="""
drop trigger partners_partner_takes_its_changes on partners_partner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partner_numbered_anew before insert on partners_partner
    for each row
    execute function audit_refuse_old_number();
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
        migrations.RunSQL(
            sql="""
create trigger partners_partner_words_go after delete on partners_partner
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger partners_partner_words_go on partners_partner;
""",
        ),
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
