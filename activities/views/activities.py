"""Staff: the offer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from activities import figures, links, rules, services
from activities.calendar.facts import About, Key
from activities.calendar.outlets import Facts
from activities.forms.activities import ActivityForm
from activities.models import Activity, ActivityState, SignUp
from activities.planning.seats_preview import seats_of_activity
from activities.views.listings import ACTIVITIES, activity_lines
from activities.views.seats_first import submit_seen
from activities.views.shared import occurrence_rows
from needs.rules import submissions_of
from osl_site.common import clock
from osl_site.common.database.collation import polish_order
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.registry import Door
from osl_site.common.text.date_formats import quoted
from osl_site.common.web.guards import staff_view
from plans.models import Kind

DATES = 8  # as many stand on the page of an activity; the rest on the list of meetings
IN_PLACES_OF_THEIR_OWN = (  # of the page of one activity, where the office reads them in words of its own
    *(Key.TITLE, Key.TEXT, Key.THEME, Key.STOPPED, Key.AUDIENCE, Key.RUN_BY, Key.COST, Key.LANGUAGE),
    *(Key.SIGN_UP, Key.JOINING, Key.SEATS, Key.PHOTOGRAPHS, Key.PHONE),
)
OF_DATES_AND_PLACES = (
    *(Key.WHEN, Key.STATE, Key.FORMERLY, Key.NOTE),
    *(Key.WHERE, Key.PLACE, Key.WAY_IN, Key.DOOR, Key.TOILET),
)
TONES = {
    ActivityState.DRAFT: "quiet",
    ActivityState.OFFERED: "meadow",
    ActivityState.PAUSED: "amber",
    ActivityState.ENDED: "quiet",
}


@require_GET
@staff_view(may=rules.may_read)
def activity_list(request: HttpRequest) -> HttpResponse:
    """The offer: what it is, its state, its next date."""
    rows = Activity.objects.select_related("in_charge", "venue__locality", "action__goal")
    rows = rows.order_by(polish_order("title"), "id")
    return list_page(request, ACTIVITIES, rows, lines=activity_lines)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def activity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    activity = get_object_or_404(Activity, pk=pk)
    form = ActivityForm(request.POST or None, instance=activity)

    def act(seen: str) -> Activity:
        typed = {"revision": form.seen_revision, "partners": form.chosen_partners}
        return services.change_activity(activity, form.values, **typed, seen=seen, by=request.user)

    wanted = lambda: seats_of_activity(activity, form.values.get("capacity"))
    done, seats = submit_seen(request, form, wanted, act)
    if done:
        messages.success(request, "Zmiany są zapisane.")
        return redirect(activity)
    context = {"form": form, "title": f"Zmień: {activity.title}", "back": activity.get_absolute_url(), "seats": seats}
    return render(request, "activities/activity_form.html", context)


@require_GET
@staff_view(may=rules.may_read)
def activity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """An offer: its chain, its content, its meetings."""
    rows = Activity.objects.select_related("action__goal", "venue__locality", "in_charge", "theme")
    activity = get_object_or_404(rows.prefetch_related("groups", "partnerships__partner", "services"), pk=pk)
    occurrences = activity.occurrences.select_related("venue__locality", "activity", "result")
    ahead = occurrences.ahead().with_closed_places().in_order()
    unpublished = occurrences.filter(published_at=None).count()
    why_not_public = services.why_not_public(activity)
    may_edit = rules.may_edit(request.user)
    context = {
        "activity": activity,
        "tone": TONES[activity.state],
        "further_kinds": ", ".join(Kind(kind).label for kind in activity.further_kinds),
        "steps": links.steps(activity),
        "told": Facts(About(activity), Key).beside(*IN_PLACES_OF_THEIR_OWN, *OF_DATES_AND_PLACES),
        "dates": occurrence_rows(ahead[:DATES]),
        "ahead": ahead.count(),
        "past": occurrences.filter(ends_at__lte=clock.now()).count(),
        "takes_sign_ups": activity.sign_up != SignUp.NONE,
        "why_not_public": why_not_public,
        "main_act": _main_act(activity, why_not_public, unpublished) if may_edit else None,
        "may_remove": not services.why_not_removable(activity),
        "done": figures.of_activity(activity),
        "helped": figures.tallied_of_activities([activity.pk]).get(activity.pk, ()),
        "may_edit": may_edit,
        "ideas": submissions_of(request.user).filter(activities=activity).order_by("id"),
    }
    return render(request, "activities/activity_detail.html", context)


def _main_act(activity: Activity, why_not_public: str, unpublished: int) -> Door | None:
    """What comes next for whoever may edit it: the one filled button of its page."""
    if not activity.published_at and not why_not_public:
        return Door("Opublikuj w ofercie", reverse("activities:activity_publish", args=[activity.pk]))
    if activity.published_at and unpublished:
        return Door(
            f"Opublikuj spotkania: {unpublished}", reverse("activities:occurrences_publish", args=[activity.pk])
        )
    if activity.state == ActivityState.ENDED:
        return None
    return Door("Ułóż spotkania", reverse("activities:series_plan", args=[activity.pk]), "calendar-plus")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def activity_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a new offer, filled in with what this one says. Nothing is written before it is saved."""
    activity = get_object_or_404(Activity, pk=pk)
    form = ActivityForm(request.POST or None, initial=services.copied_values(activity), like=activity)
    act = lambda: services.copy_activity(form.values, partners=form.chosen_partners, by=request.user)
    if copy := submit_form(request, form, act):
        messages.success(request, "Kopia jest zapisana jako szkic bez spotkań.")
        return redirect(copy)
    title, back = f"Kopia: {activity.title}", activity.get_absolute_url()
    context = {"form": form, "title": title, "back": back, "button": "Zapisz kopię jako szkic"}
    return render(request, "activities/activity_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def activity_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; then deletes a draft that residents have never seen."""
    activity = get_object_or_404(Activity, pk=pk)
    if refusal := services.why_not_removable(activity):
        messages.error(request, refusal)
        return redirect(activity)
    if request.method == "POST":
        try:
            with told_of_removal():
                services.remove_draft(activity, by=request.user)
            messages.success(request, f"Szkic {quoted(activity.title)} jest usunięty.")
            return redirect("activities:activity_list")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(activity)
    count = activity.occurrences.count()
    sentence = "Tego szkicu mieszkańcy nie widzieli. Usuniętego nie da się przywrócić."
    sentence += f" Razem z nim usuniemy ułożone spotkania: {count}." if count else ""
    context = {"title": f"Usuń szkic: {activity.title}", "sentence": sentence, "button": "Usuń szkic"}
    return render(request, "activities/removal.html", context | {"back": activity.get_absolute_url()})
