"""How an indicator is measured: where its value comes from, how values of periods make one, what is to be when."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import models

from osl_site.common.text.number_format import number

QUARTERS = ("I", "II", "III", "IV")
PERIOD = re.compile(r"(\d{4})(?:-Q([1-4]))?")


class Source(models.TextChoices):
    """Where the measured value of an indicator comes from. Whatever is counted is asked of `registry.traces`."""

    TYPED = "typed", "wpisuje ją biuro"
    PARTICIPANTS = "participants", "liczy aplikacja: udziały w spotkaniach"
    CHILDREN = "children", "liczy aplikacja: udziały dzieci w spotkaniach"
    YOUTH = "youth", "liczy aplikacja: udziały młodzieży w spotkaniach"
    ADULTS = "adults", "liczy aplikacja: udziały dorosłych w spotkaniach"
    OLDER = "older", "liczy aplikacja: udziały osób starszych w spotkaniach"
    GROUP = "group", "liczy aplikacja: udziały jednej grupy w spotkaniach"
    MEETINGS = "meetings", "liczy aplikacja: spotkania, które się odbyły"
    VOLUNTEER_HOURS = "volunteer_hours", "liczy aplikacja: godziny wolontariuszy"
    TALLY = "tally", "liczy aplikacja: stała pomoc w liczbach"
    INITIATIVES_BEGUN = "initiatives_begun", "liczy aplikacja: rozpoczęte inicjatywy mieszkańców"
    INITIATIVES_DONE = "initiatives_done", "liczy aplikacja: zrobione inicjatywy mieszkańców"
    RESIDENTS_LEAD = "residents_lead", "liczy aplikacja: inicjatywy, które zaczęli prowadzić mieszkańcy"
    FUNDING_FILED = "funding_filed", "liczy aplikacja: podania inicjatyw o pieniądze"
    FUNDING_WON = "funding_won", "liczy aplikacja: podania, na które przyznano pieniądze"
    NEW_LEADERS = "new_leaders", "liczy aplikacja: mieszkańcy, którzy prowadzą coś po raz pierwszy"


BY_WORD = (Source.CHILDREN, Source.YOUTH, Source.ADULTS, Source.OLDER)  # indicators of before; GROUP names any group
OF_INITIATIVES = (
    Source.INITIATIVES_BEGUN,
    Source.INITIATIVES_DONE,
    Source.RESIDENTS_LEAD,
    Source.FUNDING_FILED,
    Source.FUNDING_WON,
    Source.NEW_LEADERS,
)
PARTICIPATIONS = (Source.PARTICIPANTS, *BY_WORD, Source.GROUP)


def counted_as(source: str, group: str = "") -> str:
    """By what rooms above tell how much of it there was (`Trace.figures`); `group` is the word of a group of heads."""
    return f"{Source.GROUP.value}:{group}" if source == Source.GROUP else str(source)


def unit_key(unit: str) -> str:
    """A unit as standing help is counted in: without capitals and spare spaces, so that „Podwózki ” are „podwózki”."""
    return " ".join(unit.lower().split())


class Aggregate(models.TextChoices):
    """How the values of periods make the value of an indicator."""

    SUM = "sum", "suma"
    LAST = "last", "ostatnia wartość"
    HIGHEST = "highest", "najwyższa wartość"
    SHARE = "share", "odsetek"
    YES_NO = "yes_no", "tak albo nie"

    def said(self, value: Decimal) -> str:
        """A value of that kind in words: „1 200”, „nie”."""
        return ("tak" if value else "nie") if self is Aggregate.YES_NO else number(value)


@dataclass(frozen=True)
class Milestone:
    """What an indicator is to have reached by the end of a quarter or a year, counted from the beginning."""

    period: str  # „2027-Q1”, „2027”
    value: Decimal

    @property
    def last_day(self) -> date:
        """On which the quarter or year ends."""
        year, quarter = PERIOD.fullmatch(self.period).groups()
        month = 3 * int(quarter or 4)
        return date(int(year) + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    @property
    def name(self) -> str:
        """„I kwartał 2027 r.”, „2027 r.”."""
        year, quarter = PERIOD.fullmatch(self.period).groups()
        return f"{QUARTERS[int(quarter) - 1]} kwartał {year} r." if quarter else f"{year} r."

    @property
    def stored(self) -> dict[str, str]:
        return {"period": self.period, "value": str(self.value)}

    def __str__(self) -> str:
        return f"{self.name}: {number(self.value)}"


def milestones(rows: list[dict[str, str]]) -> list[Milestone]:
    """As the column keeps them, in their order."""
    return [Milestone(row["period"], Decimal(row["value"])) for row in rows]
