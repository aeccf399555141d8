"""What the database refuses of activities, their occurrences, registrations, results and leads, whoever asks; and how
it tells that something changed which residents see."""

from activities.triggers import leads, occurrences, registrations, seen
from osl_site.common.database.grants import ADD, ADD_AND_CHANGE, ALL_ROWS

FUNCTIONS = (*occurrences.FUNCTIONS, *registrations.FUNCTIONS, *leads.FUNCTIONS, *seen.FUNCTIONS)
TRIGGERS = (*occurrences.TRIGGERS, *registrations.TRIGGERS, *leads.TRIGGERS, *seen.TRIGGERS)
GRANTS = {
    **dict.fromkeys(
        (
            "activities_activity",
            "activities_activity_groups",
            "activities_activity_services",
            "activities_activitylead",
            "activities_activitypartner",
            "activities_calendarchange",
            "activities_check",
            "activities_lead",
            "activities_occurrence",
            "activities_recordedcheck",
            "activities_series",
            "activities_venue",
            "activities_wrongcode",
        ),
        ALL_ROWS,
    ),
    **dict.fromkeys(("activities_notice", "activities_registration", "activities_result"), ADD_AND_CHANGE),
    "activities_informationclause": ADD,
}
