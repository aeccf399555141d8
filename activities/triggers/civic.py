"""That something was done for a year stays written."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import never_emptied, refusal, written_at_once

DATE, DONE = "activities_civicdate", "activities_civicdone"
STAYS = "what was ticked off for a year stays"

TRIGGERS = (
    refusal(name="activities_civic_done_stays", table=DONE, fires="before update or delete", says=STAYS),
    never_emptied(DONE, STAYS),
    written_at_once(DONE),
    readable(DONE, "done_on", "at"),
    readable(DATE, "created_at", "changed_at"),
    *changes_go_with(DATE, "activities.civicdate"),
)
