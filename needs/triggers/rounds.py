"""Days of rounds are read on pages; what their changes said goes with them."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable

ROUND, VISIT = "needs_assessmentround", "needs_roundvisit"

FUNCTIONS = ()
TRIGGERS = (
    readable(ROUND, "begins_on", "ends_on", "created_at", "changed_at"),
    readable(VISIT, "planned_on", "done_on"),
    *changes_go_with(ROUND, "needs.assessmentround"),
)
GRANTS = dict.fromkeys((ROUND, "needs_assessmentround_methods", VISIT), ALL_ROWS)
