"""A research walk: its points one after another, each added on the spot, all read as one story."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import rules, services
from needs.forms.walks import WalkPointForm
from needs.models import FieldNote, WalkPoint
from needs.views.notes import note_or_404
from osl_site.common.attachments.models import Attachment
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_PHOTOS, takes

NEXT = "nastepny"  # the button that goes on to the next point


@require_GET
@staff_view(may=rules.may_read)
def walk_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The walk as one story, to be read and printed. Its points and photographs in two queries."""
    note = note_or_404(pk)
    points = list(note.points.all())
    photos: dict[int, list[Attachment]] = {}
    for photo in Attachment.objects.of_many(WalkPoint, [point.pk for point in points]):
        photos.setdefault(photo.subject_id, []).append(photo)
    context = {
        "note": note,
        "points": [(point, photos.get(point.pk, [])) for point in points],
        "may_change": rules.may_change_note(request.user, note),
    }
    return render(request, "needs/walk_detail.html", context)


@takes(WITH_PHOTOS)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_note, of=note_or_404)
def point_add(request: HttpRequest, note: FieldNote) -> HttpResponse:
    form = WalkPointForm(request.POST or None, request.FILES or None)
    act = lambda: services.add_point(note, form.values, photos=form.kept_photos, by=request.user)
    if point := submit_form(request, form, act):
        messages.success(request, f"Punkt {point.position} jest zapisany.")
        return redirect("needs:point_add", pk=note.pk) if NEXT in request.POST else redirect(point)
    context = {"form": form, "title": f"Następny punkt spaceru {note.code}", "button": "Zapisz punkt", "is_new": True}
    return render(request, "needs/point_form.html", context | {"back": _walk(note), "parent": note})


def point_or_404(pk: int, point: int) -> WalkPoint:
    """A point with the note that it is of."""
    return get_object_or_404(WalkPoint.objects.select_related("note"), note=pk, pk=point)


@takes(WITH_PHOTOS)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_point, of=point_or_404)
def point_edit(request: HttpRequest, point: WalkPoint) -> HttpResponse:
    form = WalkPointForm(request.POST or None, request.FILES or None, instance=point)
    act = lambda: services.change_point(
        point, form.values, photos=form.kept_photos, revision=form.seen_revision, by=request.user
    )
    if submit_form(request, form, act):
        messages.success(request, f"Punkt {point.position} jest zapisany.")
        return redirect(point)
    context = {"form": form, "title": f"Zmień punkt {point.position}", "button": "Zapisz punkt", "parent": point.note}
    return render(request, "needs/point_form.html", context | {"back": _walk(point.note)})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_point, of=point_or_404)
def point_remove(request: HttpRequest, point: WalkPoint) -> HttpResponse:
    """Asks first; takes the point away on POST."""
    if request.method == "POST":
        try:
            with told_of_removal():
                services.remove_point(point, by=request.user)
            messages.success(request, "Punkt jest usunięty.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(_walk(point.note))
    return render(request, "needs/point_remove.html", {"point": point, "note": point.note})


def _walk(note: FieldNote) -> str:
    return reverse("needs:walk_detail", args=[note.pk])
