"""The list of the month's sheets, village by village: on a page, in print and in files alike."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from activities.village_sheets.state import SheetLine
from osl_site.common.lists.listing import Column, Listing, RowAct
from partners.heads.listing import NOBODY, HeadFilter


def _head(line: SheetLine) -> str:
    return line.head.name if line.head else ""


def _channel(line: SheetLine) -> str:
    return line.head.get_channel_display() if line.head else ""


def _occurrences(line: SheetLine) -> int | str:
    return line.content.occurrences if line.content else ""


def _copy(line: SheetLine) -> str:
    """The PDF that went last; before the first one, nothing."""
    return line.last.get_absolute_url() if line.last else ""


def _copy_word(line: SheetLine) -> str:
    return "co wysłano" if line.last else ""


def _went(line: SheetLine) -> Any:
    return line.last.sending.at if line.last else ""


def _page(line: SheetLine) -> str:
    """Where what it lacks is put right."""
    if line.head:
        return line.head.get_absolute_url()
    return f"{reverse('partners:head_enter')}?{urlencode({'wies': line.village.pk})}"


SHEETS = Listing(
    title="Arkusze",
    file="arkusze",
    filterset=HeadFilter,
    filters_label="Wybór wsi",
    filters_button="Pokaż wsie",
    columns=(
        Column("Wieś", lambda line: line.village.name, is_heading=True, is_tied=True, order="name_key"),
        Column("Sołtys", _head, nothing=NOBODY, is_protected=True),
        Column("Dostaje", _channel, is_tied=True),
        Column("Spotkań", _occurrences, is_number=True),
        Column("Stan", lambda line: line.state, tone=lambda line: line.tone, needs_label=False),
        Column("Arkusz", _copy_word, link=_copy, needs_label=False, is_tied=True),
        Column("Wysłano", _went, only_in_files=True),
    ),
    caption="Arkusze wsi: {count}, według nazwy",
    found="Znalezione arkusze wsi: {count}, według nazwy",
    none_found="Żadna wieś nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie wsie",
    empty="Nie ma jeszcze sołectw. Dodaje je administrator w słownikach.",
    ordered_by="Wieś",
    size=50,
    act=RowAct("Sołtys", _page),
)
