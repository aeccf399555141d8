"""What was said of a gap stays said."""

from osl_site.common.triggers import never_emptied, refusal, written_at_once

COVERAGE = "activities_servicecoverage"
STAYS = "what was said of a gap stays as it was written"

TRIGGERS = (
    refusal(name="activities_coverage_stays", table=COVERAGE, fires="before update or delete", says=STAYS),
    never_emptied(COVERAGE, STAYS),
    written_at_once(COVERAGE),
)
