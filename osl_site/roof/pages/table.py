"""Who may open what: every address of the site, for every role, on the demonstration office.

Columns: nobody, coworker, organiser, director, administrator. `in` means: sent to sign in. An address that takes only
POST is asked with an empty POST; a permitted person then gets its form back (200), goes on (302) or is told what is
missing (400). A name may be followed by words: the same address in another state. The tests and the contact sheet open
every page that answers GET, so that none escapes.
"""

from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils import translation

from osl_site.roof.pages.activities import ACTIVITIES, LISTS_OF_ACTIVITIES
from osl_site.roof.pages.dictionaries import DICTIONARIES
from osl_site.roof.pages.initiatives import INITIATIVES, LISTS_OF_INITIATIVES
from osl_site.roof.pages.notes import NOTES
from osl_site.roof.pages.partners import LISTS_OF_PARTNERS, PARTNERS
from osl_site.roof.pages.progress import LISTS_OF_PROGRESS, PROGRESS
from osl_site.roof.pages.reports import LISTS_OF_REPORTS, REPORTS
from osl_site.roof.pages.rows import (
    ADMINISTRATOR,
    APPROVED,
    DIRECTOR,
    DRAFT,
    LETTER,
    OF_DRAFT,
    OPEN,
    ORGANISER,
    ORGANISER_MAIL,
    PUBLIC,
    READERS,
    ROLES,
    SUBMITTED,
    Row,
    copy,
    first_draft,
    let_go,
    link,
    one,
    part,
    published,
    upload,
)
from osl_site.roof.pages.submissions import LISTS_OF_RESIDENTS, SUBMISSIONS

TABLE: dict[str, Row] = (
    {
        **SUBMISSIONS,
        "health": Row("200 302 302 302 302", is_page=False),
        "backup_list": Row(ADMINISTRATOR),
        "system_status": Row("in 200 200 200 200"),
        "letter_send_again": LETTER,
        "letter_settle": LETTER,
        "job_repeat": Row("in 403 403 403 302", one("procrastinate.ProcrastinateJob", status="todo"), method="POST"),
        "style": Row("in 200 200 200 200"),
        "contact": Row(PUBLIC),
        "accessibility_statement": Row(PUBLIC),
        "data_protection": Row(PUBLIC),
        "settings": Row("in 200 200 200 200"),
        "my_sign_in": Row("in 200 200 200 200"),
        "authenticator_add": Row("in 200 200 200 200"),
        "authenticator_remove": Row("in 302 302 302 302", method="POST"),
        "passkey_add": Row("in 200 200 200 200"),
        "passkey_remove": Row("in 302 302 302 302", lambda: [999_999], method="POST"),
        "passkey_rename": Row("in 404 404 404 404", lambda: [999_999]),
        "recovery_codes": Row("in 403 403 403 403", method="POST"),
        "confirm_again": Row("in 302 302 302 302", method="POST"),
        "second_step": Row("in in in in in"),
        "sign_in_policy": Row("in 403 403 403 200"),
        "factor_take_off": Row("in 403 403 403 302", one("accounts.User"), method="POST"),
        "sessions_end": Row("in 302 302 302 302", method="POST"),
        "session_end": Row("in 404 404 404 404", lambda: ["nie-ma-takiej"], method="POST"),
        "handbook_list": Row("in 200 200 200 200"),
        "handbook": Row("in 200 200 200 200", lambda: ["organizator"]),
        "handbook of the director": Row("in 200 200 200 200", lambda: ["dyrektor"]),
        "handbook of the administrator": Row("in 200 200 200 200", lambda: ["administrator"]),
        "office_edit": Row("in 403 200 403 200"),
        "office_start": Row(ADMINISTRATOR),
        "start_step": Row(ADMINISTRATOR, lambda: ["kontakt"]),
        "start_step of the first one": Row(ADMINISTRATOR, lambda: ["nazwa"]),
        "start_files": Row(ADMINISTRATOR),
        "start_mail": Row(ADMINISTRATOR),
        "teryt_upload": Row(ADMINISTRATOR),
        "teryt_choose": Row("in 403 403 403 404", lambda: [999_999], is_page=False),
        "teryt_run": Row("in 403 403 403 404", lambda: [999_999], is_page=False),
        "teryt_take": Row("in 403 403 403 404", lambda: [999_999], method="POST"),
        "account_list": Row("in 403 403 403 200"),
        "refused_list": Row("in 403 403 403 200"),
        "account_add": Row("in 403 403 403 200"),
        "account_detail": Row(ADMINISTRATOR, one("accounts.User", email="wspolpracownik@przyklad.pl")),
        "account_detail of one that is closed": Row(ADMINISTRATOR, one("accounts.User", is_active=False)),
        "account_detail of one that is invited": Row(
            ADMINISTRATOR, one("accounts.User", email="zaproszony@przyklad.pl")
        ),
        "account_edit": Row(ADMINISTRATOR, one("accounts.User", email="wspolpracownik@przyklad.pl")),
        "account_close": Row(ADMINISTRATOR, one("accounts.User", email="wspolpracownik@przyklad.pl")),
        "account_email": Row(ADMINISTRATOR, one("accounts.User", email="wspolpracownik@przyklad.pl")),
        "account_invite": Row("in 403 403 403 302", one("accounts.User"), method="POST"),
        "email_confirm": Row("in 200 200 200 200", lambda: [1, "zepsuty"]),
        "account_substitutes": Row("in 200 403 200 200", one("accounts.User", email="wspolpracownik@przyklad.pl")),
        "substitution_call_off": Row("in 403 302 302 302", one("accounts.Substitution"), method="POST"),
        "account_reopen": Row("in 403 403 403 302", one("accounts.User"), method="POST"),
        "account_reopen of an open one": Row("in 403 403 403 302", one("accounts.User")),
        "account_unlock": Row("in 403 403 403 302", one("accounts.User"), method="POST"),
        "account_sign_out": Row("in 403 403 403 302", one("accounts.User"), method="POST"),
        "account_sign_out asked before": Row(ADMINISTRATOR, one("accounts.User", email="wspolpracownik@przyklad.pl")),
        "privacy_register": Row("in 403 403 200 200"),
        "privacy_register for print": Row("in 403 403 200 200", query="?format=druk"),
        "retention_list": Row("in 403 403 200 200"),
        "retention_edit": Row("in 403 403 403 200", lambda: ["drafts"]),
        "discarding_list": Row("in 403 403 200 200"),
        "discarding_add": Row("in 403 403 200 403", let_go),
        "discarding_remove": Row("in 403 403 200 403", let_go),
        "discarding_file": Row("in 403 403 200 200", one("discarding.Discarding"), is_page=False),
        "audit_trail": Row("in 403 403 200 200"),
        "audit_entry": Row("in 403 403 200 200", one("audit.Entry", act="occurrence.moved")),
        "access_log": Row("in 403 403 200 200"),
        "outbox": Row(PUBLIC),
        "sign_in": Row("200 302 302 302 302"),
        "sign_out": Row("in 302 302 302 302", method="POST"),
        "password_forgotten": Row(PUBLIC),
        "password_sent": Row(PUBLIC),
        "password_new": Row(PUBLIC, lambda: ["zepsuty", "odsylacz"]),
        "own_email": Row("in 200 200 200 200"),
        "password_change": Row("in 200 200 200 200"),
        "draft_keep": Row("401 400 400 400 400", method="POST"),
        "draft_token": Row("401 200 200 200 200", is_page=False),
        "draft_drop": Row("in 404 404 404 404", method="POST"),
        "desk": Row("in 200 200 200 200", receiver="302"),
        "more": Row("in 200 200 200 200"),
        "search": Row("in 200 200 200 200"),
        "search with words": Row("in 200 200 200 200", query="?szukaj=kandyty"),
        "search without a find": Row("in 200 200 200 200", query="?szukaj=nie+ma+takiej"),
        "home": Row(PUBLIC),
        "calendar": Row(PUBLIC),
        "calendar with filters": Row(PUBLIC, query="?miejscowosc=0474123&odleglosc=10&temat=neighbours"),
        "calendar in Ukrainian": Row(PUBLIC, language="uk"),
        "calendar in English": Row(PUBLIC, language="en"),
        "calendar without any meeting": Row(PUBLIC, query="?szukaj=nie+ma+takiego"),
        "calendar with what cannot be": Row(PUBLIC, query="?od=2026-02-30&odleglosc=daleko&strona=x"),
        "calendar_feed": Row(PUBLIC, is_page=False),
        "calendar_news": Row(PUBLIC, is_page=False),
        "calendar with wider questions": Row(PUBLIC, query="?miejscowosc=0474123&temat=families&dostepnosc=on"),
        "calendar of several places": Row(PUBLIC, query="?miejscowosc=0474123&miejscowosc=0474293"),
        "calendar of past days": Row(PUBLIC, query="?od=2026-11-01&do=2026-12-01"),
        "calendar_subscribe": Row(PUBLIC),
        "calendar_subscribe of one village in Ukrainian": Row(PUBLIC, language="uk", query="?miejscowosc=0474123"),
        "home in Ukrainian": Row(PUBLIC, language="uk"),
        "home near one village": Row(PUBLIC, query="?miejscowosc=0474123"),
        "home near no village": Row(PUBLIC, query="?miejscowosc=cokolwiek"),
        "calendar_print_choice": Row(PUBLIC, lambda: [date(2026, 12, 1)]),
        "calendar_print_choice in English": Row(PUBLIC, lambda: [date(2026, 12, 1)], language="en"),
        "calendar_print_choice with what cannot be": Row(
            PUBLIC, lambda: [date(2026, 12, 1)], query="?miejscowosc=0000000&od=2026-02-30&druk=olbrzymi"
        ),
        "calendar_print": Row(PUBLIC, lambda: [date(2026, 12, 1)], is_page=False),
        "calendar_month in English": Row(PUBLIC, lambda: [date(2026, 11, 1)], language="en"),
        "calendar_month": Row(PUBLIC, lambda: [date(2026, 12, 1)]),
        "calendar_village": Row(PUBLIC, lambda: ["kandyty"]),
        "calendar_villages": Row(PUBLIC),
        "calendar_villages in Ukrainian": Row(PUBLIC, language="uk"),
        "calendar_villages by a name that nobody knows": Row(PUBLIC, query="?szukaj=kandtyy"),
        "calendar_village written otherwise": Row("301 301 301 301 301", lambda: ["Kandyty"], is_page=False),
        "calendar_village that nobody knows": Row("404 404 404 404 404", lambda: ["toprzniy"], is_page=False),
        "calendar_village in Ukrainian": Row(PUBLIC, lambda: ["kandyty"], language="uk"),
        "public_occurrence": Row(PUBLIC, one("activities.Occurrence", published_at__isnull=False)),
        "public_occurrence that is called off": Row(PUBLIC, one("activities.Occurrence", cancelled_at__isnull=False)),
        "public_occurrence in Ukrainian": Row(
            PUBLIC, one("activities.Occurrence", published_at__isnull=False), language="uk"
        ),
        "occurrence_ics": Row(PUBLIC, one("activities.Occurrence", published_at__isnull=False), is_page=False),
        "occurrence_poster": Row(PUBLIC, one("activities.Occurrence", published_at__isnull=False), is_page=False),
        "public_activities": Row(PUBLIC),
        "sign_up": Row(PUBLIC, one("activities.Occurrence", **OPEN, is_full=False)),
        "sign_up in Ukrainian": Row(PUBLIC, one("activities.Occurrence", **OPEN, is_full=False), language="uk"),
        "sign_up of a full one": Row(PUBLIC, one("activities.Occurrence", **OPEN, is_full=True)),
        "sign_up of what is over": Row(PUBLIC, one("activities.Occurrence", published_at__isnull=False)),
        "public_occurrence that takes sign-ups": Row(PUBLIC, one("activities.Occurrence", **OPEN, is_full=False)),
        "public_occurrence that is full": Row(PUBLIC, one("activities.Occurrence", **OPEN, is_full=True)),
        "find_registration": Row(PUBLIC),
        "my_registration": Row(PUBLIC, link(state="confirmed", occurrence__cancelled_at=None)),
        "my_registration to be confirmed": Row(PUBLIC, link(state="offered")),
        "my_registration in the line, in English": Row(PUBLIC, link(state="waiting"), language="en"),
        "my_registration given up": Row(PUBLIC, link(state="cancelled")),
        "my_registration of what is off": Row(PUBLIC, link(occurrence__cancelled_at__isnull=False)),
        "my_registration of a broken link": Row("404 404 404 404 404", lambda: ["12.zepsuty"], is_page=False),
        "place_confirm": Row("302 302 302 302 302", link(state="offered"), method="POST"),
        "change_registration": Row(PUBLIC, link(state="confirmed", occurrence__cancelled_at=None)),
        "place_give_up asked first": Row(PUBLIC, link(state="confirmed", occurrence__cancelled_at=None)),
        "place_give_up": Row("302 302 302 302 302", link(state="waiting"), method="POST"),
        "public_activities in Ukrainian": Row(PUBLIC, language="uk"),
        "public_activities of one theme and village": Row(PUBLIC, query="?temat=neighbours&miejscowosc=0474123"),
        "public_activities with what cannot be": Row(PUBLIC, query="?temat=taniec&miejscowosc=0000000"),
        "public_activity": Row(PUBLIC, one("activities.Activity", published_at__isnull=False, is_continuous=False)),
        "public_activity without dates": Row(PUBLIC, one("activities.Activity", is_continuous=True)),
        "public_activity in English": Row(PUBLIC, one("activities.Activity", is_continuous=True), language="en"),
        "activity_poster": Row(PUBLIC, one("activities.Activity", is_continuous=True), is_page=False),
        "photo_file": Row(READERS, one("attachments.Attachment"), is_page=False),
        "photo_cover": Row("in 200 200 403 403", one("attachments.Attachment")),
        "photo_remove": Row("in 200 200 403 403", one("attachments.Attachment")),
        "needs:note_list": Row(READERS),
        "needs:note_list with filters": Row(READERS, query="?szukaj=autobus&strona=2"),
        "needs:note_list without any note": Row(READERS, query="?szukaj=nie+ma+takiej"),
        "needs:note_add": Row(READERS),
        "needs:note_detail": Row(READERS, one("needs.FieldNote")),
        "needs:note_edit": Row(ORGANISER, one("needs.FieldNote", written_by__email=ORGANISER_MAIL)),
        "needs:note_delete": Row(ORGANISER, one("needs.FieldNote", written_by__email=ORGANISER_MAIL)),
        "needs:need_list": Row(READERS),
        "needs:need_add": Row(ORGANISER),
        "needs:need_detail": Row(READERS, one("needs.Need")),
        "needs:need_remove": Row(ORGANISER, one("needs.Need")),
        "needs:need_restore": Row("in 403 302 403 403", one("needs.Need"), method="POST"),
        "needs:need_edit": Row(ORGANISER, one("needs.Need")),
        "needs:asset_list": Row(READERS),
        "needs:asset_add": Row(ORGANISER),
        "needs:asset_detail": Row(READERS, one("needs.Asset")),
        "needs:asset_remove": Row(ORGANISER, one("needs.Asset")),
        "needs:asset_restore": Row("in 403 302 403 403", one("needs.Asset"), method="POST"),
        "needs:asset_edit": Row(ORGANISER, one("needs.Asset")),
        "needs:conclusion_list": Row(READERS),
        "needs:conclusion_add": Row(ORGANISER),
        "needs:conclusion_detail": Row(READERS, one("needs.Conclusion")),
        "needs:conclusion_remove": Row(ORGANISER, one("needs.Conclusion")),
        "needs:conclusion_restore": Row("in 403 302 403 403", one("needs.Conclusion"), method="POST"),
        "needs:conclusion_edit": Row(ORGANISER, one("needs.Conclusion", goals=None, updates=None)),
        "needs:conclusion_edit of a cited one": Row("in 403 302 403 403", one("needs.Conclusion", goals__isnull=False)),
        "needs:conclusion_replace": Row(ORGANISER, one("needs.Conclusion")),
        "public_plan": Row(PUBLIC),
        "public_plan in Ukrainian": Row(PUBLIC, language="uk"),
        "public_file_check": Row(PUBLIC),
        "public_plan_pdf": Row(PUBLIC, is_page=False),
        "public_progress": Row(PUBLIC),
        "public_progress in Ukrainian": Row(PUBLIC, language="uk"),
        "public_versions": Row(PUBLIC),
        "public_versions in English": Row(PUBLIC, language="en"),
        "public_comparison": Row(PUBLIC),
        "public_comparison of what cannot be": Row(PUBLIC, query="?od=1-0&do=nie"),
        "public_version": Row(PUBLIC, published),
        "public_version_pdf": Row(PUBLIC, published, is_page=False),
        "public_version_signed": Row("404 404 404 404 404", published, is_page=False),
        "public_version_scan": Row("404 404 404 404 404", published, is_page=False),
        "plans:plan_list": Row(READERS),
        "plans:plan_add": Row(ORGANISER),
        "plans:template_detail": Row(ORGANISER),
        "plans:template_begin": Row("in 403 302 403 403", method="POST"),
        "plans:template_chapter_add": Row(ORGANISER),
        "plans:template_chapter_edit": Row(ORGANISER, one("plans.TemplateChapter")),
        "plans:template_chapter_move": Row("in 403 302 403 403", one("plans.TemplateChapter"), method="POST"),
        "plans:template_chapter_remove": Row(ORGANISER, one("plans.TemplateChapter")),
        "plans:draft_now": Row("in 403 302 403 403", is_page=False),
        "plans:in_force_now": Row("in 302 302 302 403", is_page=False),
        "plans:awaiting": Row("in 403 403 200 403"),
        "plans:plan_detail": Row(READERS, one("plans.Plan")),
        "plans:update_open": Row(ORGANISER, one("plans.Plan")),
        "plans:plan_compare": Row(READERS, one("plans.Plan", versions__decision__outcome="approved")),
        "plans:plan_compare of two versions": Row(
            "in 404 200 200 403", one("plans.Plan", versions__decision__outcome="approved"), query="?od=0.2&do=1.1"
        ),
        "plans:version_detail": Row("in 404 200 200 403", one("plans.Version", **SUBMITTED)),
        "plans:version_detail of a draft": Row("in 404 200 404 403", one("plans.Version", **DRAFT)),
        "plans:version_detail of a draft as a document": Row(
            "in 404 200 404 403", one("plans.Version", **DRAFT), query="?widok=dokument"
        ),
        "plans:version_detail of what was returned": Row("in 404 200 200 403", one("plans.Version", state="returned")),
        "plans:version_detail of what was approved": Row(READERS, one("plans.Version", **APPROVED)),
        "plans:version_pdf": Row("in 404 200 200 403", one("plans.Version", **SUBMITTED), is_page=False),
        "plans:version_docx": Row("in 404 200 200 403", one("plans.Version", **SUBMITTED), is_page=False),
        "plans:version_docx of a draft": Row("in 404 200 404 403", one("plans.Version", **DRAFT), is_page=False),
        "plans:version_xlsx": Row("in 404 200 200 403", one("plans.Version", **SUBMITTED), is_page=False),
        "plans:version_xlsx of a draft": Row("in 404 200 404 403", one("plans.Version", **DRAFT), is_page=False),
        "plans:version_from_paper": Row(ORGANISER, first_draft),
        "plans:version_scan of what was decided on paper": Row(
            READERS, one("plans.Version", decision__outcome="paper"), is_page=False
        ),
        "plans:version_detail of what was decided on paper": Row(
            READERS, one("plans.Version", decision__outcome="paper")
        ),
        "plans:version_scan": Row("in 404 404 404 403", one("plans.Version", **APPROVED), is_page=False),
        "plans:version_edit": Row(ORGANISER, one("plans.Version", **DRAFT)),
        "plans:chapter_add": Row(ORGANISER, one("plans.Version", **DRAFT)),
        "plans:goal_add": Row(ORGANISER, one("plans.Version", **DRAFT)),
        "plans:version_submit": Row(ORGANISER, one("plans.Version", **DRAFT)),
        "plans:version_submit of what was submitted": Row(ORGANISER, one("plans.Version", **SUBMITTED)),
        "plans:version_withdraw": Row("in 403 302 403 403", one("plans.Version", **SUBMITTED), method="POST"),
        "plans:version_withdraw asks first": Row(ORGANISER, one("plans.Version", **SUBMITTED)),
        "plans:version_next": Row("in 403 302 403 403", one("plans.Version", state="returned"), method="POST"),
        "plans:version_discard": Row(ORGANISER, one("plans.Version", **DRAFT)),
        "plans:version_review": Row("in 404 403 200 403", one("plans.Version", **SUBMITTED)),
        "plans:version_review of the whole": Row(DIRECTOR, one("plans.Version", **SUBMITTED), query="?widok=calosc"),
        "plans:version_review of an attempt": Row(
            "in 403 403 200 403", one("plans.Version", **APPROVED), query="?widok=podejscie"
        ),
        "plans:remark_edit": Row("in 403 403 200 403", one("plans.Remark", version__state="submitted")),
        "plans:remark_edit decided on": Row("in 403 403 302 403", one("plans.Remark", version__state="returned")),
        "plans:remark_take_back": Row(
            "in 403 403 302 403", one("plans.Remark", version__state="submitted"), method="POST"
        ),
        "plans:remark_answer": Row(ORGANISER, one("plans.Remark")),
        "plans:chapter_edit": Row(ORGANISER, one("plans.Chapter", **OF_DRAFT)),
        "plans:goal_detail": Row(READERS, one("plans.Goal", version__decision__outcome="approved")),
        "plans:goal_add of a conclusion": Row(ORGANISER, one("plans.Version", **DRAFT), query="?wniosek=1"),
        "plans:goal_edit": Row(ORGANISER, one("plans.Goal", **OF_DRAFT)),
        "plans:action_add": Row(ORGANISER, one("plans.Goal", **OF_DRAFT)),
        "plans:action_detail": Row(READERS, one("plans.Action", goal__version__decision__outcome="approved")),
        "plans:action_edit": Row(ORGANISER, one("plans.Action", goal__version__state="draft")),
        "plans:action_move": Row(ORGANISER, one("plans.Action", goal__version__state="draft")),
        "plans:actions_paste": Row(ORGANISER, one("plans.Goal", is_main=False, **OF_DRAFT)),
        "plans:part_move": Row("in 403 302 403 403", part("cel", "plans.Goal", **OF_DRAFT), method="POST"),
        "plans:action_detail of a draft": Row("in 404 200 404 403", one("plans.Action", goal__version__state="draft")),
        "plans:version_discard of what was submitted": Row(ORGANISER, one("plans.Version", **SUBMITTED)),
        "plans:plan_prolong": Row("in 403 403 200 403", one("plans.Version", **APPROVED)),
        "plans:plan_repeal": Row("in 403 403 200 403", one("plans.Version", **APPROVED)),
        "plans:plan_pause": Row("in 403 403 200 403", one("plans.Version", **APPROVED)),
        "plans:plan_resume": Row("in 403 403 200 403", one("plans.Version", **APPROVED)),
        "plans:plan_correct": Row("in 403 403 200 403", one("plans.Version", **APPROVED)),
        "plans:exclusion_add": Row("in 403 403 200 403", one("plans.Version", **APPROVED)),
        "plans:exclusion_end": Row("in 403 403 200 403", one("plans.Exclusion")),
        "plans:version_file": Row("in 403 200 200 403", one("plans.Version", **APPROVED)),
        "plans:publication_detail": Row(READERS, one("plans.Version", **APPROVED)),
        "plans:version_publish": Row("in 403 302 403 403", one("plans.Version", **APPROVED), method="POST"),
        "plans:signed_copy_add": Row("in 403 200 200 403", one("plans.Version", **APPROVED)),
        "plans:signed_copy_file": Row("in 200 200 200 403", copy("scan"), is_page=False),
        "plans:copy_check": Row("in 403 200 200 403", upload(has_signature=True)),
        "plans:copy_check of a scan": Row("in 403 200 200 403", upload(has_signature=False)),
        "plans:copy_drop": Row("in 403 302 302 403", upload(has_signature=False), method="POST"),
        "plans:copy_publish": Row(ORGANISER, copy("signed")),
        "plans:part_remove": Row(ORGANISER, part("cel", "plans.Goal", **OF_DRAFT)),
    }
    | ACTIVITIES
    | DICTIONARIES
    | INITIATIVES
    | NOTES
    | PARTNERS
    | PROGRESS
    | REPORTS
)
# Every list can be printed whole and taken away as a file, by whoever may open it.
LISTS = (
    *LISTS_OF_RESIDENTS,
    *LISTS_OF_ACTIVITIES,
    *LISTS_OF_INITIATIVES,
    *LISTS_OF_PARTNERS,
    *LISTS_OF_PROGRESS,
    *LISTS_OF_REPORTS,
    "needs:note_list",
    "needs:need_list",
    "outgoing_letter_list",
    "needs:legal_kind_list",
    "needs:asset_list",
    "needs:conclusion_list",
    "plans:plan_list",
    "locality_list",
    "commune_list",
    "village_list",
    "group_list",
    "theme_list",
    "method_list",
    "head_group_list",
    "submission_state_list",
    "text_list",
    "needs:clause_list",
    "service_list",
    "account_list",
    "refused_list",
    "privacy_register",
    "retention_list",
    "discarding_list",
    "audit_trail",
    "access_log",
)
TABLE |= {f"{name} as CSV": replace(TABLE[name], query="?format=csv", is_page=False) for name in LISTS}
TABLE["needs:need_list as XLSX"] = Row(READERS, query="?format=xlsx", is_page=False)
TABLE["needs:need_list for print"] = Row(READERS, query="?format=druk&stan=planned")


def address_of(name: str) -> str:
    """The name of the address without the words about its state."""
    return name.partition(" ")[0]


def url_of(name: str) -> str:
    """The address itself, in the language of its row. Needs the demonstration office."""
    row = TABLE[name]
    with translation.override(row.language):
        return reverse(address_of(name), args=row.args()) + row.query


PAGES = sorted(
    name for name, row in TABLE.items() if row.is_page and row.method == "GET" and "200" in row.by_role.values()
)


def visitor(name: str) -> str:
    """The first role that may open it; the organiser before others, since pages show the organiser most."""
    answers = TABLE[name].by_role
    by_need = ("nobody", "organiser", *ROLES)
    return next(role for role in by_need if answers[role] == "200")
