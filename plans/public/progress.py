"""How the published plan goes, for residents. No account, no session, no cookie.

The page stands ready until something is published or entered; what rooms above tell shows within a minute.
"""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.documents.pdf_cache import drawn_while_waiting
from osl_site.common.text.date_formats import plain_day_in_words
from osl_site.common.web.page_cache import Polled, cache_page
from plans.exclusions.public_text import PublicText
from plans.models import (
    ActionLog,
    Decision,
    Exclusion,
    ExclusionEnd,
    IndicatorEntry,
    Publication,
    ReportInBip,
    TermDecision,
)
from plans.progress.residents import goals_told
from plans.progress.whole import PlanProgress, progress_of_text
from plans.publication.published import published
from plans.reports import sheet
from plans.reports.snapshot import content_of

SAYS = (
    Decision,
    Publication,
    Exclusion,
    ExclusionEnd,
    TermDecision,
    IndicatorEntry,
    ActionLog,
    ReportInBip,
)  # rows are only added to these
NEWEST = "select concat_ws(',', {})".format(
    ", ".join(f"(select max(pk.id) from {model._meta.db_table} pk)" for model in SAYS)
)


def version() -> str:
    """Another text after each row of what the page says. One query."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return cursor.fetchone()[0]


@login_not_required
@require_safe
@cache_page(Polled(version))
def progress(request: HttpRequest) -> HttpResponse:
    """Goals and actions of the text that holds, each with a word of how it goes."""
    day = clock.today()
    known = published(day)
    context = {"office": office(), "awaited": known.awaited, "sheet": sheet.for_residents()}
    if row := known.holding:
        whole = progress_of_text(known.of(row), day)
        public = known.text_of(row)
        goals = goals_told(public.content, whole)
        context["pause"] = _pause(whole, public)
        ends = plain_day_in_words(whole.text.version.plan.last_day)
        context |= {"goals": goals, "is_paused": whole.is_paused, "ends": ends}
    return render(request, "plans/public/progress.html", context)


@login_not_required
@require_safe
def progress_sheet(request: HttpRequest) -> HttpResponse:
    """One page with pictures of the newest report that stands in BIP; 404 where there is none."""
    report = sheet.for_residents()
    if report is None:
        raise Http404
    html = sheet.html_of(report, content_of(report), office())
    return drawn_while_waiting(request, html, moment=report.decision.at, name="co-zrobilismy.pdf")


def _pause(whole: PlanProgress, public: PublicText) -> tuple[str, str] | None:
    """Since when the plan is held up and why, in the words that are public."""
    if whole.pause is None:
        return None
    return plain_day_in_words(whole.pause.since), public.masked(whole.pause.reason, "")
