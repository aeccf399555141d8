"""What the application's role may do with counters and with work that was done. Nothing is decided by them."""

from osl_site.common.database.grants import ADD_AND_REMOVE, ALL_ROWS
from osl_site.common.triggers import Function, Trigger

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS: tuple[Trigger, ...] = ()
GRANTS = {
    "guard_counter": ALL_ROWS,
    "guard_daysecret": ADD_AND_REMOVE,
    "guard_spentwork": ADD_AND_REMOVE,
}
