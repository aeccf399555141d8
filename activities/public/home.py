"""The front door and the offer. No account, no session, no cookie."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities import calendar, shown
from activities.filters import CalendarFilter
from activities.models import Theme
from osl_site.centre.models import Centre
from osl_site.centre.office import office
from osl_site.languages import spoken
from osl_site.templatetags.osl import tel

ON_HOME = 5


@dataclass(frozen=True)
class Door:
    icon: str
    label: str
    text: str
    url: str


@login_not_required
@require_safe
@shown.shown_to_all()
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
@shown.shown_to_all()
def offer(request: HttpRequest) -> HttpResponse:
    """Regular groups and help, by theme: also what has no dates, such as a telephone call a week."""
    rows = calendar.offers(spoken())
    themes = [(Theme(theme).label, list(group)) for theme, group in groupby(rows, key=lambda row: row.theme)]
    return render(request, "activities/public/offer.html", {"themes": themes})
