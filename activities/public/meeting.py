"""One meeting."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from activities import calendar, shown
from activities.models import SignUp
from activities.structured import event_json
from osl_site import clock
from osl_site.centre.office import office
from osl_site.languages import in_language, marked, spoken


@login_not_required
@require_safe
@shown.shown_to_all()
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: what, when, where, how to get in, for whom, whom to ring."""
    row = get_object_or_404(calendar.readable(), pk=pk)
    language = spoken()
    activity = row.activity
    tone, word = calendar.state_in_words(row)
    is_over = row.ends_at <= clock.now()
    context = {
        "meeting": row,
        "activity": activity,
        "title": in_language(activity, "title", language),
        "heading": marked(activity, "title", language),
        "text": in_language(activity, "text", language),
        "polish_only": language != "pl" and not getattr(activity, f"text_{language}", ""),
        "when": calendar.when_in_words(row),
        "tone": tone,
        "word": word,
        "groups": [in_language(group, "name", language) for group in activity.groups.all()],
        "phone": activity.contact_phone or office().organiser_phone,
        "is_over": is_over,
        "is_ahead": not is_over and not row.is_cancelled,
        "following": calendar.following(row) if is_over or row.is_cancelled else None,
        "needs_sign_up": activity.sign_up != SignUp.NONE,
        "event": mark_safe(event_json(row, request.build_absolute_uri(), language)),  # escaped for a script element
    }
    return render(request, "activities/public/meeting.html", context)
