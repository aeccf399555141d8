"""What a time in somebody's own words comes to in days. Pure.

The words are printed as they stand; days serve the timeline, warnings, and whoever asks what is due. Read are days,
months, quarters, half-years, years, school years, terms of office, seasons and holidays, in lists, from one to another,
and with an open end. Where words say no day, none is made up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from osl_site.common.text.date_formats import polish_day
from plans.models import TimeKind

MONTHS = (
    "stycz(?:eń|nia|niu|niem)",
    "lut(?:y|ego|ym)",
    "mar(?:zec|ca|cu|cem)",
    "kwie(?:cień|tnia|tniu|tniem)",
    "maj(?:a|u|em)?",
    "czerw(?:iec|ca|cu|cem)",
    "lip(?:iec|ca|cu|cem)",
    "sierp(?:ień|nia|niu|niem)",
    "wrze(?:sień|śnia|śniu|śniem)",
    "październik(?:a|u|iem)?",
    "listopad(?:a|zie|em)?",
    "grud(?:zień|nia|niu|niem)",
)
MONTH = "|".join(MONTHS)
ORDINALS = {"pierwsz": "1", "drug": "2", "trzeci": "3", "czwart": "4"}
OF_A_YEAR = r"(?: w)?(?: rok\w*)?(?:[ /](\d{4})(?:/\d{2,4})?)?\b"
LONG = {  # how it is written, its kind, its first and last month counted from January of the year that is named
    rf"rok\w* szkoln\w+{OF_A_YEAR}": (TimeKind.MONTH, 9, 20),
    rf"rok\w* akademick\w+{OF_A_YEAR}": (TimeKind.MONTH, 10, 21),
    rf"wios(?:n\w+|en){OF_A_YEAR}": (TimeKind.MONTH, 3, 5),
    rf"lat(?:o|em){OF_A_YEAR}": (TimeKind.MONTH, 6, 8),
    rf"jesie(?:ń|ni\w*){OF_A_YEAR}": (TimeKind.MONTH, 9, 11),
    rf"zim(?:a|ą|y|ę|ie){OF_A_YEAR}": (TimeKind.MONTH, 12, 14),
    rf"(?:wakacj\w*|feri\w+ letni\w*){OF_A_YEAR}": (TimeKind.MONTH, 7, 8),
    rf"feri\w+(?: zimow\w+)?{OF_A_YEAR}": (TimeKind.MONTH, 1, 2),
    r"(?:rok\w* )?((?:19|20|21)\d\d)(?: rok\w*)?\b": (TimeKind.YEAR, 1, 12),
}
PARTS = [  # days first, then what is longer
    (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", TimeKind.DATE),
    (r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}))?\b", TimeKind.DATE),
    (rf"(?P<day>\d{{1,2}}) (?P<name>{MONTH})\b{OF_A_YEAR}", TimeKind.DATE),
    (rf"(?P<name>{MONTH})\b{OF_A_YEAR}", TimeKind.MONTH),
    (rf"(?P<ordinal>[1-4]) (?:kw|kwarta\w+)\b{OF_A_YEAR}", TimeKind.QUARTER),
    (rf"(?P<ordinal>[12]) (?:półrocz\w+|połow\w+)\b{OF_A_YEAR}", TimeKind.MONTH),
]
TOKEN = re.compile(r"–|,|\w[\w.]*\w|\w")
LINKS = {"–": "-", "a": "-", "od": "o", "do": "d", ",": ",", "i": ",", "oraz": ","}
EACH = r"(?! (?:połudn|jed[en]|dw|trz|czter|pięć|sześć|siedem|osiem|dziewięć|dziesięć|kilka|\d))"
BESIDE = re.compile(rf"\b(?:(?:po|przed)\b{EACH}|około|ok|oprócz|poza|wyjątkiem|bez)\b")
NO_TIME = re.compile(
    r"\b(?:w miarę|w razie potrzeby|w zależności od|do (?:ustalenia|uzgodnienia)|doraźnie"
    r"|(?:według|wg|stosownie do|zgodnie z) (?:potrzeb|ustale|harmonogram|zapotrzebowani|planem))"
)
THE_YEAR = r"roku?(?! \d| szkoln| akadem)"
WHOLE = rf"cał(?:y|ego|ym) (?:{THE_YEAR}|okres\w*|czas\w*)|w (?:trakcie|ciągu) {THE_YEAR}"
AT_ONCE = r"(?:na )?bieżąco|w trybie ciągłym|stale|ciągle|(?:działanie|praca) ciągł[ae]"
ALWAYS = re.compile(rf"\b(?:{AT_ONCE})\b")  # said first, what repeats comes besides
ONGOING = re.compile(rf"\b(?:{AT_ONCE}|bezterminowo|całorocz\w+|{WHOLE})\b")
WEEKDAYS = r"poniedział|wtor|środ|czwart|piąt|sobot|niedziel"
DAYS_OF_WEEKS = r"(?:poniedziałki|wtorki|środy|czwartki|piątki|soboty|niedziele)\b"
EVERY = rf"drug|trzeci|najmniej|roku?\b|miesiąc|ty[gd]|kwarta|dzień|dwa|trzy|cztery|pół|\d|{WEEKDAYS}"
REPEATS = re.compile(
    rf"\b(?:co (?:{EVERY})|raz (?:w|na|do)\b|razy (?:w|na)\b|każd|codzien|cyklicz|systematycz|regularn"
    rf"|co(?:tyg|mies|rocz|kwart)|{DAYS_OF_WEEKS}|(?:miesięcz|tygodnio|kwartal)nie)"
)
OFTEN = re.compile(rf"tyg|tydz|codzien|co dzień|co (?:drug|trzec)\w* (?:{WEEKDAYS})|co (?:{WEEKDAYS})|{DAYS_OF_WEEKS}")
TIMES = {"dwa": 2, "trzy": 3, "cztery": 4, "pięć": 5, "sześć": 6} | {str(number): number for number in range(2, 13)}
MANY = "|".join(TIMES)
SEVERAL_A_MONTH = 0.5  # months between two times, as drawn
LASTS = {"miesi": 1, "kwarta": 3, "pół": 6, "rok": 12, "roc": 12}  # months
ONCE_IN = re.compile(r"(?:raz (?:w|na|do)|co|każd\w+) ?(miesi|kwarta|pół|rok|roc)|(?:\b|co)(miesi|kwarta|roc)\w+nie\b")
SO_MANY = re.compile(rf"\b({MANY}) razy (?:w|na|do) (miesi|kwarta|pół|rok)")
EVERY_FEW = re.compile(rf"\bco ({MANY}) (miesi|kwarta|lat)")
BEGINS = re.compile(rf"\b(?:start\w*|rozpocz\w+|pierwsze \w+)(?: się)? we? (?=(?:\d{{1,2}} )?(?:{MONTH})\b)")


@dataclass(frozen=True)
class Understood:
    """Of which kind a time is, and its first and last day; a day that was not said is None.

    Of days in pieces, `pieces` are those. Of what repeats, `every` is how many months lie between two times, half
    of one where it is less than one; 0 where nothing is said of it.
    """

    kind: str = ""
    start: date | None = None
    end: date | None = None
    pieces: tuple["Understood", ...] = ()
    every: float = 0


@dataclass(frozen=True)
class Part:
    """A day, month, quarter or longer, its months counted from January of its year; the year may be left to guess."""

    kind: str
    first: int
    last: int
    year: int | None
    day: int = 0

    @property
    def start(self) -> date:
        return _day(self.year or 0, self.first, self.day or 1)

    @property
    def end(self) -> date:
        return self.start if self.day else _day(self.year or 0, self.last + 1, 1) - timedelta(days=1)


def understood(words: str, period: tuple[date, date]) -> Understood:
    """The days that these words say, for a plan of that period: a month without a year is the one within it."""
    text = plain(words)
    if not text or NO_TIME.search(text):
        return Understood(TimeKind.WORDS if text else "")
    kind, every = _kind(text), _every(text)
    said = "; ".join(clause for clause in text.split(";") if not BESIDE.search(clause))
    if kind != TimeKind.WORDS:
        said = BEGINS.sub("od ", said)
    try:
        found = _days(*_read(said, are_hours=bool(REPEATS.search(text))), period)
    except (ValueError, OverflowError):  # 31 June, or a year that no calendar has
        found = Understood(TimeKind.WORDS)
    if kind == TimeKind.WORDS:
        return found
    pieces = tuple(replace(piece, kind=kind, every=every) for piece in found.pieces)
    return replace(found, kind=kind, every=every, pieces=pieces)


def _kind(text: str) -> str:
    """Repeats, is ongoing, or neither. „Na bieżąco; dyżur w poniedziałki” is ongoing, „cały rok co tydzień” is not."""
    repeats, always = REPEATS.search(text), ALWAYS.search(text)
    if repeats and not (always and always.start() < repeats.start()):
        return TimeKind.RECURRING
    return TimeKind.ONGOING if ONGOING.search(text) else TimeKind.WORDS


def _every(text: str) -> float:
    """How many months lie between two times, half of one where it is less than one; 0 where nothing is said of it."""
    if OFTEN.search(text):
        return SEVERAL_A_MONTH
    if found := SO_MANY.search(text):
        return LASTS[found[2]] / TIMES[found[1]]
    if found := EVERY_FEW.search(text):
        return LASTS.get(found[2], 12) * TIMES[found[1]]
    found = ONCE_IN.search(text)
    return LASTS[found[1] or found[2]] if found else 0


def says_no_time(words: str) -> bool:
    """„W miarę potrzeb”: printed as it stands, though art. 20 ust. 3 pkt 2 wants to know when."""
    return bool(NO_TIME.search(plain(words)))


def names_no_day(words: str, period: tuple[date, date]) -> bool:
    """„31 lutego”, „31.13.2031”: a day of no calendar, which nobody can keep."""
    text = plain(words)
    try:
        _days(*_read(text, are_hours=bool(REPEATS.search(text))), period)
    except (ValueError, OverflowError):
        return True
    return False


def days_in_words(time: Understood) -> str:
    """What was understood, for whoever typed it: „od 1 stycznia 2024 r. do 31 marca 2024 r.”; nothing of no day."""
    start, end = (day and polish_day(day) for day in (time.start, time.end))
    if start and end:
        return start if start == end else f"od {start} do {end}"
    return f"od {start}" if start else f"do {end}" if end else ""


def plain(words: str) -> str:
    """Small letters and Arabic ordinals, one kind of dash and space, without „r.” and what stands in brackets."""
    text = re.sub(r"\([^)]*\)", " ", words.replace("\N{NO-BREAK SPACE}", " "))
    for roman, ordinal in (("III", 3), ("IV", 4), ("II", 2), ("I", 1)):
        text = re.sub(rf"\b{roman}\b", str(ordinal), text)  # while „I” is not yet the conjunction „i”
    text = re.sub(r"(\d{4}-\d\d-\d\d)|\s*[-–—−]\s*", lambda found: found[1] or " – ", text.lower())
    for begin, ordinal in ORDINALS.items():
        text = re.sub(rf"\b{begin}\w* (?=kwarta|półrocz|połow)", f"{ordinal} ", text)
    text = re.sub(r"(?<=\d)\s*r\b\.?|(?<=\d)\.(?!\d)|(?<=kw)\.", "", text)
    text = re.sub(rf"\b(\d{{1,2}}) – (\d{{1,2}}) ({MONTH})\b", r"\1 \3 – \2 \3", text)
    text = re.sub(r"\b([1-4])(?=(?: ?[–,i] ?[1-4])* ?(?:[–,i]|oraz) ?[1-4] (kw|półrocz|połow))", r"\1 \2", text)
    return re.sub(r"\s+", " ", text).strip(" .;:")


def _read(text: str, *, are_hours: bool) -> tuple[list[Part], str]:
    """The parts, and how they stand together: „P-P”, „oPdP”, „P,P,P”. In what repeats 9.30 is an hour."""
    parts: list[Part] = []
    shape, at = "", 0
    while token := TOKEN.search(text, at):
        at = token.end()
        if found := _part(text, token.start()):
            part, at = found
            if not (are_hours and part.day and not part.year):
                if part.first > 12:
                    raise ValueError("no calendar has that month")
                parts.append(part)
                shape += "P"
        else:
            shape += LINKS.get(token[0], "")
    return parts, re.sub(r",+(?=[-d]|$)|^,+|(?<=[-od]),+", "", re.sub(r",+", ",", shape))


def _part(text: str, at: int) -> tuple[Part, int] | None:
    """The part that begins here, and where it ends."""
    for pattern, kind in PARTS:
        if found := re.compile(pattern).match(text, at):
            return _short(kind, found), found.end()
    for pattern, (kind, first, last) in LONG.items():
        if found := re.compile(pattern).match(text, at):
            return Part(kind, first, last, int(found[1]) if found[1] else None), found.end()
    return None


def _short(kind: str, found: re.Match) -> Part:
    said = found.groupdict()
    year = said.get("year") or (found[found.re.groups] if "year" not in said else None)
    year = int(year) if year else None
    if ordinal := said.get("ordinal"):
        months = 3 if kind == TimeKind.QUARTER else 6
        return Part(kind, (int(ordinal) - 1) * months + 1, int(ordinal) * months, year)
    month = int(said.get("month") or _month(said.get("name") or ""))
    return Part(kind, month, month, year, int(said.get("day") or 0))


def _month(name: str) -> int:
    return next(number for number, words in enumerate(MONTHS, 1) if re.fullmatch(words, name))


def _days(parts: Sequence[Part], shape: str, period: tuple[date, date]) -> Understood:
    """From the first to the last day of what stands together; what is in pieces repeats between them."""
    if not parts:
        return Understood(TimeKind.WORDS)
    years = _in_years(parts, period)
    if years is None:
        return Understood(TimeKind.RECURRING)
    spans = list(_spans(iter(years), shape))
    if not spans or len(spans) == 1:
        return spans[0] if spans else Understood(TimeKind.WORDS)
    if any(one.start is None or one.end is None for one in spans):
        return Understood(TimeKind.WORDS)
    first, last = min(one.start for one in spans), max(one.end for one in spans)
    whole = Understood(TimeKind.RECURRING, first, last, tuple(spans))
    runs_on = all(before.end + timedelta(days=1) == after.start for before, after in pairwise(spans))
    kinds = {one.kind for one in spans}
    return (
        replace(whole, kind=kinds.pop(), pieces=())
        if runs_on and len(kinds) == 1 and TimeKind.DATE not in kinds
        else whole
    )


def _spans(parts: Iterator[Part], shape: str) -> Iterator[Understood]:
    for group in re.findall(r"o?P[-d]P|oP|dP|P", shape):
        first = next(parts)
        if group.count("P") == 2:
            last = next(parts)
            is_one = first.kind == last.kind and first.kind != TimeKind.DATE
            yield Understood(first.kind if is_one else TimeKind.RANGE, first.start, last.end)
        elif group == "P":
            yield Understood(first.kind, first.start, first.end)
        else:
            yield Understood(TimeKind.RANGE, *((first.start, None) if group == "oP" else (None, first.end)))


def _in_years(parts: Sequence[Part], period: tuple[date, date]) -> list[Part] | None:
    """Each part with its year: its own, that of its neighbour, or the only one in which all of them fall into the
    period; None when there are several such years, so that it comes back every year."""
    told = list(parts)
    for here in range(len(told) - 2, -1, -1):  # „listopad – styczeń 2025”: the year that comes later is said of both
        if told[here].year is None and (year := told[here + 1].year):
            told[here] = replace(told[here], year=year - (told[here].first > told[here + 1].first))
    if told[0].year is not None:
        return _onwards(told)
    candidates = range(period[0].year - 1, period[1].year + 1)
    guesses = [_onwards([replace(told[0], year=year), *told[1:]]) for year in candidates]
    touching = [row for row in guesses if row[0].start <= period[1] and row[-1].end >= period[0]]
    within = [row for row in touching if row[0].start >= period[0] and row[-1].end <= period[1]]
    chosen = within or touching
    if not chosen:
        raise ValueError("not within the period")
    return chosen[0] if len(chosen) == 1 else None


def _onwards(parts: Sequence[Part]) -> list[Part]:
    """„wrzesień 2024 – czerwiec”: what follows without a year comes next."""
    told = [parts[0]]
    for part in parts[1:]:
        before = told[-1]
        guess = (before.year or 0) + (part.first < before.first)
        told.append(part if part.year is not None else replace(part, year=guess))
    return told


def _day(year: int, month: int, day: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, day)
