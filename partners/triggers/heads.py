"""Days of a head are such as pages can read; the rows go by the schedule."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

HEADS = "partners_villagehead"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    readable(HEADS, "starts_on", "ends_on", "added_on", "informed_on"),
    not_chosen_once_withdrawn(HEADS, "village_id", named="centre_village", kind="centre.village"),
)
GRANTS = {HEADS: ALL_ROWS}
