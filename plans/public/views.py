"""What residents open, without an account: the plan as it holds, its earlier versions, and what changed between them.

Contents are drawn from what was published and never change; what holds today follows from decisions. A browser that
has the page already is told so before anything is drawn.
"""

from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.files.models import StoredFile
from osl_site.common.frozen_documents.views import answer_with
from osl_site.common.text.languages import spoken
from plans.diff.compute import diff_versions
from plans.document.metryka import metryka
from plans.document.rendering import changes_of, content_of, contents
from plans.document.summary import summary
from plans.forms.publication import ComparisonForm
from plans.models import Correction, Publication, SignedCopy, Version
from plans.publication.published import Published, published


@login_not_required
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The version in force; else the one that will be, else the last that was. Honest when there is none."""
    known = published(clock.today())
    return _page(request, known.shown, known)


@login_not_required
@require_safe
def version(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    """A published version at the address that lasts."""
    known = published(clock.today())
    return _page(request, _one_of(known.rows, plan, number), known)


@login_not_required
@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """The register: every published version, the newest first, and the choice of two to compare."""
    known = published(clock.today())
    etag = _etag(*known.facts())
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    context = {
        "rows": [(row, known.words_of(row)) for row in known.rows],
        "awaited": known.awaited,
        "form": ComparisonForm(publications=known.rows) if len(known.rows) > 1 else None,
    }
    return _validated(render(request, "plans/public/versions.html", context), etag)


@login_not_required
@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """What changed between any two published versions."""
    rows = published(clock.today()).rows
    form = ComparisonForm(request.GET or None, publications=rows)
    if not form.is_valid():
        return render(
            request, "plans/public/comparison.html", {"form": form, "is_only_one": len(rows) == 1 and not request.GET}
        )
    before, after = form.cleaned_data["od"], form.cleaned_data["do"]
    etag = _etag(before.document.file.sha256, after.document.file.sha256)
    if known := get_conditional_response(request, etag=etag):
        return known
    context = {
        "form": form,
        "before": before,
        "after": after,
        "changes": diff_versions(content_of(_whole(before)), content_of(_whole(after))),
    }
    return _validated(render(request, "plans/public/comparison.html", context), etag)


@login_not_required
@require_safe
def plan_pdf(request: HttpRequest) -> HttpResponse:
    publication = published(clock.today()).shown
    if publication is None:
        raise Http404
    return _file(request, publication.document.file)


@login_not_required
@require_safe
def version_pdf(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    return _file(request, _one_of(published(clock.today()).rows, plan, number).document.file)


@login_not_required
@require_safe
def version_scan(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    """The scan of a plan that was decided on paper; a file that people made is handed out, never opened here."""
    publication = _one_of(published(clock.today()).rows, plan, number)
    if publication.version.decision.scan is None:
        raise Http404
    return _file(request, publication.version.decision.scan, inline=False)


@login_not_required
@require_safe
def version_signed(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    """The newest signed copy that was published; a file that people made is handed out, never opened here."""
    publication = _one_of(published(clock.today()).rows, plan, number)
    copy = _signed(publication)
    if copy is None:
        raise Http404
    return _file(request, copy.file, inline=False)


def _page(request: HttpRequest, row: Publication | None, known: Published) -> HttpResponse:
    if row is None:
        return render(request, "plans/public/plan.html", {"content": None, "awaited": known.awaited})
    signed = _signed(row)
    corrections = list(Correction.objects.filter(version=row.version_id))
    kept = (row.document.file.sha256, signed and signed.pk, len(corrections))
    etag = _etag(*known.facts(), *kept)
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    context = _words(row, known) | {"signed": signed, "corrections": corrections}
    return _validated(render(request, "plans/public/plan.html", context), etag)


def _words(row: Publication, known: Published) -> dict[str, Any]:
    version = _whole(row)
    content = content_of(version)
    changed = changes_of(version, content)
    facts = metryka(content, version.decision, made_as=version.submitted_by_position)
    return {
        "publication": row,
        "content": content,
        "changes": changed,
        "contents": contents(content, has_changes=changed is not None),
        "standing": known.words_of(row),
        "period": content.period,
        "facts": facts,
        "summary": summary(content, changes=changed, facts=facts),
        "terms": known.plan_of(row).terms,
        "current": known.holding if known.holding != row else None,
        "following": known.following,
        "awaited": known.awaited,
        "has_others": len(known.rows) > 1,
    }


def _signed(row: Publication) -> SignedCopy | None:
    return SignedCopy.objects.for_residents().filter(version=row.version_id).select_related("file").first()


def _whole(row: Publication) -> Version:
    return Version.objects.select_related("plan", "decision").get(pk=row.version_id)


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


def _etag(*facts: object) -> str:
    """What the page says besides `facts` is the office's own words, the language, and how this release draws it."""
    known = (spoken(), office().revision, static("css/osl.css"), *facts)
    return quote_etag(sha256(repr(known).encode()).hexdigest()[:32])


def _validated(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    return response
