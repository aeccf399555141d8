"""The register of letters: what it says, on a page, in print and in files alike."""

from django.utils.timezone import localtime

from osl_site.common.correspondence.filters import LetterFilter
from osl_site.common.lists.listing import Column, Listing

REGISTER = Listing(
    title="Pisma",
    file="pisma",
    filterset=LetterFilter,
    filters_label="Wybór pism",
    filters_button="Pokaż pisma",
    columns=(
        Column("Numer", lambda row: row.code, link=lambda row: row.get_absolute_url(), is_heading=True, is_tied=True),
        Column("Dzień", lambda row: localtime(row.at).date(), needs_label=False, is_tied=True),
        Column("Do kogo", lambda row: row.addressee, needs_label=False, is_protected=True),
        Column("W sprawie", lambda row: row.title, needs_label=False, is_protected=True),
        Column("Znak sprawy", lambda row: row.case_mark, is_tied=True),
        Column(
            "Stan",
            lambda row: row.state,
            tone=lambda row: "amber" if row.sent_on is None else "quiet",
            note=lambda row: f"{row.get_way_display()}, {row.sent_on:%-d.%m}" if row.sent_on else "",
            needs_label=False,
        ),
        Column("Kategoria", lambda row: row.archive_category, only_in_files=True),
        Column("Numer nadania", lambda row: row.way_number, only_in_files=True),
        Column("Wysłano", lambda row: row.sent_on, only_in_files=True),
        Column("Miejsce w aktach", lambda row: row.filed_place, only_in_files=True, is_protected=True),
        Column("Kto napisał", lambda row: row.by_words, only_in_files=True),
    ),
    caption="Wszystkie pisma: {count}, od najnowszego",
    found="Znalezione pisma: {count}, od najnowszego",
    none_found="Żadne pismo nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie pisma",
    empty="Nie ma jeszcze pism. Pismo powstaje na stronie zgłoszenia: „Przekaż pismem”.",
)
