"""From the story's own calendar to dates. Pure, but for the hour at which its last morning has to end.

T is the day of loading. The plan was approved on Z = T−95 and holds for twelve months from D0, the first day of the
month after Z; m1 … m12 are its months.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from osl_site.common import clock
from osl_site.common.clock import WARSAW
from osl_site.common.text.date_formats import MONTHS, MONTHS_OF, polish_day

APPROVED = -95
MORNING = timedelta(hours=2)  # what the last acts of the story take
OCCURRENCES_UNTIL = 75
LOCATIVE = [
    "styczniu",
    "lutym",
    "marcu",
    "kwietniu",
    "maju",
    "czerwcu",
    "lipcu",
    "sierpniu",
    "wrześniu",
    "październiku",
    "listopadzie",
    "grudniu",
]
SYMBOL = re.compile(r"\{(D0|end|rok|(?:([wn]) )?m(\d{1,2}))\}")


@dataclass(frozen=True)
class StoryDays:
    """The story as told on day `today`."""

    today: date

    def on(self, days: int) -> date:
        """The day so many days from T; negative is the past."""
        return self.today + timedelta(days=days)

    def at(self, days: int, hour: int = 10) -> datetime:
        """An hour of that day by the clock on the wall in Warsaw."""
        return datetime.combine(self.on(days), time(hour), tzinfo=WARSAW)

    @property
    def morning(self) -> datetime:
        """When the last acts begin: at eight on T, or the evening before where those would lie ahead, as the database
        refuses what has not happened yet."""
        eight = self.at(0, hour=8)
        return eight if eight + MORNING <= clock.now() else self.at(-1, hour=18)

    @property
    def starts_on(self) -> date:
        """D0."""
        approved = self.on(APPROVED)
        return (approved.replace(day=1) + timedelta(days=31)).replace(day=1)

    @property
    def ends_on(self) -> date:
        """The last day of m12."""
        return self.last_of_month(12)

    def month(self, number: int) -> date:
        """The first day of the plan's month: `month(1)` is D0."""
        months = self.starts_on.month - 1 + number - 1
        return date(self.starts_on.year + months // 12, months % 12 + 1, 1)

    def last_of_month(self, number: int) -> date:
        first = self.month(number)
        return first.replace(day=monthrange(first.year, first.month)[1])

    def fill(self, text: str) -> str:
        """Symbols as words: {D0}, {end}, {rok}; {m1} „września 2026 r.”, {n m1} „wrzesień…”, {w m1} „we wrześniu…”."""
        return SYMBOL.sub(self._word, text)

    def _word(self, found: re.Match) -> str:
        symbol, case, number = found.groups()
        if number:
            return self._month_in_words(int(number), case or "")
        if symbol == "rok":
            return str(self.starts_on.year)
        day = self.starts_on if symbol == "D0" else self.ends_on
        return polish_day(day)

    def _month_in_words(self, number: int, case: str) -> str:
        first = self.month(number)
        names = {"n": MONTHS, "w": LOCATIVE, "": MONTHS_OF}[case]
        name = names[first.month - 1]
        preposition = ("we " if name.startswith("wrz") else "w ") if case == "w" else ""
        return f"{preposition}{name} {first.year}\N{NO-BREAK SPACE}r."
