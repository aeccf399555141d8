"""A document that is decided on is drawn once, kept as bytes, and handed out as it lies. Told on the plan's tables."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory

from osl_site.common.audit.models import Entry
from osl_site.common.files.models import StoredFile, digest
from osl_site.common.files.services import keep
from osl_site.common.frozen_documents.content import Printed, as_json, since
from osl_site.common.frozen_documents.metryka import Approval, Metryka
from osl_site.common.frozen_documents.services import found, made, make_once
from osl_site.common.frozen_documents.views import answer_with, being_made
from plans.models import DocumentKind
from tests.plans.builders import approved, document, submitted
from tests.together import at_once

READ, APPROVED = DocumentKind.READ, DocumentKind.APPROVED


def ask(version, draw=lambda: b"%PDF-1.7 plan", kind=READ):
    said = {"kind": kind, "text_digest": version.snapshot_digest}
    return make_once(version.documents, version, **said, draw=draw, name="plan.pdf", act="document.made")


def read(version):
    return found(version.documents, READ, version.snapshot_digest)


@pytest.mark.django_db
def test_the_bytes_are_kept_with_their_digest_under_their_name(organiser, at):
    version = submitted(organiser)
    at(2026, 12, 1, 9)
    document = ask(version)
    content = bytes(document.file.content)
    assert (content, document.file.name, document.file.content_type) == (
        b"%PDF-1.7 plan",
        "plan.pdf",
        "application/pdf",
    )
    assert (document.file.sha256, document.file.created_by) == (digest(content), None)
    assert document.made_at == document.file.created_at


@pytest.mark.django_db
def test_however_often_it_is_asked_for_it_is_drawn_once(organiser):
    version, drawn = submitted(organiser), []
    for _ in range(3):
        ask(version, draw=lambda: drawn.append(1) or b"%PDF-1.7 plan")
    assert (len(drawn), version.documents.count()) == (1, 1)
    assert Entry.objects.filter(act="document.made").count() == 1


@pytest.mark.django_db
def test_each_kind_has_its_own_document(organiser):
    version = approved(organiser)
    assert ask(version, kind=READ) != ask(version, kind=APPROVED)
    assert read(version).kind == READ


@pytest.mark.django_db
def test_what_could_not_be_drawn_leaves_nothing_and_may_be_asked_for_again(organiser):
    version = submitted(organiser)
    with pytest.raises(ValueError, match="not a file"):
        ask(version, draw=lambda: int("not a file"))
    assert (version.documents.count(), StoredFile.objects.count()) == (0, 0)
    assert ask(version) == read(version)


def test_of_two_workers_who_drew_at_once_the_first_ones_bytes_stay(own_database):
    version = submitted()
    files = StoredFile.objects.count()
    answers = at_once(
        lambda: ask(version, draw=lambda: b"%PDF-1.7 jeden"),
        lambda: ask(version, draw=lambda: b"%PDF-1.7 drugi"),
    )
    assert answers[0] == answers[1] == read(version)
    assert StoredFile.objects.count() == files + 1


def test_nothing_is_locked_while_it_is_drawn(own_database):
    version, blocks = submitted(), []
    ask(version, draw=lambda: blocks.append(connection.in_atomic_block) or b"%PDF-1.7 plan")
    assert blocks == [False]


@pytest.mark.django_db
def test_an_act_that_needs_a_document_is_refused_until_it_is_made(organiser, django_assert_num_queries):
    version = submitted(organiser)
    with pytest.raises(ValidationError, match="Dokument PDF nie jest jeszcze gotowy"):
        made(read(version))
    ask(version)
    with django_assert_num_queries(1):
        assert made(read(version)).file.size == len(b"%PDF-1.7 plan")


@pytest.mark.django_db
def test_what_somebody_else_put_in_its_place_is_not_it(organiser, settings):
    version = submitted(organiser)
    forged = keep(b"%PDF-1.7 forged", name="plan.pdf", content_type="application/pdf", by=None)
    document(version, forged, kind=READ, seal="0" * 64)
    document(
        version, keep(b"%PDF", name="p", content_type="x", by=None), kind=READ, text_digest="0" * 64, seal="1" * 64
    )
    assert read(version) is None
    drawn = ask(version)
    assert read(version) == drawn
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert read(version) == drawn
    settings.SECRET_KEY_FALLBACKS = []
    assert read(version) is None


@pytest.mark.django_db
@pytest.mark.parametrize(("inline", "way"), [(True, "inline"), (False, "attachment")])
def test_the_bytes_are_handed_out_as_they_lie(inline, way):
    file = keep(b"%PDF-1.7 plan", name="plan.pdf", content_type="application/pdf", by=None)
    answer = answer_with(file, inline=inline)
    assert (answer.content, answer["Content-Type"]) == (b"%PDF-1.7 plan", "application/pdf")
    assert answer["Content-Disposition"] == f'{way}; filename="plan.pdf"'


@pytest.mark.django_db
def test_a_page_says_that_it_is_being_made_and_where_its_words_are(organiser):
    request = RequestFactory().get("/")
    request.user = organiser
    page = being_made(request, title="Sprawozdanie za 2026 rok", url="/sprawozdania/1/").content.decode()
    assert "PDF jest w przygotowaniu" in page
    assert "Sprawozdanie za 2026 rok" in page
    assert 'href="/sprawozdania/1/"' in page


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Printed):
    name: str
    comment: str = field(default="", metadata=since(2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Printed):
    schema: int
    figures: tuple[Figure, ...]
    about: Figure | None


@pytest.mark.parametrize(("schema", "figure"), [(1, {"name": "osoby"}), (2, {"name": "osoby", "comment": "wokół"})])
def test_a_content_is_stored_with_what_its_schema_knows(schema, figure):
    report = Report(schema=schema, figures=(Figure(name="osoby", comment="wokół"),), about=None)
    assert as_json(report, schema) == {"schema": schema, "figures": [figure], "about": None}


def test_a_template_reads_a_content_and_finds_nothing_where_there_is_nothing():
    report = Report(schema=2, figures=(Figure(name="osoby"),), about=None)
    words = Template("{{ report.figures.0.name }}{{ report.nothing }}{{ report.about }}")
    assert words.render(Context({"report": report})) == "osobyNone"


SAID = {
    "name": "Sprawozdanie",
    "office": "Centrum",
    "made_by": "Anna Zielińska",
    "made_as": "organizator społeczności lokalnej",
    "handed_on": "1 grudnia 2026\N{NO-BREAK SPACE}r.",
    "file_plan_symbol": "8110",
    "archive_category": "",
}
APPROVAL = Approval(
    by="Jan Kowal, dyrektor",
    on=date(2026, 12, 3),
    effective_on=date(2027, 1, 1),
    until="31 grudnia 2027\N{NO-BREAK SPACE}r.",
    basis="§ 5 statutu",
    case_mark="",
)


def test_the_cover_says_who_made_it_and_leaves_out_what_is_not_known():
    assert [(row.term, row.text) for row in Metryka(**SAID).on_cover()] == [
        ("Dokument", "Sprawozdanie"),
        ("Opracowanie", "Anna Zielińska, organizator społeczności lokalnej"),
        ("Przekazano", "1 grudnia 2026\N{NO-BREAK SPACE}r."),
        ("Symbol z wykazu akt", "8110"),
    ]


def test_the_cover_of_what_was_approved_says_who_decided_and_on_which_days_it_holds():
    terms = {row.term: row.text for row in Metryka(**SAID, approval=APPROVAL).on_cover()}
    assert terms["Zatwierdzenie"] == "Jan Kowal, dyrektor, 3 grudnia 2026\N{NO-BREAK SPACE}r."
    assert terms["Obowiązuje"] == "od 1 stycznia 2027\N{NO-BREAK SPACE}r. do 31 grudnia 2027\N{NO-BREAK SPACE}r."
    assert "Znak sprawy" not in terms


@pytest.mark.django_db
def test_the_lines_for_bip_name_the_file_and_its_digest():
    file = keep(b"%PDF-1.7", name="sprawozdanie.pdf", content_type="application/pdf", by=None)
    given = {"title": "Sprawozdanie za rok", "file": file, "published_by": "Anna Zielińska", "day": date(2026, 12, 5)}
    lines = Metryka(**SAID, approval=APPROVAL).for_bip(**given).splitlines()
    assert lines[0] == "Tytuł: Sprawozdanie za rok"
    assert lines[-2:] == ["Plik: sprawozdanie.pdf, 8 bajtów", f"Skrót SHA-256: {digest(b'%PDF-1.7')}"]
