"""Where one may send somebody: meetings near a village, standing help, their list on a page, in print, in files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localtime
from django_filters import ChoiceFilter, ModelChoiceFilter

from activities.calendar.facts import phone_number
from activities.calendar.venue_text import in_short, is_told
from activities.models import Activity, Occurrence, SignUp, StepFree, Venue
from activities.seats import Seats, seats_by_occurrence
from osl_site.common import clock
from osl_site.common.centre import territory
from osl_site.common.centre.distances import kilometres
from osl_site.common.centre.models import Centre, Locality, TargetGroup
from osl_site.common.lists.filtersets import ListFilterSet, LocalityFilter, TickFilter
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.templatetags.osl import phone
from osl_site.common.text.date_formats import hours_in_words, short_day, short_day_in_words
from osl_site.common.text.enumerations import few_of
from osl_site.common.withdrawal.models import standing

AHEAD = timedelta(days=60)
MOST_DAYS = 3  # named of what follows
NEAR = 10  # kilometres in a straight line
FURTHER = ("15", "20", "30")
WITHOUT_GOING = Q(venue=None) | Q(comes_to_you=True)  # standing help for which nobody has to set out


class NearFilter(ListFilterSet):
    """Near which village, how far; what somebody may need."""

    miejscowosc = LocalityFilter(label="Blisko wsi", method="near")
    odleglosc = ChoiceFilter(
        label="Jak daleko", choices=[(km, f"do {km} km") for km in FURTHER], empty_label=f"do {NEAR} km", method="far"
    )
    dla = ModelChoiceFilter(
        "activity__groups",
        label="Dla kogo",
        queryset=lambda request: standing(TargetGroup.objects.all()),
        empty_label="Obojętnie",
    )
    bez_schodow = TickFilter(label="Bez schodów", method="step_free")
    po_ukrainsku = TickFilter(label="Po ukraińsku", method="ukrainian")

    def near(self, rows: QuerySet, name: str, value: Locality) -> QuerySet:
        return rows.filter(venue__locality__in=within(value, int(self.answers.get("odleglosc") or NEAR)))

    def far(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows

    def step_free(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(venue__step_free="yes")

    def ukrainian(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(activity__ukrainian_spoken=True)


def asked_near(data: QueryDict) -> tuple[Locality | None, int]:
    """The village and the kilometres of an address, as the form of the list means them. One query; three of a name."""
    typed, far = data.get("miejscowosc", "").strip(), data.get("odleglosc", "")
    places = [] if typed.isdecimal() else territory.find(typed).places
    simc = typed if typed.isdecimal() else places[0].pk if len(places) == 1 else ""
    near = Locality.objects.served().filter(pk=simc).first() if simc else None
    return near, int(far) if far in FURTHER else NEAR


def suits(data: QueryDict) -> Q:
    """What of standing help suits somebody of whom the same was asked: what comes to them, or by telephone, has no
    stairs."""
    asked = Q()
    if data.get("bez_schodow"):
        asked &= WITHOUT_GOING | Q(venue__step_free=StepFree.YES)
    if data.get("po_ukrainsku"):
        asked &= Q(ukrainian_spoken=True)
    if (group := data.get("dla", "")).isdecimal():
        asked &= Q(pk__in=Activity.objects.filter(groups=int(group)).order_by().values("pk"))
    return asked


def way_in(venue: Venue, note: str = "") -> str:
    """„wejście bez schodów, toaleta: nie wiemy”: whoever is sent asks of both."""
    return in_short(venue, note=note, with_every_toilet=True)


def inside(venue: Venue | None) -> str:
    """What the office wrote of the way in: „toaleta w remoncie”."""
    return venue.getting_in if venue and is_told(venue.getting_in) else ""


def within(here: Locality, km: int) -> list[str]:
    """SIMC ids of a village and of those that lie so near; of itself alone where nobody knows where it lies."""
    if here.latitude is None:
        return [here.pk]
    known = Locality.objects.filter(latitude__isnull=False).only("simc", "latitude", "longitude")
    return [here.pk, *(one.pk for one in known if kilometres(here, one) <= km)]


def coming() -> QuerySet:
    """Meetings of the next two months that one may go to."""
    now = clock.now()
    rows = Occurrence.objects.published().filter(cancelled_at=None, starts_at__gt=now, starts_at__lt=now + AHEAD)
    return rows.filter(activity__published_at__isnull=False)


def first_of_each(rows: QuerySet) -> QuerySet:
    """Of what comes again at one place the next meeting alone: who sends somebody reads of it once."""
    next_ones = rows.order_by("activity_id", "venue_id", "starts_at", "pk").distinct("activity_id", "venue_id")
    return Occurrence.objects.filter(pk__in=next_ones.values("pk"))


@dataclass(frozen=True)
class Told:
    """One meeting as one tells of it, with those of its activity that follow it at the same place."""

    occurrence: Occurrence
    seats: Seats
    away: float | None
    number: str
    following: tuple[tuple[Occurrence, Seats], ...]

    @property
    def later(self) -> str:
        """„potem 15.12, 22.12 i jeszcze 3”."""
        days = [_day_of(occurrence) for occurrence, _ in self.following]
        return f"potem {few_of(days, MOST_DAYS)}" if days else ""

    @property
    def day(self) -> str:
        start, end = localtime(self.occurrence.starts_at), localtime(self.occurrence.ends_at)
        return f"{short_day_in_words(start.date())}, {hours_in_words(start, end)}"

    @property
    def day_in_short(self) -> str:
        """„wt. 1.12, godz. 10:00–12:00”, as on other lists of meetings."""
        start, end = localtime(self.occurrence.starts_at), localtime(self.occurrence.ends_at)
        return f"{short_day(start.date())}, {hours_in_words(start, end)}"

    @property
    def venue(self) -> Any:
        return self.occurrence.venue

    @property
    def place(self) -> str:
        return self.venue.in_full if self.venue else "przez telefon"

    @property
    def distance(self) -> str:
        return f"{round(self.away)} km" if self.away is not None and self.away >= 0.5 else ""

    @property
    def entrance(self) -> str:
        return way_in(self.venue, self.occurrence.note) if self.venue else ""

    @property
    def inside(self) -> str:
        return inside(self.venue)

    @property
    def language(self) -> str:
        return "także po ukraińsku" if self.occurrence.activity.ukrainian_spoken else ""

    @property
    def lift(self) -> str:
        """Whether somebody may ask to be taken there: whoever signs up is asked."""
        return "" if self.occurrence.activity.sign_up == SignUp.NONE else "przy zapisie można prosić o podwózkę"

    @property
    def places(self) -> str:
        """„wolne: 3”, „brak miejsc; 14.12 wolne: 12”, „bez zapisów”."""
        if self.occurrence.activity.sign_up == SignUp.NONE:
            return "bez zapisów"
        if self.seats.free is None:
            return "zapisy, miejsc nie liczymy"
        if not self.seats.is_full:
            return f"wolne: {self.seats.free}"
        free = next((f"; {_day_of(later)} wolne: {seats.free}" for later, seats in self.following if seats.free), "")
        return f"brak miejsc{free}"


def _day_of(occurrence: Occurrence) -> str:
    start = localtime(occurrence.starts_at)
    return f"{start.day}.{start.month:02}"


def told_of(rows: Sequence[Occurrence], *, near: Locality | None, here: Centre) -> list[Told]:
    """Each with its places, how far it is, whom to ring and what follows it. Two queries."""
    rows = list(rows)
    following = _following(rows)
    seats = seats_by_occurrence([*rows, *chain.from_iterable(following.values())])
    return [
        Told(
            row,
            seats[row.pk],
            _away(near, row),
            phone_number(row.activity, here),
            tuple((later, seats[later.pk]) for later in following[row.pk]),
        )
        for row in rows
    ]


def _following(rows: Sequence[Occurrence]) -> dict[int, list[Occurrence]]:
    """The later meetings of each one's activity at its place. One query."""
    first = {(row.activity_id, row.venue_id): row for row in rows}
    found: dict[int, list[Occurrence]] = {row.pk: [] for row in rows}
    later = coming().filter(activity__in={row.activity_id for row in rows}).select_related("activity", "venue")
    for one in later.in_order():
        before = first.get((one.activity_id, one.venue_id))
        if before and one.pk != before.pk:
            found[before.pk].append(one)
    return found


def _away(near: Locality | None, row: Occurrence) -> float | None:
    there = row.venue.locality if row.venue_id else None
    if near is None or there is None or near.latitude is None or there.latitude is None:
        return None
    return kilometres(near, there)


@dataclass(frozen=True)
class Helping:
    """Standing help as one tells of it: where, how one gets in, in which language, and the number to ring."""

    activity: Activity
    number: str

    @property
    def where(self) -> str:
        """„Świetlica, Kandyty, wejście bez schodów, także po ukraińsku”."""
        venue = None if self.activity.comes_to_you else self.activity.venue
        place = [venue.in_full, way_in(venue), inside(venue)] if venue else [self._without_going]
        return ", ".join(filter(None, [*place, "także po ukraińsku" if self.activity.ukrainian_spoken else ""]))

    @property
    def _without_going(self) -> str:
        return "przez telefon albo u osoby w domu" if self.activity.comes_to_you else "przez telefon"


WHERE_TO_SEND = Listing(
    title="Dokąd skierować",
    file="dokad-skierowac",
    filterset=NearFilter,
    filters_label="Wybór spotkań",
    filters_button="Pokaż spotkania",
    columns=(
        Column(
            "Kiedy",
            lambda line: line.day,
            short=lambda line: line.day_in_short,
            note=lambda line: line.later,
            note_is_below=True,
            needs_label=False,
        ),
        Column(
            "Spotkanie",
            lambda line: line.occurrence.activity.title,
            link=lambda line: reverse("public_occurrence", args=[line.occurrence.pk]),
            note=lambda line: f"tel. {phone(line.number)}" if line.number else "",
            note_is_below=True,
            is_heading=True,
            needs_label=False,
        ),
        Column("Telefon", lambda line: line.number, only_in_files=True),
        Column("Gdzie", lambda line: line.place, note=lambda line: line.distance, needs_label=False),
        Column("Wejście i toaleta", lambda line: line.entrance, note=lambda line: line.inside, note_is_below=True),
        Column("Język", lambda line: line.language),
        Column("Miejsca", lambda line: line.places, note=lambda line: line.lift, note_is_below=True),
    ),
    caption="Dokąd można iść w najbliższych dwóch miesiącach: {count}",
    found="Znalezione: {count}",
    none_found="Żadne spotkanie nie pasuje. Wybierz dalszą odległość, mniej wymagań albo stałą pomoc niżej.",
    show_all="Pokaż wszystkie spotkania",
    empty="Nie ma teraz żadnych zapowiedzianych spotkań. Stała pomoc jest niżej.",
)
