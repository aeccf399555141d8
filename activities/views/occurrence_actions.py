"""Staff: what is done with one meeting."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from activities import rules, services
from activities.calendar import queries
from activities.forms.occurrences import DeleteForm, MoveForm, NoteForm, OneOccurrenceForm, PlaceForm
from activities.forms.series import CancelForm, RestoreForm
from activities.models import Activity, Occurrence, Result
from activities.planning.change_preview import Change, Scope
from activities.planning.day_check import check_days, slots_for
from activities.planning.letter_preview import TYPED_HERE
from activities.planning.recurrence import as_typed, hours
from activities.services.occurrences import NOT_CANCELLED
from activities.services.results import TOOK_PLACE
from activities.views.change_page import change_page
from activities.views.occurrences import occurrence_or_404
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.web.guards import staff_view

WEEK = timedelta(days=7)
BACK = "Pomyłka? Na tej stronie możesz to cofnąć."
BACK_EACH = "Pomyłka? Odwołanie każdego możesz cofnąć na jego stronie."


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrence_add(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting that no rule gives. What is odd about its day is said first, and made by the second press."""
    activity = get_object_or_404(Activity.objects.select_related("venue"), pk=pk)
    start = {"venue": activity.venue_id, "day": request.GET.get("dzien")}
    form = OneOccurrenceForm(request.POST or None, initial=start)
    odd: Sequence[str] = ()

    def act() -> Occurrence:
        if found := _odd_first(request, form, activity):
            raise _OddFirst(found)
        return services.plan_occurrence(activity, **form.values, by=request.user)

    try:
        occurrence = submit_form(request, form, act)
    except _OddFirst as stopped:
        occurrence, odd = None, stopped.warnings
    if occurrence:
        messages.success(request, "Spotkanie jest ułożone. Mieszkańcy zobaczą je po opublikowaniu.")
        return redirect(occurrence)
    context = {"form": form, "clashes": odd, "activity": activity, "back": activity.get_absolute_url()}
    return render(request, "activities/occurrence_add.html", context)


def took_place(request: HttpRequest, occurrence: Occurrence) -> bool:
    """Whether the page of an act is not to be opened, because it is known how the meeting went: the next page says so.
    One that was opened before is sent all the same, and refused by its service. One query."""
    if request.method != "GET" or not Result.objects.filter(occurrence=occurrence).exists():
        return False
    messages.error(request, TOOK_PLACE)
    return True


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_cancel, of=occurrence_or_404)
def occurrence_cancel(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Call one meeting off, or more of its series."""
    if took_place(request, occurrence):
        return redirect(occurrence)
    form = CancelForm(request.POST or None, occurrence)

    def act(change: Change, seen: str) -> object:
        if change.scope != Scope.THIS:
            return services.change_occurrences(occurrence, change, seen=seen, by=request.user)
        return services.cancel_occurrence(occurrence, reason=change.reason, seen=seen, by=request.user)

    words = {"title": "Odwołaj spotkanie", "button": "Odwołaj", "danger": True}
    first = None if occurrence.is_cancelled else Change(Scope.THIS, reason=TYPED_HERE)
    done = lambda number: _cancelled(occurrence, number)
    return change_page(request, occurrence, form, act, done=done, first=first, **words)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_cancel, of=occurrence_or_404)
def occurrence_restore(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Take a calling off back: it asks nothing, so what it does is shown at once."""
    if not occurrence.is_cancelled and request.method == "GET":
        messages.error(request, NOT_CANCELLED)
        return redirect(occurrence)
    form = RestoreForm(request.POST)
    act = lambda _change, seen: services.restore_occurrence(occurrence, seen=seen, by=request.user)
    words = {"title": "Cofnij odwołanie", "button": "Cofnij odwołanie"}
    return change_page(request, occurrence, form, act, done=lambda _number: _restored(occurrence), **words)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrence_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day, other hours. The day is asked for; the address may bring one that was chosen by a link."""
    occurrence = occurrence_or_404(pk)
    if took_place(request, occurrence):
        return redirect(occurrence)
    form = MoveForm(request.POST or None, occurrence, **_asked(request, occurrence))
    form.fields["day"].help_text = format_html(
        '<a href="?dzien={}">Za tydzień, tego samego dnia</a>', (occurrence.starts_at + WEEK).date().isoformat()
    )
    act = lambda _change, seen: services.move_occurrence(occurrence, **form.values, seen=seen, by=request.user)
    words = {"title": "Przenieś spotkanie", "button": "Przenieś spotkanie"}
    return change_page(request, occurrence, form, act, done=lambda _number: _moved(occurrence), **words)


def _asked(request: HttpRequest, occurrence: Occurrence) -> dict[str, Any]:
    """What the form of a move begins with: the hours as they are, a day only from a link; or all of it as it was."""
    now, was = occurrence.when, occurrence.was_when if "z-powrotem" in request.GET else None
    start, end, is_open = was or now
    typed = as_typed(start, end, is_open=is_open)
    asked = {"starts": typed.starts, "ends": typed.ends, "open_ended": is_open}
    if was is None:
        return asked | {"day": request.GET.get("dzien")}
    is_longer_now = as_typed(now.starts_at, now.ends_at).ends_on is not None
    return asked | {"day": typed.day, "ends_on": typed.ends_on or (typed.day if is_longer_now else None)}


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrence_place(request: HttpRequest, pk: int) -> HttpResponse:
    """A place or a number of places of this meeting alone."""
    occurrence = occurrence_or_404(pk)
    form = PlaceForm(request.POST or None, occurrence, venue=occurrence.venue_id, capacity=occurrence.capacity)
    act = lambda _change, seen: services.change_place(occurrence, **form.values, seen=seen, by=request.user)
    words = {"title": "Zmień miejsce i liczbę miejsc", "button": "Zapisz miejsce"}
    said = "Miejsce i liczba miejsc są zapisane."
    return change_page(request, occurrence, form, act, done=lambda _number: said, **words)


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


def _cancelled(occurrence: Occurrence, number: int) -> str:
    words = ngettext("Odwołano %(n)d spotkanie.", "Odwołano %(n)d spotkań.", number) % {"n": number}
    seen = "Mieszkańcy widzą powód w kalendarzu." if occurrence.published_at else ""
    return _joined("Spotkanie jest odwołane." if number == 1 else words, seen, BACK if number == 1 else BACK_EACH)


def _restored(occurrence: Occurrence) -> str:
    seen = "Spotkanie znowu jest w kalendarzu." if occurrence.published_at else ""
    return _joined("Odwołanie jest cofnięte.", seen)


def _moved(occurrence: Occurrence) -> str:
    """What residents are told of it is said where they are told: not of what they never saw, nor of what is back."""
    was = occurrence.starts_at
    occurrence.refresh_from_db(fields=["starts_at", "moved_from"])
    seen = "Mieszkańcy widzą w kalendarzu, kiedy miało być i kiedy będzie." if occurrence.is_moved else ""
    done = "Spotkanie jest przeniesione." if occurrence.starts_at != was else "Zmiana jest zapisana."
    return _joined(done, seen, BACK if occurrence.is_moved else "")


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


class _OddFirst(Exception):
    """Asked within the act, so that a form sent twice does not find its own meeting in its way."""

    def __init__(self, warnings: Sequence[str]) -> None:
        super().__init__(warnings)
        self.warnings = warnings


def _odd_first(request: HttpRequest, form: OneOccurrenceForm, activity: Activity) -> Sequence[str]:
    """What is odd about the day that was typed, until the person presses the button that says „mimo to”."""
    typed = form.cleaned_data
    if "anyway" in request.POST:
        return ()
    moments = [hours(typed["day"], typed["starts"], typed["ends"], typed["ends_on"])]
    return check_days(activity, slots_for(activity, moments, typed["venue"] and typed["venue"].pk))[0]


def _act_page(request: HttpRequest, occurrence: Occurrence, form: BaseForm, **words: Any) -> HttpResponse:
    context = {"occurrence": occurrence, "form": form, "when": queries.when_in_words(occurrence), **words}
    return render(request, "activities/occurrence_act.html", context)
