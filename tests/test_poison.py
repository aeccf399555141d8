"""Every text column of every row holds markup, and every page, document, feed, file and letter is opened: nothing of it
comes alive, nothing breaks, and the marks of light Markdown are read by every outlet of a longer text.

Words are put into the tables past forms and services, so that no place relies on another having looked at them.
"""

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.test import Client
from psycopg import sql

from activities.models import Notice
from activities.registrations import emails
from osl_site.common.documents import pdf
from osl_site.common.letters.mail_server import message
from osl_site.common.letters.models import Letter
from osl_site.roof.pages.table import ROLES, TABLE, url_of
from plans.document.rendering import html_of
from plans.models import DocumentKind, Publication, State, Version
from plans.review import letters as plan_letters
from plans.tasks import make_public_document
from tests import office
from tests.browser import session_of

ALIVE = "zatruty"
LONG = (
    f"=1+1 </script></textarea></title>--><meta http-equiv=refresh content=0><img src=x onerror={ALIVE}()> "
    f"\"><b {ALIVE}>'><b {ALIVE}> [x](javascript:{ALIVE}()) <javascript:{ALIVE}()> javascript:{ALIVE}() {{{{ 7 }}}}"
)
BOLD = "**grubo**"  # light Markdown, at the beginning of every longer text
MIDDLE = f"=\"'><b {ALIVE}>"
SHORT = "<b>\"'"
OURS = ("accounts", "audit", "centre", "correspondence", "files", "partners", "needs", "plans", "activities")
KEPT = {  # columns whose words are never people's, and without which no page would be found
    "accounts.User.password": "a digest",
    "audit.Entry.act": "named by code",
    "audit.Entry.subject_type": "named by code",
    "audit.Change.field": "named by code",
    "correspondence.NumberSeries.kind": "named by code",
    "correspondence.OutgoingLetter.subject_type": "named by code",
    "centre.Commune.terc": "of the register",
    "centre.Locality.simc": "of the register",
    "centre.Locality.slug": "in addresses, made by us",
    "centre.Theme.slug": "in addresses, made by us",
    "centre.Method.slug": "in addresses, made by us",
    "centre.TargetGroup.slug": "in addresses, made by us",
    "files.StoredFile.content_type": "set by code",
    "files.StoredFile.sha256": "a digest",
    "plans.Version.snapshot_digest": "a digest",
    "plans.Document.text_digest": "a digest",
    "plans.Document.seal": "made by code; without it no file is handed out",
    "activities.InformationClause.digest": "a digest",
    "needs.Submission.code_digest": "a digest",
    "needs.Submission.code_seed": "made by code; the code grows from it",
    "needs.SubmitterClause.digest": "a digest",
    "needs.HelperClause.digest": "a digest",
    "activities.Series.rule": "made of numbers by code",
    "activities.WrongCode.who": "a digest",
}
HELD = [
    "audit.Erasure.table",
    "audit.Erasure.column",
    "needs.HelperContact.phone",
    "needs.SubmitterContact.phone",
    "activities.Registration.phone",
]  # by a constraint: digits alone; and what the database writes by itself of what was covered
OF_MACHINES = ("key", "schema", "terc", "time_kind", "time_from", "time_to", "cost_value", "starts_on", "ends_on")
LONGER = ("text", "manner", "description", "reason")  # of a plan, as it is stored
TYPED_IN = re.compile(rb"<textarea.*?</textarea>", re.DOTALL)
AS_TYPED = {  # where marks are shown as they were typed
    "audit_entry": "what stood in a column before and after",
    "activities:activity_copy": "a folded group tells the first words of what was typed",
    "activities:activity_edit": "the same",
    "needs:support_edit of a group": "the same",
    "activities:clause_detail": "the clause word for word as it stood",
    "activities:clause_list as CSV": "the same",
    "needs:clause_detail": "the same beside the form of submissions",
    "needs:clause_list as CSV": "the same",
    "needs:need_merge with a preview": "values of both beside each other, to choose from",
    "needs:survey_edit": "a folded group tells the first words of what was typed",
    "partners:partner_list as CSV": "it is read in again as it was typed",
} | dict.fromkeys(
    (
        "needs:submission_act",
        "needs:submission_act of Polish",
        "needs:submission_act of links",
        "needs:submission_act of writing",
        "needs:submission_extend",
        "needs:submission_legal",
        "needs:submission_legal of a complaint",
        "needs:submission_pass_on",
        "needs:submission_reply",
        "outgoing_letter_detail",
        "needs:submission_detail",
        "needs:submission_detail in another language",
        "needs:submission_detail of a complaint",
        "needs:submission_detail to be rung",
        "needs:submission_act of what is urgent",
        "needs:submission_detail of what is urgent",
        "needs:submission_urgent",
        "needs:submission_detail handed over",
        "needs:submission_detail taken over",
        "needs:submission_hand_over",
        "needs:handed_detail",
        "needs:handed_detail taken over",
        "submission_checked of what was handed over",
        "needs:submission_urgent for the first time",
        "submission_checked",
        "submission_checked in Ukrainian",
        "submission_checked of what is urgent",
        "submission_checked of what waits",
        "activities:proposal_list",
        "activities:proposal_list as CSV",
        "activities:proposal_list with filters",
        "planned_dates_of",
    ),
    "words of a resident and of those who answer stand as they were typed",
)
LETTER = 'class="letter__head"'
PUT = "update {table} set {column} = left(%s, %s - 1 - length({key}::text)) || {key}::text || {end}"
ONLY_WHAT_IS_FILLED = " where {column} <> ''"


def texts() -> Iterator[tuple[str, models.Field]]:
    """Every column that holds words, by „app.Model.column”; choices are named by code."""
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            for field in model._meta.concrete_fields:
                if isinstance(field, models.CharField | models.TextField) and not field.choices:
                    yield f"{model._meta.label}.{field.name}", field


def poison(field: models.Field) -> str:
    if isinstance(field, models.TextField):
        return f"{BOLD} {LONG}"
    room = field.max_length - 4
    return next((words for words in (LONG, MIDDLE, SHORT) if len(words) <= room), SHORT[:room])


def poison_office(name: str) -> list[str]:
    """Fill every text column of database `name` with markup; answers the columns whose constraints refused it."""
    refused = []
    with psycopg.connect(**office.server_parameters(name, settings.OWNER_DATABASE), autocommit=True) as server:
        for table in {field.model._meta.db_table for _column, field in texts()} | {"plans_version"}:
            laid_aside = sql.SQL("alter table {} disable trigger user").format(sql.Identifier(table))
            server.execute(laid_aside)  # what is frozen may hold anything, too
        for column, field in texts():
            if column in KEPT:
                continue
            names = {"table": field.model._meta.db_table, "column": field.column, "key": field.model._meta.pk.column}
            if not any(_put(server, PUT + rows, names, field) for rows in ("", ONLY_WHAT_IS_FILLED)):
                refused.append(column)
        for pk, snapshot in server.execute("select id, snapshot from plans_version where snapshot is not null"):
            server.execute("update plans_version set snapshot = %s where id = %s", [json.dumps(spoiled(snapshot)), pk])
    return refused


def _put(server: psycopg.Connection, statement: str, names: dict[str, str], field: models.Field) -> bool:
    """Whether the constraints of the table let it in."""
    put = sql.SQL(statement).format(
        end=sql.Literal(field.column[0]), **{part: sql.Identifier(word) for part, word in names.items()}
    )
    try:
        server.execute(put, [poison(field), field.max_length or 10_000])
    except psycopg.errors.CheckViolation:
        return False
    return True


def spoiled(content: object, key: str = "") -> object:
    """The words of a stored document, each with markup before it."""
    if isinstance(content, dict):
        is_goal = "actions" in content  # its words are a heading, and no longer text
        return {name: spoiled(part, "" if is_goal and name == "text" else name) for name, part in content.items()}
    if isinstance(content, list):
        return [spoiled(part, key) for part in content]
    is_kept = key in OF_MACHINES or not isinstance(content, str) or not content or content[:4].isdigit()
    begin = BOLD if key in LONGER else ""
    return content if is_kept else f"{begin} {LONG} {content}"


class Living(HTMLParser):
    """What of a page a browser would act on and nobody of us wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: (value or "").strip().lower() for name, value in attrs}
        links = [told.get(name, "") for name in ("href", "src", "action", "formaction", "content")]
        is_alive = (
            ALIVE in told
            or any(name.startswith("on") for name in told)
            or told.get("http-equiv")
            or any(link.startswith(("javascript:", "data:text", "vbscript:")) for link in links)
        )
        if is_alive:
            self.found.append(self.get_starttag_text() or tag)


def living(html: str) -> list[str]:
    parser = Living()
    parser.feed(html)
    return parser.found


def of_feed(content: bytes) -> list[str]:
    """Elements of a feed that nobody of us wrote; a reader takes what is marked as HTML for markup."""
    elements = list(ElementTree.fromstring(content).iter())
    return [element.tag for element in elements if not element.tag.startswith("{http://www.w3.org/2005/Atom}")] + [
        element.tag for element in elements if element.get("type") in ("html", "xhtml")
    ]


def of_table(content: bytes) -> list[str]:
    cells = [cell for row in csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";") for cell in row]
    return [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def of_workbook(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
    return [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet or f"<b {ALIVE}" in sheet]


def found_in(kind: str, content: bytes) -> list[str]:
    """What is alive in an answer of that content type."""
    reader = {
        "text/html": lambda content: living(content.decode()),
        "text/csv": of_table,
        "application/atom+xml": of_feed,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": of_workbook,
    }.get(kind.partition(";")[0], lambda content: [])
    return reader(content)


@pytest.fixture
def drawn(monkeypatch):
    """The HTML of every document that was asked for; none is drawn."""
    pages = []
    monkeypatch.setattr(pdf, "draw", lambda html, *, moment: pages.append(html) or b"%PDF")
    return pages


@contextmanager
def as_role(role: str) -> Iterator[Client]:
    client = Client(raise_request_exception=True)
    if role != "nobody":
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(role)
    with transaction.atomic():
        yield client
        transaction.set_rollback(True)


def opened() -> list[tuple[str, str, str]]:
    """Every address that answers, for whom it does, whoever is shown most first."""
    by_need = ("organiser", "director", "administrator", *ROLES)
    found = []
    for name, row in TABLE.items():
        readers = [role for role in by_need if row.by_role[role] == "200"]
        if row.method == "GET" and readers:
            found.append((name, readers[0], url_of(name)))
    return found


def letters() -> list[str]:
    """Everything that leaves the office by mail, as one text a letter; a subject in two lines could not be sent."""
    kinds = {State.SUBMITTED: plan_letters.submitted, State.WITHDRAWN: plan_letters.withdrawn}
    written = [emails.written(notice) for notice in Notice.objects.order_by("id")[:40]]
    for version in Version.objects.exclude(submitted_at=None):
        write = plan_letters.decided if hasattr(version, "decision") else kinds[version.state]
        written.append(write(Letter(subject_id=version.pk)))
    envelope = Letter(kind=emails.NOTICE, to="ktos@przyklad.pl", message_id="1@przyklad.pl")
    return [message(envelope, one).message().as_string() for one in written]


def test_no_word_of_people_comes_alive_in_any_page_document_feed_file_or_letter(own_database, drawn):
    asked = opened()
    assert poison_office(own_database) == HELD
    for pk in Publication.objects.values_list("version", flat=True):
        make_public_document(pk)  # of words that are other words now

    alive, raw, shown = {}, [], 0
    for name, role, url in asked:
        with as_role(role) as client:
            answer = client.get(url)
            assert answer.status_code == 200, name
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            shown += b"&lt;meta http-equiv=refresh" in content
            if found := found_in(answer.headers["Content-Type"], content):
                alive[name] = found[:2]
            if BOLD.encode() in TYPED_IN.sub(b"", content):
                raw.append(name)
    for version in Version.objects.exclude(snapshot=None).select_related("plan", "decision"):
        kinds = DocumentKind.values if version.state == State.APPROVED else [DocumentKind.READ]
        drawn += [html_of(version, kind) for kind in kinds]
    marked = [page for page in drawn if BOLD in page and LETTER not in page]  # a letter stands as it was typed
    raw += [re.search("<title>(.*?)</title>", page)[1] for page in marked]
    papers = [living(page)[:2] for page in drawn]
    sent = letters()

    assert alive == {}
    assert set(raw) == set(AS_TYPED)
    assert [found for found in papers if found] == []
    assert [letter for letter in sent if "text/html" in letter or BOLD in letter] == []
    assert (shown > 60, len(papers) > 5, len(sent) > 5) == (True, True, True)


def test_what_would_come_alive_is_seen():
    """The reader of the test above, on a page that took words for markup."""
    assert len(living(f"<p>{LONG}</p>")) == 4
    assert living(f'<a href="JavaScript:{ALIVE}()">x</a>') != []
