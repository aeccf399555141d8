"""Staff: meetings as a list, and each on its page."""

from typing import Any

from django.db.models import Count, Min, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from activities import links, rules, services
from activities.after_meetings.questions import window
from activities.calendar import queries
from activities.models import Activity, Answer, Occurrence, Result, SignUp
from activities.planning.clashes import clashes_of, slot_of
from activities.seats import seats_of, why_no_callers
from activities.views.listings import OCCURRENCES
from activities.views.shared import OccurrenceRow, occurrence_rows, outcome
from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.lists.list_page import list_page
from osl_site.common.registry import Door
from osl_site.common.web.guards import staff_view

MOST_TO_PUBLISH = 8
MOST_ANSWERS = 12  # on the page of a meeting; the list has all
TICK_ALL = "zaznacz"  # ?zaznacz=wszystkie


@require_GET
@staff_view(may=rules.may_read)
def occurrence_list(request: HttpRequest) -> HttpResponse:
    """Meetings from today on, day by day; the past, one's own and every other choice by a question."""
    rows = Occurrence.objects.select_related("activity", "venue__locality", "result").with_closed_places()
    to_publish = _to_publish() if rules.may_edit(request.user) else []
    asked = request.GET.copy()
    is_all = asked.pop(TICK_ALL, None) is not None
    ticks = {"may_publish": rules.may_edit(request.user), "all_ticked": is_all, "came_from": asked.urlencode()}
    return list_page(
        request,
        OCCURRENCES,
        rows,
        template="activities/occurrence_list.html",
        context={"today": clock.today(), "to_publish": to_publish},
        body=lambda found: _ticked(occurrence_rows(found, with_clashes=True, of=request.user)) | ticks,
    )


def _ticked(rows: list[OccurrenceRow]) -> dict[str, Any]:
    """The rows, and how many of them may be ticked."""
    return {"rows": rows, "choices": sum(row.may_choose for row in rows)}


def _to_publish() -> list[Activity]:
    """Offers that residents see with meetings to come that they do not see, the soonest first; as many as a menu
    bears. One query."""
    hidden = Occurrence.objects.ahead().filter(published_at=None, cancelled_at=None)
    shown = Activity.objects.filter(published_at__isnull=False, occurrences__in=hidden)
    counted = {"hidden": Count("occurrences"), "first": Min("occurrences__starts_at")}
    return list(shown.annotate(**counted).order_by("first", "pk")[:MOST_TO_PUBLISH])


def occurrence_or_404(pk: int) -> Occurrence:
    rows = Occurrence.objects.select_related("activity__action__goal", "activity__in_charge", "venue__locality")
    rows = rows.with_closed_places()
    return get_object_or_404(rows, pk=pk)


@require_GET
@staff_view(may=rules.may_read)
def occurrence_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting for staff: the whole chain back to the field note, its facts, what can be done with it."""
    occurrence = occurrence_or_404(pk)
    came = outcome(request, occurrence)
    ended = queries.outcome_in_words(occurrence, came["result"])
    tone, word = ended if ended[1] else queries.state_in_words(occurrence, seats=False)
    may_run = rules.may_run(request.user, occurrence.activity)
    may_edit = rules.may_edit(request.user)
    seats = seats_of(occurrence)
    context = (
        came
        | {
            "occurrence": occurrence,
            "steps": [*links.steps(occurrence.activity, occurrence), *links.steps_after(came["result"])],
            "when": queries.when_in_words(occurrence),
            "tone": tone if word else "meadow",
            "word": word or ("Opublikowane" if occurrence.published_at else "Nieopublikowane"),
            "is_known": bool(ended[1]),
            "clashes": clashes_now(occurrence),
            "is_place_closed": occurrence.is_place_closed and not occurrence.is_over and not occurrence.is_cancelled,
            "may_edit": may_edit,
            "may_run": may_run,
            "takes_sign_ups": may_run and (occurrence.activity.sign_up != SignUp.NONE or seats.has_anybody),
            "may_delete": may_edit and occurrence.published_at is None and not services.why_not_deleted(occurrence),
            "main_act": _main_act(occurrence, may_edit=may_edit, may_run=may_run, **came),
            "seats": seats,
        }
        | _voices(occurrence)
    )
    return render(request, "activities/occurrence_detail.html", context)


def _voices(occurrence: Occurrence) -> dict[str, Any]:
    """What was answered after it, the first of it; and till when residents are asked. Three queries."""
    answers = Answer.objects.filter(voice__occurrence=occurrence)
    day = f"{localtime(occurrence.starts_at):%Y-%m-%d}"
    return {
        "asked": window(occurrence, office()),
        "people_heard": occurrence.voices.aggregate(people=Sum("people"))["people"] or 0,
        "answers": list(answers.select_related("note", "voice").order_by("question", "pk")[:MOST_ANSWERS]),
        "count_of_answers": answers.count(),
        "answers_query": f"?oferta={occurrence.activity_id}&od={day}&do={day}",
    }


def _main_act(
    occurrence: Occurrence, *, may_edit: bool, may_run: bool, result: Result | None, may_enter: bool, may_note: bool
) -> Door | None:
    """What comes next for this meeting and may be done by who looks: the one filled button of its page."""
    activity = occurrence.activity
    if may_note:
        return Door("Zrób z tego notatkę", reverse("activities:result_note", args=[occurrence.pk]), "notebook-pen")
    if may_enter and result is None:
        return Door("Wpisz wyniki", reverse("activities:result_edit", args=[occurrence.pk]), "pencil")
    if occurrence.is_over or occurrence.is_cancelled:
        return None
    if may_edit and activity.published_at and not occurrence.published_at:
        return Door("Opublikuj spotkania", reverse("activities:occurrences_publish", args=[activity.pk]))
    if may_run and not why_no_callers(occurrence):
        return Door("Zapisz osobę", reverse("activities:registration_add", args=[occurrence.pk]), "user-plus")
    return None


def clashes_now(occurrence: Occurrence) -> list[str]:
    """What is in the way of a meeting that is on and still to come, in words."""
    if occurrence.is_cancelled or occurrence.is_over:
        return []
    return list(clashes_of([slot_of(occurrence)], instead_of=[occurrence.pk])[0].words)
