"""What the loaded office has to show: one of each act that a visitor may ask about, in an order that can be."""

import re

from django.urls import reverse

from activities.civic.dates import to_tell
from activities.models import CivicDone
from activities.words_back.told import told_of_submissions
from needs.models import Need, PassedOn, Submission
from osl_site.common.withdrawal.models import Withdrawal
from plans.in_force.status import Standing, decided_plans, status_of
from plans.models import Action, Answer, Correction, Goal, Indicator, Report, Source, TermDecision, Version
from plans.progress.whole import progress_of_text
from plans.reports import sheet
from plans.reports.content import write_counted
from plans.reports.drawing import draw
from plans.reports.snapshot import content_of
from tests.demo.test_papers import DAYS
from tests.reading import text_of

SHEET_HANGS = "Kartka z całym miesiącem wisi w sklepie w Bukowcu"


def test_a_plan_from_paper_was_prolonged_and_repealed_for_the_one_that_holds(seeded):
    new, old = (status_of(plan, DAYS.today) for plan in decided_plans()[:2])  # one of long ago is an addition
    assert (new.standing, old.standing) == (Standing.IN_FORCE, Standing.REPEALED)
    assert (old.ends - new.starts).days == -1  # not a day without a plan, none with two
    assert old.newest.version.decision.scan.content[:5] == b"%PDF-"
    kinds = [term.kind for term in TermDecision.objects.order_by("at")]
    assert kinds == ["paused", "resumed", "prolonged", "repealed"]


def test_the_plan_has_a_main_goal_indicators_of_goals_parted_costs_and_a_correction(seeded):
    version = Version.objects.get(decision__outcome="approved")
    goals = Goal.objects.filter(version=version)
    main = goals.get(is_main=True)
    assert goals.filter(main=main).count() == 4
    assert Indicator.objects.filter(goal__in=goals).count() == 2
    assert Action.objects.filter(goal__in=goals).exclude(costs=[]).count() == 3
    correction = Correction.objects.get()
    assert correction.version == version
    assert version.decision.at < correction.at


def test_a_remark_was_explained_and_a_need_withdrawn(seeded):
    assert Answer.objects.filter(outcome="explained").count() == 1
    withdrawn = Withdrawal.objects.of(Need).get()
    assert "wpisane dwa razy" in withdrawn.reason.lower()


def test_what_went_by_letter_is_told_once(seeded):
    told = list(PassedOn.objects.values_list("submission", "addressee_key"))
    assert len(told) == len(set(told))
    assert PassedOn.objects.filter(by_letter=True).count() == 4


def test_a_pause_of_the_plan_before_stands_in_the_report_that_is_in_bip(seeded):
    report = sheet.for_residents()
    assert report.title == "Rozeznanie i przygotowania"
    figures = {row.key: row.value for section in content_of(report).sections for row in section.figures}
    assert figures["paused"] == "12"
    assert status_of(decided_plans()[1], DAYS.today).newest.pauses[0].lasts is False


def test_the_report_that_is_being_written_says_what_records_say_today(seeded):
    report = Report.objects.get(state="draft")
    assert report.figures == write_counted(draw(report.starts_on, report.ends_on))


def test_no_date_of_the_year_is_late_when_the_office_opens(seeded):
    assert [one.date.name for one in to_tell() if one.days < 0] == []
    assert CivicDone.objects.exists()


def test_calls_of_volunteers_are_an_indicator_that_standing_help_feeds(seeded):
    text = status_of(decided_plans()[0], DAYS.today).in_force
    fed = [row for row in progress_of_text(text, DAYS.today).figures if row.measured.source == Source.TALLY]
    assert [(row.measured.name, row.value) for row in fed] == [("rozmowy", 29)]


def test_who_said_that_news_came_late_reads_what_was_done(seeded):
    told = told_of_submissions([row.pk for row in Submission.objects.all()])
    assert [link.label for links in told.values() for link in links] == [SHEET_HANGS, SHEET_HANGS]


def test_residents_read_of_meetings_how_many_no_indicator_counts_yet(seeded, client):
    page = re.sub(r"(<[^>]+>|\s)+", " ", text_of(client.get(reverse("public_progress"))))
    said = re.search(r"Dotąd: (\d+) spotka\S+ \(jeszcze niepoliczone: (\d+)\).*?liczba spotkań : jest (\d+)", page)
    happened, unsaid, counted = map(int, said.groups())
    assert (unsaid, happened - unsaid) == (3, counted)
    assert "Działania: trwa – 3" in page
