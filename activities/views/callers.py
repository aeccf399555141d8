"""Staff: who rings, found among those who signed up by a piece of a name or of a telephone number."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from activities import rules
from activities.calendar import queries
from activities.models import Registration
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.lists.queries import mentions
from osl_site.common.registry import Link
from osl_site.common.search.asked import LONGEST
from osl_site.common.templatetags.osl import phone
from osl_site.common.web.guards import staff_view

MOST = 30
LEAST_DIGITS = 3
LOOKED_BACK = timedelta(days=7)


@never_cache
@require_GET
@staff_view(may=rules.may_ring)
def person_search(request: HttpRequest) -> HttpResponse:
    """Who signed up for meetings to come and of the last week, by name or telephone; reading it is noted."""
    words = request.GET.get("szukaj", "").strip()[:LONGEST]
    rows = list(found_by(words, request.user)[: MOST + 1]) if words else []
    if words:
        note_access(AccessKind.READ, by=request.user, what=f"szukanie osoby w zapisach, znalezione: {len(rows)}")
    context = {"words": words, "links": [link_of(row) for row in rows[:MOST]], "most": MOST, "count": len(rows)}
    return render(request, "activities/person_search.html", context)


def found_by(words: str, user: User) -> QuerySet[Registration]:
    """The soonest meeting first: the organiser's are everybody's, a coworker's those of their own meetings. What has no
    letters is looked for in telephone numbers, by its digits."""
    digits = "".join(sign for sign in words.removeprefix("+48") if sign.isascii() and sign.isdigit())
    asks_number = len(digits) >= LEAST_DIGITS and not any(sign.isalpha() for sign in words)
    asked = Q(phone__contains=digits) if asks_number else mentions(words, "name")
    since = Q(occurrence__ends_at__gt=clock.now() - LOOKED_BACK)
    rows = Registration.objects.filter(asked, since, erased_at=None).select_related("occurrence__activity")
    mine = rows if is_organiser(user) else rows.filter(occurrence__activity__in_charge=user)
    return mine.order_by("occurrence__starts_at", "id")


def link_of(row: Registration) -> Link:
    """Their row among those of the meeting."""
    page = f"{reverse('activities:registration_list', args=[row.occurrence_id])}#zapis-{row.pk}"
    contact = phone(row.phone) if row.phone else row.email
    where = f"{row.occurrence.activity.title}, {queries.when_in_words(row.occurrence)}"
    return Link(where, f"{row.name}, {contact}", page, row.get_state_display())
