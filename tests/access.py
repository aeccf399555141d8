"""Who may open what: every address of the site, for every role, on the demonstration office.

Columns: nobody, coworker, organiser, director, administrator. `in` means: sent to sign in. An address that takes only
POST is asked with an empty POST; a permitted person then gets its form back (200), goes on (302) or is told what is
missing (400). A name may be followed by words: the same address in another state. The pages test opens every address
that answers GET, so that no page escapes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils import translation

ROLES = ("nobody", "coworker", "organiser", "director", "administrator")
PUBLIC = "200 200 200 200 200"
READERS = "in 200 200 200 403"
ORGANISER = "in 403 200 403 403"
DIRECTOR = "in 404 403 200 403"
ORGANISER_MAIL = "organizator@przyklad.pl"


@dataclass(frozen=True)
class Row:
    """One address: what each role gets, and the arguments it takes, found in the seeded office when they are needed."""

    answers: str
    args: Callable[[], list[Any]] = list
    method: str = "GET"
    query: str = ""
    language: str = "pl"
    is_page: bool = True

    @property
    def by_role(self) -> dict[str, str]:
        return dict(zip(ROLES, self.answers.split(), strict=True))


def one(path: str, **chosen: Any) -> Callable[[], list[Any]]:
    """The argument of an address: the id of the first row of „app.Model” in the seeded office that is like this."""
    return lambda: [apps.get_model(path).objects.filter(**chosen).order_by("id").values_list("pk", flat=True)[0]]


def part(kind: str, path: str, **chosen: Any) -> Callable[[], list[Any]]:
    return lambda: [kind, *one(path, **chosen)()]


DRAFT = {"state": "draft"}
OF_DRAFT = {"version__state": "draft"}
SUBMITTED = {"state": "submitted"}
AHEAD = {
    "cancelled_at": None,
    "starts_at__gt": "2026-12-02T00:00:00+01:00",
    "activity__in_charge__email": ORGANISER_MAIL,
}

TABLE: dict[str, Row] = {
    "health": Row(PUBLIC, is_page=False),
    "style": Row("in 200 200 200 200"),
    "contact": Row(PUBLIC),
    "accessibility_statement": Row(PUBLIC),
    "data_protection": Row(PUBLIC),
    "settings": Row("in 200 200 200 200"),
    "office_edit": Row("in 403 200 403 200"),
    "locality_list": Row("in 200 200 200 200"),
    "account_list": Row("in 403 403 403 200"),
    "account_add": Row("in 403 403 403 200"),
    "audit_trail": Row("in 403 403 200 200"),
    "access_log": Row("in 403 403 200 200"),
    "outbox": Row(PUBLIC),
    "sign_in": Row("200 302 302 302 302"),
    "sign_out": Row("in 302 302 302 302", method="POST"),
    "password_forgotten": Row(PUBLIC),
    "password_sent": Row(PUBLIC),
    "password_new": Row(PUBLIC, lambda: ["zepsuty", "odsylacz"]),
    "password_change": Row("in 200 200 200 200"),
    "desk": Row("in 200 200 200 200"),
    "more": Row("in 200 200 200 200"),
    "home": Row(PUBLIC),
    "calendar": Row(PUBLIC),
    "calendar with filters": Row(PUBLIC, query="?miejscowosc=0474123&odleglosc=10&temat=neighbours"),
    "calendar in Ukrainian": Row(PUBLIC, language="uk"),
    "calendar in English": Row(PUBLIC, language="en"),
    "calendar without any meeting": Row(PUBLIC, query="?szukaj=nie+ma+takiego"),
    "calendar with what cannot be": Row(PUBLIC, query="?od=2026-02-30&odleglosc=daleko&strona=x"),
    "calendar_feed": Row(PUBLIC, is_page=False),
    "calendar_subscribe": Row(PUBLIC),
    "home in Ukrainian": Row(PUBLIC, language="uk"),
    "calendar_month in English": Row(PUBLIC, lambda: [date(2026, 11, 1)], language="en"),
    "calendar_month": Row(PUBLIC, lambda: [date(2026, 12, 1)]),
    "calendar_village": Row(PUBLIC, lambda: ["kandyty"]),
    "meeting": Row(PUBLIC, one("activities.Occurrence", published_at__isnull=False)),
    "meeting that is called off": Row(PUBLIC, one("activities.Occurrence", cancelled_at__isnull=False)),
    "meeting in Ukrainian": Row(PUBLIC, one("activities.Occurrence", published_at__isnull=False), language="uk"),
    "meeting_ics": Row(PUBLIC, one("activities.Occurrence", published_at__isnull=False), is_page=False),
    "offer": Row(PUBLIC),
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
    "needs:need_edit": Row(ORGANISER, one("needs.Need")),
    "needs:asset_list": Row(READERS),
    "needs:asset_add": Row(ORGANISER),
    "needs:asset_detail": Row(READERS, one("needs.Asset")),
    "needs:asset_edit": Row(ORGANISER, one("needs.Asset")),
    "needs:conclusion_list": Row(READERS),
    "needs:conclusion_add": Row(ORGANISER),
    "needs:conclusion_detail": Row(READERS, one("needs.Conclusion")),
    "needs:conclusion_edit": Row(ORGANISER, one("needs.Conclusion", goals=None, updates=None)),
    "needs:conclusion_edit of a cited one": Row("in 403 302 403 403", one("needs.Conclusion", goals__isnull=False)),
    "needs:conclusion_replace": Row(ORGANISER, one("needs.Conclusion")),
    "partners:partner_list": Row(READERS),
    "partners:partner_add": Row(ORGANISER),
    "partners:partner_detail": Row(READERS, one("partners.Partner")),
    "partners:partner_edit": Row(ORGANISER, one("partners.Partner")),
    "partners:partner_confirm": Row("in 403 302 403 403", one("partners.Partner"), method="POST"),
    "plans:plan_list": Row(READERS),
    "plans:plan_add": Row(ORGANISER),
    "plans:template_detail": Row(ORGANISER),
    "plans:template_begin": Row("in 403 302 403 403", method="POST"),
    "plans:template_chapter_add": Row(ORGANISER),
    "plans:template_chapter_edit": Row(ORGANISER, one("plans.TemplateChapter")),
    "plans:template_chapter_move": Row("in 403 302 403 403", one("plans.TemplateChapter"), method="POST"),
    "plans:template_chapter_remove": Row(ORGANISER, one("plans.TemplateChapter")),
    "plans:awaiting": Row("in 403 403 200 403"),
    "plans:plan_detail": Row(READERS, one("plans.Plan")),
    "plans:update_open": Row(ORGANISER, one("plans.Plan")),
    "plans:plan_compare": Row(READERS, one("plans.Plan")),
    "plans:plan_compare of two versions": Row("in 404 200 200 403", one("plans.Plan"), query="?od=0.2&do=1.1"),
    "plans:version_detail": Row("in 404 200 200 403", one("plans.Version", **SUBMITTED)),
    "plans:version_detail of a draft": Row("in 404 200 404 403", one("plans.Version", **DRAFT)),
    "plans:version_detail of a draft as a document": Row(
        "in 404 200 404 403", one("plans.Version", **DRAFT), query="?widok=dokument"
    ),
    "plans:version_detail of what was returned": Row("in 404 200 200 403", one("plans.Version", state="returned")),
    "plans:version_detail of what was approved": Row(READERS, one("plans.Version", state="approved")),
    "plans:version_pdf": Row("in 404 200 200 403", one("plans.Version", **SUBMITTED), is_page=False),
    "plans:version_edit": Row(ORGANISER, one("plans.Version", **DRAFT)),
    "plans:chapter_add": Row(ORGANISER, one("plans.Version", **DRAFT)),
    "plans:goal_add": Row(ORGANISER, one("plans.Version", **DRAFT)),
    "plans:version_submit": Row(ORGANISER, one("plans.Version", **DRAFT)),
    "plans:version_submit of what was submitted": Row(ORGANISER, one("plans.Version", **SUBMITTED)),
    "plans:version_withdraw": Row("in 403 302 403 403", one("plans.Version", **SUBMITTED), method="POST"),
    "plans:version_next": Row("in 403 302 403 403", one("plans.Version", state="returned"), method="POST"),
    "plans:version_discard": Row(ORGANISER, one("plans.Version", **DRAFT)),
    "plans:version_review": Row("in 404 403 200 403", one("plans.Version", **SUBMITTED)),
    "plans:version_review of the whole": Row(DIRECTOR, one("plans.Version", **SUBMITTED), query="?widok=calosc"),
    "plans:version_review of an attempt": Row(
        "in 403 403 200 403", one("plans.Version", state="approved"), query="?widok=podejscie"
    ),
    "plans:remark_answer": Row(ORGANISER, one("plans.Remark")),
    "plans:chapter_edit": Row(ORGANISER, one("plans.Chapter", **OF_DRAFT)),
    "plans:goal_detail": Row(READERS, one("plans.Goal", version__state="approved")),
    "plans:goal_add of a conclusion": Row(ORGANISER, one("plans.Version", **DRAFT), query="?wniosek=1"),
    "plans:goal_edit": Row(ORGANISER, one("plans.Goal", **OF_DRAFT)),
    "plans:action_add": Row(ORGANISER, one("plans.Goal", **OF_DRAFT)),
    "plans:action_detail": Row(READERS, one("plans.Action", goal__version__state="approved")),
    "plans:action_edit": Row(ORGANISER, one("plans.Action", goal__version__state="draft")),
    "plans:action_move": Row(ORGANISER, one("plans.Action", goal__version__state="draft")),
    "plans:indicator_add": Row(ORGANISER, one("plans.Action", goal__version__state="draft")),
    "plans:indicator_edit": Row(ORGANISER, one("plans.Indicator", action__goal__version__state="draft")),
    "plans:part_move": Row("in 403 302 403 403", part("cel", "plans.Goal", **OF_DRAFT), method="POST"),
    "plans:action_detail of a draft": Row("in 404 200 404 403", one("plans.Action", goal__version__state="draft")),
    "plans:version_discard of what was submitted": Row(ORGANISER, one("plans.Version", **SUBMITTED)),
    "plans:part_remove": Row(ORGANISER, part("cel", "plans.Goal", **OF_DRAFT)),
    "activities:activity_list": Row(READERS),
    "activities:activity_add": Row(ORGANISER),
    "activities:activity_detail": Row(READERS, one("activities.Activity")),
    "activities:activity_edit": Row(ORGANISER, one("activities.Activity")),
    "activities:activity_publish": Row("in 403 302 403 403", one("activities.Activity"), method="POST"),
    "activities:series_plan": Row(ORGANISER, one("activities.Activity")),
    "activities:occurrences_publish": Row("in 403 302 403 403", one("activities.Activity"), method="POST"),
    "activities:occurrence_list": Row(READERS),
    "activities:occurrence_detail": Row(READERS, one("activities.Occurrence", **AHEAD)),
    "activities:occurrence_cancel": Row(ORGANISER, one("activities.Occurrence", **AHEAD)),
    "activities:occurrence_move": Row(ORGANISER, one("activities.Occurrence", **AHEAD)),
    "activities:occurrence_annotate": Row(ORGANISER, one("activities.Occurrence", **AHEAD)),
    "activities:venue_list": Row(READERS),
    "activities:venue_add": Row(ORGANISER),
    "activities:venue_edit": Row(ORGANISER, one("activities.Venue")),
}


def address_of(name: str) -> str:
    """The name of the address without the words about its state."""
    return name.partition(" ")[0]


def url_of(name: str) -> str:
    """The address itself, in the language of its row. Needs the seeded office."""
    row = TABLE[name]
    with translation.override(row.language):
        return reverse(address_of(name), args=row.args()) + row.query
