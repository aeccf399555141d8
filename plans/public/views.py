"""What residents open, without an account: the plan as it holds, its earlier versions, and what changed between them.

Contents are drawn from what was published and never change; what holds today follows from decisions. They are Polish:
in another language a page shows the plan on one page, and the way to its text. Words that are not
public stand on none of these pages and in none of these files: all is taken from `plans/exclusions/public_text.py`. A
browser that has the page already is told so before anything is drawn.
"""

from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from osl_site.common import clock
from osl_site.common.centre.models import POLISH, Centre
from osl_site.common.centre.office import office
from osl_site.common.files.models import StoredFile
from osl_site.common.frozen_documents.views import answer_with
from osl_site.common.text.languages import spoken
from osl_site.common.web.compression import in_brotli
from plans.diff.compute import diff_versions
from plans.document.metryka import metryka
from plans.document.rendering import contents
from plans.document.summary import summary
from plans.exclusions.public_text import PublicText, public_changes, public_file
from plans.forms.publication import ComparisonForm
from plans.models import Correction, Publication, SignedCopy, TermDecision
from plans.publication.published import Published, published


@login_not_required
@require_safe
@in_brotli
def plan(request: HttpRequest) -> HttpResponse:
    """The version in force; else the one that will be, else the last that was. Honest when there is none."""
    known = published(clock.today())
    return _page(request, known.shown, known)


@login_not_required
@require_safe
@in_brotli
def version(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    """A published version at the address that lasts."""
    known = published(clock.today())
    return _page(request, _one_of(known.rows, plan, number), known)


@login_not_required
@require_safe
@in_brotli
def versions(request: HttpRequest) -> HttpResponse:
    """The register: every published version, the newest first, and the choice of two to compare."""
    known = published(clock.today())
    here = office()
    etag = _etag(here, *known.facts())
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    rows = [(row, known.words_of(row), known.excluded_from(row)) for row in known.rows]
    context = {
        "rows": rows,
        "tells_in_polish": any(public and (public.notes or public.ended_notes) for _row, _standing, public in rows),
        "office": here,
        "awaited": known.awaited,
        "form": ComparisonForm(publications=known.rows) if len(known.rows) > 1 else None,
    }
    return _validated(render(request, "plans/public/versions.html", context), etag)


@login_not_required
@require_safe
@in_brotli
def comparison(request: HttpRequest) -> HttpResponse:
    """What changed between any two published versions."""
    known = published(clock.today())
    rows = known.rows
    form = ComparisonForm(request.GET or None, publications=rows)
    if not form.is_valid():
        return render(
            request, "plans/public/comparison.html", {"form": form, "is_only_one": len(rows) == 1 and not request.GET}
        )
    before, after = form.cleaned_data["od"], form.cleaned_data["do"]
    here = office()
    etag = _etag(here, before.document.file.sha256, after.document.file.sha256, *known.facts())
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    context = {
        "form": form,
        "office": here,
        "before": before,
        "after": after,
        "changes": diff_versions(known.text_of(before).content, known.text_of(after).content),
    }
    return _validated(render(request, "plans/public/comparison.html", context), etag)


@login_not_required
@require_safe
def plan_pdf(request: HttpRequest) -> HttpResponse:
    known = published(clock.today())
    if known.shown is None:
        raise Http404
    return _pdf(request, known.shown, known)


@login_not_required
@require_safe
def version_pdf(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    known = published(clock.today())
    return _pdf(request, _one_of(known.rows, plan, number), known)


@login_not_required
@require_safe
def version_scan(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    """The scan of a plan that was decided on paper, while all of it is public; a file that people made is handed out,
    never opened here."""
    known = published(clock.today())
    publication = _one_of(known.rows, plan, number)
    if publication.version.decision.scan is None or not _is_whole(known.excluded_from(publication)):
        raise Http404
    return _file(request, publication.version.decision.scan, inline=False)


@login_not_required
@require_safe
def version_signed(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    """The newest signed copy that was published; a file that people made is handed out, never opened here."""
    known = published(clock.today())
    publication = _one_of(known.rows, plan, number)
    copy = _signed(publication, known.excluded_from(publication))
    if copy is None:
        raise Http404
    return _file(request, copy.file, inline=False)


def _page(request: HttpRequest, row: Publication | None, known: Published) -> HttpResponse:
    if row is None:
        return render(request, "plans/public/plan.html", {"content": None, "awaited": known.awaited})
    touched = known.excluded_from(row)
    signed, file = _signed(row, touched), _document(row, touched)
    corrections = list(Correction.objects.filter(version=row.version_id))
    kept = (file and file.sha256, signed and signed.pk, len(corrections))
    here = office()
    etag = _etag(here, *known.facts(), row.pk, *kept)
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    public = touched or known.text_of(row)
    context = _words(row, known, public) | {"signed": signed, "file": file}
    context["office"] = here
    context["in_polish"] = None if spoken() == POLISH else translate_url(request.path, POLISH)
    context["corrections"] = [_masked(one, public) for one in corrections]
    return _validated(render(request, "plans/public/plan.html", context), etag)


def _words(row: Publication, known: Published, public: PublicText) -> dict[str, Any]:
    content, changed = public.content, public_changes(row.version, public)
    facts = metryka(content, row.version.decision, made_as=row.version.submitted_by_position)
    return {
        "publication": row,
        "content": content,
        "public": public,
        "changes": changed,
        "contents": contents(content, has_changes=changed is not None, has_notes=bool(public.notes)),
        "standing": known.words_of(row),
        "period": content.period,
        "facts": facts,
        "summary": summary(content, changes=changed, facts=facts, is_whole=True),
        "terms": [_masked(term, public) for term in known.plan_of(row).terms],
        "is_in_force": known.holding == row,
        "current": known.holding if known.holding != row else None,
        "following": known.following,
        "awaited": known.awaited,
        "has_others": len(known.rows) > 1,
    }


def _masked(row: Correction | TermDecision, public: PublicText) -> Correction | TermDecision:
    """What was decided later, in the words that are public. What corrects words that are not is none of them, however
    it differs. The row is only shown."""
    key = str(getattr(row, "key", None) or "")
    if hidden := public.instead_of(getattr(row, "was", ""), key):
        row.becomes = hidden
    for name in ("text", "basis", "place_name", "was", "becomes"):
        if said := getattr(row, name, ""):
            setattr(row, name, public.masked(said, key))
    return row


def _is_whole(touched: PublicText | None) -> bool:
    return touched is None or touched.is_whole


def _signed(row: Publication, touched: PublicText | None) -> SignedCopy | None:
    """The signed copy for residents; none while words of the text are not public, for they stand in every copy."""
    copies = SignedCopy.objects.for_residents().filter(version=row.version_id).select_related("file")
    return copies.first() if _is_whole(touched) else None


def _document(row: Publication, touched: PublicText | None) -> StoredFile | None:
    """The PDF for residents: the approved document, or the one without what is not public; None while it is drawn."""
    return row.document.file if _is_whole(touched) else public_file(row.version, touched)


def _pdf(request: HttpRequest, row: Publication, known: Published) -> HttpResponse:
    file = _document(row, known.excluded_from(row))
    if file is None:
        answer = render(request, "plans/public/being_made.html", {"publication": row}, status=503)
        answer.headers["Retry-After"] = "60"
        return answer
    return _file(request, file)


def _one_of(rows: list[Publication], plan: int, number: int) -> Publication:
    """The published version of that plan and number. What is not published is not there, whoever asks."""
    for row in rows:
        if (row.version.plan_id, row.version.number) == (plan, number):
            return row
    raise Http404


def _file(request: HttpRequest, file: StoredFile, *, inline: bool = True) -> HttpResponse:
    """The kept bytes, known by their SHA-256: they are read only for whoever does not have them yet."""
    etag = quote_etag(file.sha256)
    if known := get_conditional_response(request, etag=etag):
        return known
    answer = answer_with(file, inline=inline)
    answer.headers["Content-Language"] = "pl"
    return _validated(answer, etag)


def _etag(here: Centre, *facts: object) -> str:
    """What the page says besides `facts` is the office's own words, the language, and how this release draws it."""
    known = (spoken(), here.revision, static("css/osl.css"), *facts)
    return quote_etag(sha256(repr(known).encode()).hexdigest()[:32])


def _validated(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    return response
