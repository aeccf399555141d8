"""What was handed to a person, as a list: numbers, days and places, and never words or a contact."""

from django.urls import reverse
from django.utils.timezone import localtime

from needs.models import Handover
from osl_site.common.lists.listing import Column, Listing


def standing_of(row: Handover) -> str:
    return f"przejęte: {row.taken.by_name}" if row.is_taken else "czeka na przejęcie"


HANDED = Listing(
    title="Przekazane do mnie",
    file="przekazane",
    columns=(
        Column(
            "Numer",
            lambda row: row.submission.code,
            link=lambda row: reverse("needs:handed_detail", args=[row.pk]),
            is_heading=True,
        ),
        Column("Przekazano", lambda row: localtime(row.at).date(), is_tied=True),
        Column("Miejscowość", lambda row: row.submission.place),
        Column("Co to jest", lambda row: row.submission.get_kind_display()),
        Column("Stan", standing_of, tone=lambda row: "lake" if row.is_taken else "amber"),
    ),
    caption="Przekazane do mnie: {count}, najpierw to, co czeka najdłużej",
    empty="Nic nie czeka. Gdy organizator przekaże zgłoszenie, dostaniesz e-mail i zobaczysz je tutaj.",
)
