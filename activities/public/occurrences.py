"""One meeting."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.after_meetings.questions import window
from activities.calendar import cache_version, formerly, plain_text, queries
from activities.calendar.facts import About, Key, is_polish_only, phone_number
from activities.calendar.filters import Asked
from activities.calendar.json_ld import event_json
from activities.calendar.outlets import Outlet, facts_of
from activities.calendar.venue_text import way_to
from activities.models import Occurrence, SignUp
from activities.seats import takes_sign_ups, takes_waiting
from osl_site.common import clock, emails
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.text.languages import in_language, spoken

OTHER_DATES = 5
IN_PLACES_OF_THEIR_OWN = (Key.TITLE, Key.TEXT, Key.WHEN, Key.STATE, Key.FORMERLY, Key.WHERE)


@login_not_required
@require_safe
@cache_version.shown_to_all()
def occurrence(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: what, when, where, how to get in, for whom, whom to ring, and the other dates of its group."""
    row = get_object_or_404(queries.readable_whole(), pk=pk)
    here, language = office(), spoken()
    takes = takes_sign_ups(row)
    tone, word = _state(row, seats=not takes)
    is_over = row.ends_at <= clock.now()
    others = queries.upcoming(Asked(), with_groups=False).filter(activity=row.activity_id).exclude(pk=pk)
    context = {
        "occurrence": row,
        "activity": row.activity,
        "office": here,
        "tone": tone,
        "word": word,
        "is_over": is_over,
        "asked": window(row, here),
        "is_ahead": not is_over and not row.is_cancelled,
        "is_place_closed": row.is_place_closed and not is_over and not row.is_cancelled,
        "following": queries.following(row) if is_over or row.is_cancelled else None,
        "takes_sign_ups": takes,
        "has_line": takes_waiting(row.activity),
        "others": queries.days_of(others[:OTHER_DATES], language, Asked(), with_groups=False),
        "event": event_json(row, request.build_absolute_uri(), here),
    }
    return render(
        request, "activities/public/occurrence_detail.html", context | _told(row, here) | _to_share(row, here)
    )


def _state(row: Occurrence, *, seats: bool) -> tuple[str, str]:
    """Tone and words: how it stands, and what residents were told before."""
    tone, word = queries.state_in_words(row, seats=seats)
    before = facts_of(About.of(row), Outlet.PAGE).text(Key.FORMERLY)
    return ("amber" if before else tone), formerly.in_a_row([word, before])


def _told(row: Occurrence, here: Centre) -> dict[str, Any]:
    """What residents are told of it, in words; the rows of facts in their order."""
    told = facts_of(About.of(row, here), Outlet.PAGE)
    return {
        "title": told.plain(Key.TITLE),
        "heading": told.text(Key.TITLE),
        "text": told.text(Key.TEXT),
        "polish_only": is_polish_only(row.activity, spoken()),
        "partly_polish": told.is_partly_polish(),
        "when": told.text(Key.WHEN),
        "where": told.plain(Key.WHERE),
        "way": way_to(row.venue) if row.venue else None,
        "facts": told.beside(*IN_PLACES_OF_THEIR_OWN),
        "phone": phone_number(row.activity, here),
        "needs_sign_up": row.activity.sign_up != SignUp.NONE,
    }


def _to_share(row: Occurrence, here: Centre) -> dict[str, str]:
    text = plain_text.plain_text(row, here, emails.link(reverse("public_occurrence", args=[row.pk])))
    subject = in_language(row.activity, "title", spoken())
    return {"copied": text, "by_message": plain_text.by_message(text), "by_mail": plain_text.by_mail(subject, text)}
