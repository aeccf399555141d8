"""The lists of the room: what each says, on a page, in print and in files alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from activities import rules
from activities.calendar import queries
from activities.calendar.activity_cards import next_starts
from activities.models import Activity, ActivityState, InformationClause, Occurrence, StepFree, Toilet, Venue
from activities.seats import Seats, why_no_callers
from activities.views.filters import ActivityFilter, OccurrenceFilter, VenueFilter
from activities.views.shared import PAGE
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.listing import AddButton, Column, Listing, RowAct
from osl_site.common.text.typed_text import plain_of

NOT_KNOWN = "nie wiemy"
ENTRANCES = {StepFree.YES: "bez schodów", StepFree.STEPS: "schody lub próg"}  # behind „Wejście”
TOILETS = {  # behind „Toaleta”
    Toilet.ACCESSIBLE: "dostępna",
    Toilet.ORDINARY: "zwykła",
    Toilet.NONE: "nie ma",
    Toilet.UNKNOWN: NOT_KNOWN,
}


def way_in(venue: Venue) -> str:
    """„schody lub próg, poręcz z jednej strony”, as a page says it below its heading."""
    return ", ".join(filter(None, [ENTRANCES.get(venue.step_free, ""), venue.getting_in])) or NOT_KNOWN


@dataclass(frozen=True)
class ActivityLine:
    """One activity of the list, with its next date."""

    activity: Activity
    next_at: datetime | None

    @property
    def without_date(self) -> str:
        return "stała pomoc" if self.activity.is_continuous and not self.next_at else ""


def activity_lines(rows: Iterable[Activity]) -> list[ActivityLine]:
    """One query for all of them."""
    rows = list(rows)
    starts = next_starts(rows)
    return [ActivityLine(row, starts.get(row.pk)) for row in rows]


@dataclass(frozen=True)
class OccurrenceLine:
    """One occurrence of the overview of sign-ups, or of those that wait for a result: in words and numbers."""

    occurrence: Occurrence
    when: str
    seats: Seats | None = None
    may_open: bool = False
    may_enter: bool = False


def sign_ups_of(line: OccurrenceLine) -> str:
    """Their page, for whoever may know who comes."""
    return reverse("activities:registration_list", args=[line.occurrence.pk]) if line.may_open else ""


def sign_ups_or_page(line: OccurrenceLine) -> str:
    return sign_ups_of(line) or line.occurrence.get_absolute_url()


def sign_up_form_of(line: OccurrenceLine) -> str:
    """Where a caller is signed up, for whoever may; nothing where nobody can be."""
    is_closed = not line.may_open or why_no_callers(line.occurrence)
    return "" if is_closed else reverse("activities:registration_add", args=[line.occurrence.pk])


def state_of(occurrence: Occurrence) -> str:
    """The state as residents read it; where they read none, whether they see the meeting."""
    words = queries.state_in_words(occurrence, seats=False)[1]
    return words or ("Opublikowane" if occurrence.published_at else "Nieopublikowane")


ACTIVITIES = Listing(
    title="Oferta",
    file="oferta",
    filterset=ActivityFilter,
    filters_label="Wybór z oferty",
    filters_button="Pokaż pozycje",
    columns=(
        Column(
            "Nazwa",
            lambda line: line.activity.title,
            link=lambda line: line.activity.get_absolute_url(),
            is_heading=True,
            order=lambda: polish_order("title"),
        ),
        Column(
            "Stan",
            lambda line: ActivityState(line.activity.state).label,
            normal=str(ActivityState.OFFERED.label),
            tone=lambda line: "quiet",
        ),
        Column("Działanie", lambda line: line.activity.action.number if line.activity.action else "poza planem"),
        Column("Najbliższe spotkanie", lambda line: line.next_at, short=lambda line: line.without_date),
        Column("Odpowiada", lambda line: line.activity.in_charge.name),
        Column("Opis", lambda line: plain_of(line.activity.text), only_in_files=True),
        Column("Miejsce", lambda line: str(line.activity.venue or ""), only_in_files=True),
    ),
    caption="Cała oferta: {count}, według nazwy",
    found="Znalezione pozycje oferty: {count}, według nazwy",
    none_found="Żadna pozycja oferty nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż całą ofertę",
    empty="Nie ma tu jeszcze żadnej pozycji. Zacznij od jednego stałego spotkania.",
    add=AddButton("Dodaj do oferty", "activities:activity_add", "plus", rules.may_edit),
    size=PAGE,
)
OCCURRENCES = Listing(
    title="Spotkania",
    file="spotkania",
    filterset=OccurrenceFilter,
    filters_label="Wybór spotkań",
    filters_button="Pokaż spotkania",
    columns=(
        Column("Początek", lambda occurrence: occurrence.starts_at, is_tied=True),
        Column("Koniec", lambda occurrence: None if occurrence.open_ended else occurrence.ends_at, is_tied=True),
        Column("Spotkanie", lambda occurrence: occurrence.activity.title, is_heading=True),
        Column("Miejsce", lambda occurrence: str(occurrence.venue or "")),
        Column("Stan", state_of, normal="Opublikowane"),
        Column("Powód odwołania", lambda occurrence: occurrence.cancelled_reason, only_in_files=True),
        Column("Dopisek", lambda occurrence: occurrence.note, only_in_files=True),
        Column("Liczba miejsc", lambda occurrence: occurrence.capacity, only_in_files=True, is_number=True),
    ),
    caption="Spotkania: {count}",
    none_found="Żadne spotkanie nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż najbliższe spotkania",
    empty="Nie ma tu żadnego spotkania. Ułóż je przy pozycji oferty.",
    size=PAGE,
    body="activities/_occurrences_of_list.html",
)
WITHOUT_RESULT = Listing(
    title="Spotkania bez wyników",
    file="spotkania-bez-wynikow",
    columns=(
        Column("Spotkanie", lambda line: line.occurrence.activity.title, is_heading=True),
        Column("Kiedy", lambda line: line.occurrence.starts_at),
        Column("Miejsce", lambda line: str(line.occurrence.venue or "")),
    ),
    caption="Spotkania bez wyników: {count}, od ostatniego",
    empty="Wyniki są wpisane do wszystkich spotkań.",
    size=PAGE,
    body="activities/_results_of_list.html",
)
SIGN_UPS = Listing(
    title="Zapisy",
    file="zapisy-na-spotkania",
    columns=(
        Column(
            "Spotkanie",
            lambda line: line.occurrence.activity.title,
            link=sign_ups_or_page,
            is_heading=True,
        ),
        Column("Kiedy", lambda line: line.occurrence.starts_at, needs_label=False, is_tied=True),
        Column(
            "Zapisanych osób",
            lambda line: line.seats.taken,
            short=lambda line: f"{line.seats.taken} z {line.seats.capacity}" if line.seats.capacity else "",
            is_number=True,
            adds_up=True,
        ),
        Column("Liczba miejsc", lambda line: line.seats.capacity, only_in_files=True, is_number=True),
        Column("Do potwierdzenia", lambda line: line.seats.offered or None, is_number=True, adds_up=True),
        Column("Zapisy na liście rezerwowej", lambda line: line.seats.waiting or None, is_number=True, adds_up=True),
    ),
    caption="Najbliższe spotkania z zapisami",
    act=RowAct("Zapisz osobę", sign_up_form_of),
    empty="Żadne z najbliższych spotkań nie ma zapisów. Włączysz je przy pozycji oferty.",
    size=PAGE,
)


def withdrawn_in_words(venue: Venue) -> str:
    return "Wycofane" if venue.is_withdrawn else ""


VENUES = Listing(
    title="Miejsca spotkań",
    file="miejsca-spotkan",
    filterset=VenueFilter,
    filters_label="Wybór miejsc",
    filters_button="Pokaż miejsca",
    columns=(
        Column(
            "Miejsce",
            str,
            link=lambda venue: reverse("activities:venue_edit", args=[venue.pk]),
            may_follow=rules.may_edit,
            note=withdrawn_in_words,
            is_heading=True,
        ),
        Column(
            "Wejście",
            lambda venue: ", ".join(filter(None, [venue.get_step_free_display(), venue.getting_in])),
            short=way_in,
            is_text=True,
        ),
        Column("Toaleta", Venue.get_toilet_display, short=lambda venue: TOILETS[venue.toilet], width="place"),
        Column("Jak dojechać", lambda venue: venue.getting_there, nothing=NOT_KNOWN, is_text=True),
        Column("Stan", withdrawn_in_words, only_in_files=True),
    ),
    caption="Miejsca i to, jak do nich wejść",
    found="Znalezione miejsca: {count}",
    none_found="Żadne miejsce nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie miejsca",
    empty="Nie ma jeszcze żadnego miejsca. Dodaj pierwszą świetlicę.",
    add=AddButton("Dodaj miejsce", "activities:venue_add", "plus", rules.may_edit),
    size=PAGE,
)
CLAUSES = Listing(
    title="Wersje klauzuli przy zapisach",
    file="klauzule-przy-zapisach",
    columns=(
        Column(
            "Wersja",
            lambda clause: f"Wersja {clause.pk}",
            link=lambda clause: reverse("activities:clause_detail", args=[clause.pk]),
            is_heading=True,
        ),
        Column("Język", InformationClause.get_language_display),
        Column("Pierwszy raz przy zapisie", lambda clause: clause.kept_at),
        Column("Zapisy", lambda clause: clause.sign_ups),
        Column("Treść", lambda clause: clause.text, only_in_files=True),
    ),
    caption="Wersje klauzuli, od najnowszej: {count}",
    empty="Nikt się jeszcze nie zapisał, więc nie ma żadnej wersji.",
    size=50,
)
CHECKS = Listing(
    title="Sprawdzenia przed pracą z małoletnimi",
    file="wymagane-sprawdzenia",
    columns=(
        Column("Sprawdzenie", lambda check: check.name, is_heading=True),
        Column("Podstawa", lambda check: check.basis),
        Column("Nie jest wymagane od", lambda check: check.retired_on),
        Column("Dlaczego", lambda check: check.retired_reason),
    ),
    caption="Sprawdzenia, które były i są wymagane",
    empty="Nie ma jeszcze żadnego sprawdzenia. Dodaj pierwsze.",
    add=AddButton("Dodaj sprawdzenie", "activities:check_add", "plus", rules.may_keep_list_of_checks),
    size=100,
    body="activities/_checks_of_list.html",
)
