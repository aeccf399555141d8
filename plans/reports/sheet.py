"""One page for the council and the notice board: what a report says to residents, in numbers, people and bars."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from django.template.loader import render_to_string
from django.urls import reverse

from osl_site.common import emails
from osl_site.common.centre.models import Centre
from osl_site.common.documents.qr_code import qr_code
from osl_site.common.pictures.bars import BarsOf, bars_chart, lines_of
from osl_site.common.pictures.drawing import Svg
from osl_site.common.pictures.people import PeopleOf, people_chart
from osl_site.common.text.typed_text import clipped, plain_of
from plans.models import Report, ReportState
from plans.reports.content import Figure, ReportContent, Table

MOST_NUMBERS, FEWEST_BARS, MOST_BARS, MOST_CHARTS = 6, 2, 4, 2  # so many stand above the foot of the page
MOST_LINES_OF_NAMES = 7  # above the bars of one chart
GOAL = re.compile(r"^Cel(?: szczegółowy| główny)? \d+\. (?=\S)")  # a goal's number says nothing to who has no plan
LEARNT, MOST_LETTERS = "learnt", 160  # the section whose words stand on the sheet, and how much of them


@dataclass(frozen=True)
class Drawing:
    """A picture under a heading in plain words."""

    heading: str
    chart: Svg
    further: int = 0  # rows that are not drawn


@dataclass(frozen=True)
class Sheet:
    """What stands on the page. Numbers are pairs of how many and of what."""

    title: str
    period: str
    numbers: tuple[tuple[str, str], ...]
    people: Drawing | None
    bars: tuple[Drawing, ...]
    learnt: str
    as_of: str

    @property
    def is_empty(self) -> bool:
        return not (self.numbers or self.people or self.bars)


def sheet_of(content: ReportContent) -> Sheet:
    """Of a report as it says it: what rooms named for residents and what is more than nothing."""
    told = [row for section in content.sections for row in section.figures if row.plain and Decimal(row.value) > 0]
    people = next((row for row in told if row.as_people), None)
    tables = [table for section in content.sections for table in section.tables if table.plain]
    words = next((section.text for section in content.sections if section.key == LEARNT), "")
    return Sheet(
        title=content.title,
        period=content.period,
        numbers=tuple((_bare(row), row.plain) for row in told if row is not people)[:MOST_NUMBERS],
        people=_people(people) if people else None,
        bars=tuple(drawn for table in tables if (drawn := _bars(table)))[:MOST_CHARTS],
        learnt=clipped(plain_of(words), MOST_LETTERS),
        as_of=content.as_of,
    )


def html_of(report: Report, content: ReportContent, here: Centre) -> str:
    """The page for paper; of what nobody accepted yet it says so."""
    link = emails.link(reverse("public_progress"))
    context = {
        "sheet": sheet_of(content),
        "office": here,
        "is_accepted": report.is_accepted,
        "qr": qr_code(link),
        "address": link.split("://", 1)[1],
    }
    return render_to_string("plans/reports/sheet.html", context)


def for_residents() -> Report | None:
    """The accepted report of the latest days that stands in BIP: its page is for everybody. One query."""
    public = Report.objects.filter(state=ReportState.ACCEPTED, in_bip__address__gt="")
    return public.select_related("decision").order_by("-ends_on", "-pk").first()


def _bare(figure: Figure) -> str:
    """The number without its unit, which the words below it say, and without pennies of what is none: „57,5”."""
    number = figure.said.removesuffix("godz.").strip()
    return number.rstrip("0") if "," in number else number


def _people(figure: Figure) -> Drawing:
    return Drawing(figure.plain, people_chart(PeopleOf("osoby", figure.plain, int(Decimal(figure.value)))))


def _bars(table: Table) -> Drawing | None:
    cells = [(GOAL.sub("", row.cells[0]), row.cells[table.chart]) for row in table.rows]
    values = [(name, int(number)) for name, number in cells if number.isdecimal() and int(number)]
    values.sort(key=lambda row: -row[1])
    if len(values) < FEWEST_BARS:
        return None
    what = table.heads[table.chart]
    shown = _that_fit(values)
    drawn = bars_chart(BarsOf(f"kartka-{table.key}", table.plain, table.heads[0], what, shown))
    name, most = values[0]
    said = f"Najwięcej: {name} ({most}). " if len(lines_of(name)) == 1 else ""  # a long one stands just above
    said += f"Razem: {sum(number for _name, number in values)}."
    return Drawing(table.plain, replace(drawn, desc=said), len(values) - len(shown))


def _that_fit(values: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """So many of the first that they stand above the foot of the page, names of several lines among them."""
    lines = [len(lines_of(name)) for name, _number in values]
    count = FEWEST_BARS
    while count < min(MOST_BARS, len(values)) and sum(lines[: count + 1]) <= MOST_LINES_OF_NAMES:
        count += 1
    return values[:count]
