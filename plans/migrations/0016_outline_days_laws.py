# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0010_initiatives_laws"),
        ("centre", "0008_chapter_days"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0014_initiatives_laws"),
        ("partners", "0007_initiatives_laws"),
        ("plans", "0015_reports_go_laws"),
        ("redaction", "0011_initiatives_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger plans_reportoutline_days_are_read before insert or update of ended_on on plans_reportoutline
    for each row
    when (new.ended_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_reportoutline_days_are_read on plans_reportoutline;
""",
        ),
    ]
