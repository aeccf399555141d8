"""What one can join at any time, with or without dates: the offer as residents read it. Bounded queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.calendar.agenda import address_of
from activities.models import Activity, Leader, Occurrence, SignUp, Theme
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common import clock
from osl_site.common.centre.models import Centre, TargetGroup
from osl_site.common.database.collation import polish_order
from osl_site.common.templatetags.osl import uncapped
from osl_site.common.text.date_formats import day_in_words, short_day_in_words
from osl_site.common.text.languages import in_language, in_polish, marked

EVERYONE = "all"  # the group that is everybody
DATES_SHOWN = 3
MOST_WORDS = 40
THEMES = Case(*(When(theme=theme, then=Value(at)) for at, theme in enumerate(Theme)), output_field=IntegerField())


@dataclass(frozen=True)
class ActivityCard:
    """A group or a kind of help, with the next dates if it has dates. Everything is ready in words."""

    theme: str
    title: str
    url: str
    text: str
    polish_only: bool
    where: str
    audience: str
    joining: str
    phone: str
    cost: str
    language: str
    dates: list[tuple[str, str]]
    stopped: str = ""


def coming() -> OccurrenceQuerySet:
    """Meetings that residents can still come to."""
    return Occurrence.objects.published().ahead().filter(cancelled_at=None)


def next_starts(rows: Iterable[Activity]) -> dict[int, datetime]:
    """When each of these meets next, published or not, where it does. One query."""
    ahead = Occurrence.objects.ahead().filter(cancelled_at=None, activity__in=[row.pk for row in rows])
    return dict(ahead.order_by().values_list("activity").annotate(Min("starts_at")))


def readable(*, theme: str = "", locality: str = "") -> QuerySet[Activity]:
    """Everything in the offer that is continuous, paused or still has meetings ahead; of one theme or village.

    What is paused is said to be so; what is ended is there no more.
    """
    ahead = coming().filter(activity=OuterRef("pk"))
    rows = Activity.objects.published().filter(ended_at=None)
    rows = rows.filter(Q(is_continuous=True) | Q(paused_at__isnull=False) | Exists(ahead))
    if theme:
        rows = rows.filter(theme=theme)
    if locality:
        rows = rows.filter(Q(venue__locality=locality) | Exists(ahead.filter(venue__locality=locality)))
    return (
        rows.select_related("venue__locality").prefetch_related("groups").order_by(THEMES, polish_order("title"), "pk")
    )


def cards_of(rows: Sequence[Activity], here: Centre, language: str) -> list[ActivityCard]:
    """These rows in words, with their next dates. One query more."""
    nth = Window(RowNumber(), partition_by=F("activity_id"), order_by=["starts_at", "id"])
    soonest = coming().filter(activity__in=[row.pk for row in rows]).annotate(nth=nth).filter(nth__lte=DATES_SHOWN)
    dates: dict[int, list[Occurrence]] = {}
    shown = ("activity_id", "starts_at", "venue__name", "venue__locality__name")
    for occurrence in soonest.select_related("venue__locality").only(*shown).in_order():
        dates.setdefault(occurrence.activity_id, []).append(occurrence)
    return [_card(row, dates.get(row.pk, []), here, language) for row in rows]


def _card(row: Activity, dates: list[Occurrence], here: Centre, language: str) -> ActivityCard:
    venue = row.venue or (dates[0].venue if dates else None)
    return ActivityCard(
        theme=row.theme,
        title=marked(row, "title", language),
        url=reverse("public_activity", args=[row.pk]),
        text=Truncator(in_language(row, "text", language)).words(MOST_WORDS, truncate=" …"),
        polish_only=is_polish_only(row, language),
        where=in_polish(str(venue)) if venue else _("Przez telefon"),
        audience=audience(row.groups.all(), language),
        joining=joining(row, has_place=venue is not None),
        phone=row.contact_phone or here.organiser_phone,
        cost=cost(row),
        language=_("Mówimy także po ukraińsku") if row.ukrainian_spoken else "",
        dates=[(address_of(occurrence.pk), _day(occurrence)) for occurrence in dates],
        stopped=stopped(row),
    )


def stopped(row: Activity) -> str:
    """That it is not on for a time, or no more, and why; nothing when it is on."""
    if row.ended_at:
        return format_html(_("Zakończone. Powód: {reason}"), reason=in_polish(row.stopped_reason))
    if row.paused_at:
        return format_html(_("Teraz przerwa. Powód: {reason}"), reason=in_polish(row.stopped_reason))
    return ""


def _day(occurrence: Occurrence) -> str:
    start = localtime(occurrence.starts_at)
    day = short_day_in_words if start.year == clock.today().year else day_in_words
    return f"{day(start.date())}, {start:%-H:%M}"


def is_polish_only(row: Activity, language: str) -> bool:
    return language != "pl" and not getattr(row, f"text_{language}")


def audience(groups: Sequence[TargetGroup], language: str) -> str:
    """„Osoby starsze, wolontariusze”; everybody when no group is named."""
    first, *others = [in_language(group, "name", language) for group in groups] or [_("Wszyscy mieszkańcy")]
    return ", ".join([first, *map(uncapped, others)])


def cost(row: Activity) -> str:
    return in_polish(row.cost) if row.cost else _("Bezpłatnie")


def joining(row: Activity, *, has_place: bool) -> str:
    """How one joins, as a sentence that says what to do."""
    if row.paused_at:
        return _("Zadzwoń i zapytaj, kiedy wracamy.")
    if row.sign_up == SignUp.NONE:
        return _("Nie trzeba się zapisywać. Po prostu przyjdź.") if has_place else _("Po prostu zadzwoń.")
    if row.is_continuous:
        return _("Zadzwoń i powiedz, czego potrzebujesz albo w czym możesz pomóc.")
    return _("Zapisz się przez telefon.") if row.sign_up == SignUp.PHONE else _("Trzeba się zapisać.")


def run_by(row: Activity, here: Centre) -> str:
    """Who leads it, and the partners who may be named to residents. One query."""
    partners = [in_polish(name) for name in row.partners.filter(is_public=True).values_list("name", flat=True)]
    named = format_html_join(", ", "{}", ((name,) for name in partners))
    leaders = {
        Leader.CENTRE: here.name_here,
        Leader.TOGETHER: _("Razem: mieszkańcy i %(office)s") % {"office": here.name_here},
        Leader.RESIDENTS: _("Mieszkańcy"),
    }
    return (
        format_html(_("{who}. Pomagają: {partners}."), who=leaders[row.led_by], partners=named)
        if partners
        else (leaders[row.led_by])
    )
