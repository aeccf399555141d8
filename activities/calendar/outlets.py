"""Which outlet tells residents which fact, and why it leaves the others out.

From this table follows what "seen by residents" means: a change of SEEN_OF_ACTIVITY or SEEN_OF_VENUE moves SEQUENCE and
LAST-MODIFIED of every occurrence. `tests/activities/test_outlets.py` changes each column and reads each outlet, so that
neither a fact nor a column can be forgotten.
"""

from collections.abc import Iterable
from enum import StrEnum, auto

from activities.calendar.facts import MAKERS, READS, TYPED_IN_POLISH, About, Fact, Key
from activities.calendar.facts import Key as K
from osl_site.common.text.languages import has_polish


class Outlet(StrEnum):
    """Where residents are told."""

    PAGE = auto()  # of one occurrence
    SIGN_UP = auto()  # the page on which one does
    AGENDA = auto()  # and the month
    POSTER = auto()
    SHEET = auto()  # a month on paper
    PLAIN_TEXT = auto()  # to be copied and sent
    ICAL = auto()
    ATOM = auto()
    JSON_LD = auto()
    EMAIL = auto()
    ACTIVITY_PAGE = auto()
    ACTIVITIES = auto()  # the list of activities


At = Outlet
OF_ACTIVITIES = {At.ACTIVITY_PAGE, At.ACTIVITIES}
OF_OCCURRENCES = set(Outlet) - OF_ACTIVITIES

TOLD: dict[Outlet, tuple[Key, ...]] = {
    At.PAGE: (
        *(K.TITLE, K.TEXT, K.WHEN, K.STATE, K.FORMERLY, K.WHERE),
        *(K.WAY_IN, K.AUDIENCE, K.RUN_BY, K.COST, K.LANGUAGE, K.SIGN_UP, K.PHOTOGRAPHS, K.PHONE),
    ),
    At.SIGN_UP: (
        *(K.TITLE, K.WHEN, K.STATE, K.PLACE),
        *(K.SIGN_UP, K.SEATS, K.PHOTOGRAPHS, K.PHONE),
    ),
    At.AGENDA: (
        *(K.TITLE, K.WHEN, K.STATE, K.FORMERLY, K.PLACE, K.AUDIENCE),
        *(K.DOOR, K.TOILET, K.LANGUAGE, K.SIGN_UP),
    ),
    At.POSTER: (
        *(K.TITLE, K.TEXT, K.WHEN, K.STATE, K.FORMERLY, K.PHONE),
        *(K.NOTE, K.WHERE, K.WAY_IN, K.AUDIENCE, K.COST, K.JOINING, K.LANGUAGE, K.PHOTOGRAPHS),
    ),
    At.SHEET: (
        *(K.TITLE, K.WHEN, K.STATE, K.FORMERLY, K.NOTE),
        *(K.WHERE, K.WAY_IN, K.AUDIENCE, K.JOINING, K.COST, K.LANGUAGE, K.PHONE),
    ),
    At.PLAIN_TEXT: (
        *(K.TITLE, K.WHEN, K.STATE, K.WHERE),
        *(K.WAY_IN, K.NOTE, K.COST, K.JOINING, K.PHONE),
    ),
    At.ICAL: (
        *(K.TITLE, K.THEME, K.WHEN, K.STATE, K.FORMERLY),
        *(K.NOTE, K.TEXT, K.WAY_IN, K.PHONE, K.WHERE),
    ),
    At.ATOM: (K.TITLE, K.WHEN, K.PLACE, K.STATE, K.FORMERLY),
    At.JSON_LD: (
        *(K.TITLE, K.TEXT, K.WHEN, K.STATE, K.WHERE),
        *(K.WAY_IN, K.PHONE, K.LANGUAGE, K.COST),
    ),
    At.EMAIL: (K.TITLE, K.WHEN, K.WHERE, K.NOTE, K.STATE, K.PHONE),
    At.ACTIVITY_PAGE: (
        *(K.TITLE, K.STOPPED, K.TEXT, K.JOINING, K.PHONE, K.COMES, K.WHERE),
        *(K.WAY_IN, K.AUDIENCE, K.RUN_BY, K.COST, K.LANGUAGE, K.PHOTOGRAPHS),
    ),
    At.ACTIVITIES: (
        *(K.THEME, K.TITLE, K.TEXT, K.STOPPED),
        *(K.AUDIENCE, K.COMES, K.PLACE, K.JOINING, K.PHONE, K.COST, K.LANGUAGE),
    ),
}

LEADS_ON = "It is short, and leads to the page that tells it."
NO_ROOM = "There is no room; a telephone and an address are told."
NO_PROPERTY = "schema.org has no property for it."
KNOWN = "Who gets the letter has signed up."
CHOSEN = "Lists and feeds are asked for it: who reads one has chosen."
COUNTED = "Places are counted where one signs up; elsewhere STATE says that there is none."
CALLED_OFF = "An occurrence is called off or not, whatever becomes of its activity."
TO_HELP = "It is of help without dates; who comes to a meeting comes somewhere."
TO_DATES = "It belongs to a date; the dates stand below, each with a page."
AS_IT_IS = "Who copies it tells others how it is, who were told nothing else."
IN_LETTER = "Its first sentence says what of it is another one."
IN_STATE, IN_WHERE, IN_SIGN_UP = (
    "STATE tells it.",
    "WHERE tells it, with the address.",
    "SIGN_UP tells it of this date.",
)
IN_SHORT = "DOOR and TOILET tell what one asks first."
IN_WAY_IN = "WAY_IN tells it where it is told; it is short for a line of a list."
IN_JOINING = "JOINING tells it, for as long as the paper or the message is kept."

LEFT_OUT: dict[Key, dict[str, set[Outlet]]] = {
    K.TITLE: {},
    K.TEXT: {LEADS_ON: {At.SIGN_UP, At.AGENDA, At.PLAIN_TEXT, At.ATOM}, NO_ROOM: {At.SHEET}, KNOWN: {At.EMAIL}},
    K.THEME: {CHOSEN: OF_OCCURRENCES - {At.ICAL} | {At.ACTIVITY_PAGE}},
    K.WHEN: {TO_DATES: OF_ACTIVITIES},
    K.STATE: {TO_DATES: OF_ACTIVITIES},
    K.FORMERLY: {
        LEADS_ON: {At.SIGN_UP},
        AS_IT_IS: {At.PLAIN_TEXT},
        NO_PROPERTY: {At.JSON_LD},
        IN_LETTER: {At.EMAIL},
        TO_DATES: OF_ACTIVITIES,
    },
    K.STOPPED: {CALLED_OFF: OF_OCCURRENCES - {At.POSTER, At.PLAIN_TEXT}, IN_JOINING: {At.POSTER, At.PLAIN_TEXT}},
    K.NOTE: {IN_STATE: {At.PAGE, At.SIGN_UP, At.AGENDA, At.ATOM}, NO_PROPERTY: {At.JSON_LD}, TO_DATES: OF_ACTIVITIES},
    K.WHERE: {LEADS_ON: {At.SIGN_UP, At.AGENDA, At.ATOM, At.ACTIVITIES}},
    K.PLACE: {IN_WHERE: set(Outlet) - {At.SIGN_UP, At.AGENDA, At.ATOM, At.ACTIVITIES}},
    K.WAY_IN: {
        LEADS_ON: {At.SIGN_UP, At.ATOM, At.ACTIVITIES},
        IN_SHORT: {At.AGENDA},
        KNOWN: {At.EMAIL},
    },
    K.DOOR: {IN_WAY_IN: set(Outlet) - {At.AGENDA}},
    K.TOILET: {IN_WAY_IN: set(Outlet) - {At.AGENDA}},
    K.COMES: {TO_HELP: OF_OCCURRENCES},
    K.AUDIENCE: {
        LEADS_ON: {At.SIGN_UP, At.PLAIN_TEXT, At.ICAL, At.ATOM},
        NO_PROPERTY: {At.JSON_LD},
        KNOWN: {At.EMAIL},
    },
    K.RUN_BY: {
        LEADS_ON: {At.SIGN_UP, At.AGENDA, At.PLAIN_TEXT, At.ICAL, At.ATOM, At.ACTIVITIES},
        NO_ROOM: {At.POSTER, At.SHEET},
        NO_PROPERTY: {At.JSON_LD},
        KNOWN: {At.EMAIL},
    },
    K.COST: {LEADS_ON: {At.SIGN_UP, At.AGENDA, At.ICAL, At.ATOM}, KNOWN: {At.EMAIL}},
    K.LANGUAGE: {LEADS_ON: {At.SIGN_UP, At.PLAIN_TEXT, At.ICAL, At.ATOM}, KNOWN: {At.EMAIL}},
    K.SIGN_UP: {
        LEADS_ON: {At.ICAL, At.ATOM},
        IN_JOINING: {At.POSTER, At.SHEET, At.PLAIN_TEXT},
        NO_PROPERTY: {At.JSON_LD},
        KNOWN: {At.EMAIL},
        TO_DATES: OF_ACTIVITIES,
    },
    K.JOINING: {
        LEADS_ON: {At.ICAL, At.ATOM},
        IN_SIGN_UP: {At.PAGE, At.SIGN_UP, At.AGENDA},
        NO_PROPERTY: {At.JSON_LD},
        KNOWN: {At.EMAIL},
    },
    K.SEATS: {COUNTED: OF_OCCURRENCES - {At.SIGN_UP}, TO_DATES: OF_ACTIVITIES},
    K.PHOTOGRAPHS: {
        LEADS_ON: {At.AGENDA, At.PLAIN_TEXT, At.ICAL, At.ATOM, At.ACTIVITIES},
        NO_ROOM: {At.SHEET},
        NO_PROPERTY: {At.JSON_LD},
        KNOWN: {At.EMAIL},
    },
    K.PHONE: {LEADS_ON: {At.AGENDA, At.ATOM}},
}


class Facts:
    """What one outlet tells, in its order, each fact made when it is first asked for; None where nothing is to say."""

    def __init__(self, about: About, keys: Iterable[Key]) -> None:
        self._about, self._keys = about, tuple(keys)
        self._made: dict[Key, Fact | None] = {}

    def __getitem__(self, key: Key) -> Fact | None:
        if key not in self._made:
            self._made[key] = MAKERS[key](self._about) if key in self._keys else None
        return self._made[key]

    def __contains__(self, key: Key) -> bool:
        return self[key] is not None

    def text(self, key: Key) -> str:
        return fact.text if (fact := self[key]) else ""

    def plain(self, key: Key) -> str:
        return fact.plain if (fact := self[key]) else ""

    def short(self, key: Key) -> str:
        return fact.short if (fact := self[key]) else ""

    def is_partly_polish(self) -> bool:
        """Whether sentences of the office stand in Polish among those of another language; names do not count."""
        return any(has_polish(self.text(key)) for key in TYPED_IN_POLISH)

    def beside(self, *keys: Key) -> list[Fact]:
        """All but these, which the outlet says in places of their own."""
        return [fact for key in self._keys if key not in keys and (fact := self[key])]


def facts_of(about: About, outlet: Outlet) -> Facts:
    """What this outlet tells, in its order."""
    return Facts(about, TOLD[outlet])


def columns_of(model: str, *outlets: Outlet) -> frozenset[str]:
    """Columns of „activity”, „occurrence” or „venue” that these outlets tell."""
    names = (name.split(".") for outlet in outlets for key in TOLD[outlet] for name in READS[key])
    return frozenset(column for of, column in names if of == model)


ASKED_FOR = {"theme"}  # whoever follows the calendar of one theme sees an occurrence come or go
SEEN_OF_ACTIVITY = columns_of("activity", *OF_OCCURRENCES) | ASKED_FOR
SEEN_OF_VENUE = columns_of("venue", *OF_OCCURRENCES)
