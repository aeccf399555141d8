"""Regular groups and help. No account, no session, no cookie."""

from itertools import groupby

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from activities.calendar import activity_cards, cache_version, queries
from activities.calendar.facts import About, Key, is_polish_only
from activities.calendar.filters import Asked, theme_choices
from activities.calendar.outlets import Outlet, facts_of
from activities.calendar.venue_text import way_to
from activities.models import Activity, SignUp
from osl_site.common.centre import territory
from osl_site.common.centre.named_places import named
from osl_site.common.centre.office import office
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import PlainSelect
from osl_site.common.lists.queries import page_of
from osl_site.common.text.languages import polish_choices, spoken

ACTIVITY_PAGE = 40
DATES_OF_ONE = 10
IN_PLACES_OF_THEIR_OWN = (Key.TITLE, Key.STOPPED, Key.TEXT, Key.JOINING, Key.PHONE, Key.WHERE)


class ActivityFilter(Asks, forms.Form):
    """Which of the offer: of one theme, in one village. An answer that is not among the choices narrows nothing."""

    temat = forms.ChoiceField(label=_("Temat"), required=False, widget=PlainSelect)
    miejscowosc = forms.ChoiceField(label=_("Miejscowość"), required=False, widget=PlainSelect)

    def __init__(self, data: QueryDict) -> None:
        localities = territory.places()
        self.named = named(data, localities)
        super().__init__(self.named.data)
        as_choice = polish_choices()
        self.fields["temat"].choices = theme_choices(spoken())
        self.fields["miejscowosc"].choices = [
            ("", _("Cała gmina")),
            *((simc, as_choice(name)) for simc, name in territory.labels(localities.values()).items()),
        ]
        self.fields["miejscowosc"].error_messages["invalid_choice"] = self.named.sentence


@login_not_required
@require_safe
@cache_version.shown_to_all("temat", "miejscowosc", "strona")
def activity_list(request: HttpRequest) -> HttpResponse:
    """Regular groups and help, by theme: also what has no dates, such as a telephone call a week."""
    form = ActivityFilter(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    rows = activity_cards.readable(theme=asked.get("temat", ""), locality=asked.get("miejscowosc", ""))
    page = page_of(request, rows.none() if form.named.unknown else rows, ACTIVITY_PAGE)
    here = office()
    found = activity_cards.cards_of(page.object_list, here, spoken())
    themes = [(theme, list(group)) for theme, group in groupby(found, key=lambda row: row.theme)]
    context = {"form": form, "is_asked": any(form.data.get(name) for name in form.fields), "themes": themes}
    return render(request, "activities/public/activity_list.html", context | {"page": page, "office": here})


@login_not_required
@require_safe
@cache_version.shown_to_all()
def activity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One group or kind of help: what it is, where, for whom, how one joins, and when it meets next."""
    row = get_object_or_404(Activity.objects.published().select_related("venue__locality"), pk=pk)
    language, here = spoken(), office()
    ahead = list(queries.upcoming(Asked()).filter(activity=row)[:DATES_OF_ONE])
    venue = row.venue or next((occurrence.venue for occurrence in ahead), None)
    told = facts_of(About(row, here, venue=venue), Outlet.ACTIVITY_PAGE)
    context = {
        "activity": row,
        "title": told.plain(Key.TITLE),
        "heading": told.text(Key.TITLE),
        "text": told.text(Key.TEXT),
        "polish_only": is_polish_only(row, language),
        "partly_polish": told.is_partly_polish(),
        "stopped": told.text(Key.STOPPED),
        "joining": told.text(Key.JOINING),
        "phone": told.text(Key.PHONE),
        "where": told.plain(Key.WHERE),
        "has_place": venue is not None,
        "way": way_to(venue) if venue else None,
        "facts": told.beside(*IN_PLACES_OF_THEIR_OWN),
        "picks_an_occurrence": bool(ahead) and row.sign_up == SignUp.NEEDED and not row.is_continuous,
        "days": queries.days_of(ahead, language, Asked(), with_groups=False),
        "office": here,
    }
    return render(request, "activities/public/activity_detail.html", context)
