# Written by `manage.py maketriggers` from osl_site.common.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0006_no_longer_called"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Words as one looks for them, without capitals, marks and hyphens: as `text.folding` folds.
create function osl_fold(t text) returns text
    language sql immutable strict parallel safe
return translate(lower(t), 'ąćęłńóśźżäöüáéíčěřšýžґ-‐‑–— ''’ʼ­', 'acelnoszzaouaeicersyzг      ');
""",
            reverse_sql="""
drop function osl_fold;
""",
        ),
    ]
