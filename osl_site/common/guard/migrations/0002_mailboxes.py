# Written by `manage.py maketriggers` from osl_site.common.guard.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("guard", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql=r"""
-- To which mailbox an address leads: as `guard.mailboxes` says.
create function osl_mailbox(t text) returns text
    language sql immutable strict parallel safe
return case when t !~ '@' then lower(t) when regexp_replace(lower(t), '^.*@', '') ~ '^(gmail|googlemail)\.com$' then replace(regexp_replace(regexp_replace(lower(t), '@[^@]*$', ''), '(.)\+.*$', '\1'), '.', '') || '@gmail.com' else regexp_replace(regexp_replace(lower(t), '@[^@]*$', ''), '(.)\+.*$', '\1') || '@' || regexp_replace(lower(t), '^.*@', '') end;
""",
            reverse_sql="""
drop function osl_mailbox;
""",
        ),
    ]
