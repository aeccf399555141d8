# Written by `manage.py maketriggers` from osl_site.common.forms.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("forms", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger forms_draft_days_are_read before insert or update of at on forms_draft
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger forms_draft_days_are_read on forms_draft;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger forms_formkey_days_are_read before insert or update of at on forms_formkey
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger forms_formkey_days_are_read on forms_formkey;
""",
        ),
    ]
