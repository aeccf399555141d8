"""The organiser's writing: a new plan, an update, what belongs to the whole, and the chapters."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.forms.drafting import ChapterForm, PlanForm, VersionForm
from plans.models import Chapter, Plan, Remark, TemplateChapter
from plans.review.remarks import earlier_remarks, left_unanswered
from plans.views.shared import PREVIEW, draft_or_404, form_page, opened, place_url


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def plan_add(request: HttpRequest) -> HttpResponse:
    """„Nowy plan”: its period and how it is laid out."""
    own = TemplateChapter.objects.values_list("title", flat=True)
    form = PlanForm(request.POST or None, own=own)

    def act() -> Plan:
        return services.create_plan(form.values, shape=form.cleaned_data["shape"], by=request.user)

    if plan := submit_form(request, form, act):
        messages.success(request, "Plan jest założony. Zacznij od celów albo od pierwszego rozdziału.")
        return redirect(plan.versions.get())
    back = reverse("plans:plan_list")
    context = {
        "form": form,
        "title": "Nowy plan organizowania społeczności lokalnej",
        "button": "Załóż plan",
        "back": back,
    }
    return render(request, "plans/plan_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def version_edit(request: HttpRequest, pk: int) -> HttpResponse:
    version = draft_or_404(pk)
    form = VersionForm(request.POST or None, instance=version)
    return form_page(
        request,
        form,
        lambda: services.change_version(version, form.values, revision=form.seen_revision, by=request.user),
        title="Tytuł, okres i przyczyna" if version.number else "Tytuł, okres i wspólny sposób realizacji",
        back=version.get_absolute_url(),
        said="Zmiany są zapisane.",
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def chapter_add(request: HttpRequest, pk: int) -> HttpResponse:
    version = draft_or_404(pk)
    form = opened(request, lambda sent: ChapterForm(sent))
    return form_page(
        request,
        form,
        lambda: services.add_chapter(version, form.values, by=request.user),
        title="Dodaj rozdział",
        back=version.get_absolute_url(),
        made=lambda added: place_url(version, added.key, "r"),
        said="Rozdział jest dodany.",
        template="plans/chapter_form.html",
        extra={"preview": request.POST.get("text", "") if PREVIEW in request.POST else None, "parent": version},
    )


def _remarks_on(chapter: Chapter) -> list[Remark]:
    """The director's remarks on the chapter that nobody has answered yet."""
    found = [*left_unanswered(chapter.version), *earlier_remarks(chapter.version).filter(answer=None)]
    return [row for row in found if row.key == chapter.key]


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def chapter_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A chapter in light Markdown; „Podgląd” shows beside it what will be printed, and saves nothing."""
    chapter = get_object_or_404(Chapter.objects.select_related("version"), pk=pk)
    form = opened(request, lambda sent: ChapterForm(sent, instance=chapter))
    title = f"Rozdział {chapter.position}. {chapter.title}"
    guidance, back = chapter.guidance, place_url(chapter.version, chapter.key, "r")
    preview = request.POST.get("text", "") if PREVIEW in request.POST else None
    return form_page(
        request,
        form,
        lambda: services.change_chapter(chapter, form.values, revision=form.seen_revision, by=request.user),
        title=title,
        back=back,
        said="Rozdział jest zapisany.",
        template="plans/chapter_form.html",
        extra={"preview": preview, "guidance": guidance, "parent": chapter.version, "remarks": _remarks_on(chapter)},
    )
