"""The organiser's chapter for the yearly report of the centre (art. 18): which year's, by when, of which report."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.template.loader import render_to_string

from osl_site.common import clock
from osl_site.common.centre.office import office
from plans.models import Plan, Report, ReportState
from plans.models.versions import ONE_DAY
from plans.reports.content import ReportContent
from plans.reports.rendering import charts, decision_of, path_charts

ASKED_FOR = timedelta(days=120)  # after its term nobody asks for it any more
BODY = "Organizowanie społeczności lokalnej"


@dataclass(frozen=True)
class YearToTell:
    """A year in which a plan held: from its first such day to its last, and by when the chapter is due."""

    year: int
    first: date
    last: date
    due_on: date

    @property
    def title(self) -> str:
        """„Sprawozdanie za 2026 rok”, as a new report is called."""
        return f"Sprawozdanie za {self.year} rok"

    def report(self) -> Report | None:
        """The newest that tells of all these days; what came back is followed by another. One query."""
        whole = Report.objects.filter(starts_on__lte=self.first, ends_on__gte=self.last, next_attempt=None)
        return whole.exclude(state=ReportState.WITHDRAWN).defer("snapshot", "figures").order_by("-pk").first()


def year_to_tell() -> YearToTell | None:
    """The last year, from its end to a while after the term that the office set; None where no plan held in it. At most
    one query beside the office's."""
    today = clock.today()
    year = today.year - 1
    first, last = date(year, 1, 1), date(year, 12, 31)
    due_on = last + timedelta(days=office().chapter_days)
    if today > due_on + ASKED_FOR:
        return None
    spans = [plan.in_force_span for plan in Plan.objects.holding_within(first, last)]
    if not spans:
        return None
    starts, ends = min(span.lower for span in spans), max(span.upper for span in spans) - ONE_DAY
    return YearToTell(year, max(first, starts), min(last, ends), due_on)


def html_of(report: Report, content: ReportContent) -> str:
    """The chapter for paper: the words and figures of the report, without its cover and metryka."""
    context = {
        "report": content,
        "office": content.office,
        "title": BODY,
        "decision": decision_of(report),
        "is_project": not report.is_accepted,
        "charts": charts(content),
        "path_charts": path_charts(content),
    }
    return render_to_string("plans/reports/chapter_paper.html", context)
