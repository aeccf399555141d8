"""What was said of records that may go, and which went, as a list: page, print and files."""

from datetime import datetime

from django.urls import reverse

from osl_site.common.discarding.models import Discarding
from osl_site.common.lists.listing import Column, Listing


def _gone_at(said: Discarding) -> datetime | None:
    return said.done.at if hasattr(said, "done") else None


def _rows_gone(said: Discarding) -> int | None:
    return said.done.count if hasattr(said, "done") else None


SAID = Listing(
    title="Brakowanie",
    file="brakowanie",
    columns=(
        Column("Czego dotyczy", lambda said: said.name, is_heading=True, is_text=True),
        Column("Podstawa", lambda said: said.ground_in_words, is_text=True),
        Column("Kto zapisał", lambda said: said.by_words, is_text=True),
        Column("Zapisano", lambda said: said.at),
        Column("Usunięto", _gone_at, nothing="jeszcze nie"),
        Column("Ile wpisów", _rows_gone, is_number=True),
        Column(
            "Zgoda",
            lambda said: "plik" if said.file_id else "",
            link=lambda said: reverse("discarding_file", args=[said.pk]) if said.file_id else "",
        ),
    ),
    caption="Zapisane podstawy, od najnowszej: {count}",
    empty="Nikt jeszcze nie zapisał, że jakieś akta można usunąć.",
    size=50,
)
