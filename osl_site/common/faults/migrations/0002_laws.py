# Written by `manage.py maketriggers` from osl_site.common.faults.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("faults", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger faults_digest_days_are_read before insert or update of at on faults_digest
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger faults_digest_days_are_read on faults_digest;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger faults_fault_days_are_read before insert or update of at on faults_fault
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger faults_fault_days_are_read on faults_fault;
""",
        ),
    ]
