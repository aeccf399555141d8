"""What residents open. No account, no session, no cookie: the same bytes for everyone who asks the same."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities import calendar, feeds
from activities.converters import FIRST, LAST
from activities.filters import CalendarFilter
from activities.models import SignUp, Theme
from activities.structured import event_json
from osl_site import clock
from osl_site.centre.models import Centre, Locality
from osl_site.centre.office import office
from osl_site.languages import in_language, marked, spoken
from osl_site.lists import page_of
from osl_site.templatetags.osl import tel
from osl_site.words import month_in_words, other_month_in_words, weekdays

AGENDA_PAGE = 40
ON_HOME = 5
FEED_BACK, FEED_AHEAD = timedelta(days=90), timedelta(days=400)
UNPLACED_SHOWN = 10


@dataclass(frozen=True)
class Door:
    icon: str
    label: str
    text: str
    url: str


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """An honest sentence, the field for the village, the next meetings, and the doors."""
    form = CalendarFilter(QueryDict(), language=spoken())
    asked = form.asked()
    days = calendar.days_of(calendar.upcoming(asked)[:ON_HOME], spoken(), asked)
    return render(request, "activities/public/home.html", {"find": form["miejscowosc"], "days": days, "doors": doors()})


def doors() -> list[Door]:
    """The plain doors of the home page: only to what there is."""
    here = office()
    ring = Door("phone", _("Zadzwoń"), _("Odpowiemy na pytania i pomożemy znaleźć spotkanie."), telephone(here))
    regular = Door(
        "hand-heart", _("Stałe zajęcia i pomoc"), _("Grupy, podwózki i rozmowy przez telefon."), reverse("offer")
    )
    own = Door(
        "smartphone",
        _("Kalendarz w telefonie"),
        _("Telefon sam pokaże spotkania i zmiany."),
        reverse("calendar_subscribe"),
    )
    visit = Door("map-pin", _("Przyjdź do nas"), _("Adres, godziny i pokój organizatora."), reverse("contact"))
    return [door for door in (ring, regular, own, visit) if door.url]


def telephone(here: Centre) -> str:
    return tel(here.organiser_phone) if here.organiser_phone else ""


@login_not_required
@require_safe
def agenda(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The calendar: what is on, day by day, for what was asked."""
    data = request.GET
    if slug:
        village = get_object_or_404(Locality, slug=slug)
        data = data.copy()
        data.setlist("miejscowosc", [village.simc])
    form = CalendarFilter(data, language=spoken())
    asked = form.asked()
    page = page_of(request, calendar.upcoming(asked), AGENDA_PAGE)
    unplaced = calendar.upcoming(asked, places=asked.nowhere_known())[:UNPLACED_SHOWN] if asked.within_km else []
    context = {
        "form": form,
        "asked": asked,
        "page": page,
        "days": calendar.days_of(page.object_list, spoken(), asked),
        "unplaced": calendar.days_of(unplaced, spoken(), asked),
        "where": _where(asked.localities),
        "query": _kept(data),
        "earlier": clock.today() - timedelta(days=30),
        "today": clock.today(),
    }
    return render(request, "activities/public/agenda.html", context)


def _where(asked: list[Locality]) -> str:
    """„w Kandytach” when one place was asked for. Only Polish bends its name; others say it as the road signs do."""
    if len(asked) != 1:
        return ""
    return asked[0].where if spoken() == "pl" else asked[0].name


@login_not_required
@require_safe
def month(request: HttpRequest, first: date) -> HttpResponse:
    """One month as a table, for what was asked."""
    form = CalendarFilter(request.GET, language=spoken())
    asked = form.asked()
    after = (first + timedelta(days=31)).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    meetings = list(asked.of(calendar.readable()).between(clock.midnight(first), clock.midnight(after)))
    query = _kept(request.GET)
    context = {
        "form": form,
        "first": first,
        "caption": month_in_words(first),
        "weekdays": weekdays(),
        "weeks": calendar.month_of(first, meetings, spoken(), query),
        "count": len(meetings),
        "neighbours": [(day, other_month_in_words(day, first)) for day in (before, after) if FIRST <= day <= LAST],
        "query": query,
    }
    return render(request, "activities/public/month.html", context)


@login_not_required
@require_safe
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


@login_not_required
@require_safe
def meeting_ics(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(calendar.readable(), pk=pk)
    body = feeds.calendar_of([row], office=office(), language=spoken())
    return HttpResponse(
        body,
        content_type=feeds.CONTENT_TYPE,
        headers={"Content-Disposition": f'attachment; filename="spotkanie-{row.pk}.ics"'},
    )


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The calendar for a phone: ninety days back and four hundred ahead unless asked otherwise.

    A phone that has these very rows already is told so before any of them is written out.
    """
    asked = CalendarFilter(request.GET, language=spoken()).asked()
    first = asked.first or clock.today() - FEED_BACK
    last = asked.last or clock.today() + FEED_AHEAD
    after = clock.midnight(last + timedelta(days=1))
    meetings, here = asked.of(calendar.readable()).between(clock.midnight(first), after), office()
    etag = quote_etag(feeds.version_of(meetings, office=here, language=spoken()))
    if known := get_conditional_response(request, etag=etag):
        return known
    body = feeds.calendar_of(meetings, office=here, language=spoken())
    headers = {"Content-Disposition": "inline", "ETag": etag}
    return HttpResponse(body, content_type=feeds.CONTENT_TYPE, headers=headers)


@login_not_required
@require_safe
def subscribe(request: HttpRequest) -> HttpResponse:
    """How to have the calendar, or the part of it that was asked for, in one's own phone, in the phone's own words."""
    query = _kept(request.GET)
    address = request.build_absolute_uri(reverse("calendar_feed")) + (f"?{query}" if query else "")
    webcal = "webcal://" + address.split("://", 1)[1]
    return render(request, "activities/public/subscribe.html", {"address": address, "webcal": webcal})


@login_not_required
@require_safe
def offer(request: HttpRequest) -> HttpResponse:
    """Regular groups and help, by theme: also what has no dates, such as a telephone call a week."""
    rows = calendar.offers(spoken())
    themes = [(Theme(theme).label, list(group)) for theme, group in groupby(rows, key=lambda row: row.theme)]
    return render(request, "activities/public/offer.html", {"themes": themes})


def _kept(data: QueryDict) -> str:
    """What was asked but the days, as a query for the other views of the calendar."""
    questions = CalendarFilter.base_fields.keys() - {"od", "do"}
    typed = [(name, value) for name, values in data.lists() for value in values]
    return urlencode([(name, value) for name, value in typed if value and name in questions])
