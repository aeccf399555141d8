"""The one door from upper rooms to lower ones: what a room has for rows, menus and pages that it does not own.

Imports point down (activities → plans → needs → partners → osl_site). What an upper room has for a lower one, or for
the frame of every page, it registers in its `hooks.py`, which Django imports at start when all models are there.
Whoever shows it asks the slot and knows no upper room. A new purpose is one more slot here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from osl_site.common.accounts.models import User
from osl_site.common.imports.specs import Spec
from osl_site.common.registry.complements import Complemented, ComplementedIn, Gap
from osl_site.common.registry.entries import (
    About,
    Around,
    Asked,
    Compared,
    Confirmed,
    DictionaryOf,
    Door,
    Duty,
    FirstRows,
    LetterKind,
    Link,
    MenuEntry,
    Photographed,
    Promised,
    Question,
    Removal,
    SearchOf,
    Served,
    SettingsPage,
    Step,
    TextKind,
    Tie,
    Unhealthy,
    Written,
)
from osl_site.common.registry.kept import CaseRecord, Corresponded, Redactable, RedactablePart
from osl_site.common.registry.matters import Degree, Group, Matter, MattersOf
from osl_site.common.registry.reports import (
    ReportFigure,
    ReportPart,
    ReportPath,
    ReportPoint,
    ReportSectionOf,
    ReportTable,
    nothing_counted,
    rows_named,
)
from osl_site.common.registry.slots import ConditionSlot, KeySlot, LabelSlot, RowSlot, Slot
from osl_site.common.registry.traces import Trace, TracesOf, TraceState

__all__ = [
    "About",
    "Around",
    "Asked",
    "CaseRecord",
    "Compared",
    "Complemented",
    "ComplementedIn",
    "Confirmed",
    "Corresponded",
    "Degree",
    "DictionaryOf",
    "Door",
    "Duty",
    "FirstRows",
    "Gap",
    "Group",
    "LetterKind",
    "Link",
    "Matter",
    "MattersOf",
    "MenuEntry",
    "Photographed",
    "Promised",
    "Question",
    "Redactable",
    "RedactablePart",
    "Removal",
    "ReportFigure",
    "ReportPart",
    "ReportPath",
    "ReportPoint",
    "ReportSectionOf",
    "ReportTable",
    "SearchOf",
    "Served",
    "SettingsPage",
    "Step",
    "TextKind",
    "Tie",
    "Trace",
    "TraceState",
    "TracesOf",
    "Unhealthy",
    "Written",
    "after_covering",
    "after_restore",
    "nothing_counted",
    "rows_named",
]

# Of rows
links = RowSlot[Link]()  # what stands on a row
origins = RowSlot[Link]()  # what a row came from, where the chain closes into a circle
doors = RowSlot[Door]()  # what can be done next with a row
told_authors = RowSlot[Link]()  # what whoever said it is told came of a row, in the language of the page
duties = RowSlot[Duty]()  # what a row obliges to
gaps = RowSlot[Gap]()  # why nothing complements a service of the programme, and when to look again
frozen = ConditionSlot()  # rows that no longer change

# Of the frame, and of pages that gather
menu = Slot[MenuEntry]()  # the rail of the staff
bar = Slot[MenuEntry]()  # the bottom bar of their phones
public_menu = Slot[MenuEntry]()  # of residents, the same for everyone
public_foot = Slot[MenuEntry]()  # of residents, below every page
settings_menu = Slot[MenuEntry]()
dictionaries = Slot[DictionaryOf]()  # lists of upper rooms that one chooses from
settings_pages = Slot[SettingsPage]()  # what is set elsewhere, beside the lists to choose from
tabs = KeySlot[Iterable[MenuEntry]]()  # the lists of a room, by the view of its entry in `menu`
starting = Slot[FirstRows]()  # what a new office begins with, beside its own data
desk = Slot[MattersOf]()  # what waits for a person today
quick_acts = Slot[MenuEntry]()  # what is begun from the desk
search = Slot[SearchOf]()  # what the field of the rail looks through
search_elsewhere = Slot[MenuEntry]()  # where to look for what that field does not; the words go along as `szukaj`
row_codes = LabelSlot()  # the letters before the number that people say of a row, by its label_lower: „N”
row_kinds = LabelSlot()  # what rows of a model are called together, by its label_lower: „notatki”
trail_labels = LabelSlot()  # what the trail calls an act
trail_names = KeySlot[Callable[[Sequence[int]], Mapping[int, str]]]()  # of rows of a model, by its label and number
undecided = Slot[Callable[[Sequence[User]], Mapping[int, str]]]()  # by account what of theirs nobody decides
ties = Slot[Tie]()  # what waits for one person, whose account may be closed
health = Slot[Callable[[], Mapping[str, str] | None]]()  # what a monitor is told; raises what is not as it must be
letters = KeySlot[LetterKind]()  # who writes the letters of a kind, and what follows
texts = KeySlot[TextKind]()  # what the office may say in its own words
removals = KeySlot[Removal]()  # what the schedule removes when its time is over
case_records = KeySlot[CaseRecord]()  # what is removed on a ground that was said, and by no schedule
hashes = Slot[Callable[[], Compared]]()  # what was kept, compared with its hashes
photographed = KeySlot[Photographed]()  # rows with photographs, by their model's label_lower
promised = KeySlot[Promised]()  # rows about which something is promised, by a word of the address
abouts = KeySlot[About]()  # rows of upper rooms that initiatives begin with, by a word of the address
occasions = KeySlot[
    Callable[[date, date], Mapping[int, tuple[date | None, Sequence[int]]]]
]()  # by the word for them: what partners did together on these days, by number: when, and who
confirmed = KeySlot[Confirmed]()  # rows that somebody outside is asked about again, by their label_lower
corresponded = KeySlot[Corresponded]()  # rows about which letters go out, by their model's label_lower
traces = Slot[TracesOf]()  # what happened for actions of the plan, and what it adds to indicators
complemented = Slot[ComplementedIn]()  # each service of the programme by what complements it in a period
report_sections = Slot[ReportSectionOf]()  # what rooms tell in a report of some days, in the order of a new one
served = Slot[Served]()  # what of an upper room rows name by a key of its own
after_covering = Slot[Callable[[Model], None]]()  # what copied words of a row that was covered, told in the same act
after_restore = Slot[Callable[[], None]]()  # what copied words of rows that a restore erased or covered once more
redactable = KeySlot[Redactable]()  # rows in which passages are covered, by the word of their address
imports = KeySlot[Spec]()  # kinds of files that are read in
rests_on_office = Slot[
    Callable[[Mapping[str, Any]], None]
]()  # refuses an answer, by field, against which something stands
