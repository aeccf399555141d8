"""The office's own template of chapters, with which a new plan may begin."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common.forms.form_handling import run_action
from osl_site.common.text.date_formats import quoted
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.drafting.outlines import TITLES
from plans.forms.drafting import TemplateChapterForm
from plans.models import TemplateChapter
from plans.services.arranging import ChangedSinceSeen
from plans.views.arranging import next_button, seen_position, step_of
from plans.views.shared import form_page


@require_GET
@staff_view(may=rules.may_draft)
def template_detail(request: HttpRequest) -> HttpResponse:
    chapters = list(TemplateChapter.objects.all())
    return render(request, "plans/template_detail.html", {"chapters": chapters, "titles": TITLES})


@require_POST
@staff_view(may=rules.may_draft)
def template_begin(request: HttpRequest) -> HttpResponse:
    """„Zacznij od ośmiu rozdziałów”."""
    run_action(
        request,
        lambda: services.begin_template(by=request.user),
        "Szablon ma osiem rozdziałów. Zmień je tak, jak pracuje biuro.",
    )
    return redirect("plans:template_detail")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def template_chapter_add(request: HttpRequest) -> HttpResponse:
    form = TemplateChapterForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: services.add_template_chapter(form.values, by=request.user),
        title="Dodaj rozdział szablonu",
        back=reverse("plans:template_detail"),
        said="Rozdział szablonu jest dodany.",
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def template_chapter_edit(request: HttpRequest, pk: int) -> HttpResponse:
    chapter = get_object_or_404(TemplateChapter, pk=pk)
    title = f"Szablon, rozdział {chapter.position}"
    form = TemplateChapterForm(request.POST or None, instance=chapter)
    return form_page(
        request,
        form,
        lambda: services.change_template_chapter(chapter, form.values, revision=form.seen_revision, by=request.user),
        title=title,
        back=reverse("plans:template_detail"),
        said="Rozdział szablonu jest zapisany.",
    )


@require_POST
@staff_view(may=rules.may_draft)
def template_chapter_move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down; the focus comes back to the button."""
    chapter = get_object_or_404(TemplateChapter, pk=pk)
    try:
        services.move_template_chapter(chapter, step_of(request), seen=seen_position(request), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("plans:template_detail")
    rows = list(TemplateChapter.objects.all())
    place = rows.index(chapter) + 1
    messages.success(request, f"Rozdział {quoted(chapter.title)} stoi teraz na miejscu {place} z {len(rows)}.")
    return redirect(f"{reverse('plans:template_detail')}#szablon-{pk}-{next_button(request, place, len(rows))}")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def template_chapter_remove(request: HttpRequest, pk: int) -> HttpResponse:
    chapter = get_object_or_404(TemplateChapter, pk=pk)
    if request.method == "POST":
        seen = whole_number(request.POST.get("stan", "")) or 0
        try:
            services.remove_template_chapter(chapter, revision=seen, by=request.user)
            messages.success(request, "Rozdział szablonu jest usunięty.")
            return redirect("plans:template_detail")
        except ChangedSinceSeen as error:
            messages.error(request, " ".join(error.messages))
            chapter.refresh_from_db()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("plans:template_detail")
    return render(request, "plans/template_chapter_remove.html", {"chapter": chapter})
