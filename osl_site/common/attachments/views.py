"""A photograph handed out to whoever reads its row; areas of it covered; taken away."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.attachments import services
from osl_site.common.attachments.forms import CoverForm
from osl_site.common.attachments.models import Attachment
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view
from osl_site.common.web.navigation import stand_at

SANDBOX = "default-src 'none'; sandbox"


@dataclass(frozen=True)
class Shown:
    """A photograph and the row that it is of."""

    photo: Attachment
    subject: Model


def photo_or_404(pk: int) -> Shown:
    photo = get_object_or_404(Attachment.objects.select_related("file"), pk=pk)
    kind = registry.photographed.of(photo.subject_type)
    return Shown(photo, get_object_or_404(kind.model, pk=photo.subject_id))


def may_read(user: User, shown: Shown) -> bool:
    """Whoever reads the row."""
    return registry.photographed.of(shown.photo.subject_type).may_read(user, shown.subject)


def may_change(user: User, shown: Shown) -> bool:
    """Whoever changes the row."""
    return registry.photographed.of(shown.photo.subject_type).may_change(user, shown.subject)


@require_GET
@never_cache
@staff_view(may=may_read, of=photo_or_404)
def photo_file(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The photograph as a file to be saved: pages show it, and nothing in it is ever run."""
    file = shown.photo.file
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return HttpResponse(bytes(file.content), content_type=file.content_type, headers=headers)


@require_http_methods(["GET", "POST"])
@staff_view(may=may_change, of=photo_or_404)
def photo_cover(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Areas drawn on the photograph, or typed; the photograph without them gives way for ever."""
    stand_at(request, shown.subject.get_absolute_url())
    form = CoverForm(request.POST or None)
    if submit_form(request, form, lambda: services.cover(shown.photo, form.areas, by=request.user)):
        messages.success(request, "Zasłonięte. Poprzedniego zdjęcia już nie ma.")
        return redirect(shown.subject)
    return render(request, "attachments/cover.html", {"form": form, "photo": shown.photo, "subject": shown.subject})


@require_http_methods(["GET", "POST"])
@staff_view(may=may_change, of=photo_or_404)
def photo_remove(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Asks first; takes it away on POST."""
    stand_at(request, shown.subject.get_absolute_url())
    if request.method == "POST":
        try:
            with told_of_removal():
                services.remove(shown.photo, by=request.user)
            messages.success(request, "Zdjęcie jest usunięte.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(shown.subject)
    return render(request, "attachments/remove.html", {"photo": shown.photo, "subject": shown.subject})
