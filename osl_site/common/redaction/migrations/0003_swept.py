"""Dead rows of these tables are swept within minutes, out of their indexes too: nothing that was covered lies on."""

from django.db import migrations

TABLES = (
    "attachments_attachment",
    "audit_change",
    "files_storedfile",
    "forms_draft",
    "search_indexed",
    "search_lexeme",
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
        ("attachments", "0002_attachment_laws"),
        ("audit", "0020_passages_covered"),
        ("files", "0005_written_at_once"),
        ("forms", "0003_days_and_numbers"),
        ("redaction", "0002_passages_covered"),
        ("search", "0003_days_are_read"),
    ]

    operations = [migrations.RunSQL(sql=SWEPT.format(table), reverse_sql=AS_BEFORE.format(table)) for table in TABLES]
