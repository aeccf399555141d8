# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0004_laws"),
        ("plans", "0016_hash_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger plans_version_takes_its_changes after delete on plans_version
    for each row
    execute function audit_forget_changes('plans.version');
""",
            reverse_sql="""
drop trigger plans_version_takes_its_changes on plans_version;
""",
        ),
    ]
