"""How the plan goes: the one screen of whoever decides, one action with its months, log and money."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import clock
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.forms.entries import LogForm
from plans.models import Action, ActionLog, LogKind, State
from plans.progress.whole import plan_progress
from plans.views.measuring import chart_of

NO_PLAN = "Dziś nie obowiązuje żaden plan, więc nie ma czego prowadzić."
SAID = {LogKind.STATE: "Stan działania jest ustawiony."}
KINDS = {"wpis": LogKind.NOTE, "odchylenie": LogKind.DEVIATION, "wydatek": LogKind.SPENT, "stan": LogKind.STATE}
WORDS = {value: word for word, value in KINDS.items()}
TITLES = {
    LogKind.NOTE: "Nowy wpis",
    LogKind.DEVIATION: "Odchylenie od planu",
    LogKind.SPENT: "Wydatek",
    LogKind.STATE: "Ustaw stan ręcznie",
}


@require_GET
@staff_view(may=may_read_rooms)
def progress(request: HttpRequest) -> HttpResponse:
    """„Postęp”: what goes well, what does not, what is to be decided; below every action and indicator."""
    whole = plan_progress(clock.today())
    if whole is None:
        return render(request, "plans/progress.html", {"nothing": NO_PLAN})
    context = {"whole": whole, "may_enter": rules.may_enter_values(request.user)}
    return render(request, "plans/progress.html", context | {"may_draft": rules.may_draft(request.user)})


@require_GET
@staff_view(may=may_read_rooms)
def action_progress(request: HttpRequest, key: UUID) -> HttpResponse:
    """One action: planned and happened by month, its indicators, deviations, money and log."""
    whole = plan_progress(clock.today())
    row = next((row for row in whole.actions if row.action.key == key), None) if whole else None
    if row is None:
        raise Http404
    figures = [figure for figure in whole.figures if figure.measured.part_key == key]
    context = {
        "row": row,
        "progress_url": reverse("plans:progress"),
        "charts": [(figure, chart_of(figure)) for figure in figures],
        "kinds": [(word, TITLES[kind]) for word, kind in KINDS.items()],
        "log": ActionLog.objects.filter(action_key=key).select_related("corrected_by").order_by("-happened_on", "-pk"),
        "may_enter": rules.may_enter_values(request.user),
    }
    return render(request, "plans/action_progress.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_values)
def log_add(request: HttpRequest, key: UUID, word: str) -> HttpResponse:
    """A line of the log of an action, of the kind that the address names."""
    action = _approved_or_404(key)
    kind = KINDS[word]
    form = LogForm(request.POST or None, kind=kind)
    back = reverse("plans:action_progress", args=[key])
    if submit_form(request, form, lambda: services.add_log(key, form.values, by=request.user)):
        messages.success(request, SAID.get(kind, "Wpis jest zapisany."))
        return redirect(back)
    context = {"form": form, "title": TITLES[kind], "lead": action.title, "back": back}
    return render(request, "plans/form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_values)
def log_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A newer line in the place of one: the old one stays to be read."""
    row = get_object_or_404(ActionLog, pk=pk)
    action = _approved_or_404(row.action_key)
    initial = {name: getattr(row, name) for name in ("happened_on", "text", "amount", "state")}
    form = LogForm(request.POST or None, kind=LogKind(row.kind), corrects=row, initial=initial)
    back = reverse("plans:action_progress", args=[row.action_key])

    def act() -> ActionLog:
        return services.correct_log(row, form.values, reason=form.cleaned_data["reason"], by=request.user)

    if submit_form(request, form, act):
        messages.success(request, "Wpis jest poprawiony. Poprzedni zostaje w historii.")
        return redirect(back)
    context = {"form": form, "title": "Popraw wpis", "lead": action.title, "back": back}
    return render(request, "plans/form.html", context)


def _approved_or_404(key: UUID) -> Action:
    action = Action.objects.filter(key=key, goal__version__state=State.APPROVED).order_by("-pk").first()
    if action is None:
        raise Http404
    return action
