"""Staff: a new offer with its first meetings, on one page; how residents will see it stands beside the form."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from activities import rules, services
from activities.forms.ideas import idea_asked
from activities.forms.new_activity import NewActivityForm
from activities.models import Activity, SignUp
from activities.planning.recurrence import Preview, preview
from activities.proposals.told import begun_by
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.text.date_formats import day_in_words
from osl_site.common.web.guards import staff_view

LOOK, DATES = "podglad", "daty"  # names of buttons: shows and saves nothing; saves and goes on to the dates
MOST_NAMED = 3  # days left out that are named


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def activity_add(request: HttpRequest) -> HttpResponse:
    """What it is, when, where from; then its dates with a tick each, or a draft."""
    asked = {"in_charge": request.user, "action": request.GET.get("dzialanie")}
    asked["submissions"] = ideas = idea_asked(request.GET.get("zgloszenie", ""))
    asked |= next((begun_by(idea.pk) for idea in ideas), {})
    form = NewActivityForm(request.POST or None, initial=asked)
    form.is_to_be_shown = DATES in request.POST
    if LOOK not in request.POST and (activity := submit_form(request, form, lambda: _created(request, form))):
        return _answered(request, form, activity)
    context = {"form": form, "title": "Dodaj do oferty", "back": reverse("activities:activity_list")}
    context |= {"look": LOOK, "dates": DATES, "row": _row(form) if form.is_bound else None}
    return render(request, "activities/activity_new.html", context)


def _created(request: HttpRequest, form: NewActivityForm) -> Activity:
    typed = {"partners": form.chosen_partners, "by": request.user}
    if form.dates is None:
        return services.create_activity(form.values, **typed)
    return services.create_with_dates(form.values, **typed, **form.dates)


def _answered(request: HttpRequest, form: NewActivityForm, activity: Activity) -> HttpResponse:
    """Where it goes on, by the button that was pressed, and by the days."""
    is_read = form.is_valid()  # sent a second time it was not looked at yet
    messages.success(request, f"Szkic jest zapisany. {_in_words(_given(form) if is_read else None)}".strip())
    if is_read and form.is_other:
        typed = form.cleaned_data
        hours = {name: f"{typed[key]:%H:%M}" if typed[key] else "" for name, key in (("od", "starts"), ("do", "ends"))}
        asked = {"dzien": typed["starts_on"] or "", **hours}
        return redirect(f"{reverse('activities:series_plan', args=[activity.pk])}?{urlencode(asked)}")
    if DATES in request.POST:
        return redirect("activities:activity_publish", activity.pk)
    return redirect(activity)


def _given(form: NewActivityForm) -> Preview | None:
    """The days of the rule; None where there is none, or it gives none."""
    try:
        return preview(form.rule) if form.dates and form.rule else None
    except ValidationError:
        return None


def _in_words(given: Preview | None) -> str:
    """„12 spotkań, do 27 lutego 2027 r. Pomijamy: 24 grudnia 2026 r. (święto: Wigilia)”."""
    if given is None:
        return ""
    number = len(given.days)
    words = ngettext("%(count)d spotkanie", "%(count)d spotkań", number) % {"count": number}
    left = [f"{day_in_words(gap.day)} ({gap.reason})" for gap in given.skipped[:MOST_NAMED]]
    more = len(given.skipped) - len(left)
    left += [f"i jeszcze {more}"] if more > 0 else []
    last = day_in_words(given.days[-1]).removesuffix(".")
    return f"{words}, ostatnie: {last}." + (f" Pomijamy: {', '.join(left)}." if left else "")


def _row(form: NewActivityForm) -> dict[str, Any]:
    """The row of the calendar, of what could be read until now."""
    form.is_valid()
    typed = form.cleaned_data
    starts, ends, venue = (typed.get(name) for name in ("starts", "ends", "venue"))
    is_ready = {"starts_on", "starts", "ends", "repeats", "until"} <= typed.keys()
    return {
        "day": day_in_words(typed["starts_on"]) if typed.get("starts_on") else "",
        "time": f"{starts:%-H:%M}" if starts else "",
        "until": f"{ends:%-H:%M}" if ends else "",
        "title": typed.get("title", ""),
        "place": str(venue or ""),
        "entrance": venue.get_step_free_display() if venue else "",
        "sign_up": dict(SignUp.choices).get(typed.get("sign_up"), ""),
        "series": _in_words(_given(form)) if is_ready else "",
    }
