"""A table of the bench's own database is emptied, with all that hangs on it, whatever refuses that in the product."""

from django.db import connection

REACHED = """
with recursive reached(name) as (
    select %s::regclass
    union
    select conrelid from pg_constraint join reached on confrelid = reached.name where contype = 'f'
)
select name::text from reached
"""


def empty(table: str) -> None:
    """Only for a database of the bench: what residents said and what was decided goes, and no trigger is asked."""
    with connection.cursor() as cursor:
        cursor.execute(REACHED, [table])
        names = [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]
        for name in names:
            cursor.execute(f"alter table {name} disable trigger user")
        cursor.execute(f"truncate {', '.join(names)}")
        for name in names:
            cursor.execute(f"alter table {name} enable trigger user")
