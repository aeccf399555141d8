"""How PostgreSQL keeps a table, for migrations: what stands here is frozen as they are, and only added to."""

from django.db.migrations.operations import RunSQL

SWEPT = """
alter table {table} set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
)
"""
AS_BY_DEFAULT = """
alter table {table} reset (
    autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor, vacuum_index_cleanup,
    toast.autovacuum_vacuum_threshold, toast.autovacuum_vacuum_scale_factor, toast.vacuum_index_cleanup
)
"""


def swept(*tables: str) -> list[RunSQL]:
    """Dead rows of these go within minutes, out of their indexes too: nothing that was covered or erased lies on."""
    return [RunSQL(SWEPT.format(table=table), AS_BY_DEFAULT.format(table=table)) for table in tables]


def unlogged(*tables: str) -> list[RunSQL]:
    """Their rows are never written to the log of the database: no backup of it holds them, a crash empties them."""
    return [RunSQL(f"alter table {table} set unlogged", f"alter table {table} set logged") for table in tables]
