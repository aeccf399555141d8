# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_known_values"),
        ("common", "0002_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger audit_entry_not_ahead before insert or update of at on audit_entry
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger audit_entry_not_ahead on audit_entry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_access_not_ahead before insert or update of at on audit_access
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger audit_access_not_ahead on audit_access;
""",
        ),
    ]
