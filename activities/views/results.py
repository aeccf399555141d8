"""Staff: what came of meetings."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from activities import rules, services
from activities.calendar import queries
from activities.forms.results import ResultForm
from activities.models import Occurrence, Result
from activities.seats import seats_of
from activities.views.listings import WITHOUT_RESULT, OccurrenceLine
from activities.views.occurrences import occurrence_or_404
from needs.forms import NoteForm
from needs.models import Finding
from osl_site.common import clock
from osl_site.common.accounts.rules import is_coworker, is_organiser
from osl_site.common.centre.dictionaries.models import FEEDBACK
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view

NEXT = "nastepne"  # the name of the button that goes on to the next meeting without a result


@require_GET
@staff_view(may=rules.may_read)
def result_list(request: HttpRequest) -> HttpResponse:
    """Meetings without a result, newest first: of a coworker those they are in charge of, of others all."""
    rows = Occurrence.objects.awaiting_result(clock.now()).select_related("activity", "venue__locality")
    if is_coworker(request.user) and not is_organiser(request.user):
        rows = rows.filter(activity__in_charge=request.user)

    def lines(found: Sequence[Occurrence]) -> list[OccurrenceLine]:
        may_enter = partial(rules.may_enter_result_of, request.user)
        return [OccurrenceLine(row, queries.when_in_words(row), may_enter=may_enter(row)) for row in found]

    return list_page(
        request,
        WITHOUT_RESULT,
        rows.order_by("-starts_at", "-id"),
        lines=lines,
        template="activities/result_list.html",
        context={"today": clock.today()},
    )


def _next_without(request: HttpRequest, occurrence: Occurrence) -> Occurrence | None:
    """The meeting without a result that this person writes up after this one: the newest of the others."""
    rows = Occurrence.objects.awaiting_result(clock.now()).exclude(pk=occurrence.pk)
    if is_coworker(request.user) and not is_organiser(request.user):
        rows = rows.filter(activity__in_charge=request.user)
    return rows.order_by("-starts_at", "-id").first()


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_result_of, of=occurrence_or_404)
def result_edit(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Enter how a meeting went, or correct it."""
    if refusal := services.why_no_result(occurrence):
        messages.error(request, refusal)
        return redirect(occurrence)
    result = Result.objects.filter(occurrence=occurrence).first()
    signed_up = seats_of(occurrence).confirmed
    form = ResultForm(request.POST or None, instance=result or Result(occurrence=occurrence), signed_up=signed_up)

    def act() -> Result:
        if result is None:
            return services.enter_result(occurrence, form.values, by=request.user)
        return services.correct_result(result, form.values, revision=form.seen_revision, by=request.user)

    if submit_form(request, form, act):
        messages.success(request, "Wyniki są zapisane.")
        following = _next_without(request, occurrence) if NEXT in request.POST else None
        return redirect("activities:result_edit", following.pk) if following else redirect(occurrence)
    context = {"form": form, "occurrence": occurrence, "when": queries.when_in_words(occurrence)}
    context["next"] = NEXT if result is None and _next_without(request, occurrence) else ""
    return render(request, "activities/result_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_result_of, of=occurrence_or_404)
def result_note(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """What was learnt becomes a field note: its form, filled in from the meeting."""
    result = Result.objects.filter(occurrence=occurrence).select_related("note").first()
    if result is None:
        return redirect("activities:result_edit", occurrence.pk)
    if result.note:
        return redirect(result.note)
    form = NoteForm(request.POST or None, initial=as_note(occurrence, result))
    if note := submit_form(request, form, lambda: services.note_learnt(result, form.values, by=request.user)):
        messages.success(request, "Notatka jest zapisana i połączona ze spotkaniem.")
        return redirect(note)
    context = {"form": form, "title": "Nowa notatka po spotkaniu", "button": "Zapisz notatkę"}
    return render(request, "base_form.html", context | {"back": occurrence.get_absolute_url()})


def as_note(occurrence: Occurrence, result: Result) -> dict[str, object]:
    """What the meeting already says of the note about it; its author only adds or corrects."""
    return {
        "noted_on": localtime(occurrence.starts_at).date(),
        "method": FEEDBACK,
        "locality": occurrence.venue.locality_id if occurrence.venue else None,
        "source": "uczestnicy spotkania",
        "people_count": result.people or None,
        "finding": Finding.BOTH,
        "text": result.learnt,
    }
