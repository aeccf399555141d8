"""That something was done for a year stays written; one ticked by mistake is taken back, once."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import never_emptied, refusal, written_at_once

WHAT = ("id", "civic_date_id", "year", "done_on", "note", "at", "by_id", "by_name", "by_position")
WAS, IS = (", ".join(f"{row}.{column}" for column in WHAT) for row in ("old", "new"))
DATE, DONE = "activities_civicdate", "activities_civicdone"
STAYS = "what was ticked off for a year stays"

TRIGGERS = (
    refusal(name="activities_civic_done_stays", table=DONE, fires="before delete", says=STAYS),
    refusal(
        name="activities_civic_done_taken_back_once",
        table=DONE,
        fires="before update",
        when=f"old.taken_back_at is not null or ({WAS}) is distinct from ({IS})",
        says=STAYS,
    ),
    never_emptied(DONE, STAYS),
    written_at_once(DONE),
    written_at_once(DONE, "taken_back_at", name="activities_civicdone_taken_back_at_once"),
    readable(DONE, "done_on", "at", "taken_back_at"),
    readable(DATE, "created_at", "changed_at"),
    *changes_go_with(DATE, "activities.civicdate"),
)
