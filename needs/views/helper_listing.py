"""The list of helpers: what it says, on a page, in print and in files alike."""

from django.utils.timezone import localtime

from needs import rules
from needs.filters import HelperFilter
from needs.models import Helper
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.templatetags.osl import phone

EVERYWHERE = "wszędzie w gminie"


def of_contact(name: str) -> object:
    """What their contact says; nothing of who has gone."""
    return lambda row: getattr(getattr(row, "contact", None), name, "")


def where_of(row: Helper) -> str:
    return ", ".join(place.name for place in row.localities.all()) or EVERYWHERE


def state_of(row: Helper) -> str:
    if not row.is_standing:
        return "Wypisana"
    return "Zadzwoń i zapytaj" if row.is_to_ring else "Zapytana listem" if row.is_asked else "Można dzwonić"


HELPERS = Listing(
    title="Osoby chętne",
    file="osoby-chetne",
    filterset=HelperFilter,
    filters_label="Wybór osób chętnych",
    filters_button="Pokaż osoby",
    columns=(
        Column("Numer", lambda row: row.code, link=lambda row: row.get_absolute_url(), is_heading=True, width="code"),
        Column("W czym pomoże", of_contact("what"), needs_label=False, nothing="dane usunięte", is_protected=True),
        Column("Gdzie", where_of, needs_label=False, width="kind"),
        Column("Kiedy dzwonić", of_contact("when"), width="kind", is_protected=True),
        Column("Osoba", of_contact("called"), needs_label=False, width="place", is_protected=True),
        Column("Telefon", lambda row: phone(of_contact("phone")(row)), is_tied=True, width="kind", is_protected=True),
        Column("E-mail", of_contact("email"), only_in_files=True, is_protected=True),
        Column("Od kiedy", lambda row: localtime(row.since).date(), only_in_files=True),
        Column("Potwierdzono", lambda row: localtime(row.confirmed_at).date(), only_in_files=True),
        Column(
            "Stan",
            state_of,
            tone=lambda row: "amber" if row.is_to_ring else "quiet",
            normal="Można dzwonić",
            needs_label=False,
            width="kind",
        ),
    ),
    caption="Osoby chętne: {count}, od najnowszej",
    found="Znalezione osoby: {count}, od najnowszej",
    none_found="Nikt nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie osoby",
    empty="Nie ma jeszcze osób chętnych. Zapytaj kogoś, kto już pomaga, czy można do niego dzwonić.",
    add=AddButton("Dodaj osobę chętną", "needs:helper_add", "plus", rules.may_keep_helpers),
)
