"""The organiser's writing: goals on conclusions, actions of goals, indicators of actions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.drafting.warnings import is_outside, years_outside
from plans.forms.actions import ActionForm
from plans.forms.drafting import MoveActionForm
from plans.forms.goals import GoalForm
from plans.forms.indicators import IndicatorForm
from plans.forms.pasted_rows import PastedRowsForm
from plans.models import Action, Goal, Indicator
from plans.views.shared import SEARCH, draft_or_404, form_page, is_look, number_in, opened, place_url

NEXT = "nastepne"  # the button that saves and opens the form again
OUTSIDE = "Termin działania {} wychodzi poza okres planu. Sprawdź daty."
YEARS_OUTSIDE = "Koszt działania {} ma rok spoza okresu planu: {}. Sprawdź ten rok."


def looked_for(request: HttpRequest) -> str:
    return request.POST.get("szukaj", "")[:1000] if SEARCH in request.POST else ""


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def goal_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal, also made straight of a conclusion (`?wniosek=`), or below a main one (`?glowny=`)."""
    version = draft_or_404(pk)
    main = number_in(request, "glowny")
    given = {"version": version, "initial": {"conclusions": number_in(request, "wniosek"), "level": str(*main)}}
    form = opened(request, lambda sent: GoalForm(sent, looked_for=looked_for(request), **given))
    return form_page(
        request,
        form,
        lambda: services.add_goal(version, form.values, by=request.user),
        title="Dodaj cel",
        back=f"{version.get_absolute_url()}#cele",
        made=lambda added: place_url(version, added.key, "c"),
        said="Cel jest dodany.",
        template="plans/goal_form.html",
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def goal_edit(request: HttpRequest, pk: int) -> HttpResponse:
    goal = get_object_or_404(Goal.objects.select_related("version__plan"), pk=pk)
    given = {"version": goal.version, "instance": goal, "looked_for": looked_for(request)}
    title, back = goal.name, place_url(goal.version, goal.key, "c")
    form = opened(request, lambda sent: GoalForm(sent, **given))
    return form_page(
        request,
        form,
        lambda: services.change_goal(goal, form.values, revision=form.seen_revision, by=request.user),
        title=title,
        back=back,
        said="Cel jest zapisany." if form.fields["text"].required else "Tabela działań jest zapisana.",
        template="plans/goal_form.html",
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def action_add(request: HttpRequest, pk: int) -> HttpResponse:
    """An action of a goal, also made for a service that nothing complements yet (`?usluga=`)."""
    goal = get_object_or_404(Goal.objects.select_related("version__plan"), pk=pk)
    form = ActionForm(request.POST or None, goal=goal, initial={"services": number_in(request, "usluga")})
    where = "do tabeli" if goal.is_table else f"do celu {goal.position}"

    def act() -> Action:
        return warned(request, services.add_action(goal, form.values, by=request.user))

    return form_page(
        request,
        form,
        act,
        title=f"Dodaj działanie {where}",
        back=place_url(goal.version, goal.key, "c"),
        made=lambda added: request.get_full_path() if NEXT in request.POST else place_url(goal.version, added.key, "d"),
        said="Działanie jest dodane." + (" Możesz wpisać następne." if NEXT in request.POST else ""),
        template="plans/action_form.html",
        extra={"next": NEXT},
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def actions_paste(request: HttpRequest, pk: int) -> HttpResponse:
    """Rows of a table from Word or a spreadsheet: shown first, then added, all of them or none."""
    goal = get_object_or_404(Goal.objects.select_related("version__plan"), pk=pk)
    form, back = PastedRowsForm(request.POST or None, goal=goal), place_url(goal.version, goal.key, "c")
    if is_look(request):
        form.is_valid()
    elif submit_form(request, form, lambda: services.add_actions(goal, form.values, by=request.user)):
        added = f"Dodano działania z tabeli: {len(form.values)}." if form.values else "Te wiersze są już dodane."
        messages.success(request, added)
        return redirect(back)
    context = {"form": form, "title": "Wklej wiersze tabeli", "back": back, "button": "Dodaj wszystkie wiersze"}
    return render(request, "plans/rows_paste.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def action_edit(request: HttpRequest, pk: int) -> HttpResponse:
    action = get_object_or_404(Action.objects.select_related("goal__version__plan"), pk=pk)
    title, goal = f"Działanie {action.number}", action.goal
    form = ActionForm(request.POST or None, instance=action, goal=goal)

    def act() -> Action:
        return warned(
            request, services.change_action(action, form.values, revision=form.seen_revision, by=request.user)
        )

    return form_page(
        request,
        form,
        act,
        title=title,
        back=place_url(goal.version, action.key, "d"),
        said="Działanie jest zapisane.",
        template="plans/action_form.html",
    )


def warned(request: HttpRequest, action: Action) -> Action:
    """A time or a year of costs outside the plan's period is kept, and told of."""
    version = action.goal.version
    if is_outside(action, version):
        messages.warning(request, OUTSIDE.format(action.number))
    if years := years_outside(action, version):
        messages.warning(request, YEARS_OUTSIDE.format(action.number, ", ".join(years)))
    return action


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def action_move(request: HttpRequest, pk: int) -> HttpResponse:
    """„Przenieś do innego celu”: last under that goal, with its indicators."""
    action = get_object_or_404(Action.objects.select_related("goal__version__plan"), pk=pk)
    form = MoveActionForm(request.POST or None, action=action)
    number, version, back = action.number, action.goal.version, place_url(action.goal.version, action.key, "d")

    def act() -> Action:
        typed = form.cleaned_data
        return services.move_to_goal(action, typed["goal"], revision=typed["revision"] or 0, by=request.user)

    if moved := submit_form(request, form, act):
        messages.success(request, f"Działanie {number} jest teraz działaniem {moved.number}.")
        return redirect(place_url(version, moved.key, "d"))
    context = {"form": form, "title": f"Przenieś działanie {number}", "back": back, "button": "Przenieś"}
    return render(request, "plans/form.html", context | {"lead": action.title})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def indicator_add(request: HttpRequest, pk: int) -> HttpResponse:
    return _indicator_added(request, get_object_or_404(Action.objects.select_related("goal__version"), pk=pk))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def goal_indicator_add(request: HttpRequest, pk: int) -> HttpResponse:
    """By what it will be seen that a whole goal was reached."""
    return _indicator_added(request, get_object_or_404(Goal.objects.select_related("version"), pk=pk))


def _indicator_added(request: HttpRequest, part: Action | Goal) -> HttpResponse:
    form = IndicatorForm(request.POST or None)
    of, place = _measured(part)
    return form_page(
        request,
        form,
        lambda: services.add_indicator(part, form.values, by=request.user),
        title=f"Dodaj wskaźnik {of}",
        back=place,
        said="Wskaźnik jest dodany.",
    )


def _measured(part: Action | Goal) -> tuple[str, str]:
    """„działania 1.2” or „celu 2”, and its place in the draft."""
    if isinstance(part, Action):
        return f"działania {part.number}", place_url(part.goal.version, part.key, "d")
    of = f"celu głównego {part.position}" if part.is_main else f"celu {part.position}"
    return of, place_url(part.version, part.key, "c")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def indicator_edit(request: HttpRequest, pk: int) -> HttpResponse:
    indicators = Indicator.objects.select_related("action__goal__version", "goal__version")
    indicator = get_object_or_404(indicators, pk=pk)
    form = IndicatorForm(request.POST or None, instance=indicator)
    of, place = _measured(indicator.action or indicator.goal)
    return form_page(
        request,
        form,
        lambda: services.change_indicator(indicator, form.values, revision=form.seen_revision, by=request.user),
        title=f"Wskaźnik {of}",
        back=place,
        said="Wskaźnik jest zapisany.",
    )
