"""How a room declares a list: what it is called, what it says of each line, what may be asked, what it says when empty.

`list_page` makes of the declaration a page, print and files.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.lists.filtersets import ListFilterSet
from osl_site.common.lists.spreadsheets import Value


def anyone(user: User) -> bool:
    """Whoever may open the list reads this of it."""
    return True


@dataclass(frozen=True)
class Column:
    """One thing that a list says of each of its lines: on the page, in print and in files alike."""

    name: str
    value: Callable[[Any], Value]
    may: Callable[[User], bool] = anyone
    short: Callable[[Any], str] | None = None  # said on a page instead of the value, unless it is empty
    link: Callable[[Any], str] | None = None  # where the value leads; nowhere when empty
    may_follow: Callable[[User], bool] = anyone
    note: Callable[[Any], str] | None = None  # said quietly behind the value
    note_is_below: bool = False
    tone: Callable[[Any], str] | None = None  # the value is the word of a state
    nothing: str = "–"  # said on a page where there is no value
    is_heading: bool = False  # names the line
    is_number: bool = False
    is_tied: bool = False  # stays on one line
    is_text: bool = False  # sentences: as much room as there is
    needs_label: bool = True  # on a phone, where no heading stands above it
    only_in_files: bool = False
    is_protected: bool = False  # personal data: whoever prints or exports it is written down (KRI § 20)

    @property
    def label(self) -> str:
        return self.name if self.needs_label else ""

    @property
    def css_class(self) -> str:
        return "number" if self.is_number else "nowrap" if self.is_tied else "table__text" if self.is_text else ""


@dataclass(frozen=True)
class AddButton:
    """How a new row gets onto the list."""

    label: str
    to: str  # the name of an address
    icon: str
    may: Callable[[User], bool] = anyone


@dataclass(frozen=True)
class Listing:
    """A list as its room declares it."""

    title: str
    file: str  # the name of its files: „potrzeby”
    columns: Sequence[Column]
    caption: str  # „Wszystkie potrzeby: {count}, od najnowszej”
    empty: str  # what to do next, when there is nothing yet
    filterset: type[ListFilterSet] | None = None
    filters_label: str = ""
    filters_button: str = ""
    filters_template: str = "components/filters.html"
    found: str = ""  # the caption of what a question left
    none_found: str = ""  # what to do when it left nothing
    show_all: str = ""
    add: AddButton | None = None
    empty_adds: bool = False  # the first row is added from the empty list, too
    empty_to_readers: str = ""  # the same to whoever may add nothing
    size: int = 25
    body: str = ""  # a template of the room's own, where the lines are not a table
    for_files: Callable[[QuerySet], QuerySet] = lambda rows: rows  # what columns of files need besides
