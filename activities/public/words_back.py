"""What was said and what was done about it, by village. No account, no session, no cookie."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.calendar import cache_version
from activities.words_back import told
from osl_site.common.centre.office import office
from osl_site.common.text.languages import has_polish


@login_not_required
@require_safe
@cache_version.shown_to_all()
def words_back_page(request: HttpRequest) -> HttpResponse:
    """Everything that the organiser approved, the whole commune first, then villages."""
    places = told.by_place()
    partly_polish = any(has_polish(words) for place in places for row in place.told for words in (row.said, row.did))
    context = {"places": places, "partly_polish": partly_polish, "office": office()}
    return render(request, "activities/public/words_back.html", context)
