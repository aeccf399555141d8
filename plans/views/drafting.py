"""The organiser's writing: forms of a draft and its parts, each saved by one service."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.saving import saved
from plans import rules, services
from plans.forms import ActionForm, ChapterForm, GoalForm, IndicatorForm, PlanForm, VersionForm
from plans.models import Action, Chapter, Goal, Indicator, Version
from plans.services.drafting import version_of

REMOVALS = {  # how it is called, what is asked, what goes with it
    "rozdzial": ("rozdział", "Czy usunąć ten rozdział?", "Zniknie rozdział z całą treścią."),
    "cel": ("cel", "Czy usunąć ten cel?", "Zniknie cel ze wszystkimi działaniami i wskaźnikami."),
    "dzialanie": ("działanie", "Czy usunąć to działanie?", "Zniknie działanie ze wskaźnikami."),
    "wskaznik": ("wskaźnik", "Czy usunąć ten wskaźnik?", "Zniknie wskaźnik."),
}
PARTS = {"rozdzial": Chapter, "cel": Goal, "dzialanie": Action, "wskaznik": Indicator}


def drafter(request: HttpRequest) -> None:
    if not rules.may_draft(request.user):
        raise PermissionDenied


def form_page(
    request: HttpRequest, form: BaseForm, act: Callable[[], Model], *, title: str, back: str, said: str
) -> HttpResponse:
    """A form that one service answers: back where it came from when it is saved, its refusals at their fields."""
    if saved(request, form, act):
        messages.success(request, said)
        return redirect(back)
    return render(request, "plans/form.html", {"form": form, "title": title, "back": back})


@require_http_methods(["GET", "POST"])
def plan_add(request: HttpRequest) -> HttpResponse:
    drafter(request)
    form = PlanForm(request.POST or None)
    if plan := saved(request, form, lambda: services.create_plan(form.cleaned_data, by=request.user)):
        messages.success(request, "Plan jest założony. Zacznij od celów.")
        return redirect(plan.versions.get())
    back = reverse("plans:plan_list")
    context = {"form": form, "title": "Nowy plan organizowania społeczności lokalnej", "back": back}
    return render(request, "plans/form.html", context)


def draft_or_404(request: HttpRequest, pk: int) -> Version:
    drafter(request)
    return get_object_or_404(Version.objects.select_related("plan"), pk=pk)


@require_http_methods(["GET", "POST"])
def version_edit(request: HttpRequest, pk: int) -> HttpResponse:
    version = draft_or_404(request, pk)
    form = VersionForm(request.POST or None, instance=version)
    return form_page(
        request,
        form,
        lambda: services.change_version(version, form.values, revision=form.seen_revision, by=request.user),
        title="Przyczyna i wspólny sposób realizacji" if version.number else "Wspólny sposób realizacji",
        back=version.get_absolute_url(),
        said="Zmiany są zapisane.",
    )


@require_http_methods(["GET", "POST"])
def chapter_add(request: HttpRequest, pk: int) -> HttpResponse:
    version = draft_or_404(request, pk)
    form = ChapterForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: services.add_chapter(version, form.values, by=request.user),
        title="Dodaj rozdział",
        back=version.get_absolute_url(),
        said="Rozdział jest dodany.",
    )


@require_http_methods(["GET", "POST"])
def chapter_edit(request: HttpRequest, pk: int) -> HttpResponse:
    drafter(request)
    chapter = get_object_or_404(Chapter.objects.select_related("version"), pk=pk)
    form = ChapterForm(request.POST or None, instance=chapter)
    title = f"Rozdział {chapter.position}. {chapter.title}"
    return form_page(
        request,
        form,
        lambda: services.change_chapter(chapter, form.values, revision=form.seen_revision, by=request.user),
        title=title,
        back=chapter.version.get_absolute_url(),
        said="Rozdział jest zapisany.",
    )


@require_http_methods(["GET", "POST"])
def goal_add(request: HttpRequest, pk: int) -> HttpResponse:
    version = draft_or_404(request, pk)
    form = GoalForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: services.add_goal(version, form.values, by=request.user),
        title="Dodaj cel",
        back=version.get_absolute_url(),
        said="Cel jest dodany.",
    )


@require_http_methods(["GET", "POST"])
def goal_edit(request: HttpRequest, pk: int) -> HttpResponse:
    drafter(request)
    goal = get_object_or_404(Goal.objects.select_related("version"), pk=pk)
    form = GoalForm(request.POST or None, instance=goal)
    back = goal.version.get_absolute_url()
    return form_page(
        request,
        form,
        lambda: services.change_goal(goal, form.values, revision=form.seen_revision, by=request.user),
        title=f"Cel {goal.position}",
        back=back,
        said="Cel jest zapisany.",
    )


@require_http_methods(["GET", "POST"])
def action_add(request: HttpRequest, pk: int) -> HttpResponse:
    drafter(request)
    goal = get_object_or_404(Goal.objects.select_related("version"), pk=pk)
    form = ActionForm(request.POST or None)
    title = f"Dodaj działanie do celu {goal.position}"
    return form_page(
        request,
        form,
        lambda: services.add_action(goal, form.values, by=request.user),
        title=title,
        back=goal.version.get_absolute_url(),
        said="Działanie jest dodane.",
    )


@require_http_methods(["GET", "POST"])
def action_edit(request: HttpRequest, pk: int) -> HttpResponse:
    drafter(request)
    action = get_object_or_404(Action.objects.select_related("goal__version"), pk=pk)
    form = ActionForm(request.POST or None, instance=action)
    title = f"Działanie {action.goal.position}.{action.position}"
    back = action.goal.version.get_absolute_url()
    return form_page(
        request,
        form,
        lambda: services.change_action(action, form.values, revision=form.seen_revision, by=request.user),
        title=title,
        back=back,
        said="Działanie jest zapisane.",
    )


@require_http_methods(["GET", "POST"])
def indicator_add(request: HttpRequest, pk: int) -> HttpResponse:
    drafter(request)
    action = get_object_or_404(Action.objects.select_related("goal__version"), pk=pk)
    form = IndicatorForm(request.POST or None)
    title = f"Dodaj wskaźnik działania {action.goal.position}.{action.position}"
    return form_page(
        request,
        form,
        lambda: services.add_indicator(action, form.values, by=request.user),
        title=title,
        back=action.get_absolute_url(),
        said="Wskaźnik jest dodany.",
    )


@require_http_methods(["GET", "POST"])
def indicator_edit(request: HttpRequest, pk: int) -> HttpResponse:
    drafter(request)
    indicator = get_object_or_404(Indicator.objects.select_related("action__goal__version"), pk=pk)
    form = IndicatorForm(request.POST or None, instance=indicator)
    back = indicator.action.get_absolute_url()
    return form_page(
        request,
        form,
        lambda: services.change_indicator(indicator, form.values, revision=form.seen_revision, by=request.user),
        title="Wskaźnik",
        back=back,
        said="Wskaźnik jest zapisany.",
    )


def part_or_404(kind: str, pk: int) -> Model:
    parents = {Chapter: "version", Goal: "version", Action: "goal__version", Indicator: "action__goal__version"}
    model = PARTS[kind]
    return get_object_or_404(model.objects.select_related(parents[model]), pk=pk)


@require_POST
def part_move(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One place up or down, by a button that works with the keyboard."""
    drafter(request)
    part = part_or_404(kind, pk)
    version = version_of(part)
    try:
        services.move(part, -1 if request.POST.get("dokad") == "wyzej" else 1, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("plans:version_detail", pk=version)


@require_http_methods(["GET", "POST"])
def part_remove(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Taken out only after a page that says what goes with it."""
    drafter(request)
    part = part_or_404(kind, pk)
    version = version_of(part)
    if request.method == "POST":
        try:
            services.remove(part, by=request.user)
            messages.success(request, f"Usunięto {REMOVALS[kind][0]}.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("plans:version_detail", pk=version)
    name, question, consequence = REMOVALS[kind]
    context = {"part": part, "version_pk": version, "name": name, "question": question, "consequence": consequence}
    return render(request, "plans/part_remove.html", context)
