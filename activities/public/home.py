"""The front door. No account, no session, no cookie."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.calendar import cache_version, filter_summary, queries
from activities.calendar.filters import Asked, CalendarFilter
from activities.public.query_params import DAYS, NEAR, kept_query, month_to_print
from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.templatetags.osl import tel
from osl_site.common.text.date_formats import until_day_in_words
from osl_site.common.text.languages import in_polish, spoken

ON_HOME = 5
NEAR_SHOWN = 12
VILLAGES = 3


@dataclass(frozen=True)
class Door:
    icon: str
    label: str
    text: str
    url: str


@login_not_required
@require_safe
@cache_version.shown_to_all("miejscowosc", "nazwa")
def home(request: HttpRequest) -> HttpResponse:
    """An honest sentence, the field for the village and what is near it this week, the next meetings, the doors."""
    near = QueryDict(mutable=True)
    village = {name: value for name in ("miejscowosc", "nazwa") if (value := request.GET.get(name, ""))}
    near.update(village | {"odleglosc": str(NEAR)} if village else {})
    form = CalendarFilter(near, language=spoken())
    form.fields["miejscowosc"].label = _("Twoja miejscowość")
    asked, here = form.asked(), office()
    shown = _near(asked, form, here) if asked.localities else _everywhere(asked, here)
    context = {"form": form, "office": here, "doors": doors(here), "is_unsure": queries.is_unsure(shown["days"])}
    return render(request, "activities/public/home.html", context | shown)


def _everywhere(asked: Asked, here: Centre) -> dict[str, Any]:
    """The next meetings, and the villages where they are: one press from what is near each."""
    everywhere = replace(asked, unknown="")
    coming = list(queries.upcoming(everywhere)[:NEAR_SHOWN])
    there = {row.venue.locality_id: row.venue.locality for row in coming if row.venue and not row.is_cancelled}
    days = queries.days_of(coming[:ON_HOME], spoken(), everywhere, here=here)
    return {"days": days, "villages": [*there.values()][:VILLAGES]}


def _near(asked: Asked, form: CalendarFilter, here: Centre) -> dict[str, Any]:
    """What is near the village in seven days; where nothing is, the meeting after them."""
    start, after = clock.midnight(clock.today()), clock.midnight(clock.today() + timedelta(days=DAYS))
    coming = list(queries.upcoming(asked)[:NEAR_SHOWN])
    this_week = [occurrence for occurrence in coming if occurrence.starts_at < after]
    week = clock.today(), clock.today() + timedelta(days=DAYS - 1)
    away = queries.gone(asked, start, after)
    return {
        "village": asked.localities[0],
        "where": filter_summary.places(asked, named=in_polish),
        "query": kept_query(form.data),
        "until": until_day_in_words(week[1]),
        "days": queries.days_of(this_week, spoken(), asked, within=week, away=away, here=here),
        "next": queries.next_words(coming[0]) if coming and not this_week else None,
    }


def doors(here: Centre) -> list[Door]:
    """The plain doors of the home page: only to what there is."""
    ring = Door("phone", _("Zadzwoń"), _("Odpowiemy na pytania i pomożemy znaleźć spotkanie."), telephone(here))
    regular = Door(
        "hand-heart",
        _("Stałe zajęcia i pomoc"),
        _("Grupy, podwózki i rozmowy przez telefon."),
        reverse("public_activities"),
    )
    say = Door(
        "message-square",
        _("Powiedz nam"),
        _("Czegoś brakuje, masz pomysł, możesz pomóc? Napisz, bez konta."),
        reverse("tell_us"),
    )
    own = Door(
        "smartphone",
        _("Kalendarz w telefonie"),
        _("Telefon sam pokaże spotkania i zmiany."),
        reverse("calendar_subscribe"),
    )
    paper = Door(
        "printer",
        _("Kartka na tablicę"),
        _("Miesiąc do wydrukowania, dla gminy albo dla Twojej wsi."),
        reverse("calendar_print_choice", args=[month_to_print()]),
    )
    told = _what_is_told(here)
    visit = Door("map-pin", _("Przyjdź do nas"), told, reverse("contact") if told else "")
    return [door for door in (ring, say, regular, own, paper, visit) if door.url]


def _what_is_told(here: Centre) -> str:
    """What the page of contact tells of coming, „Adres, godziny, pokój organizatora.”; else to ring, where one can."""
    told = [
        (here.address, _("adres")),
        (here.opening_hours, _("godziny")),
        (here.organiser_room, _("pokój organizatora")),
    ]
    words = capfirst(", ".join(word for value, word in told if value))
    if words:
        return f"{words}."
    return _("Zadzwoń, powiemy, jak dojść i kiedy.") if here.organiser_phone else ""


def telephone(here: Centre) -> str:
    return tel(here.organiser_phone) if here.organiser_phone else ""
