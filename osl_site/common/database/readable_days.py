"""Days that pages can read. PostgreSQL knows `infinity` and years that Python does not: one of them in a row that stays
for ever would keep its page from being made for ever."""

from osl_site.common.triggers import Trigger, refusal

FIRST, LAST = "0001-01-03", "9999-12-29"  # at whatever hour, in whatever zone they are read


def readable(table: str, *columns: str) -> Trigger:
    """Refuses in these columns of `table` a day or a moment that no page can read; nothing there is no day."""
    return refusal(
        name=f"{table}_days_are_read",
        table=table,
        fires=f"before insert or update of {', '.join(columns)}",
        when=" or ".join(f"new.{name} not between '{FIRST}' and '{LAST}'" for name in columns),
        says="a day has a number that pages can read",
    )
