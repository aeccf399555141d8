"""The office's one row stays, and how it says a name; communes, localities and lists are rows like others."""

from osl_site.common.database.grants import ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.triggers import Function, Trigger, refusal

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS: tuple[Trigger, ...] = (
    refusal(
        name="centre_localityform_office_stays",
        table="centre_localityform",
        fires="before update",
        when="old.source = 'office' and new.source <> 'office'",
        says="no proposal replaces how the office says a name",
    ),
)
LISTS = ("commune", "village", "locality", "localityform", "targetgroup", "socialservice")
GRANTS = {
    "centre_centre": ADD_AND_CHANGE,
    **dict.fromkeys((f"centre_{name}" for name in LISTS), ALL_ROWS),
}
