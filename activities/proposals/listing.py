"""The list of events that others propose: what it says, on a page, in print and in files alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django_filters import ChoiceFilter

from activities import rules
from activities.models import EventProposal
from activities.proposals.told import FREE, beside, hours_of
from needs.models import Submission
from needs.models.submissions import CLOSED, OPEN
from needs.rules import submissions_of
from osl_site.common.accounts.models import User
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, TickFilter, WordsFilter
from osl_site.common.lists.listing import Column, Listing, RowAct
from osl_site.common.search.asked import asked_for

WAITS, ENDED = "czekaja", "zakonczone"


@dataclass(frozen=True)
class Line:
    """One proposal; `beside` is what else is on that day, in words."""

    row: EventProposal
    beside: str

    @property
    def page(self) -> str:
        return self.row.submission.get_absolute_url()

    @property
    def add_url(self) -> str:
        """Where an offer is made of it; nothing once it is closed."""
        if self.row.submission.state.type in CLOSED:
            return ""
        return f"{reverse('activities:activity_add')}?zgloszenie={self.row.submission_id}"


def proposals_of(user: User) -> QuerySet[EventProposal]:
    """Those that this person may read, the nearest day first."""
    rows = EventProposal.objects.filter(submission__in=submissions_of(user).order_by())
    return rows.select_related("submission__state", "submission__locality").order_by("day", "starts", "pk")


def lines(rows: Sequence[EventProposal]) -> Iterator[Line]:
    """One query for what else is on."""
    found = beside(rows)
    return (Line(row, found[row.pk]) for row in rows)


class ProposalFilter(ListFilterSet):
    szukaj = WordsFilter(label="Słowa", method="with_words")
    stan = ChoiceFilter(
        label="Stan",
        choices=[(WAITS, "Czekają na nas"), (ENDED, "Zakończone")],
        empty_label="Wszystkie",
        method="in_state",
    )
    od = DayFilter(label="Od dnia", field_name="day", lookup_expr="gte")
    do = DayFilter(label="Do dnia", field_name="day", lookup_expr="lte")
    maloletni = TickFilter(label="Tylko dla małoletnich", field_name="for_minors")

    def with_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(submission__in=Submission.objects.filter(asked_for(value).within(Submission)).values("pk"))

    def in_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(submission__state__type__in=OPEN if value == WAITS else CLOSED)


PROPOSALS = Listing(
    title="Propozycje wydarzeń",
    file="propozycje",
    filterset=ProposalFilter,
    filters_label="Wybór propozycji",
    filters_button="Pokaż propozycje",
    columns=(
        Column("Dzień", lambda line: line.row.day, is_tied=True, order="day"),
        Column("Godziny", lambda line: hours_of(line.row), is_tied=True, needs_label=False),
        Column(
            "Co",
            lambda line: line.row.title,
            link=lambda line: line.page,
            is_heading=True,
            is_protected=True,
            note=lambda line: "dla małoletnich" if line.row.for_minors else "",
        ),
        Column("Kto organizuje", lambda line: line.row.organiser, is_protected=True),
        Column("Gdzie", lambda line: line.row.place, is_protected=True),
        Column("Miejscowość", lambda line: str(line.row.submission.locality or ""), only_in_files=True),
        Column("Tego dnia", lambda line: "" if line.beside == FREE else line.beside, nothing="nic innego"),
        Column("Stan", lambda line: str(line.row.submission.state), needs_label=False, is_tied=True),
    ),
    caption="Propozycje wydarzeń: {count}, według dnia",
    found="Znalezione propozycje: {count}, według dnia",
    none_found="Żadna propozycja nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie propozycje",
    empty="Nikt jeszcze nic nie zaproponował. Odsyłacz do formularza jest na dole każdej strony dla mieszkańców.",
    ordered_by="Dzień",
    size=25,
    act=RowAct("Dodaj do oferty", lambda line: line.add_url, lambda user, line: rules.may_edit(user)),
)
