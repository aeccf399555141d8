"""What was removed by the schedule stays written."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD, ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, never_emptied, refusal, written_at_once

RUN, PERIOD = "privacy_retentionrun", "privacy_period"
STAYS = "what was removed by the schedule stays written"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="privacy_run_stays", table=RUN, fires="before update or delete", says=STAYS),
    never_emptied(RUN, STAYS),
    written_at_once(RUN),
    readable(RUN, "before"),
    *changes_go_with(PERIOD, "privacy.period"),
)
GRANTS = {RUN: ADD, PERIOD: ADD_AND_CHANGE}
