"""What was read in stays written: a run that is done changes no more."""

from osl_site.common.database.grants import ADD_AND_CHANGE, ADD_AND_REMOVE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, never_emptied, refusal

RUN = "imports_importrun"
STAYS = "what was read in stays written"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="imports_run_stays", table=RUN, fires="before delete", says=STAYS),
    never_emptied(RUN, STAYS),
    refusal(
        name="imports_run_stays_done",
        table=RUN,
        fires="before update",
        when="old.state = 'done'",
        says="a file that was read in stays so",
    ),
    readable(RUN, "made_at", "ended_at"),
)
GRANTS = {
    RUN: ADD_AND_CHANGE,
    "imports_importfile": ADD_AND_REMOVE,
    "imports_importprogress": ALL_ROWS,
    "imports_importrow": ADD_AND_REMOVE,
}
