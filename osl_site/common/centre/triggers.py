"""The office's one row stays, and how it says a name; communes, localities and lists are rows like others."""

from osl_site.common.database.grants import ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, reads_what_is_there, refusal

OFFICE = "centre_centre"
STAYS = "the office is one row, and stays"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS: tuple[Trigger, ...] = (
    refusal(
        name="centre_localityform_office_stays",
        table="centre_localityform",
        fires="before update",
        when="old.source = 'office' and new.source <> 'office'",
        says="no proposal replaces how the office says a name",
    ),
    refusal(name="centre_centre_stays", table=OFFICE, fires="before delete", says=STAYS),
    never_emptied(OFFICE, STAYS),
    reads_what_is_there(OFFICE),
    readable(OFFICE, "works_since", "statement_published_on", "statement_reviewed_on"),
)
LISTS = ("commune", "village", "locality", "localityform", "targetgroup", "socialservice")
GRANTS = {
    OFFICE: ADD_AND_CHANGE,
    **dict.fromkeys((f"centre_{name}" for name in LISTS), ALL_ROWS),
}
