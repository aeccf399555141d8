"""Of which days a report may be: of those that have come, not over the end of a plan, and twice only knowingly."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils.timezone import localtime

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.text.date_formats import polish_day, quoted
from plans.models import Plan, Report, ReportState

STILL_RUNNING = "Okres trwa do {} Przekażesz sprawozdanie dyrektorowi od {} albo po skróceniu okresu."
MEANT = "Jeśli tak ma być, zaznacz to pod okresem i zapisz jeszcze raz."
ONE_DAY = timedelta(days=1)
STANDING = (ReportState.SUBMITTED, ReportState.ACCEPTED)


def refusals_of(first: date, last: date, *, overlap_is_meant: bool, but: Report | None = None) -> dict[str, str]:
    """What keeps these days from being those of a report, all of it at once, by field. Two queries at most."""
    found = {}
    if last < first:
        found["ends_on"] = "Ostatni dzień jest wcześniejszy niż pierwszy. Zamień je miejscami."
    if first > clock.today():
        found["starts_on"] = "Ten okres dopiero się zacznie. Podaj dzień, który już minął."
    if found:
        return found
    plan = Plan.objects.holding_within(first, last).order_by("-in_force_span").first()
    if plan and first <= plan.last_day < last:
        found["ends_on"] = f"Okres wychodzi poza plan, który obowiązywał do {polish_day(plan.last_day)} Skróć go."
    if not overlap_is_meant and (sentence := told_already(first, last, but=but)):
        found["overlap"] = f"{sentence} {MEANT}"
    return found


def refuse_unfinished(report: Report) -> None:
    """Raise ValidationError while its days are not over: what was counted would not be all."""
    if sentence := still_running(report):
        raise ValidationError(sentence)


def still_running(report: Report) -> str:
    """From which day it may be handed over; empty once its days are over."""
    if report.ends_on < clock.today():
        return ""
    return STILL_RUNNING.format(polish_day(report.ends_on), polish_day(report.ends_on + ONE_DAY))


def told_already(first: date, last: date, *, but: Report | None = None) -> str:
    """A sentence on the report that waits or was accepted of some of these days; empty where there is none. A query."""
    rows = Report.objects.telling_of(first, last).filter(state__in=STANDING)
    other = rows.exclude(pk=but.pk if but else None).order_by("-pk").defer("snapshot", "figures").first()
    if other is None:
        return ""
    return f"O części tych dni mówi już {quoted(other.title)} ({other.period}). Te same liczby będą w obu."


def without_plan(first: date, last: date) -> str:
    """A sentence that no plan held in these days; empty where one did. One query."""
    if Plan.objects.holding_within(first, last).exists():
        return ""
    return "W tym okresie nie obowiązywał żaden plan, więc części o celach, wskaźnikach i pieniądzach są puste."


def before_records(first: date) -> str:
    """A sentence that the days begin before anybody wrote anything down here; empty where they do not. One query."""
    begun = Entry.objects.aggregate(at=Min("at"))["at"]
    if begun is None or first >= (day := localtime(begun).date()):
        return ""
    return (
        f"Biuro prowadzi tu zapisy od {polish_day(day)} Z wcześniejszych dni liczymy tylko to, co ktoś wpisał później."
    )
