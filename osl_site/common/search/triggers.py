"""Words of a row go with the row. A room says of its tables which: `*words_go_with("needs_need")`."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger

FUNCTIONS = (
    Function(
        name="search_forget",
        says="After delete: what a row that is gone said, nobody finds any more.",
        body="""
begin
    delete from search_indexed where kind = tg_table_name and row = old.id;
    return null;
end
""",
    ),
)
TRIGGERS = (readable("search_searchindex", "at"),)
GRANTS = {"search_indexed": ALL_ROWS, "search_searchindex": ALL_ROWS, "search_lexeme": ALL_ROWS}


def words_go_with(*tables: str) -> tuple[Trigger, ...]:
    """Whoever deletes a row of these tables, however many at once, deletes its words."""
    return tuple(
        Trigger(name=f"{table}_words_go", table=table, fires="after delete", calls="search_forget()")
        for table in tables
    )
