"""Staff: the offer and its series."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities import figures, lineage, recurrence, rules, services
from activities.forms.meetings import SeriesForm
from activities.forms.offer import ActivityForm
from activities.models import Activity
from activities.views.shared import PAGE, editor, reader, staff_days
from osl_site import clock
from osl_site.lists import page_of
from osl_site.saving import add_errors, saved
from osl_site.words import day_in_words


@require_GET
def activity_list(request: HttpRequest) -> HttpResponse:
    """The offer: what it is, its state, its next date."""
    reader(request)
    ahead = Q(occurrences__ends_at__gt=clock.now(), occurrences__cancelled_at=None)
    rows = Activity.objects.select_related("in_charge", "venue__locality", "action__goal").annotate(
        next_at=Min("occurrences__starts_at", filter=ahead), waiting=Count("occurrences", filter=ahead)
    )
    state = request.GET.get("stan", "")
    if state in ("szkic", "w-ofercie"):
        rows = rows.filter(published_at__isnull=state == "szkic")
    page = page_of(request, rows.order_by("title", "id"), PAGE)
    context = {"page": page, "state": state, "may_edit": rules.may_edit(request.user)}
    return render(request, "activities/activity_list.html", context)


@require_http_methods(["GET", "POST"])
def activity_add(request: HttpRequest) -> HttpResponse:
    editor(request)
    form = ActivityForm(
        request.POST or None, initial={"in_charge": request.user, "action": request.GET.get("dzialanie")}
    )
    if activity := saved(
        request, form, lambda: services.create_activity(form.values, partners=form.chosen_partners, by=request.user)
    ):
        messages.success(request, "Szkic jest zapisany. Teraz ułóż spotkania albo opublikuj go w ofercie.")
        return redirect(activity)
    context = {"form": form, "title": "Dodaj do oferty", "back": reverse("activities:activity_list")}
    return render(request, "base_form.html", context)


@require_http_methods(["GET", "POST"])
def activity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    editor(request)
    activity = get_object_or_404(Activity, pk=pk)
    form = ActivityForm(request.POST or None, instance=activity)
    if saved(
        request,
        form,
        lambda: services.change_activity(
            activity, form.values, revision=form.seen_revision, partners=form.chosen_partners, by=request.user
        ),
    ):
        messages.success(request, "Zmiany są zapisane.")
        return redirect(activity)
    context = {"form": form, "title": f"Zmień: {activity.title}", "back": activity.get_absolute_url()}
    return render(request, "base_form.html", context)


@require_GET
def activity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """An offer: its chain, its content, its meetings."""
    reader(request)
    rows = Activity.objects.select_related("action__goal", "venue__locality", "in_charge")
    activity = get_object_or_404(rows.prefetch_related("groups", "partnerships__partner", "services"), pk=pk)
    meetings = activity.occurrences.select_related("venue__locality", "activity").prefetch_related("activity__groups")
    ahead = page_of(request, meetings.filter(ends_at__gt=clock.now()).in_order(), PAGE)
    context = {
        "activity": activity,
        "steps": lineage.steps(activity),
        "days": staff_days(ahead.object_list),
        "page": ahead,
        "past": meetings.filter(ends_at__lte=clock.now()).count(),
        "unpublished": meetings.filter(published_at=None).count(),
        "why_not_public": services.why_not_public(activity),
        "done": figures.of_offer(activity),
        "may_edit": rules.may_edit(request.user),
    }
    return render(request, "activities/activity_detail.html", context)


@require_POST
def activity_publish(request: HttpRequest, pk: int) -> HttpResponse:
    activity = get_object_or_404(Activity, pk=pk)
    try:
        services.publish_activity(activity, by=request.user)
        messages.success(request, "Opublikowano. Mieszkańcy już to widzą.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(activity)


@require_http_methods(["GET", "POST"])
def series_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """„Ułóż spotkania”: the rule, then what it gives, then the meetings. Nothing is made before it was shown."""
    editor(request)
    activity = get_object_or_404(Activity.objects.select_related("venue"), pk=pk)
    start = {"venue": activity.venue_id, "capacity": activity.capacity, "starts_on": clock.today()}
    form = SeriesForm(request.POST or None, initial=start)
    shown = None
    if request.method == "POST" and form.is_valid():
        try:
            rule = form.rule()
            shown = recurrence.preview(rule)
            for day in shown.days:
                services.hours(day, form.cleaned_data["starts"], form.cleaned_data["ends"])
            if "make" in request.POST:
                return _make_series(request, activity, form)
        except ValidationError as error:
            shown = None
            add_errors(form, error)
    context = {"activity": activity, "form": form, "shown": shown, "preview": shown and preview_words(shown)}
    return render(request, "activities/series_plan.html", context)


def _make_series(request: HttpRequest, activity: Activity, form: SeriesForm) -> HttpResponse:
    typed = form.cleaned_data
    made = services.plan_occurrences(
        activity,
        form.rule(),
        starts=typed["starts"],
        ends=typed["ends"],
        venue=typed["venue"],
        capacity=typed["capacity"],
        by=request.user,
    )
    words = ngettext("Ułożono %(n)d spotkanie.", "Ułożono %(n)d spotkań.", len(made)) % {"n": len(made)}
    messages.success(request, f"{words} Mieszkańcy zobaczą je po opublikowaniu.")
    return redirect(activity)


def preview_words(shown: recurrence.Preview) -> dict:
    """Dates and skipped dates in words."""
    return {
        "days": [day_in_words(day) for day in shown.days],
        "skipped": [f"{day_in_words(gap.day)} ({gap.reason})" for gap in shown.skipped],
        "moved_to": day_in_words(shown.moved_to) if shown.moved_to else "",
    }


@require_POST
def occurrences_publish(request: HttpRequest, pk: int) -> HttpResponse:
    activity = get_object_or_404(Activity, pk=pk)
    try:
        count = services.publish_occurrences(activity, by=request.user)
        messages.success(
            request,
            ngettext("Opublikowano %(n)d spotkanie.", "Opublikowano %(n)d spotkań.", count) % {"n": count},
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(activity)
