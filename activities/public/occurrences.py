"""One meeting."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from activities.calendar import activity_cards, cache_version, plain_text, queries
from activities.calendar.filters import Asked
from activities.calendar.json_ld import event_json
from activities.calendar.venue_text import sentences
from activities.models import Occurrence, SignUp
from activities.registrations.seats import takes_sign_ups
from osl_site.common import clock, emails
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.text.languages import in_language, marked, spoken

OTHER_DATES = 5


@login_not_required
@require_safe
@cache_version.shown_to_all()
def occurrence(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: what, when, where, how to get in, for whom, whom to ring, and the other dates of its group."""
    row = get_object_or_404(queries.readable(), pk=pk)
    here, language = office(), spoken()
    takes = takes_sign_ups(row)
    tone, word = queries.state_in_words(row, seats=not takes)
    is_over = row.ends_at <= clock.now()
    others = queries.upcoming(Asked(), with_groups=False).filter(activity=row.activity_id).exclude(pk=pk)
    context = {
        "occurrence": row,
        "activity": row.activity,
        "office": here,
        "when": queries.when_in_words(row),
        "tone": tone,
        "word": word,
        "is_over": is_over,
        "is_ahead": not is_over and not row.is_cancelled,
        "following": queries.following(row) if is_over or row.is_cancelled else None,
        "takes_sign_ups": takes,
        "others": queries.days_of(others[:OTHER_DATES], language, Asked(), with_groups=False),
        "event": mark_safe(event_json(row, request.build_absolute_uri(), language, here)),  # escaped for a script
    }
    return render(
        request, "activities/public/occurrence_detail.html", context | _of_activity(row, here) | _to_share(row, here)
    )


def _of_activity(row: Occurrence, here: Centre) -> dict[str, Any]:
    """What the meeting has from its offer and its venue, in words."""
    activity, language = row.activity, spoken()
    return {
        "title": in_language(activity, "title", language),
        "heading": marked(activity, "title", language),
        "text": in_language(activity, "text", language),
        "polish_only": activity_cards.is_polish_only(activity, language),
        "where": row.venue.in_full if row.venue else "",
        "getting_in": sentences(row.venue) if row.venue else [],
        "audience": activity_cards.audience(activity.groups.all(), language),
        "cost": activity_cards.cost(activity),
        "run_by": activity_cards.run_by(activity, here),
        "phone": activity.contact_phone or here.organiser_phone,
        "needs_sign_up": activity.sign_up != SignUp.NONE,
    }


def _to_share(row: Occurrence, here: Centre) -> dict[str, str]:
    language = spoken()
    text = plain_text.plain_text(row, here, emails.link(reverse("public_occurrence", args=[row.pk])), language)
    subject = in_language(row.activity, "title", language)
    return {"copied": text, "by_message": plain_text.by_message(text), "by_mail": plain_text.by_mail(subject, text)}
