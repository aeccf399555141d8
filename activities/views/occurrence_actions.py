"""Staff: what is done with one meeting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from activities import rules, services
from activities.calendar import queries
from activities.forms.occurrences import DeleteForm, MoveForm, NoteForm, OneOccurrenceForm, PlaceForm
from activities.forms.series import CancelForm
from activities.models import Activity, Occurrence, Venue
from activities.planning.change_preview import CHANGED_MEANWHILE, Outlook, Scope, moving, preview_change
from activities.planning.recurrence import hours
from activities.planning.series_preview import in_the_way_of
from activities.registrations.audience import audience
from activities.views.occurrences import occurrence_or_404
from activities.views.series import change_page
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.web.guards import staff_view


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrence_add(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting that no rule gives. What is in its way is said first; the second press makes it all the same."""
    activity = get_object_or_404(Activity.objects.select_related("venue"), pk=pk)
    start = {"venue": activity.venue_id, "day": request.GET.get("dzien")}
    form = OneOccurrenceForm(request.POST or None, initial=start)
    clashes: list[str] = []

    def act() -> Occurrence:
        if found := _clashes_first(request, form, activity):
            raise _ClashesFirst(found)
        return services.plan_occurrence(activity, **form.cleaned_data, by=request.user)

    try:
        occurrence = submit_form(request, form, act)
    except _ClashesFirst as stopped:
        occurrence, clashes = None, stopped.clashes
    if occurrence:
        messages.success(request, "Spotkanie jest ułożone. Mieszkańcy zobaczą je po opublikowaniu.")
        return redirect(occurrence)
    context = {"form": form, "clashes": clashes, "activity": activity, "back": activity.get_absolute_url()}
    return render(request, "activities/occurrence_add.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_cancel, of=occurrence_or_404)
def occurrence_cancel(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Call one meeting off at once; of more of its series, what will happen is shown first."""
    form = CancelForm(request.POST or None, occurrence)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["scope"] != Scope.THIS:
        return change_page(request, occurrence, form, title="Odwołaj spotkania", button="Odwołaj te spotkania")
    reason = lambda: form.cleaned_data["reason"]
    if submit_form(request, form, lambda: services.cancel_occurrence(occurrence, reason=reason(), by=request.user)):
        messages.success(request, "Spotkanie jest odwołane. Mieszkańcy widzą powód w kalendarzu.")
        return redirect(occurrence)
    return _act_page(request, occurrence, form, title="Odwołaj spotkanie", button="Odwołaj spotkanie", danger=True)


@require_POST
@staff_view(may=rules.may_cancel, of=occurrence_or_404)
def occurrence_restore(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    run_action(
        request,
        lambda: services.restore_occurrence(occurrence, by=request.user),
        "Odwołanie jest cofnięte. Spotkanie znowu jest w kalendarzu.",
    )
    return redirect(occurrence)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrence_move(request: HttpRequest, pk: int) -> HttpResponse:
    occurrence = occurrence_or_404(pk)
    start, end = localtime(occurrence.starts_at), localtime(occurrence.ends_at)
    form = MoveForm(request.POST or None, occurrence, day=start.date(), starts=start.time(), ends=end.time())
    seen = request.POST.get("shown", "")
    odd = _odd_first(request, form, occurrence, seen)
    move = lambda: services.move_occurrence(occurrence, **form.values, seen=seen, by=request.user)
    if not odd and submit_form(request, form, move):
        messages.success(
            request, "Spotkanie jest przeniesione. Mieszkańcy widzą w kalendarzu, kiedy miało być i kiedy będzie."
        )
        return redirect(occurrence)
    words = {"title": "Przenieś spotkanie", "button": "Przenieś spotkanie"}
    return _act_page(request, occurrence, form, **words, **(_said_of(odd) if odd else {}))


def _odd_first(request: HttpRequest, form: MoveForm, occurrence: Occurrence, seen: str) -> Outlook | None:
    """What is odd about the move that was typed, until the person presses the button that was shown with it."""
    if request.method != "POST" or not form.is_valid():
        return None
    typed = form.cleaned_data
    outlook = preview_change(occurrence, moving(occurrence, typed["day"], typed["starts"], typed["ends"]))
    if not outlook.is_possible or not outlook.warnings or seen == outlook.fingerprint:
        return None  # what cannot be so is refused by the service at its field
    if seen:
        form.add_error(None, CHANGED_MEANWHILE)
    return outlook


def _said_of(outlook: Outlook) -> dict[str, Any]:
    """An odd move as its page says it: how the occurrence will be, what to check, who will be told."""
    return {
        "heading": f"Spotkanie będzie: {outlook.steps[0].after.words}. Sprawdź:",
        "clashes": outlook.warnings,
        "shown": outlook.fingerprint,
        "audience": outlook.told.sentence,
    }


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrence_place(request: HttpRequest, pk: int) -> HttpResponse:
    """A place or a number of places of this meeting alone."""
    occurrence = occurrence_or_404(pk)
    form = PlaceForm(request.POST or None, occurrence, venue=occurrence.venue_id, capacity=occurrence.capacity)
    clashes = _clashes_first(request, form, occurrence.activity, occurrence)
    if not clashes and submit_form(
        request, form, lambda: services.change_place(occurrence, **form.values, by=request.user)
    ):
        messages.success(request, "Miejsce i liczba miejsc są zapisane.")
        return redirect(occurrence)
    words = {"title": "Zmień miejsce i liczbę miejsc", "button": "Zapisz miejsce"}
    return _act_page(request, occurrence, form, clashes=clashes, **words)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
def occurrence_annotate(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    form = NoteForm(request.POST or None, occurrence, note=occurrence.note)
    if submit_form(request, form, lambda: services.annotate_occurrence(occurrence, **form.values, by=request.user)):
        messages.success(request, "Dopisek jest zapisany.")
        return redirect(occurrence)
    return _act_page(request, occurrence, form, title="Dopisek na ten dzień", button="Zapisz dopisek")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrence_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away what residents have never seen."""
    occurrence = occurrence_or_404(pk)
    form = DeleteForm(sent_or_typed(request))
    if occurrence.series_id is None:
        del form.fields["with_series"]
    if gone := submit_form(
        request, form, lambda: services.delete_occurrence(occurrence, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, ngettext("Usunięto %(n)d spotkanie.", "Usunięto %(n)d spotkań.", gone) % {"n": gone})
        return redirect(occurrence.activity)
    words = {"title": "Usuń nieopublikowane spotkanie", "button": "Usuń", "danger": True}
    return _act_page(request, occurrence, form, **words)


class _ClashesFirst(Exception):
    """Asked within the act, so that a form sent twice does not find its own meeting in its way."""

    def __init__(self, clashes: list[str]) -> None:
        super().__init__(clashes)
        self.clashes = clashes


def _clashes_first(
    request: HttpRequest, form: BaseForm, activity: Activity, occurrence: Occurrence | None = None
) -> list[str]:
    """What is in the way of what was typed, until the person presses the button that says „mimo to”."""
    if request.method != "POST" or "anyway" in request.POST or not form.is_valid():
        return []
    typed = form.cleaned_data
    venue: Venue | None = typed.get("venue", occurrence and occurrence.venue)
    if "day" not in typed:
        moments = [(occurrence.starts_at, occurrence.ends_at)]
    else:
        try:
            moments = [hours(typed["day"], typed["starts"], typed["ends"])]
        except ValidationError:
            return []  # the service refuses it at its field
    return list(in_the_way_of(activity, moments, venue, instead_of=occurrence and occurrence.pk)[0].words)


def _act_page(request: HttpRequest, occurrence: Occurrence, form: BaseForm, **words: Any) -> HttpResponse:
    told = audience([occurrence.pk])
    context = {"occurrence": occurrence, "form": form, "when": queries.when_in_words(occurrence)}
    context |= {"audience": "" if told.is_empty else told.sentence, **words}
    return render(request, "activities/occurrence_act.html", context)
