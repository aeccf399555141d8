# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0028_partner_links"),
        ("audit", "0015_partnerships_laws"),
        ("centre", "0011_days_of_sheets"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0014_initiatives_laws"),
        ("partners", "0017_partnerships_laws"),
        ("redaction", "0014_partnerships_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_partner_link_is_called_off_once before update on activities_partnerlink
    for each row
    when ((old.id, old.made_at, coalesce(old.called_off_at, new.called_off_at)) is distinct from (new.id, new.made_at, new.called_off_at))
    execute function osl_refuse('a link that was called off stays so');
""",
            reverse_sql="""
drop trigger activities_partner_link_is_called_off_once on activities_partnerlink;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_partnerlink_days_are_read before insert or update of made_at, called_off_at on activities_partnerlink
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.called_off_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_partnerlink_days_are_read on activities_partnerlink;
""",
        ),
    ]
