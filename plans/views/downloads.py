"""The plan handed out to be worked on: as a document of Word and as a spreadsheet, drafts too."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from osl_site.common import clock
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.documents import docx
from osl_site.common.lists.spreadsheets import CONTENT_TYPES, XLSX
from osl_site.common.web.guards import staff_view
from plans.content import closed
from plans.document import workbook
from plans.document.kept import file_name
from plans.document.rendering import approval_of, changes_of, content_of, facts_of, paper_html
from plans.exclusions import documents
from plans.exclusions.public_text import PublicText, public_text
from plans.models import State, Version
from plans.views.reading import version_or_404
from plans.views.whole_text import asked_first

PUBLIC = "jawny"  # the text without the words that are not public: to be handed on


@require_GET
@staff_view(may=may_read_rooms)
def version_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same words in the same order as on paper, to be written on in Word."""
    version = version_or_404(request, pk)
    public = _public(request, version)
    if public is None and (asks := asked_first(request, version)):
        return asks
    if public:
        html = documents.html_of(version, public)
    else:
        content = closed(content_of(version))
        html = paper_html(
            content,
            changes=changes_of(version, content),
            decision=approval_of(version),
            made_as=version.submitted_by_position,
        )
    return _file(version, "docx", docx.CONTENT_TYPE, docx.draw(html, moment=_moment(version)), public)


@require_GET
@staff_view(may=may_read_rooms)
def version_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Goals, actions and indicators as rows, to be sorted and added up."""
    version = version_or_404(request, pk)
    public = _public(request, version)
    if public is None and (asks := asked_first(request, version)):
        return asks
    content = public.content if public else closed(content_of(version))
    facts = facts_of(version, content)
    notes = [documents.in_a_line(note) for note in public.notes] if public else []
    book = workbook.draw(content, facts=facts, moment=_moment(version), notes=notes)
    return _file(version, XLSX, CONTENT_TYPES[XLSX], book, public)


def _public(request: HttpRequest, version: Version) -> PublicText | None:
    """The text for residents, where it was asked for and is another than the whole."""
    if request.GET.get("tekst") != PUBLIC or version.state != State.APPROVED:
        return None
    public = public_text(version)
    return None if public.is_whole else public


def _moment(version: Version) -> datetime:
    """Of the decision or of the submission; a draft is as it is now."""
    approval = approval_of(version)
    return approval.at if approval else version.submitted_at or clock.now()


def _file(version: Version, kind: str, content_type: str, content: bytes, public: PublicText | None) -> HttpResponse:
    name = f"{file_name(version, PUBLIC if public else '')}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
