"""The rows of the table that are pages of activities for the staff; columns as in `osl_site.roof.pages.table`."""

from datetime import date

from osl_site.roof.pages.rows import (
    AHEAD,
    FULL,
    LEARNT,
    OF_COWORKER,
    OFF,
    ORGANISER,
    PUBLIC,
    READERS,
    SEEN,
    SIGNED_UP,
    WAITING,
    Row,
    from_outside,
    of_activity_for_minors,
    one,
)

ACTIVITIES: dict[str, Row] = {
    "activities:activity_list": Row(READERS),
    "activities:activity_add": Row(ORGANISER),
    "activities:activity_detail": Row(READERS, one("activities.Activity")),
    "activities:activity_edit": Row(ORGANISER, one("activities.Activity")),
    "activities:activity_publish": Row("in 403 302 403 403", one("activities.Activity", published_at=None)),
    "activities:series_plan": Row(ORGANISER, one("activities.Activity")),
    "activities:occurrences_publish": Row(ORGANISER, one("activities.Activity", published_at__isnull=False)),
    "activities:activity_copy": Row(ORGANISER, one("activities.Activity")),
    "activities:activity_remove": Row(ORGANISER, one("activities.Activity", published_at=None)),
    "activities:activity_remove of one that was seen": Row(
        "in 403 302 403 403", one("activities.Activity", published_at__isnull=False)
    ),
    "activities:activity_pause": Row(ORGANISER, one("activities.Activity", published_at__isnull=False)),
    "activities:activity_end": Row(ORGANISER, one("activities.Activity", published_at__isnull=False)),
    "activities:activity_resume": Row("in 403 302 403 403", one("activities.Activity"), method="POST"),
    "activities:activity_detail of what is paused": Row(READERS, one("activities.Activity", paused_at__isnull=False)),
    "activities:activity_detail of what is ended": Row(READERS, one("activities.Activity", ended_at__isnull=False)),
    "activities:occurrence_add": Row(ORGANISER, one("activities.Activity")),
    "activities:diary_day": Row(READERS, lambda: [date(2026, 12, 1)]),
    "activities:diary_week": Row(READERS, lambda: [date(2026, 12, 1)]),
    "activities:diary_week of one's own": Row(READERS, lambda: [date(2026, 12, 1)], query="?moje=on"),
    "activities:diary_go": Row("in 302 302 302 403", is_page=False),
    "activities:diary_go with what cannot be": Row(READERS, query="?dzien=2026-02-30"),
    "activities:diary_month": Row(READERS, lambda: [date(2026, 12, 1)]),
    "activities:occurrence_start": Row(ORGANISER, lambda: [date(2026, 12, 1)]),
    "activities:occurrences_publish_chosen": Row("in 403 302 403 403", is_page=False),
    "activities:occurrences_publish_chosen of two": Row(ORGANISER, query="?spotkanie=30&spotkanie=31"),
    "activities:occurrences_cancel_chosen": Row("in 302 302 403 403", is_page=False),
    "activities:occurrences_cancel_chosen of two": Row("in 200 200 403 403", query="?spotkanie=30&spotkanie=31"),
    "activities:occurrence_list": Row(READERS),
    "activities:occurrence_list with every tick": Row(READERS, query="?zaznacz=wszystkie"),
    "activities:occurrence_list with filters": Row(READERS, query="?stan=odwolane&od=2026-06-01"),
    "activities:occurrence_list with what cannot be": Row(READERS, query="?od=2026-02-30&stan=x&oferta=x"),
    "activities:occurrence_detail": Row(READERS, one("activities.Occurrence", **AHEAD)),
    "activities:occurrence_cancel": Row(ORGANISER, one("activities.Occurrence", **AHEAD)),
    "activities:occurrence_move": Row(ORGANISER, one("activities.Occurrence", **AHEAD)),
    "activities:occurrence_restore": Row(
        "in 200 200 403 403", one("activities.Occurrence", cancelled_at__isnull=False, **OF_COWORKER)
    ),
    "activities:occurrence_place": Row(ORGANISER, one("activities.Occurrence", **AHEAD)),
    "activities:occurrence_delete": Row(ORGANISER, one("activities.Occurrence", published_at=None)),
    "activities:series_change": Row(ORGANISER, one("activities.Occurrence", **AHEAD)),
    "activities:occurrence_annotate": Row(ORGANISER, one("activities.Occurrence", **AHEAD)),
    "activities:result_list": Row(READERS),
    "activities:result_edit": Row("in 200 200 403 403", one("activities.Occurrence", **WAITING)),
    "activities:result_edit of what is entered": Row(
        "in 200 200 403 403", one("activities.Occurrence", result__isnull=False, **OF_COWORKER)
    ),
    "activities:result_edit of one that is called off": Row(
        "in 302 302 403 403", one("activities.Occurrence", cancelled_at__isnull=False, **OF_COWORKER)
    ),
    "activities:result_note": Row("in 200 200 403 403", one("activities.Occurrence", **LEARNT)),
    "activities:occurrence_detail of one with a result": Row(READERS, one("activities.Occurrence", **LEARNT)),
    "activities:tally_list": Row(READERS),
    "activities:tally_now": Row("in 302 302 403 403", is_page=False),
    "activities:tally_month": Row("in 200 200 403 403", lambda: [date(2026, 11, 1)]),
    "activities:tally_month of what is ahead": Row("in 302 302 403 403", lambda: [date(2027, 6, 1)]),
    "activities:tally_correct": Row("in 200 200 403 403", one("activities.Tally", corrected_by=None, **OF_COWORKER)),
    "public_words_back": Row(PUBLIC),
    "public_words_back in Ukrainian": Row(PUBLIC, language="uk"),
    "activities:word_back_list": Row(READERS),
    "activities:word_back_add": Row(ORGANISER),
    "activities:word_back_detail": Row(READERS, one("activities.WordBack", approved_at=None)),
    "activities:word_back_detail of what is shown": Row(READERS, one("activities.WordBack", approved_at__isnull=False)),
    "activities:word_back_edit": Row(ORGANISER, one("activities.WordBack", approved_at=None)),
    "activities:word_back_approve": Row(
        "in 403 302 403 403", one("activities.WordBack", approved_at=None), method="POST"
    ),
    "activities:word_back_withdraw": Row(ORGANISER, one("activities.WordBack", approved_at__isnull=False)),
    "activities:word_back_remove": Row(ORGANISER, one("activities.WordBack", approved_at=None)),
    "activities:activity_detail of a draft for minors": Row(READERS, one("activities.Activity", for_minors=True)),
    "activities:activity_checks": Row(ORGANISER, one("activities.Activity", for_minors=True)),
    "activities:lead_list": Row(ORGANISER),
    "activities:lead_new": Row(ORGANISER),
    "activities:lead_add": Row(ORGANISER, one("activities.Activity", for_minors=True)),
    "activities:lead_remove": Row(ORGANISER, of_activity_for_minors),
    "activities:lead_forget": Row(ORGANISER, from_outside),
    "activities:checks_record": Row(ORGANISER, from_outside),
    "activities:check_record": Row(ORGANISER, lambda: [*from_outside(), *one("activities.Check")()]),
    "activities:check_remove": Row(ORGANISER, lambda: [*from_outside(), *one("activities.Check", **SEEN)()]),
    "activities:check_list": Row("in 403 403 403 200"),
    "activities:check_add": Row("in 403 403 403 200"),
    "activities:clause_list": Row("in 200 200 200 200"),
    "activities:clause_detail": Row("in 200 200 200 200", one("activities.InformationClause")),
    "activities:check_edit": Row("in 403 403 403 200", one("activities.Check")),
    "activities:check_require": Row("in 403 403 403 302", one("activities.Check"), method="POST"),
    "activities:check_retire": Row("in 403 403 403 200", one("activities.Check", retired_on=None)),
    "activities:registration_list": Row(ORGANISER, one("activities.Occurrence", **FULL)),
    "activities:registration_list of one that is off": Row("in 200 200 403 403", one("activities.Occurrence", **OFF)),
    "activities:registration_add": Row(ORGANISER, one("activities.Occurrence", **FULL)),
    "activities:burst_remove": Row(ORGANISER, one("activities.Occurrence", **FULL)),
    "activities:message_send": Row(ORGANISER, one("activities.Occurrence", **FULL)),
    "activities:registration_sheet": Row(ORGANISER, one("activities.Occurrence", **FULL), is_page=False),
    "activities:registration_export": Row(ORGANISER, one("activities.Occurrence", **FULL), is_page=False),
    "activities:registration_export as XLSX": Row(
        ORGANISER, one("activities.Occurrence", **FULL), query="?format=xlsx", is_page=False
    ),
    "activities:registration_edit": Row(ORGANISER, one("activities.Registration", **SIGNED_UP)),
    "activities:registration_new_code": Row(
        "in 403 302 403 403", one("activities.Registration", **SIGNED_UP), method="POST"
    ),
    "activities:registration_give_up": Row(ORGANISER, one("activities.Registration", **SIGNED_UP)),
    "activities:registration_take_back": Row(
        "in 403 302 403 403", one("activities.Registration", **SIGNED_UP), method="POST"
    ),
    "activities:registration_confirm": Row(
        "in 403 302 403 403", one("activities.Registration", state="offered"), method="POST"
    ),
    "activities:sign_up_list": Row(READERS),
    "activities:call_list": Row("in 200 200 403 403"),
    "activities:person_search": Row("in 200 200 403 403"),
    "activities:person_search of a name": Row("in 200 200 403 403", query="?szukaj=a"),
    "activities:call_record": Row("in 302 302 403 403", one("activities.Notice", state="not_reached"), method="POST"),
    "activities:venue_list": Row(READERS),
    "activities:venue_add": Row(ORGANISER),
    "activities:venue_edit": Row(ORGANISER, one("activities.Venue")),
    "activities:venue_remove": Row(ORGANISER, one("activities.Venue")),
    "activities:venue_restore": Row("in 403 302 403 403", one("activities.Venue"), method="POST"),
}

# Lists of the room that can be printed whole and taken away as a file.
LISTS_OF_ACTIVITIES = (
    "activities:activity_list",
    "activities:occurrence_list",
    "activities:result_list",
    "activities:tally_list",
    "activities:word_back_list",
    "activities:sign_up_list",
    "activities:venue_list",
    "activities:check_list",
    "activities:clause_list",
)
