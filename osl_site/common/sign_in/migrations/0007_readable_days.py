# Written by `manage.py maketriggers` from osl_site.common.sign_in.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("sign_in", "0006_codes_once"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger sign_in_knownline_days_are_read before insert or update of seen_at on sign_in_knownline
    for each row
    when (new.seen_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_knownline_days_are_read on sign_in_knownline;
""",
        ),
    ]
