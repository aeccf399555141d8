"""The organiser's chapter of the centre's yearly report: its term, the desk in its days, its files."""

import io
from datetime import date

import pikepdf
import pytest
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.centre.models import Centre
from plans import services
from plans.models import ReportOutcome
from plans.reports import chapter
from plans.reports.matters import chapter_of_the_year
from plans.reports.snapshot import content_of
from tests import builders
from tests.plans.measuring import NOW, YEAR, carried_out
from tests.plans.reporting import submitted, written
from tests.plans.test_downloads import assert_same_words
from tests.reading import text_of

pytestmark = pytest.mark.django_db
JANUARY = NOW.replace(year=YEAR + 1, month=1)  # the 5th
WHOLE = {"title": "Sprawozdanie za rok", "starts_on": date(YEAR, 1, 1), "ends_on": date(YEAR, 12, 31)}


@pytest.fixture(autouse=True)
def in_january():
    with clock.at(JANUARY):
        builders.office(chapter_days=45)
        yield


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director, cost=500)


def told(user):
    return [(row.sentence, row.when, row.group.name) for row in chapter_of_the_year(user)]


def test_the_desk_asks_for_the_chapter_of_a_year_in_which_a_plan_held(tea, organiser, director):
    sentence = f"Rozdział do sprawozdania centrum za {YEAR} rok czeka na sprawozdanie organizatora z tego roku."
    assert told(organiser) == [(sentence, "do 14.02", "TO_DO")]
    assert told(director) == [(sentence, "do 14.02", "OTHERS")]
    with clock.at(JANUARY.replace(month=3)):
        assert told(organiser)[0][1] == "po terminie"
    with clock.at(JANUARY.replace(month=7)):
        assert told(organiser) == []
    with clock.at(NOW):  # the plan holds, the year is not over, and none held the year before
        assert told(organiser) == []


def test_the_office_says_by_when(tea, organiser):
    Centre.objects.update(chapter_days=10)
    assert told(organiser)[0][1] == "do 10.01"


def test_its_way_leads_to_a_report_of_the_whole_year(tea, organiser, signed_in):
    (matter,) = chapter_of_the_year(organiser)
    form = signed_in(organiser).get(matter.url).context["form"]
    assert [form[name].value() for name in ("title", "starts_on", "ends_on")] == [
        f"Sprawozdanie za {YEAR} rok",
        date(YEAR, 1, 1),
        date(YEAR, 12, 31),
    ]
    draft = written(organiser, **WHOLE)
    assert [(row.action, row.url) for row in chapter_of_the_year(organiser)] == [("Dokończ", draft.get_absolute_url())]


@pytest.mark.usefixtures("sketched")
def test_once_the_year_is_accepted_the_director_takes_the_chapter(tea, organiser, director):
    part = submitted(organiser)  # of September alone
    assert told(organiser)
    services.withdraw_report(part, by=organiser)
    made = submitted(organiser, **WHOLE)
    assert (told(organiser), told(director)) == ([], [])
    services.decide_on_report(made, outcome=ReportOutcome.ACCEPTED, by=director)
    assert [(row.action, row.url) for row in chapter_of_the_year(director)] == [
        ("Pobierz", reverse("plans:report_chapter", args=[made.pk]))
    ]
    assert told(organiser) == []


def test_it_says_what_the_report_says_on_the_page_on_paper_and_in_word(tea, organiser, director, signed_in):
    made = submitted(organiser, **WHOLE)
    reader = signed_in(director)
    page = text_of(reader.get(reverse("plans:report_chapter", args=[made.pk])))
    assert "Ludzie mówią o autobusie." in page
    assert "Projekt: dyrektor jeszcze tego nie przyjął." in page
    assert_same_words(chapter.html_of(made, content_of(made)))
    paper = reader.get(reverse("plans:report_chapter_pdf", args=[made.pk]))
    with pikepdf.open(io.BytesIO(paper.content)) as read:
        assert read.Root.MarkInfo.Marked
        assert read.docinfo["/Title"] == "Organizowanie społeczności lokalnej"
    word = reader.get(reverse("plans:report_chapter_docx", args=[made.pk]))
    assert word.content[:2] == b"PK"
    assert "-rozdzial.docx" in word.headers["Content-Disposition"]


def test_the_chapter_is_read_by_whoever_reads_the_report_and_by_nobody_else(tea, organiser, director, signed_in):
    """An administrator who is only that reads no report, and so no chapter of one."""
    made = submitted(organiser)
    kinds = ("report_detail", "report_chapter", "report_chapter_pdf", "report_chapter_docx", "report_sheet")
    for role, status in (("administrator", 403), ("coworker", 404), ("director", 200)):
        client = signed_in(director if role == "director" else builders.user(role))
        answers = {kind: client.get(reverse(f"plans:{kind}", args=[made.pk])).status_code for kind in kinds}
        assert answers == dict.fromkeys(kinds, status), role
