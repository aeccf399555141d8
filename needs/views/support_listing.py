"""The list of support: what it says, on a page, in print and in files alike."""

from collections.abc import Sequence

from django.utils.translation import ngettext

from needs import rules
from needs.filters import SupportFilter
from needs.models import Support
from osl_site.common import registry
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.registry import Link
from osl_site.common.text.typed_text import plain_of


def with_actions(rows: Sequence[Support]) -> Sequence[Support]:
    """The same, each with the page of its action of the plan as `action`. Constant queries."""
    found = actions_of([row.action_key for row in rows if row.action_key])
    for row in rows:
        row.action = found.get(row.action_key)
    return rows


def actions_of(keys: Sequence[object]) -> dict[object, Link]:
    """Pages of actions of the plan, by their keys."""
    return {key: link for served in registry.served for key, link in served.links(keys).items()} if keys else {}


def serves(row: Support) -> str:
    """„P-2 Dojazd do lekarza; 1.1 Podwózki”."""
    action = getattr(row, "action", None)
    return "; ".join(filter(None, [str(row.need) if row.need_id else "", action.label if action else ""]))


def people_in_words(row: Support) -> str:
    """„5 osób”; of one person nothing."""
    if row.is_of_a_person:
        return ""
    return ngettext("%(n)d osoba", "%(n)d osób", row.people) % {"n": row.people}


SUPPORT = Listing(
    title="Wsparcie",
    file="wsparcie",
    filterset=SupportFilter,
    filters_label="Wybór wsparcia",
    filters_button="Pokaż wsparcie",
    columns=(
        Column(
            "Numer",
            lambda row: row.code,
            link=lambda row: row.get_absolute_url(),
            hidden=lambda row: f"{row.get_form_display()}, {row.whom}",
            is_heading=True,
            width="code",
            order="pk",
        ),
        Column("Kiedy", lambda row: row.held_on, needs_label=False, is_tied=True, width="day", order="held_on"),
        Column("Forma", lambda row: row.get_form_display(), needs_label=False, width="place"),
        Column(
            "Z kim",
            lambda row: row.whom,
            note=people_in_words,
            note_is_below=True,
            needs_label=False,
            is_protected=True,
        ),
        Column("Ile osób", lambda row: row.people, only_in_files=True),
        Column("Temat", lambda row: row.get_theme_display(), needs_label=False, width="place"),
        Column("Miejscowość", lambda row: row.place, needs_label=False, width="place"),
        Column("Minut", lambda row: row.minutes, is_number=True, width="figure", order="minutes", adds_up=True),
        Column("Czemu służy", serves, only_in_files=True),
        Column("Co z tego wynikło", lambda row: plain_of(row.note), only_in_files=True, is_protected=True),
    ),
    caption="Wsparcie: {count}, od najnowszego",
    found="Znalezione wsparcie: {count}, od najnowszego",
    none_found="Żadne wsparcie nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż całe wsparcie",
    empty="Nie ma jeszcze wsparcia. Zapisz ostatnią rozmowę, wystarczą cztery naciśnięcia.",
    add=AddButton("Dodaj wsparcie", "needs:support_add", "plus", rules.may_write_support),
    ordered_by="-Kiedy",
)
