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
from osl_site.common.text.folding import fold


def of_whoever_reads(user: User, line: Any) -> bool:
    """Whoever may open the list does this with each of its lines."""
    return True


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
    hidden: Callable[[Any], str] | None = None  # heard behind the value: what its code stands for
    note: Callable[[Any], str] | None = None  # said quietly behind the value
    note_is_below: bool = False
    tone: Callable[[Any], str] | None = None  # the value is the word of a state
    nothing: str = ""  # said on a page where there is no value: „nie wiemy”, where that is what it means
    normal: str = ""  # the word of a state that a page does not say, since nearly every line has it
    order: Callable[[], Any] | str = ""  # by what the list is put in order when its head is pressed
    adds_up: bool = False  # figures that have a sum under them
    width: str = ""  # of the column from 48rem on: „code”, „day”, „kind”, „place”, „figure”
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

    @property
    def head_class(self) -> str:
        width = f"column--{self.width}" if self.width else ""
        return " ".join(filter(None, [self.css_class, width]))

    @property
    def key(self) -> str:
        """How an address names it: „najblizsze-spotkanie”."""
        return fold(self.name).replace(" ", "-")


@dataclass(frozen=True)
class RowAct:
    """The one thing that is done with a line of the list: a word at its right."""

    word: str
    to: Callable[[Any], str]  # an address; nothing for a line with which it cannot be done
    may: Callable[[User, Any], bool] = of_whoever_reads  # whether this person is led there from that line; no query


@dataclass(frozen=True)
class AddButton:
    """How a new row gets onto the list."""

    label: str
    to: str  # the name of an address
    icon: str
    may: Callable[[User], bool] = anyone


@dataclass(frozen=True)
class ReadsIn:
    """Rows of the list come from a file, too: of this kind in `registry.imports`."""

    kind: str
    may: Callable[[User], bool]


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
    reads_in: ReadsIn | None = None
    empty_to_readers: str = ""  # the same to whoever may add nothing
    size: int = 25
    ordered_by: str = ""  # the column by which the list stands in order of itself: „Nazwa”, „-Kiedy”
    act: RowAct | None = None
    opens_by_code: bool = False  # rows of texts: the code in the first column is a link that covers its row
    body: str = ""  # a template of the room's own, where the lines are not a table
    for_files: Callable[[QuerySet], QuerySet] = lambda rows: rows  # what columns of files need besides

    @property
    def css_class(self) -> str:
        """How its table is laid out: by itself, or by the widths of its columns; a row that is opened by its code."""
        is_wide = any(column.width for column in self.columns)
        names = {"table--fixed": is_wide, "table--texts": self.opens_by_code}
        return "".join(f" {name}" for name, is_so in names.items() if is_so)
