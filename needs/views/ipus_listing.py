"""The list of summaries of individual plans."""

from django.utils.timezone import localtime

from needs import rules
from needs.models import IpusSummary
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.typed_text import plain_of


def drawn_words(row: IpusSummary) -> str:
    """„notatki: 2, potrzeby: 1”."""
    counted = (("notatki", row.notes.all()), ("potrzeby", row.needs.all()))
    return ", ".join(f"{name}: {len(rows)}" for name, rows in counted if rows)


IPUS = Listing(
    title="Podsumowania IPUS",
    file="podsumowania-ipus",
    columns=(
        Column(
            "Za czas",
            lambda row: row.period_words,
            link=lambda row: row.get_absolute_url(),
            is_heading=True,
        ),
        Column("Ile osób miało plan", lambda row: row.said("persons")),
        Column("Zaczęło", lambda row: row.said("begun"), only_in_files=True),
        Column("Skończyło", lambda row: row.said("ended"), only_in_files=True),
        Column("Zrezygnowało", lambda row: row.said("resigned"), only_in_files=True),
        Column("Czego brakowało", lambda row: plain_of(row.lacks), only_in_files=True, is_protected=True),
        Column("Co pomagało", lambda row: plain_of(row.works), only_in_files=True, is_protected=True),
        Column("Wpłynęło", lambda row: localtime(row.at).date(), is_tied=True),
        Column("Od kogo", lambda row: row.by_name),
        Column("Powstało z tego", drawn_words),
    ),
    caption="Podsumowania IPUS: {count}, od najnowszego",
    empty="Nie ma jeszcze podsumowań. Organizator usług społecznych wpisuje je tutaj co najmniej raz na pół roku.",
    add=AddButton("Wpisz podsumowanie", "needs:ipus_add", "plus", rules.may_present_ipus),
)
