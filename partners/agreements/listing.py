"""The list of agreements: what it says, on a page, in print and in files alike."""

from django.db.models import QuerySet
from django_filters import ChoiceFilter, ModelChoiceFilter

from osl_site.common import clock
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, TickFilter, WordsFilter
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.enumerations import few_of
from osl_site.common.text.typed_text import plain_of
from partners import rules
from partners.models import Agreement, AgreementKind, AgreementState, Partner

MOST_NAMED = 3  # of the parties, on the page; files name all
TONES = {AgreementState.IN_FORCE: "meadow", AgreementState.AHEAD: "lake", AgreementState.DRAFT: "amber"}


class AgreementFilter(ListFilterSet):
    szukaj = WordsFilter()
    stan = ChoiceFilter(label="Stan", choices=AgreementState.choices, empty_label="Wszystkie", method="in_state")
    rodzaj = ChoiceFilter("kind", label="Rodzaj", choices=AgreementKind.choices, empty_label="Wszystkie")
    strona = ModelChoiceFilter("parties", label="Strona", queryset=Partner.objects.all(), empty_label="Wszystkie")
    konczy_sie = TickFilter(label="Tylko te, które kończą się za 90 dni albo wcześniej", method="ending")
    od = DayFilter("begins_on", "gte", label="Od dnia")
    do = DayFilter("begins_on", "lte", label="Do dnia")

    def in_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.in_state(value, clock.today())

    def ending(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.ending(clock.today())


def tone_of(row: Agreement) -> str:
    """The tone that goes with its state."""
    return TONES.get(row.state, "quiet")


def parties_of(row: Agreement) -> str:
    """„Biblioteka, OSP”."""
    return ", ".join(partner.name for partner in row.parties.all())


def left_of(row: Agreement) -> str:
    """„zostało 12 dni”, of one that ends within ninety days."""
    left = row.days_left
    return "" if left is None or left > 90 else "ostatni dzień" if left == 0 else f"zostało dni: {left}"


AGREEMENTS = Listing(
    title="Porozumienia",
    file="porozumienia",
    filterset=AgreementFilter,
    filters_label="Wybór porozumień",
    filters_button="Pokaż porozumienia",
    columns=(
        Column("Numer", lambda row: row.code, is_tied=True, needs_label=False, width="code"),
        Column(
            "Czego dotyczy",
            lambda row: row.subject,
            link=Agreement.get_absolute_url,
            note=lambda row: few_of([partner.name for partner in row.parties.all()], MOST_NAMED),
            note_is_below=True,
            is_heading=True,
            is_protected=True,
        ),
        Column("Rodzaj", lambda row: row.get_kind_display(), needs_label=False, width="place"),
        Column("Od", lambda row: row.begins_on, is_tied=True, width="day", order="begins_on"),
        Column(
            "Do",
            lambda row: row.until,
            is_tied=True,
            width="day",
            nothing="bez końca",
            note=left_of,
            note_is_below=True,
            order="until",
        ),
        Column("Stan", lambda row: row.state.label, tone=tone_of, needs_label=False, width="kind"),
        Column("Strony", parties_of, only_in_files=True),
        Column("Kto co robi", lambda row: plain_of(row.terms), only_in_files=True, is_protected=True),
        Column("Podpisane", lambda row: row.signed_on, only_in_files=True),
        Column("Rozwiązane z dniem", lambda row: row.ended_on, only_in_files=True),
        Column("Dlaczego", lambda row: row.ended_why, only_in_files=True, is_protected=True),
        Column("Kto pilnuje", lambda row: row.owner.name, only_in_files=True),
        Column("Znak sprawy", lambda row: row.case_mark, only_in_files=True),
        Column("Kategoria archiwalna", lambda row: row.archive_category, only_in_files=True),
        Column("Miejsce w aktach", lambda row: row.filed_place, only_in_files=True, is_protected=True),
    ),
    caption="Porozumienia: {count}, od najnowszego",
    found="Znalezione porozumienia: {count}, od najnowszego",
    none_found="Żadne porozumienie nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie porozumienia",
    empty="Nie ma jeszcze porozumień. Zacznij od projektu: z kim, o czym, od kiedy.",
    add=AddButton("Dodaj porozumienie", "partners:agreement_add", "plus", rules.may_edit),
    empty_to_readers="Nie ma jeszcze porozumień. Zapisze je organizator.",
)
