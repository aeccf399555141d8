"""The boundary of the gmina on maps: sent as a file, looked at as a drawing, shown, replaced, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common.centre import rules
from osl_site.common.centre.boundary import services
from osl_site.common.centre.boundary.forms import BoundaryForm
from osl_site.common.centre.boundary.models import Boundary
from osl_site.common.centre.models import Locality
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.pictures.map import MapDrawing, Spot, place_map
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_FILE, takes


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_office)
def boundary(request: HttpRequest) -> HttpResponse:
    """The boundary that maps draw, the one that waits to be looked at, and the form for another file."""
    form = BoundaryForm(request.POST or None, request.FILES or None)
    act = lambda: services.load_boundary(
        form.cleaned_data["file"],
        source=form.cleaned_data["source"],
        licence=form.cleaned_data["licence"],
        by=request.user,
    )
    if submit_form(request, form, act):
        messages.success(request, "Plik jest odczytany. Obejrzyj granicę i pokaż ją na mapach.")
        return redirect("boundary")
    rows = {row.is_shown: row for row in Boundary.objects.all()}
    spots = _spots() if rows else []
    context = {
        "form": form,
        "shown": rows.get(True),
        "waiting": rows.get(False),
        "shown_drawing": _drawn(rows.get(True), spots, "obowiazuje"),
        "waiting_drawing": _drawn(rows.get(False), spots, "podglad"),
    }
    return render(request, "centre/boundary.html", context)


@require_POST
@staff_view(may=rules.may_edit_office)
def boundary_show(request: HttpRequest, pk: int) -> HttpResponse:
    run_action(request, lambda: services.show_boundary(pk, by=request.user), "Granica jest na mapach.")
    return redirect("boundary")


@require_POST
@staff_view(may=rules.may_edit_office)
def boundary_remove(request: HttpRequest, pk: int) -> HttpResponse:
    run_action(request, lambda: services.remove_boundary(pk, by=request.user), "Granica jest usunięta.")
    return redirect("boundary")


def _spots() -> list[Spot]:
    rows = Locality.objects.served().filter(part_of=None, latitude__isnull=False).order_by("name_key", "pk")
    return [Spot(row.name, float(row.latitude), float(row.longitude), 0, row.name) for row in rows]


def _drawn(row: Boundary | None, spots: list[Spot], key: str) -> MapDrawing | None:
    """The boundary around the villages. None where there is no boundary, or no village whose place is known."""
    if row is None or not spots:
        return None
    desc = f"Linia to granica, kropki to miejscowości: {len(spots)}. Linia ma punktów: {row.points}."
    return place_map(key, "Granica i miejscowości", desc, spots, boundary=row.rings)
