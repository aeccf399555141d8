"""A photograph handed out to whoever reads its row; areas of it covered; taken away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import registry
from osl_site.common.attachments import services
from osl_site.common.attachments.forms import CoverForm
from osl_site.common.attachments.models import Attachment
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import hold_to

SANDBOX = "default-src 'none'; sandbox"


@require_GET
@never_cache
def photo_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The photograph as a file to be saved: pages show it, and nothing in it is ever run."""
    photo, subject = _photo_or_404(pk)
    hold_to(registry.photographed.of(photo.subject_type).may_read, request.user, subject)
    headers = {
        "Content-Disposition": f'attachment; filename="{photo.file.name}"',
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return HttpResponse(bytes(photo.file.content), content_type=photo.file.content_type, headers=headers)


@require_http_methods(["GET", "POST"])
def photo_cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Areas drawn on the photograph, or typed; the photograph without them gives way for ever."""
    photo, subject = _theirs_or_403(request, pk)
    form = CoverForm(request.POST or None)
    if submit_form(request, form, lambda: services.cover(photo, form.areas, by=request.user)):
        messages.success(request, "Zasłonięte. Poprzedniego zdjęcia już nie ma.")
        return redirect(subject)
    return render(request, "attachments/cover.html", {"form": form, "photo": photo, "subject": subject})


@require_http_methods(["GET", "POST"])
def photo_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; takes it away on POST."""
    photo, subject = _theirs_or_403(request, pk)
    if request.method == "POST":
        try:
            with told_of_removal():
                services.remove(photo, by=request.user)
            messages.success(request, "Zdjęcie jest usunięte.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(subject)
    return render(request, "attachments/remove.html", {"photo": photo, "subject": subject})


def _photo_or_404(pk: int) -> tuple[Attachment, Model]:
    photo = get_object_or_404(Attachment.objects.select_related("file"), pk=pk)
    return photo, get_object_or_404(registry.photographed.of(photo.subject_type).model, pk=photo.subject_id)


def _theirs_or_403(request: HttpRequest, pk: int) -> tuple[Attachment, Model]:
    photo, subject = _photo_or_404(pk)
    hold_to(registry.photographed.of(photo.subject_type).may_change, request.user, subject)
    return photo, subject
