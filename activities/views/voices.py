"""Staff: what was answered after meetings, entered for several people, and its paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from activities import rules, services
from activities.after_meetings.questions import questions, window
from activities.calendar import queries
from activities.forms.voices import VoicesForm
from activities.models import Answer, Occurrence
from activities.paper import after_meeting as paper
from activities.views.listings_of_voices import ANSWERS
from activities.views.occurrences import occurrence_or_404
from osl_site.common.centre.office import office
from osl_site.common.documents import pdf_cache
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view


@require_GET
@staff_view(may=rules.may_read)
def answer_list(request: HttpRequest) -> HttpResponse:
    """Answers after meetings, the newest meeting first."""
    rows = Answer.objects.select_related("note__locality", "voice__occurrence__activity")
    return list_page(request, ANSWERS, rows.order_by("-note__noted_on", "-pk"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_result_of, of=occurrence_or_404)
def voices_add(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """What several people said, question by question."""
    if refusal := services.why_no_result(occurrence):
        messages.error(request, refusal)
        return redirect(occurrence)
    form = VoicesForm(request.POST or None, asked=questions())
    act = lambda: services.enter_voice(occurrence, form.values, form.said, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Odpowiedzi są zapisane jako notatki.")
        return redirect(f"{occurrence.get_absolute_url()}#jak-bylo")
    context = {"form": form, "title": "Odpowiedzi po spotkaniu", "button": "Zapisz odpowiedzi"}
    return render(
        request, "base_form.html", context | {"parent": occurrence.activity, "back": occurrence.get_absolute_url()}
    )


@require_GET
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
def voices_poster(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """The QR of the questions, for a door or a table."""
    when = queries.when_in_words(occurrence)
    return _pdf(request, paper.poster(occurrence, when, window(occurrence, office())), f"pytania-{occurrence.pk}.pdf")


@require_GET
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
def voices_slips(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """The same questions on slips, for who writes by hand."""
    return _pdf(request, paper.slips(occurrence, queries.when_in_words(occurrence)), f"kartki-{occurrence.pk}.pdf")


def _pdf(request: HttpRequest, drawn: paper.Sheet, name: str) -> HttpResponse:
    try:
        content = pdf_cache.draw_cached(drawn.html, moment=drawn.moment)
    except pdf_cache.Busy:
        return pdf_cache.busy_page(request, "activities/sheet_waits.html")
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
