"""What only pages of reports need: what a figure says today, the drawing of a table."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template

from plans.reports.content import Figure, Section
from plans.reports.drawing import Moved

register = template.Library()


@register.simple_tag
def moved_at(moved: Mapping[tuple[str, str], Moved] | None, section: Section, figure: Figure) -> Moved | None:
    """What records say of this figure otherwise today; None where they say the same."""
    return moved.get((section.key, figure.key)) if moved else None


@register.simple_tag
def rows_at(url: str, section: Section, figure: Figure) -> str:
    """The page of the rows that a figure was counted from; nothing on paper, and where no row was counted."""
    return f"{url}?{urlencode({'z': section.key, 'liczba': figure.key})}" if url and figure.rows else ""


@register.filter
def is_number_in(column: int, numbers: tuple[int, ...]) -> bool:
    """Whether the column with this place, counted from nought, holds numbers."""
    return column in numbers


@register.filter
def at_place(words: tuple[str, ...], place: int) -> str:
    """The word at that place, counted from nought."""
    return words[place]
