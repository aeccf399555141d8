"""Order and removal in a draft, by buttons that work with the keyboard."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common.text.date_formats import quoted
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.models import Action, Chapter, Goal, Indicator
from plans.services.arranging import ChangedSinceSeen, neighbours
from plans.services.drafting import version_of

REMOVALS = {  # how it is called, what is asked, what goes with it
    "rozdzial": ("rozdział", "Czy usunąć ten rozdział?", "Zniknie rozdział z całą treścią."),
    "cel": ("cel", "Czy usunąć ten cel?", "Zniknie cel ze wszystkimi działaniami i wskaźnikami."),
    "dzialanie": ("działanie", "Czy usunąć to działanie?", "Zniknie działanie ze wskaźnikami."),
    "wskaznik": ("wskaźnik", "Czy usunąć ten wskaźnik?", "Zniknie wskaźnik."),
}
PARTS = {"rozdzial": Chapter, "cel": Goal, "dzialanie": Action, "wskaznik": Indicator}
PARENTS = {
    Chapter: ("version",),
    Goal: ("version",),
    Action: ("goal__version",),
    Indicator: ("action__goal__version", "goal__version"),
}
DETAILED_STAY = "Zniknie cel główny. Jego cele szczegółowe zostaną."
UP, DOWN = "wyzej", "nizej"


def part_or_404(kind: str, pk: int) -> Model:
    model = PARTS[kind]
    return get_object_or_404(model.objects.select_related(*PARENTS[model]), pk=pk)


@require_POST
@staff_view(may=rules.may_draft)
def part_move(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One place up or down; the focus comes back to the button of what was moved, and its new place is said."""
    part = part_or_404(kind, pk)
    try:
        services.move(part, step_of(request), seen=seen_position(request), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("plans:version_detail", pk=version_of(part))
    rows = list(neighbours(part))
    place = rows.index(part) + 1
    said = f"{REMOVALS[kind][0].capitalize()} {quoted(title_of(part))} stoi teraz na miejscu {place} z {len(rows)}."
    messages.success(request, said)
    page = reverse("plans:version_detail", args=[version_of(part)])
    return redirect(f"{page}#{kind}-{pk}-{next_button(request, place, len(rows))}")


def next_button(request: HttpRequest, place: int, count: int) -> str:
    """The button that goes on in the same direction; at the edge the other one."""
    return {1: DOWN, count: UP}.get(place, UP if request.POST.get("dokad") == UP else DOWN)


def step_of(request: HttpRequest) -> int:
    return -1 if request.POST.get("dokad") == UP else 1


def seen_position(request: HttpRequest) -> int | None:
    """The place that the person saw: typed by the form, or in the address that a button of the draft sends to."""
    return whole_number(request.POST.get("miejsce", request.GET.get("miejsce", "")), digits=5)


def title_of(part: Chapter | Goal | Action | Indicator) -> str:
    if isinstance(part, Goal):
        return part.text
    return part.name if isinstance(part, Indicator) else part.title


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def part_remove(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Taken out only after a page that says what goes with it; asked again when someone changed it meanwhile."""
    part = part_or_404(kind, pk)
    version = version_of(part)
    name, question, consequence = REMOVALS[kind]
    if isinstance(part, Goal) and part.is_main:
        consequence = DETAILED_STAY
    if request.method == "POST":
        try:
            services.remove(part, seen=request.POST.get("stan", ""), by=request.user)
            messages.success(request, f"Usunięto {name}.")
            return redirect("plans:version_detail", pk=version)
        except ChangedSinceSeen as error:
            messages.error(request, " ".join(error.messages))
            part = part_or_404(kind, pk)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("plans:version_detail", pk=version)
    context = {"part": part, "version_pk": version, "name": name, "question": question, "consequence": consequence}
    context |= {"seen": services.edition_of(part), "gone": what_goes(part), "title": title_of(part)}
    return render(request, "plans/part_remove.html", context)


def what_goes(part: Chapter | Goal | Action | Indicator) -> list[str]:
    """What goes with the part, as it is called."""
    if isinstance(part, Goal):
        actions = [f"{row.number} {row.title}" for row in part.actions.select_related("goal")]
        return [*actions, *(f"wskaźnik: {row.name}" for row in part.indicators.all())]
    if isinstance(part, Action):
        return [f"wskaźnik: {row.name}" for row in part.indicators.all()]
    return [part.text] if isinstance(part, Chapter) and part.text else []
