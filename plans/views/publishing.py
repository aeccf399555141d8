"""After approval, on the staff's side: publishing, the metryka to copy into BIP."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from osl_site.common import clock
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.forms.form_handling import run_action
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.document.kept import kept
from plans.document.metryka import metryka_for_bip
from plans.document.rendering import content_of
from plans.exclusions.documents import for_bip, metryka_of
from plans.exclusions.preview import told_again
from plans.exclusions.public_text import public_file, public_text
from plans.models import DocumentKind, Publication, State, Version
from plans.views.reading import version_or_404


@require_GET
@staff_view(may=may_read_rooms)
def publication_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What residents read of this version and since when; before that, what publishing it would say."""
    version = approved_or_404(request, pk)
    publication = Publication.objects.filter(version=version).select_related("version").first()
    document = kept(version, DocumentKind.APPROVED)
    may_publish = rules.may_publish(request.user, version)
    preview = ""
    if not publication and document and may_publish:
        preview = metryka_for_bip(version, document, published_by=request.user, day=clock.today())
    public = public_text(version)
    file = None if public.is_whole else public_file(version, public)
    context = {
        "version": version,
        "public": public,
        "public_file": file,
        "public_metryka": "" if public.is_whole else for_bip(public, file),
        "said_again": [] if publication else told_again(content_of(version), version),
        "publication": publication,
        "public_address": request.build_absolute_uri(publication.get_absolute_url()) if publication else "",
        "metryka": metryka_of(public, publication.metryka if publication else preview),
        "document": document,
        "copies": version.signed_copies.select_related("file", "successor", "publication"),
        "may_publish": may_publish,
        "may_sign": rules.may_add_signed_copy(request.user, version),
    }
    return render(request, "plans/publication_detail.html", context)


@require_POST
@staff_view(may=may_read_rooms)
def version_publish(request: HttpRequest, pk: int) -> HttpResponse:
    version = approved_or_404(request, pk)
    run_action(
        request,
        lambda: services.publish(version, by=request.user),
        "Opublikowano. Mieszkańcy czytają tę wersję na stronie. Skopiuj metrykę do BIP.",
    )
    return redirect("plans:publication_detail", pk=pk)


def approved_or_404(request: HttpRequest, pk: int) -> Version:
    """The approved version of that id. Raises Http404 where there is none."""
    version = version_or_404(request, pk)
    if version.state != State.APPROVED:
        raise Http404
    return version
