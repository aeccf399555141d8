"""The list of surveys: what it says, on a page, in print and in files alike."""

from needs import rules
from needs.filters import SurveyFilter
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.listing import AddButton, Column, Listing

SURVEYS = Listing(
    title="Ankiety",
    file="ankiety",
    filterset=SurveyFilter,
    filters_label="Wybór ankiet",
    filters_button="Pokaż ankiety",
    columns=(
        Column("Nr", lambda row: row.code, is_tied=True, width="code"),
        Column(
            "Ankieta",
            lambda row: row.title,
            link=lambda row: row.get_absolute_url(),
            is_heading=True,
            order=lambda: polish_order("title"),
        ),
        Column("Pytań", lambda row: row.question_count, is_number=True, width="figure"),
        Column("Runda", lambda row: row.round.title if row.round else ""),
        Column("Założona", lambda row: row.created_at, is_tied=True, width="day", order="created_at"),
    ),
    caption="Ankiety: {count}, od najnowszej",
    found="Znalezione ankiety: {count}, od najnowszej",
    none_found="Żadna ankieta nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie ankiety",
    empty="Nie ma jeszcze ankiety. Zacznij od trzech pytań.",
    add=AddButton("Dodaj ankietę", "needs:survey_add", "plus", rules.may_edit),
    empty_to_readers="Nie ma jeszcze ankiet. Ułoży je organizator.",
    ordered_by="-Założona",
)
