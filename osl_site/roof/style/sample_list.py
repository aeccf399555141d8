"""A list with every kind of field, as rooms declare theirs; its lines are the sample notes."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser

from osl_site.common.lists.list_page import ShownList, fields_of
from osl_site.common.lists.listing import Column, Listing
from osl_site.roof.style import samples

NOTES = Listing(
    title="Notatki",
    file="notatki",
    columns=(
        Column("Kiedy", lambda line: datetime(2026, 11, 27, 9, 30, tzinfo=UTC), needs_label=False, is_tied=True),
        Column("Treść", lambda line: line[4], link=lambda line: "#", note=lambda line: "N-12", is_heading=True),
        Column("Miejscowość", lambda line: line[2], note=lambda line: "w remizie, godz. 17:00", note_is_below=True),
        Column("Metoda", lambda line: None),
        Column("Osób", lambda line: line[3], is_number=True),
        Column("Stan", lambda line: "Do potwierdzenia", tone=lambda line: "amber", needs_label=False),
    ),
    caption="Notatki z listopada, od najnowszej",
    empty="Nie ma jeszcze notatek. Zacznij od jednej rozmowy.",
)


def shown() -> ShownList:
    lines: list[Any] = list(samples.NOTES)
    rows = fields_of(NOTES.columns, lines, AnonymousUser())
    return ShownList(NOTES, NOTES.columns, lines, rows, NOTES.caption, url="#", page=samples.page(1))
