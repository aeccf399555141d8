"""What residents of each village read of a month, for all villages at once: how many meetings, and a digest by which
one knows whether a sheet that was sent still says what is so. As many queries for one village as for a hundred."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from activities.calendar import queries
from activities.calendar.filters import Asked
from activities.models import Occurrence
from activities.models.formerly import Told
from activities.paper.fitting import SheetLine
from activities.paper.month_sheet import gone_from, line_of, line_of_gone
from activities.standing_help.months import month_after
from osl_site.common import clock
from osl_site.common.centre import territory
from osl_site.common.centre.models import Locality, Place, Village
from osl_site.common.text.date_formats import short_day_in_words


@dataclass(frozen=True)
class Line:
    """One meeting as paper says it, and in which localities people look for it."""

    at: datetime
    line: SheetLine
    here: str  # the SIMC id of where it is
    told: frozenset[str]  # of where it was said to be
    is_on: bool

    @property
    def places(self) -> frozenset[str]:
        return self.told | {self.here}


@dataclass(frozen=True)
class Content:
    """What a village's sheet says."""

    lines: Sequence[Line] = ()

    @property
    def occurrences(self) -> int:
        """How many are on."""
        return sum(line.is_on for line in self.lines)

    @property
    def digest(self) -> str:
        said = [(line.at.isoformat(), line.here, *_words(line.line)) for line in self.lines]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def _words(line: SheetLine) -> tuple[str, ...]:
    return (line.time, str(line.title), str(line.state), str(line.note), *map(str, line.about))


def contents_of(month: date, villages: Iterable[Village], *, within_km: int) -> dict[int, Content | None]:
    """By village what its sheet of the month says; None where nobody knows which localities it has. Six queries."""
    reach, lines = territory.places(), lines_in(month)
    places, known = places_of(villages, reach), list(reach.values())

    def content(mine: Sequence[Place]) -> Content | None:
        if not mine:
            return None
        near = set(Asked(localities=list(mine), within_km=within_km, known=known).perhaps())
        return Content([line for line in lines if line.places & near])

    return {village: content(mine) for village, mine in places.items()}


def places_of(villages: Iterable[Village], known: Mapping[str, Place] | None = None) -> dict[int, list[Place]]:
    """By village its localities: those that are known to be its own, else the one that bears its name. `known` are all
    places, asked for where they are not given. Two queries at most."""
    rows = list(villages)
    found = Locality.objects.filter(commune__in={row.commune_id for row in rows}, part_of=None)
    known, by_village, by_name = known or territory.places(), {}, {}
    for simc, name, commune, village in found.values_list("simc", "name", "commune", "village"):
        by_village.setdefault(village, []).append(known[simc])
        by_name.setdefault((commune, name), []).append(known[simc])
    named = lambda row: one if len(one := by_name.get((row.commune_id, row.name), [])) == 1 else []
    return {row.pk: by_village.get(row.pk) or named(row) for row in rows}


def lines_in(month: date) -> list[Line]:
    """Every meeting of the month as paper says it, in order, with those that stood in it and are elsewhere now."""
    end = month_after(month)
    rows = queries.readable().on_between(clock.midnight(month), clock.midnight(end))
    lines = [_line(row, row.starts_at, line_of(row), is_on=not row.is_cancelled) for row in rows]
    gone = gone_from(Asked(), month, end - timedelta(days=1))
    lines += [_line(one.row, one.at, line_of_gone(one, "pl"), is_on=False) for one in gone]
    return sorted(lines, key=lambda line: (line.at, str(line.line.title), line.here))


def _line(row: Occurrence, at: datetime, line: SheetLine, *, is_on: bool) -> Line:
    told = {entry["locality"] for entry in row.formerly if entry["of"] == Told.PLACE and entry["locality"]}
    return Line(at, line, row.venue.locality_id if row.venue_id else "", frozenset(told), is_on=is_on)


def said(content: Content) -> list[str]:
    """What one says on the telephone: „wtorek 1 grudnia, 10:00–12:00: Herbata u sąsiadów”."""
    return [_said(line) for line in content.lines]


def _said(line: Line) -> str:
    state = f" ({line.line.state})" if line.line.state else ""
    return f"{short_day_in_words(localtime(line.at).date())}, {line.line.time}: {line.line.title}{state}"
