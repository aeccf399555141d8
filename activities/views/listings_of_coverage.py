"""The list of services by what complements them: on a page, in print and in files."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from activities.coverage.programme import Covered
from osl_site.common.lists.listing import Column, Listing, RowAct


@dataclass(frozen=True)
class Line:
    """One service of the list, and where its gap is explained by whoever may."""

    covered: Covered
    may_explain: bool
    programme: str  # where services are of several; one of all stands above the list

    @property
    def service(self) -> Any:
        return self.covered.service

    @property
    def state(self) -> str:
        return "luka" if self.covered.is_gap else ""

    @property
    def explain_url(self) -> str:
        may = self.may_explain and self.covered.is_gap
        return reverse("activities:gap_explain", args=[self.service.pk]) if may else ""


COVERAGE = Listing(
    title="Usługi i działania wspierające",
    file="uslugi-i-dzialania",
    columns=(
        Column(
            "Usługa",
            lambda line: line.service.name,
            is_heading=True,
            note=lambda line: line.programme,
            note_is_below=True,
        ),
        Column("Program", lambda line: line.service.programme_words, only_in_files=True),
        Column("W planie", lambda line: line.covered.planned_words, nothing="brak"),
        Column("W ofercie", lambda line: line.covered.activities, is_number=True),
        Column("Spotkania", lambda line: line.covered.occurrences, is_number=True),
        Column(
            "Udziały",
            lambda line: line.covered.people,
            is_number=True,
            note=lambda line: line.covered.helped_words,
            note_is_below=True,
        ),
        Column("Stała pomoc", lambda line: line.covered.helped_words, only_in_files=True),
        Column(
            "Stan",
            lambda line: line.state,
            tone=lambda line: "amber",
            note=lambda line: line.covered.said_words,
            note_is_below=True,
            needs_label=False,
            is_protected=True,
        ),
        Column("Powód luki", lambda line: line.covered.said_words, only_in_files=True, is_protected=True),
    ),
    caption="Usługi programu według nazwy: {count}",
    empty="Nie ma jeszcze usług. Wpisuje je administrator: Ustawienia, Słowniki, „Usługi społeczne”.",
    size=50,
    act=RowAct("Wyjaśnij", lambda line: line.explain_url),
)
