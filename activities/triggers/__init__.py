"""What the database refuses of activities, their occurrences, registrations, results, tallies and leads, whoever asks;
and how it tells that something changed which residents see."""

from activities.triggers import (
    civic,
    coverage,
    heads,
    leads,
    occurrences,
    partner_links,
    proposals,
    registrations,
    seen,
    tallies,
    village_sheets,
    voices,
    words_back,
)
from osl_site.common.database.grants import ADD, ADD_AND_CHANGE, ADD_AND_REMOVE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.search.triggers import words_go_with

DAYS = {
    "activities_activity": ("published_at", "paused_at", "ended_at", "created_at", "changed_at"),
    "activities_occurrence": (
        "starts_at",
        "ends_at",
        "published_at",
        "cancelled_at",
        "moved_from",
        "moved_from_end",
        "created_at",
        "changed_at",
    ),
    "activities_series": ("made_at",),
    "activities_check": ("retired_on",),
    "activities_recordedcheck": ("checked_on", "created_at"),
    "activities_registration": ("offered_until", "knows_start", "knows_end", "created_at", "changed_at", "erased_at"),
    "activities_removedcheck": ("checked_on", "at"),
    "activities_removedlead": ("at",),
    "activities_result": ("created_at", "changed_at"),
    "activities_servicecoverage": ("look_again_on", "at"),
    "activities_sheetcall": ("at",),
    "activities_sheetdocument": ("made_at",),
    "activities_sheetsending": ("month", "at"),
    "activities_tally": ("month", "at"),
    "activities_villagesheet": ("month",),
    "activities_wrongcode": ("at",),
}

FUNCTIONS = (
    *occurrences.FUNCTIONS,
    *registrations.FUNCTIONS,
    *leads.FUNCTIONS,
    *seen.FUNCTIONS,
    *tallies.FUNCTIONS,
    *voices.FUNCTIONS,
    *heads.FUNCTIONS,
)
TRIGGERS = (
    *occurrences.TRIGGERS,
    *registrations.TRIGGERS,
    *leads.TRIGGERS,
    *seen.TRIGGERS,
    *tallies.TRIGGERS,
    *voices.TRIGGERS,
    *heads.TRIGGERS,
    *coverage.TRIGGERS,
    *civic.TRIGGERS,
    *proposals.TRIGGERS,
    *partner_links.TRIGGERS,
    *words_back.TRIGGERS,
    *village_sheets.TRIGGERS,
    *words_go_with("activities_activity", "activities_occurrence", "activities_venue"),
    *(readable(table, *columns) for table, columns in DAYS.items()),
)
GRANTS = {
    **dict.fromkeys(
        (
            "activities_activity",
            "activities_activity_groups",
            "activities_activity_services",
            "activities_activity_submissions",
            "activities_activitylead",
            "activities_activitypartner",
            "activities_calendarchange",
            "activities_check",
            "activities_headcount",
            "activities_lead",
            "activities_occurrence",
            "activities_recordedcheck",
            "activities_series",
            "activities_venue",
            "activities_wordback",
            "activities_wordback_needs",
            "activities_wordback_submissions",
            "activities_wrongcode",
        ),
        ALL_ROWS,
    ),
    **dict.fromkeys(
        (
            "activities_civicdate",
            "activities_civicdone",
            "activities_notice",
            "activities_registration",
            "activities_result",
        ),
        ADD_AND_CHANGE,
    ),
    **dict.fromkeys(
        (
            "activities_informationclause",
            "activities_servicecoverage",
            "activities_tally",
            "activities_voice",
        ),
        ADD,
    ),
    **village_sheets.GRANTS,
    **proposals.GRANTS,
    **partner_links.GRANTS,
    "activities_answer": ADD_AND_REMOVE,
    "activities_removedcheck": ADD_AND_REMOVE,
    "activities_removedlead": ADD_AND_REMOVE,
}
