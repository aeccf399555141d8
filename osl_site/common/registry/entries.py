"""What stands in the slots: links, buttons and duties of a row, entries of menus, kinds of letters."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from osl_site.common.accounts.models import User
from osl_site.common.privacy.declaration import Kind
from osl_site.common.registry.matters import Waiting
from osl_site.common.text.folding import squash


def anyone(user: User) -> bool:
    """Whoever may open the page that shows the entry."""
    return True


class DictionaryOf(Protocol):
    """What services and addresses know of a list that one chooses from; `centre.dictionaries.kinds` says the rest."""

    @property
    def key(self) -> str: ...

    @property
    def model(self) -> type[Model]: ...

    @property
    def refuse_end(self) -> Callable[[Model], None]: ...

    def view(self, name: str) -> str: ...


@dataclass(frozen=True)
class Link:
    """One neighbour of a row: what kind of thing it is, how it is called, where it lives, its state in words, and who
    may know of it; `on` is its day, where it belongs to the row's story."""

    kind: str
    label: str
    url: str
    state: str = ""
    on: date | None = field(default=None, compare=False, kw_only=True)
    may: Callable[[User], bool] = field(default=anyone, compare=False, repr=False)


@dataclass(frozen=True)
class Step:
    """One step of the chain line as a page shows it; a step without an address is said, not linked. `rest` follows the
    text where every step has a line of its own; in one line only what reads aloud says it, and the pointer."""

    label: str
    text: str
    url: str = ""
    current: bool = False
    rest: str = ""


@dataclass(frozen=True)
class Door:
    """A button on a row that leads into an upper room: what it says, where it leads, who may go there."""

    label: str
    url: str
    icon: str = ""
    may: Callable[[User], bool] = field(default=anyone, compare=False, repr=False)


@dataclass(frozen=True)
class Duty:
    """What a row obliges to, or what was done about it, in a sentence, and where."""

    sentence: str
    url: str
    label: str
    is_met: bool


@dataclass(frozen=True)
class FirstRows:
    """A list of an upper room without whose first row no office begins: a step of setting up. `whose`: who does it."""

    key: str
    title: str
    text: str
    icon: str
    public: str  # what residents see of it
    view: str
    rows: Callable[[], QuerySet]
    lacks: str  # „pierwsze miejsce spotkań”
    whose: str
    may: Callable[[User], bool] = field(compare=False, repr=False)


@dataclass(frozen=True)
class MenuEntry:
    """One entry of a menu: its words, the view it opens, and who may go there.

    It is the current one on every page below its view and below those in `others`, or on its own page alone. One of
    `others` that several rooms share is named with the words of its address that are this room's. Of a room with many
    lists those that are opened `seldom` stand behind „Więcej”.
    """

    label: str = field(compare=False)  # may be lazy: words of residents' menu are chosen when a page is drawn
    view: str
    icon: str = ""
    others: Iterable[str | tuple[str, ...]] = ()
    alone: bool = False
    seldom: bool = False
    may: Callable[[User], bool] = field(default=anyone, compare=False, repr=False)
    count: Callable[[Waiting], int] | None = field(default=None, compare=False, repr=False)

    def number(self, waiting: Waiting) -> int:
        """What stands beside it: what waits in the room of its view, unless it has a number of its own."""
        return self.count(waiting) if self.count else waiting.by_room.get(self.view, 0)

    @property
    def url(self) -> str:
        return reverse(self.view)

    def place_of(self, path: str) -> str:
        """The longest of its addresses below which `path` is; nothing where it is below none."""
        if self.alone:
            return self.url if path == self.url else ""
        named = [(view,) if isinstance(view, str) else view for view in (self.view, *self.others)]
        found = (reverse(view, args=words) for view, *words in named)
        return max((address for address in found if path.startswith(address)), key=len, default="")


@dataclass(frozen=True)
class SearchOf:
    """One kind of rows that the whole office is searched for: what they are called, which of them a person may read, in
    the order of the page, and how one is shown. Their model says what of them is `searched`.

    `day` is the column by which they are of a time; `places` lead to their localities where others than those by which
    words find them.
    """

    heading: str
    rows: Callable[[User], QuerySet]
    show: Callable[[Any], Link]
    may: Callable[[User], bool]
    day: str = ""
    places: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """By which an address names the kind."""
        return squash(self.heading)


@dataclass(frozen=True)
class Tie:
    """What of a room waits for one person, said before their account is closed.

    `rows` are theirs, `show` says each; `note` says what becomes of them. With `hand_over` they get another owner, one
    of those whom `may_take` lets: it is called as `hand_over(person, to=…, by=…)` in the transaction of the closing.
    """

    heading: str
    rows: Callable[[User], QuerySet]
    show: Callable[[Any], Link]
    note: str
    hand_over: Callable[..., None] | None = None
    may_take: Callable[[User], bool] = field(default=anyone, compare=False, repr=False)


@dataclass(frozen=True)
class Written:
    """The words of one letter, in its language, and what goes with it: names, contents and types of files.

    Who answers it writes to `reply_to`, or to the office.
    """

    subject: str
    body: str
    reply_to: str = ""
    attachments: tuple[tuple[str, bytes, str], ...] = ()


def follow_nothing(letter: Model) -> None:
    """Of most letters nothing follows, whatever becomes of them."""


@dataclass(frozen=True)
class LetterKind:
    """What a room says of the letters of one kind that it promises.

    `write` puts the words together when the letter goes, in its language, or answers None where they are no longer
    so. `about` says, for many letters at once, what each is about and where one goes to mend it. `theirs` is the
    condition on letters of this kind that a person may send again, None for nobody's. `follow` does what follows in the
    room, in the transaction in which the state of the letter changes. Letters `to_residents` say who stands in for the
    organiser. `texts` are the keys of those texts of the office that it says; a letter that says none names why
    (`fixed`).
    """

    write: Callable[[Any], Written | None]
    about: Callable[[Sequence[Any]], Mapping[int, Link]]
    theirs: Callable[[User], Q | None]
    follow: Callable[[Any], None] = follow_nothing
    to_residents: bool = False
    texts: tuple[str, ...] = ()
    fixed: str = ""


@dataclass(frozen=True)
class Around:
    """What the program says before and after a text of the office, and the subject of its letter."""

    before: str = ""
    after: str = ""
    subject: str = ""


@dataclass(frozen=True, kw_only=True)
class TextKind:
    """A text that the office may say in its own words (`osl_site.common.texts`), and what stands till it does.

    `ours` answers the program's words in the language spoken, with placeholders in braces; `samples` a made-up value
    for each placeholder there is. A text without one of the `needed` is refused. `around` is the rest of a letter about
    the same made-up things, for the preview. What is public is said in every language, else in Polish alone.
    """

    name: str
    where: str  # who reads it, and where, in a sentence
    ours: Callable[[Mapping[str, str]], str]
    samples: Callable[[], Mapping[str, str]]
    needed: tuple[str, ...] = ()
    is_public: bool = True
    around: Callable[[], Around] = Around


@dataclass(frozen=True)
class SettingsPage:
    """A page of what an office sets that is no list of the dictionaries: shown beside them, with what it is for."""

    label: str
    view: str
    purpose: str
    may: Callable[[User], bool] = field(default=anyone, compare=False, repr=False)
    arguments: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.view, args=self.arguments)


@dataclass(frozen=True)
class Compared:
    """How much of what was kept was compared with its hashes, and what differs, each in words."""

    seen: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Removal:
    """What the schedule removes when its time is over, each night or hour: one query shows it before and does it.

    `due` answers what is older than a moment, as rows of one table or several. Without `remove` these are deleted; with
    it the room does it itself, of all that is older than the moment, and answers how many there were. How long is a
    setting between `least` and `most` days, or fixed for the reason `fixed`, or a setting of another page (`kept_by`,
    at the address named `setting`).
    """

    what: str  # „Szkice formularzy, do których nikt nie wrócił”
    since: str  # „od ostatniego zapisu”
    days: int
    due: Callable[[datetime], Sequence[QuerySet]]
    kind: Kind | None = None  # None of rows that hold no personal data
    remove: Callable[[datetime], int] | None = None
    least: int = 1
    most: int = 365
    fixed: str = ""
    kept_by: Callable[[], int] | None = None
    setting: str = ""
    is_hourly: bool = False
    is_at_once: bool = False  # its end is in the rows themselves, so that no days are counted

    @property
    def is_setting(self) -> bool:
        """Whether the administrator may change its period on the page of periods."""
        return not self.fixed and self.kept_by is None


@dataclass(frozen=True)
class Photographed:
    """A kind of rows that photographs are added to, who reads one of them and who may change it."""

    model: type[Model]
    may_read: Callable[[User, Any], bool]
    may_change: Callable[[User, Any], bool]


@dataclass(frozen=True)
class Promised:
    """A kind of rows about which something may be promised: who may, and which of them a person reads."""

    model: type[Model]
    rows: Callable[[User], QuerySet]
    may_promise: Callable[[User, Any], bool]
    is_for_oneself: Callable[[Any], bool] = lambda row: False  # whether nobody else is to read what is promised


@dataclass(frozen=True, kw_only=True)
class About:
    """A kind of rows that a row of a lower room may begin with: a submission of which an initiative is made.

    `rows` are those that a person may begin with, `called` says what it is and how it is called; `proposed` is what
    the new row's form begins with, and `keep` writes down whence the new one came, in the transaction that makes it.
    """

    model: type[Model]
    rows: Callable[[User], QuerySet]
    called: Callable[[Any], Link]
    proposed: Callable[[Any], Mapping[str, Any]]
    keep: Callable[[Any, Any], object]


@dataclass(frozen=True)
class Served:
    """What of an upper room a lower row may serve, named by a key that outlives versions: an action of the plan.

    `choices` are those of today, as key and words; `links` are pages of those with these keys, of whichever day. Each a
    constant number of queries.
    """

    choices: Callable[[], Sequence[tuple[UUID, str]]]
    links: Callable[[Sequence[UUID]], Mapping[UUID, Link]]


@dataclass(frozen=True)
class Question:
    """What somebody is asked about a row, in the language spoken, the words of the two answers, and what is said after
    the second one, where that erases nothing."""

    title: str
    sentences: Sequence[str]
    yes: str
    no: str
    after_no: str = ""


@dataclass(frozen=True)
class Asked:
    """A row that it is time to ask about: by letter to an address, in a language; without an address by telephone."""

    row: Model
    to: str = ""
    language: str = "pl"


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """A kind of rows that somebody outside is asked about once in a while.

    `due` answers those to be asked at that moment, `question` what, `follow(row, is_yes, by)` does in the transaction
    of the answer what follows from it. `link` is the row's page by its number, `may` says to whom it is theirs.
    `corrected_at` is the page, by the token of the link, on which one says what is otherwise, as the second answer.
    """

    model: type[Model]
    due: Callable[[datetime], Sequence[Asked]]
    question: Callable[[Any], Question]
    follow: Callable[[Any, bool, Any], object]
    link: Callable[[int], Link]
    may: Callable[[User], bool]
    corrected_at: Callable[[str], str] | None = None


class Unhealthy(Exception):
    """Something that the office needs is not as it must be. Holds what a monitor is told."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        super().__init__(str(told))
        self.told = told
