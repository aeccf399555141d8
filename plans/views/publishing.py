"""After approval, on the staff's side: publishing, the metryka to copy into BIP, the signed copy."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import clock
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.frozen_documents.views import answer_with
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.document.metryka import metryka_for_bip
from plans.forms.publication import SignedCopyForm
from plans.models import Document, DocumentKind, Publication, SignedCopy, State, Version
from plans.views.reading import version_or_404


@require_GET
@staff_view(may=may_read_rooms)
def publication_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What residents read of this version and since when; before that, what publishing it would say."""
    version = _approved_or_404(request, pk)
    publication = Publication.objects.filter(version=version).select_related("by", "version").first()
    document = Document.objects.filter(version=version, kind=DocumentKind.APPROVED).select_related("file").first()
    may_publish = rules.may_publish(request.user, version)
    preview = ""
    if not publication and document and may_publish:
        preview = metryka_for_bip(version, document, published_by=request.user, day=clock.today())
    context = {
        "version": version,
        "publication": publication,
        "public_address": request.build_absolute_uri(publication.get_absolute_url()) if publication else "",
        "metryka": publication.metryka if publication else preview,
        "document": document,
        "copies": version.signed_copies.select_related("file", "by"),
        "may_publish": may_publish,
        "may_sign": rules.may_add_signed_copy(request.user, version),
    }
    return render(request, "plans/publication_detail.html", context)


@require_POST
@staff_view(may=may_read_rooms)
def version_publish(request: HttpRequest, pk: int) -> HttpResponse:
    version = _approved_or_404(request, pk)
    run_action(
        request,
        lambda: services.publish(version, by=request.user),
        "Opublikowano. Mieszkańcy czytają tę wersję na stronie. Skopiuj metrykę do BIP.",
    )
    return redirect("plans:publication_detail", pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=may_read_rooms)
def signed_copy_add(request: HttpRequest, pk: int) -> HttpResponse:
    """The document with a qualified signature, as a second file."""
    version = _approved_or_404(request, pk)
    if not rules.may_add_signed_copy(request.user, version):
        raise PermissionDenied
    form = SignedCopyForm(request.POST or None, request.FILES or None)
    act = lambda: services.add_signed_copy(version, content=form.content, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Podpisany egzemplarz jest zapisany.")
        return redirect("plans:publication_detail", pk=pk)
    back = reverse("plans:publication_detail", args=[pk])
    context = {"form": form, "title": "Dodaj podpisany egzemplarz", "button": "Zapisz plik", "back": back}
    return render(request, "plans/signed_copy_form.html", context)


@require_GET
@staff_view(may=may_read_rooms)
def signed_copy_file(request: HttpRequest, pk: int, copy: int) -> HttpResponse:
    version = _approved_or_404(request, pk)
    found = SignedCopy.objects.filter(version=version, pk=copy).select_related("file").first()
    if found is None:
        raise Http404
    return answer_with(found.file, inline=False)


def _approved_or_404(request: HttpRequest, pk: int) -> Version:
    version = version_or_404(request, pk)
    if version.state != State.APPROVED:
        raise Http404
    return version
