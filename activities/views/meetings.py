"""Staff: meetings, one by one."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from activities import calendar, lineage, rules, services
from activities.forms.meetings import CancelForm, MoveForm, NoteForm
from activities.models import Occurrence
from activities.seats import seats_of
from activities.views.shared import PAGE, editor, reader, staff_days
from osl_site import clock
from osl_site.lists import page_of
from osl_site.saving import saved


@require_GET
def occurrence_list(request: HttpRequest) -> HttpResponse:
    """Meetings from today on, day by day; the past by a parameter."""
    reader(request)
    rows = Occurrence.objects.select_related("activity", "venue__locality").prefetch_related("activity__groups")
    past = request.GET.get("kiedy") == "minione"
    if past:
        rows = rows.filter(ends_at__lte=clock.now()).order_by("-starts_at", "-id")
    else:
        rows = rows.filter(ends_at__gt=clock.now()).in_order()
    mine = request.GET.get("moje") == "on"
    if mine:
        rows = rows.filter(activity__in_charge=request.user)
    page = page_of(request, rows, PAGE)
    context = {"page": page, "days": staff_days(page.object_list), "past": past, "mine": mine}
    return render(request, "activities/occurrence_list.html", context)


def occurrence_or_404(pk: int) -> Occurrence:
    rows = Occurrence.objects.select_related("activity__action__goal", "activity__in_charge", "venue__locality")
    return get_object_or_404(rows, pk=pk)


@require_GET
def occurrence_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting for staff: the whole chain back to the field note, its facts, what can be done with it."""
    reader(request)
    meeting = occurrence_or_404(pk)
    tone, word = calendar.state_in_words(meeting)
    context = {
        "meeting": meeting,
        "steps": lineage.steps(meeting.activity, meeting),
        "when": calendar.when_in_words(meeting),
        "tone": tone if word else "meadow",
        "word": word or ("Opublikowane" if meeting.published_at else "Nieopublikowane"),
        "is_over": meeting.ends_at <= clock.now(),
        "may_edit": rules.may_edit(request.user),
        "may_run": rules.may_run(request.user, meeting.activity),
        "capacity": meeting.capacity or meeting.activity.capacity,
        "seats": seats_of(meeting),
    }
    return render(request, "activities/occurrence_detail.html", context)


@require_http_methods(["GET", "POST"])
def occurrence_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = occurrence_or_404(pk)
    if not rules.may_cancel(request.user, meeting):
        raise PermissionDenied
    form = CancelForm(request.POST or None)
    if saved(request, form, lambda: services.cancel_occurrence(meeting, **form.cleaned_data, by=request.user)):
        messages.success(request, "Spotkanie jest odwołane. Mieszkańcy widzą powód w kalendarzu.")
        return redirect(meeting)
    return _act_page(request, meeting, form, title="Odwołaj spotkanie", button="Odwołaj spotkanie", danger=True)


@require_http_methods(["GET", "POST"])
def occurrence_move(request: HttpRequest, pk: int) -> HttpResponse:
    editor(request)
    meeting = occurrence_or_404(pk)
    start, end = localtime(meeting.starts_at), localtime(meeting.ends_at)
    later = {"day": start.date() + timedelta(days=7), "starts": start.time(), "ends": end.time()}
    form = MoveForm(request.POST or None, initial=later)
    if saved(request, form, lambda: services.move_occurrence(meeting, **form.cleaned_data, by=request.user)):
        messages.success(
            request, "Spotkanie jest przeniesione. Mieszkańcy widzą w kalendarzu, kiedy miało być i kiedy będzie."
        )
        return redirect(meeting)
    return _act_page(request, meeting, form, title="Przenieś spotkanie", button="Przenieś spotkanie")


@require_http_methods(["GET", "POST"])
def occurrence_annotate(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = occurrence_or_404(pk)
    if not rules.may_run(request.user, meeting.activity):
        raise PermissionDenied
    form = NoteForm(request.POST or None, initial={"note": meeting.note})
    if saved(request, form, lambda: services.annotate_occurrence(meeting, **form.cleaned_data, by=request.user)):
        messages.success(request, "Dopisek jest zapisany.")
        return redirect(meeting)
    return _act_page(request, meeting, form, title="Dopisek na ten dzień", button="Zapisz dopisek")


def _act_page(request: HttpRequest, meeting: Occurrence, form: object, **words: object) -> HttpResponse:
    context = {"meeting": meeting, "form": form, "when": calendar.when_in_words(meeting), **words}
    return render(request, "activities/occurrence_act.html", context)
