"""The list of rounds: what it says, on a page, in print and in files alike."""

from needs import rules
from needs.filters import RoundFilter
from osl_site.common import clock
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.listing import AddButton, Column, Listing

ROUNDS = Listing(
    title="Rundy",
    file="rundy-rozeznania",
    filterset=RoundFilter,
    filters_label="Wybór rund",
    filters_button="Pokaż rundy",
    columns=(
        Column(
            "Runda",
            lambda row: row.title,
            link=lambda row: row.get_absolute_url(),
            is_heading=True,
            order=lambda: polish_order("title"),
        ),
        Column("Od", lambda row: row.begins_on, is_tied=True, width="day", order="begins_on"),
        Column("Do", lambda row: row.ends_on, is_tied=True, width="day", order="ends_on"),
        Column("Notatek", lambda row: row.note_count, is_number=True, width="figure"),
        Column("Miejsc", lambda row: row.place_count, is_number=True, width="figure"),
        Column("Byliśmy", lambda row: row.visited_count, is_number=True, width="figure"),
        Column(
            "Stan",
            lambda row: row.state_on(clock.today()),
            tone=lambda row: "lake" if row.state_on(clock.today()) == "trwa" else "quiet",
            needs_label=False,
            width="kind",
        ),
    ),
    caption="Rundy rozeznania: {count}, od najnowszej",
    found="Znalezione rundy: {count}, od najnowszej",
    none_found="Żadna runda nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie rundy",
    empty="Nie ma jeszcze rund. Zaplanuj pierwszy objazd: od kiedy, do kiedy i dokąd.",
    add=AddButton("Dodaj rundę", "needs:round_add", "plus", rules.may_edit),
    empty_to_readers="Nie ma jeszcze rund. Zaplanuje je organizator.",
    ordered_by="-Od",
)
