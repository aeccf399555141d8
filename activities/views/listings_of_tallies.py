"""The list of standing help in numbers: what it says, on a page, in print and in files alike."""

from collections.abc import Sequence

from django.urls import reverse

from activities import rules
from activities.models import Tally
from activities.views.filters import TallyFilter
from osl_site.common.accounts.models import User
from osl_site.common.lists.listing import AddButton, Column, Listing, RowAct
from osl_site.common.text.typed_text import plain_of


def with_ways(rows: Sequence[Tally], *, reader: User) -> Sequence[Tally]:
    """The same, each with the page on which this reader corrects it, or none."""
    for row in rows:
        may = rules.may_enter_result(reader, row.activity)
        row.correct_url = reverse("activities:tally_correct", args=[row.pk]) if may else ""
    return rows


def was(row: Tally) -> str:
    """„było: 17, trzy powroty policzono osobno” of what was corrected."""
    return f"było: {row.corrects.number_words}, {row.reason}" if row.corrects_id else ""


TALLIES = Listing(
    title="Stała pomoc w liczbach",
    file="stala-pomoc-w-liczbach",
    filterset=TallyFilter,
    filters_label="Wybór liczb",
    filters_button="Pokaż liczby",
    columns=(
        Column("Miesiąc", lambda row: row.month_words, order="month", is_tied=True, needs_label=False, width="kind"),
        Column(
            "Pozycja oferty",
            lambda row: row.activity.title,
            link=lambda row: row.activity.get_absolute_url(),
            is_heading=True,
            needs_label=False,
        ),
        Column("Co", lambda row: row.unit, needs_label=False, width="code"),
        Column("Ile", lambda row: row.number_words, is_protected=True, width="code"),
        Column("Liczba", lambda row: row.number, only_in_files=True, is_number=True),
        Column("Skąd to wiemy", lambda row: row.get_source_display(), width="place"),
        Column("Komentarz", lambda row: plain_of(row.comment), note=was, is_text=True, is_protected=True),
        Column("Kto wpisał", lambda row: row.by_name, only_in_files=True),
    ),
    caption="Stała pomoc w liczbach: {count}, od najnowszego miesiąca",
    found="Znalezione liczby: {count}, od najnowszego miesiąca",
    none_found="Żadna liczba nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie liczby",
    empty="Nie ma jeszcze liczb stałej pomocy. Wpisz ostatni miesiąc: zero znaczy „nic”, puste pole „nie wpisano”.",
    add=AddButton("Wpisz miesiąc", "activities:tally_now", "pencil", rules.may_run_some),
    act=RowAct("Popraw", lambda row: row.correct_url),
    ordered_by="-Miesiąc",
)
