"""A list with every kind of field, as rooms declare theirs; its lines are the sample notes."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser

from osl_site.common.lists.list_page import ShownList, Sums, rows_of
from osl_site.common.lists.listing import Column, Listing, RowAct
from osl_site.common.lists.ordering import heads_of
from osl_site.roof.style import samples

NOTES = Listing(
    title="Notatki",
    file="notatki",
    columns=(
        Column(
            "Kiedy",
            lambda line: datetime(2026, 11, 27, 9, 30, tzinfo=UTC),
            needs_label=False,
            is_tied=True,
            order="at",
        ),
        Column("Treść", lambda line: line[4], link=lambda line: "#", note=lambda line: "N-12", is_heading=True),
        Column("Miejscowość", lambda line: line[2], note=lambda line: "w remizie, godz. 17:00", note_is_below=True),
        Column("Metoda", lambda line: None, nothing="nie wiemy"),
        Column("Osób", lambda line: line[3], is_number=True, adds_up=True),
        Column("Stan", lambda line: "Do potwierdzenia", tone=lambda line: "amber", needs_label=False),
    ),
    caption="Notatki z listopada, od najnowszej",
    empty="Nie ma jeszcze notatek. Zacznij od jednej rozmowy.",
    ordered_by="-Kiedy",
    act=RowAct("Zapisy", lambda line: "#"),
)


def shown() -> ShownList:
    lines: list[Any] = list(samples.NOTES)
    return ShownList(
        NOTES,
        NOTES.columns,
        lines,
        rows_of(NOTES, NOTES.columns, lines, AnonymousUser()),
        NOTES.caption,
        url="#",
        count=len(lines),
        heads=heads_of(NOTES.columns, "", NOTES.ordered_by),
        sums=Sums("Razem", [None, None, None, 33, None]),
        page=samples.page(1),
    )
