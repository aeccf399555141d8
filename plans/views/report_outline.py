"""„Układ sprawozdania”: which sections a new report has, their order, titles and questions."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common.forms.form_handling import run_action
from osl_site.common.text.date_formats import quoted
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.forms.reports import ReportOutlineForm
from plans.models import ReportOutline
from plans.reports.drawing import sections_known
from plans.reports.outline import OWN
from plans.views.arranging import next_button, seen_position, step_of
from plans.views.shared import form_page


@require_GET
@staff_view(may=rules.may_draft)
def outline_detail(request: HttpRequest) -> HttpResponse:
    """The sections in their order; those that ended below."""
    known = sections_known()
    rows = list(ReportOutline.objects.all())
    gone = {row.pk for row in rows if row.key not in known and not row.key.startswith(OWN)}
    context = {"rows": rows, "gone": gone, "known": known.values()}
    return render(request, "plans/reports/outline.html", context)


@require_POST
@staff_view(may=rules.may_draft)
def outline_begin(request: HttpRequest) -> HttpResponse:
    """„Ułóż po swojemu”."""
    said = "Możesz teraz zmieniać części, ich kolejność, tytuły i pytania."
    run_action(request, lambda: services.begin_report_outline(by=request.user), said)
    return redirect("plans:outline_detail")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def outline_section_add(request: HttpRequest) -> HttpResponse:
    form = ReportOutlineForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: services.add_outline_section(form.values, by=request.user),
        title="Dodaj część układu",
        back=reverse("plans:outline_detail"),
        said="Część jest dodana na końcu. Będzie w następnych sprawozdaniach.",
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def outline_section_edit(request: HttpRequest, pk: int) -> HttpResponse:
    section = get_object_or_404(ReportOutline, pk=pk)
    form = ReportOutlineForm(request.POST or None, instance=section)
    return form_page(
        request,
        form,
        lambda: services.change_outline_section(section, form.values, revision=form.seen_revision, by=request.user),
        title=f"Układ, część {section.position}",
        back=reverse("plans:outline_detail"),
        said="Część jest zapisana. Sprawozdania, które już są, się nie zmienią.",
    )


@require_POST
@staff_view(may=rules.may_draft)
def outline_section_move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down; the focus comes back to the button."""
    section = get_object_or_404(ReportOutline, pk=pk)
    try:
        services.move_outline_section(section, step_of(request), seen=seen_position(request), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("plans:outline_detail")
    rows = list(ReportOutline.objects.all())
    place = rows.index(section) + 1
    messages.success(request, f"Część {quoted(section.title)} stoi teraz na miejscu {place} z {len(rows)}.")
    return redirect(f"{reverse('plans:outline_detail')}#czesc-{pk}-{next_button(request, place, len(rows))}")


@require_POST
@staff_view(may=rules.may_draft)
def outline_section_end(request: HttpRequest, pk: int) -> HttpResponse:
    """„Nie dawaj do następnych”, or „Dawaj znowu”."""
    section = get_object_or_404(ReportOutline, pk=pk)
    ends = request.POST.get("co") == "zakoncz"
    said = "Następne sprawozdania nie będą miały tej części." if ends else "Następne sprawozdania znów będą ją miały."
    run_action(request, lambda: services.end_outline_section(section, ends=ends, by=request.user), said)
    return redirect("plans:outline_detail")
