"""The kinds of submissions in law: what the list says, on a page, in print and in files alike."""

from needs import rules
from needs.models import LegalKind
from osl_site.common.lists.listing import Column, Listing


def _handled_in(kind: LegalKind) -> str:
    if kind.handle_months:
        return f"{kind.handle_months} mies."
    return f"{kind.handle_days} dni" if kind.handle_days else ""


LEGAL_KINDS = Listing(
    title="Rodzaje prawne zgłoszeń",
    file="rodzaje-prawne",
    columns=(
        Column(
            "Rodzaj",
            lambda kind: kind.name,
            link=lambda kind: kind.get_absolute_url(),
            may_follow=rules.may_edit_legal_kinds,
            is_heading=True,
        ),
        Column("Przepis", lambda kind: kind.basis),
        Column("Przekazać w", lambda kind: f"{kind.pass_on_days} dni" if kind.pass_on_days else "", is_tied=True),
        Column("Odpowiedzieć w", _handled_in, is_tied=True),
        Column("Najdłużej", lambda kind: f"{kind.longest_months} mies." if kind.longest_months else "", is_tied=True),
    ),
    caption="Rodzaje prawne zgłoszeń: {count}",
    empty="Nie ma rodzajów prawnych.",
)
