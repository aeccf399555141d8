"""What staff may ask of the lists of the offer and of meetings."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django_filters import ChoiceFilter, ModelChoiceFilter

from activities.calendar.years import refuse_other_years
from activities.forms.activities import in_charge_choices
from activities.forms.fields import TypedVenue
from activities.models import Activity, ActivityState, HowHeard, Question, TallySource, Venue, WordBackState
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common import clock
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, LocalityFilter, TickFilter, WordsFilter
from osl_site.common.withdrawal.forms import WithdrawnTick, WithoutWithdrawn

ACTIVITY_STATES = {
    "w-ofercie": (ActivityState.OFFERED, "W ofercie"),
    "szkic": (ActivityState.DRAFT, "Szkice"),
    "wstrzymane": (ActivityState.PAUSED, "Wstrzymane"),
    "zakonczone": (ActivityState.ENDED, "Zakończone"),
}
UNPUBLISHED = Q(published_at=None) | Q(activity__published_at=None)
STATES = {
    "nieopublikowane": ("Nieopublikowane", UNPUBLISHED),
    "opublikowane": ("Opublikowane", ~UNPUBLISHED & Q(cancelled_at=None)),
    "przeniesione": ("Przeniesione", Q(moved_from__isnull=False, cancelled_at=None)),
    "odwolane": ("Odwołane", Q(cancelled_at__isnull=False)),
}
AT_CLOSED_PLACES = "zamkniete-miejsce"  # a state of their place, asked for beside their own


def activities_by_name(request: HttpRequest) -> QuerySet[Activity]:
    """What a list of the offer is chosen from."""
    return Activity.objects.order_by(polish_order("title"), "id")


def venues_with_place(request: HttpRequest) -> QuerySet[Venue]:
    """Venues that can say their village without another query."""
    return Venue.objects.select_related("locality")


class ActivityFilter(ListFilterSet):
    """The offer as it stands: in which state, where, who answers for it, which words."""

    stan = ChoiceFilter(
        label="Stan",
        choices=[(key, words) for key, (_, words) in ACTIVITY_STATES.items()],
        empty_label="Wszystkie",
        method="standing",
    )
    miejscowosc = LocalityFilter("venue__locality")
    osoba = ModelChoiceFilter(
        "in_charge",
        label="Osoba odpowiedzialna",
        queryset=lambda request: in_charge_choices(),
        empty_label="Wszystkie",
    )
    szukaj = WordsFilter()
    poza_planem = TickFilter(label="Tylko poza planem", method="outside_plan")
    moje = TickFilter(label="Tylko moje", method="of_mine")

    def outside_plan(self, activities: QuerySet, name: str, value: bool) -> QuerySet:
        return activities.filter(action=None)

    def of_mine(self, activities: QuerySet, name: str, value: bool) -> QuerySet:
        return activities.filter(in_charge=self.request.user)

    def standing(self, activities: QuerySet, name: str, value: str) -> QuerySet:
        return activities.in_state(ACTIVITY_STATES[value][0])


class OccurrenceFilter(ListFilterSet):
    """Meetings to come, or the past ones, or those of the days that were asked for."""

    kiedy = ChoiceFilter(
        label="Kiedy", choices=[("minione", "Minione")], empty_label="Najbliższe", method="of_the_past"
    )
    miejscowosc = LocalityFilter("venue__locality")
    szukaj = WordsFilter()
    miejsce = ModelChoiceFilter(
        "venue", label="Miejsce", queryset=venues_with_place, empty_label="Wszystkie", widget=TypedVenue
    )
    stan = ChoiceFilter(
        label="Stan",
        choices=[*((key, name) for key, (name, _) in STATES.items()), (AT_CLOSED_PLACES, "W zamkniętym miejscu")],
        empty_label="Każdy",
        method="standing",
    )
    od = DayFilter(label="Od dnia", validators=[refuse_other_years], method="from_day")
    do = DayFilter(label="Do dnia", validators=[refuse_other_years], method="to_day")
    oferta = ModelChoiceFilter("activity", label="Pozycja oferty", queryset=activities_by_name, empty_label="Wszystkie")
    osoba = ModelChoiceFilter(
        "activity__in_charge",
        label="Osoba odpowiedzialna",
        queryset=lambda request: in_charge_choices(),
        empty_label="Wszystkie",
    )
    moje = TickFilter(label="Tylko moje", method="of_mine")

    def standing(self, occurrences: OccurrenceQuerySet, name: str, value: str) -> OccurrenceQuerySet:
        return occurrences.at_closed_places() if value == AT_CLOSED_PLACES else occurrences.filter(STATES[value][1])

    def from_day(self, occurrences: OccurrenceQuerySet, name: str, value: date) -> OccurrenceQuerySet:
        return occurrences.on_from(clock.midnight(value))

    def to_day(self, occurrences: OccurrenceQuerySet, name: str, value: date) -> OccurrenceQuerySet:
        return occurrences.filter(starts_at__lt=clock.midnight(value + timedelta(days=1)))

    def of_the_past(self, occurrences: OccurrenceQuerySet, name: str, value: str) -> OccurrenceQuerySet:
        return occurrences.filter(ends_at__lte=clock.now())

    def of_mine(self, occurrences: OccurrenceQuerySet, name: str, value: bool) -> OccurrenceQuerySet:
        return occurrences.filter(activity__in_charge=self.request.user)

    def filter_queryset(self, queryset: OccurrenceQuerySet) -> OccurrenceQuerySet:
        """Those asked for, the next first; of the past, the last first."""
        found = super().filter_queryset(queryset)
        if self.answers.get("kiedy") == "minione":
            return found.order_by("-starts_at", "-id")
        return (found if {"od", "do"} & self.answers.keys() else found.ahead()).in_order()


class VenueFilter(WithoutWithdrawn):
    """Places where people meet."""

    miejscowosc = LocalityFilter("locality")
    szukaj = WordsFilter()
    wycofane = WithdrawnTick()


class TallyFilter(ListFilterSet):
    """Standing help in numbers: of which offer, since when, by whose count."""

    oferta = ModelChoiceFilter(
        "activity",
        label="Pozycja oferty",
        queryset=lambda request: activities_by_name(request).filter(is_continuous=True),
        empty_label="Wszystkie",
    )
    od = DayFilter("month", "gte", label="Od dnia")
    do = DayFilter("month", "lte", label="Do dnia")
    skad = ChoiceFilter("source", label="Skąd to wiemy", choices=TallySource.choices, empty_label="Obojętnie")
    nie_liczono = TickFilter(label="Tylko nieliczone", method="without_number")

    def without_number(self, tallies: QuerySet, name: str, value: bool) -> QuerySet:
        return tallies.filter(number=None)


class AnswerFilter(ListFilterSet):
    """Answers after meetings: of which offer, when it met, to which question, how it came."""

    oferta = ModelChoiceFilter(
        "voice__occurrence__activity", label="Pozycja oferty", queryset=activities_by_name, empty_label="Wszystkie"
    )
    pytanie = ChoiceFilter("question", label="Pytanie", choices=Question.choices, empty_label="Każde")
    skad = ChoiceFilter("voice__heard", label="Skąd", choices=HowHeard.choices, empty_label="Obojętnie")
    od = DayFilter("note__noted_on", "gte", label="Od dnia")
    do = DayFilter("note__noted_on", "lte", label="Do dnia")


class WordBackFilter(ListFilterSet):
    """Sentences for residents: how they stand, of which village."""

    stan = ChoiceFilter(label="Stan", choices=WordBackState.choices, empty_label="Każdy", method="standing")
    miejscowosc = LocalityFilter("locality")

    def standing(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.in_state(value)
