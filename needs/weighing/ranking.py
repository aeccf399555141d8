"""Where needs stand by what they were weighed: one query for any number of weighings, ties share a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from django.db.models import Case, CharField, Count, F, FloatField, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast

from needs.models import Need, WeighedNeed, WeighingSession
from needs.models.weighing import OF_THREE, Asked

POSITIONS = range(1, OF_THREE + 1)
HALF = Fraction(1, 2)
NOT_YET = "jeszcze niezważona"


@dataclass(frozen=True)
class Ranked:
    """One need of a weighing. `place` to `last` are those that it shares, of `of`; none while somebody has not said
    all three of it."""

    weighed: WeighedNeed
    asked: tuple[Asked, ...]
    means: tuple[Fraction | None, ...]
    people: int
    place: int | None = None
    last: int | None = None
    of: int = 0
    beside: tuple[str, ...] = ()  # codes of those that share its place

    @property
    def total(self) -> Fraction | None:
        return None if None in self.means else sum(self.means, Fraction())

    @property
    def marks_in_words(self) -> str:
        """„dotyczy wielu, pilne, możemy sami”: of each mean the words of the nearest mark."""
        pairs = zip(self.asked, self.means, strict=True)
        return ", ".join(one.word(int(mean + HALF)) for one, mean in pairs if mean is not None)

    @property
    def place_in_short(self) -> str:
        """„1. z 12”, „3.–4. z 12”."""
        if self.place is None:
            return ""
        return f"{self.place}. z {self.of}" if self.place == self.last else f"{self.place}.–{self.last}. z {self.of}"

    @property
    def in_words(self) -> str:
        """„Miejsce 1 z 12: dotyczy wielu, pilne, możemy sami.” or „Miejsca 3–4 z 12, razem z P-7: …”."""
        if self.place is None:
            return f"{NOT_YET[:1].upper()}{NOT_YET[1:]}."
        if self.place == self.last:
            return f"Miejsce {self.place} z {self.of}: {self.marks_in_words}."
        shared = ", ".join(self.beside[:3]) + (f" i {len(self.beside) - 3}" if len(self.beside) > 3 else "")
        return f"Miejsca {self.place}–{self.last} z {self.of}, razem z {shared}: {self.marks_in_words}."


def weighed_needs() -> QuerySet[WeighedNeed]:
    """Each with the sum and the number of its weights by each criterion."""
    said = {
        f"{what}_{position}": made("weights__value", filter=Q(weights__criterion__position=position))
        for position in POSITIONS
        for what, made in (("sum", Sum), ("count", Count))
    }
    return WeighedNeed.objects.select_related("need").annotate(**said).order_by("pk")


def from_the_first(rows: QuerySet[WeighedNeed]) -> QuerySet[WeighedNeed]:
    """Those of `weighed_needs` in the order of their places, for the database to cut pages of."""
    means = [Cast(F(f"sum_{one}"), FloatField()) / F(f"count_{one}") for one in POSITIONS]
    return rows.order_by((means[0] + means[1] + means[2]).desc(nulls_last=True), "need")


def rankings(sessions: Iterable[WeighingSession]) -> dict[int, list[Ranked]]:
    """What each of these weighings came to so far, the first place first, those without one last. One query."""
    known = {session.pk: session for session in sessions}
    rows = weighed_needs().filter(session__in=known).order_by("session", "pk") if known else ()
    found = {pk: list(own) for pk, own in groupby(rows, key=lambda row: row.session_id)}
    return {pk: _placed(found.get(pk, []), session.asked) for pk, session in known.items()}


def ranking(session: WeighingSession) -> list[Ranked]:
    """The same of one."""
    return rankings([session])[session.pk]


def last_closed() -> WeighingSession | None:
    """The weighing by which the list of needs goes: the one closed last. One query."""
    return WeighingSession.objects.filter(closed_at__isnull=False).order_by("-closed_at", "-pk").first()


def _placed(rows: Sequence[WeighedNeed], asked: tuple[Asked, ...]) -> list[Ranked]:
    means = [(row, tuple(_mean(row, position) for position in POSITIONS)) for row in rows]
    whole = [(row, own) for row, own in means if None not in own]
    whole.sort(key=lambda pair: (-sum(pair[1]), pair[0].need_id))
    found = []
    for _total, group in groupby(whole, key=lambda pair: sum(pair[1])):
        tied = list(group)
        codes = [row.need.code for row, _own in tied]
        first = len(found) + 1
        for at, (row, own) in enumerate(tied):
            place = {"place": first, "last": first + len(tied) - 1, "of": len(whole)}
            found.append(Ranked(row, asked, own, row.count_1, **place, beside=tuple(codes[:at] + codes[at + 1 :])))
    rest = [Ranked(row, asked, own, row.count_1, of=len(whole)) for row, own in means if None in own]
    return found + rest


def _mean(row: WeighedNeed, position: int) -> Fraction | None:
    count = getattr(row, f"count_{position}")
    return Fraction(getattr(row, f"sum_{position}"), count) if count else None


def history_of(need: Need) -> list[tuple[WeighingSession, Ranked]]:
    """Where this need stood in each weighing, the newest first. Two queries, however many there are."""
    sessions = list(WeighingSession.objects.filter(weighed__need=need).order_by("-opened_at", "-pk"))
    found = rankings(sessions)
    return [(session, one) for session in sessions for one in found[session.pk] if one.weighed.need_id == need.pk]


def with_places(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Each with `place`, where it stands by the weighing closed last, and `place_in_short`. Two queries, at once."""
    session = last_closed()
    ranked = [one for one in ranking(session) if one.place] if session else []
    places = [When(pk=one.weighed.need_id, then=Value(one.place)) for one in ranked]
    words = [When(pk=one.weighed.need_id, then=Value(one.place_in_short)) for one in ranked]
    return needs.annotate(
        place=Case(*places, default=None, output_field=IntegerField()),
        place_in_short=Case(*words, default=Value(""), output_field=CharField()),
    )
