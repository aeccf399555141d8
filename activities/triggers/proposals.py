"""What was proposed stays as it was proposed; it goes with its submission."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import refusal

PROPOSAL = "activities_eventproposal"
OF_IT = ["id", "submission_id", "day", "starts", "ends", "for_minors", "duties_stated"]

TRIGGERS = (
    refusal(
        name="activities_event_proposal_stays",
        table=PROPOSAL,
        fires="before update",
        when=f"({', '.join(f'old.{name}' for name in OF_IT)}) is distinct from"
        f" ({', '.join(f'new.{name}' for name in OF_IT)})",
        says="what was proposed stays as it was proposed",
    ),
    readable(PROPOSAL, "day"),
)
GRANTS = {PROPOSAL: ALL_ROWS}
