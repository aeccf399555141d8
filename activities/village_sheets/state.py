"""How it stands with the sheets of a month: which are to go, which went, which are no longer so. Constant queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db.models import DateTimeField, ExpressionWrapper, Q, QuerySet, Subquery, Value

from activities.models import Occurrence, SheetSending, VillageSheet
from activities.planning.clashes import clashes_of, slot_of
from activities.standing_help.months import month_after, month_of
from activities.village_sheets.contents import Content, contents_of, said
from osl_site.common import clock
from osl_site.common.centre.models import Centre, Village
from osl_site.common.text.public_holidays import workdays_ago
from osl_site.common.web.waiting import numbers_of
from partners.heads.listing import head_of, villages
from partners.models import HeadChannel, VillageHead

WAITS = 2  # working days before the day on which sheets go
SHEET_DAYS = range(1, 29)  # on which an office may send
LATE_UNTIL = 14  # the day of the month after which its first sheets are of no use
MARGIN = timedelta(minutes=2)  # an act that began before a sending may end after it


@dataclass(frozen=True)
class SheetLine:
    """The sheet of one village: who gets it, what it says, what went of it last."""

    village: Village
    head: VillageHead | None
    content: Content | None
    last: VillageSheet | None = None

    @property
    def lacks(self) -> str:
        """Why it cannot go: „brak sołtysa”, „brak adresu e-mail”. Nothing where it can."""
        if self.head is None:
            return "brak sołtysa"
        return self.head.lacks or ("" if self.content else "nie wiadomo, jakie to miejscowości")

    @property
    def is_changed(self) -> bool:
        """Whether residents read something else by now than the sheet that went says; of a month that is over, no."""
        if self.last is None or self.content is None or month_after(self.last.month) <= clock.today():
            return False
        return self.content.digest != self.last.digest

    @property
    def is_to_go(self) -> bool:
        return not self.lacks and (self.last is None or self.is_changed)

    @property
    def is_to_ring(self) -> bool:
        """Whether somebody has still to tell it by telephone."""
        last = self.last
        return last is not None and last.channel == HeadChannel.CALL and not hasattr(last, "call")

    @property
    def said(self) -> list[str]:
        """What one says on the telephone, meeting by meeting."""
        return said(self.content) if self.content else []

    @property
    def state(self) -> str:
        if self.is_changed:
            return "zmienił się po wysłaniu"
        if self.last is None:
            return self.lacks or "do wysłania"
        if self.is_to_ring:
            return "do zadzwonienia"
        went = "wysłano poprawiony" if self.last.is_correction else "wysłano"
        return f"{went} {self.last.sending.at.astimezone(clock.WARSAW):%-d.%m}"

    @property
    def tone(self) -> str:
        if self.is_changed or self.lacks:
            return "amber"
        return "lake" if self.last is None or self.is_to_ring else "meadow"


def lines_of(month: date, rows: Iterable[Village] | None = None, *, here: Centre) -> list[SheetLine]:
    """Of these villages of `villages()`, else of all of them."""
    found = list(villages() if rows is None else rows)
    contents = contents_of(month, found, within_km=here.sheet_km)
    newest = VillageSheet.objects.newest().filter(month=month).select_related("sending", "call")
    last = {row.village_id: row for row in newest}
    return [SheetLine(row, head_of(row), contents[row.pk], last.get(row.pk)) for row in found]


def to_go(month: date, *, here: Centre) -> list[SheetLine]:
    """Those that one press sends: what has not gone yet, and what changed since. Of a month that is over none."""
    if month_after(month) <= clock.today():
        return []
    return [line for line in lines_of(month, here=here) if line.is_to_go]


def waits_from(month: date, here: Centre) -> date:
    """The day from which the sheets of the month wait on the desk."""
    return workdays_ago(goes_on(month, here), WAITS)


def goes_on(month: date, here: Centre) -> date:
    """The day on which the sheets of the month are to go: in the month before."""
    return month_of(month - timedelta(days=1)).replace(day=here.sheet_day)


def last_day(month: date) -> date:
    """Of the month."""
    return month_after(month) - timedelta(days=1)


def due_month(here: Centre) -> date | None:
    """The month whose first sheets are due now: the next one from the day on which they wait, or this one while it is
    young."""
    today = clock.today()
    after = month_after(month_of(today))
    if today >= waits_from(after, here):
        return after
    return month_of(today) if today.day <= LATE_UNTIL else None


@cache
def sheet_days_of_late(today: date) -> tuple[int, ...]:
    """With which days of sending the sheets of this month, and not yet those of the next, are asked for today."""
    if today.day > LATE_UNTIL:
        return ()
    return tuple(day for day in SHEET_DAYS if workdays_ago(today.replace(day=day), WAITS) > today)


def unsent(month: date) -> QuerySet[VillageHead]:
    """Heads of villages to which no sheet of the month went yet, and who can be reached. One query."""
    went = VillageSheet.objects.filter(month=month).values("village")
    lacks = Q(channel=HeadChannel.MAIL, email="") | Q(channel=HeadChannel.CALL, phone="")
    return VillageHead.objects.holding(clock.today()).exclude(lacks).exclude(village__in=went)


def changed_months() -> list[date]:
    """Months that are not over, of which sheets went, and in which residents were told something else since. The cheap
    question before the dear one of which villages it concerns. One query."""
    this = month_of(clock.today())
    months = [this, month_after(this)]
    return [month for month, number in zip(months, numbers_of(list(map(_changed_in, months))), strict=True) if number]


def _changed_in(month: date) -> QuerySet[Occurrence]:
    """Meetings that are or were in the month and changed after its last sheets went; none where none went."""
    start, end = clock.midnight(month), clock.midnight(month_after(month))
    sendings = SheetSending.objects.filter(month=month).order_by("-at").values("at")[:1]
    since = ExpressionWrapper(Subquery(sendings) - Value(MARGIN), output_field=DateTimeField())
    told = Occurrence.objects.published().filter(changed_at__gt=since)
    moved = told.filter(moved_from__gte=start, moved_from__lt=end)
    return told.on_between(start, end).order_by() | moved.order_by()


@dataclass(frozen=True)
class NotReady:
    """What of a month is not as residents should read it."""

    unpublished: int = 0
    clashing: Sequence[Occurrence] = ()

    def __bool__(self) -> bool:
        return bool(self.unpublished or self.clashing)

    @property
    def words(self) -> str:
        """„nieopublikowane spotkania: 2, zderzenia: 1”."""
        told = [("nieopublikowane spotkania", self.unpublished), ("zderzenia", len(self.clashing))]
        return ", ".join(f"{what}: {count}" for what, count in told if count)


def not_ready(month: date) -> NotReady:
    """Meetings of the month that nobody sees yet, and those that stand in each other's way. Three queries."""
    rows = Occurrence.objects.on_between(clock.midnight(month), clock.midnight(month_after(month)))
    on = list(rows.filter(cancelled_at=None, ends_at__gt=clock.now()).select_related("activity").in_order())
    hidden = sum(row.published_at is None or row.activity.published_at is None for row in on)
    in_the_way = clashes_of([slot_of(row) for row in on], instead_of=[row.pk for row in on])
    return NotReady(hidden, [row for row, found in zip(on, in_the_way, strict=True) if found])


def to_ring(month: date) -> QuerySet[VillageSheet]:
    """Sheets of the month and later ones that somebody has still to tell by telephone. No query of its own."""
    return VillageSheet.objects.newest().filter(month__gte=month, channel=HeadChannel.CALL, call=None)
