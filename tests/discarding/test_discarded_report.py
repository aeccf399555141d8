"""A report that is closed goes with its attempts, papers and remarks, a week after a director said why it may."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.discarding import services
from osl_site.common.discarding.models import Discarded
from osl_site.common.files.models import StoredFile
from osl_site.common.triggers import stored
from plans import services as plans
from plans.discarding.reports import CASE
from plans.models import Report, ReportDocument, ReportOutcome, ReportRemark
from tests import builders
from tests.breaking import refused, sql
from tests.discarding import test_discarding
from tests.discarding.test_discarding import FILED
from tests.plans.measuring import NOW, YEAR
from tests.plans.reporting import accepted, report, returned, submitted
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
WEEK = timedelta(days=7)
CONSENT = test_discarding.CONSENT | {"consented_on": NOW.date()}


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office()
        yield


def after_two_attempts(organiser, director, case_mark="CUS.1.2070"):
    """The accepted second attempt, after one that came back with a remark."""
    first = returned(organiser, director)
    attempt = plans.next_report(first, by=organiser)
    plans.answer_report_remark(first.remarks.get(), text="Cztery.", by=organiser)
    plans.submit_report(attempt, by=organiser)
    plans.decide_on_report(attempt, outcome=ReportOutcome.ACCEPTED, case_mark=case_mark, by=director)
    builders.run_queue()
    return attempt


def test_it_goes_with_its_attempts_remarks_and_papers_and_nothing_else(organiser, director):
    august = {"starts_on": date(YEAR, 8, 1), "ends_on": date(YEAR, 8, 31)}
    kept = accepted(organiser, director, title="Inne", **august)
    gone = after_two_attempts(organiser, director)
    files = set(ReportDocument.objects.exclude(report=kept).values_list("file", flat=True))
    laws = stored()
    said = services.say_ground("sprawozdanie", gone.pk, FILED, by=director)
    with pytest.raises(ValidationError, match="musi minąć 7 dni"):
        services.discard(said, by=director)
    with clock.at(NOW + WEEK):
        services.discard(said, by=director)
    assert list(Report.objects.all()) == [kept]
    assert not ReportRemark.objects.exists()
    assert files and not StoredFile.objects.filter(pk__in=files).exists()
    assert Discarded.objects.get().rows["plans_report"] == 2
    assert stored() == laws
    refused(lambda: sql("delete from plans_reportdecision"))


def test_what_is_open_or_in_no_files_does_not_go(organiser, director):
    waits = submitted(organiser)
    with pytest.raises(ValidationError, match="czeka na przyjęcie"):
        services.say_ground("sprawozdanie", waits.pk, CONSENT, by=director)
    plans.decide_on_report(waits, outcome=ReportOutcome.ACCEPTED, by=director)
    with pytest.raises(ValidationError, match="znaku sprawy"):
        services.say_ground("sprawozdanie", waits.pk, FILED, by=director)
    draft = report(organiser, overlap_is_meant=True)
    with pytest.raises(ValidationError, match="już nie ma"):
        services.say_ground("sprawozdanie", draft.pk, CONSENT, by=director)
    refused(lambda: sql("select plans_report_discard(1)"))
    refused(lambda: sql("select plans_report_gone_again('1')"))


def test_the_list_of_what_may_go_names_it_and_what_goes_with_it(organiser, director, signed_in):
    gone = after_two_attempts(organiser, director)
    assert list(CASE.goes(gone))[:2] == ["podejścia: 2", f"części: {2 * gone.sections.count()}"]
    assert gone.title in text_of(signed_in(director).get(reverse("discarding_list")))
