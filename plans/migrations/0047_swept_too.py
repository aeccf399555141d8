"""Dead rows of these tables are swept within minutes, out of their indexes too: nothing that was covered lies on."""

from django.db import migrations

TABLES = (
    "plans_actionlog",
    "plans_indicatorentry",
)
SWEPT = """
alter table {} set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
)
"""
AS_BEFORE = """
alter table {} reset (
    autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor, vacuum_index_cleanup,
    toast.autovacuum_vacuum_threshold, toast.autovacuum_vacuum_scale_factor, toast.vacuum_index_cleanup
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0046_what_was_measured"),
    ]

    operations = [migrations.RunSQL(sql=SWEPT.format(table), reverse_sql=AS_BEFORE.format(table)) for table in TABLES]
