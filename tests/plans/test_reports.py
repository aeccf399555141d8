"""Reports: figures counted from rows and named with them, two people at once, two desks, days that cannot be."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localtime

from activities.models import Occurrence
from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.backup.restoring import copy_anew
from osl_site.common.centre.models import SocialService
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.letters.models import Letter
from plans import services
from plans.models import Action, LogKind, Outcome, Plan, Report, ReportOutcome, ReportSection, ReportState
from plans.reports import matters
from plans.reports.content import read_counted
from plans.reports.drawing import Moved, counted_in, draw, links_of, moved
from plans.reports.periods import before_records
from plans.reports.snapshot import content_of
from plans.services.action_log import Line
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, wall
from tests.breaking import refused
from tests.needs.builders import note
from tests.plans import builders as builders_of_plans
from tests.plans.measuring import NOW, YEAR, carried_out, key_of, typed
from tests.plans.reporting import (
    FIRST,
    LAST,
    VALUES,
    accepted,
    records_of,
    report,
    returned,
    submitted,
    write,
    written,
)
from tests.redaction.builders import cover

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office()
        yield


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director, cost=500)


def figures(counted):
    return {(section.key, row.key): row for section in counted for row in section.figures}


def last_act():
    return Entry.objects.roots().order_by("-id").values_list("act", flat=True)[0]


def sentences(refusal):
    return " ".join(refusal.value.messages)


def test_figures_are_counted_from_the_rows_of_these_days(tea, organiser):
    records_of(tea, organiser)
    found = figures(draw(FIRST, LAST))
    told = {
        ("meetings", "planned"): "5",
        ("meetings", "held"): "4",
        ("meetings", "held-3"): "3",
        ("meetings", "held-4"): "1",
        ("meetings", "moved"): "1",
        ("meetings", "called-off"): "1",
        ("meetings", "untold"): "2",
        ("meetings", "outside"): "1",
        ("meetings", "people"): "18",
        ("meetings", "hours"): "3.5",
        ("meetings", "cost"): "40",
        ("recognition", "notes"): "1",
        ("recognition", "talked"): "8",
        ("money", "logged"): "120.5",
        ("money", "of-meetings"): "40",
    }
    assert {key: found[key].value for key in told} == told
    assert found["money", "logged"].said == "120,50\N{NO-BREAK SPACE}zł"


def test_each_figure_names_the_rows_that_a_slow_count_finds(tea, organiser):
    records_of(tea, organiser)
    found = figures(draw(FIRST, LAST))
    slow = [row for row in Occurrence.objects.all() if FIRST <= row.starts_at.astimezone(clock.WARSAW).date() <= LAST]
    held = [row for row in slow if row.cancelled_at is None and row.ends_at <= clock.now()]
    assert found["meetings", "held"].rows == tuple(
        f"activities.occurrence:{row.pk}" for row in sorted(held, key=lambda row: row.pk)
    )
    people = sum(row.result.people for row in held if hasattr(row, "result"))
    assert found["meetings", "people"].value == str(people)
    links = links_of(found["meetings", "held"].rows)
    assert {link.url for link in links} == {row.get_absolute_url() for row in held}


def test_tables_tell_goals_places_deviations_and_what_was_outside_the_plan(tea, organiser):
    records_of(tea, organiser)
    tables = {table.key: table for section in draw(FIRST, LAST) for table in section.tables}
    rows = {key: [row.cells for row in table.rows] for key, table in tables.items()}
    assert rows["goals"][0][1:] == ("4", "3", "1", "7")
    assert rows["deviations"] == [("1.1 Herbata", f"3 września {YEAR}\N{NO-BREAK SPACE}r.", "Padało.")]
    assert [row[1:] for row in rows["outside"]] == [("1", "pomysł mieszkanki")]
    assert [row[1:] for row in rows["by-place"]] == [("4", "18")]
    assert rows["money"][-1][1:] == ("500\N{NO-BREAK SPACE}zł", "160,50\N{NO-BREAK SPACE}zł")
    parts = sum(int(row[1]) for row in rows["by-place"])
    assert str(parts) == figures(draw(FIRST, LAST))["meetings", "held"].value


def test_of_a_plan_that_another_took_the_place_of_only_what_happened_is_told(tea, organiser, director):
    """The plan of the year before is repealed in September; nothing of it was done then, but one action that was."""
    before = approved_plan(organiser, director, "Zimowe", "Letnie")
    key = Action.objects.get(title="Letnie").key
    told = lambda key: [row.cells[0] for row in _tables(draw(date(YEAR - 1, 12, 1), LAST))[key].rows]
    assert before.last_day == date(YEAR - 1, 12, 31)
    assert told("actions") == ["1.1 Herbata"]
    assert told("goals") == [str(tea.goal)]
    services.add_log(key, Line(LogKind.SPENT, date(YEAR - 1, 12, 4), "liny", Decimal(20)), by=organiser)
    assert told("actions") == ["1.1 Herbata", "1.2 Letnie"]
    assert "Cel zimowy" in " ".join(told("money"))


def _tables(sections):
    return {table.key: table for section in sections for table in section.tables}


def approved_plan(by, director, *titles):
    with clock.at(NOW.replace(year=YEAR - 2)):
        version = builders_of_plans.plan(by, year=YEAR - 1).versions.get()
        of_goal = builders_of_plans.goal(version, by, text="Cel zimowy")
        for title in titles:
            builders_of_plans.action(of_goal, by, title=title)
        version = services.submit(version, by=by)
        services.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=director)
    return Plan.objects.get(pk=version.plan_id)


def test_each_service_stands_with_its_gap(tea):
    SocialService.objects.create(name="Opieka wytchnieniowa", area="family_support")
    tables = {table.key: table for section in draw(FIRST, LAST) for table in section.tables}
    assert [row.cells for row in tables["services"].rows] == [
        ("Opieka wytchnieniowa", "", "0", "0", "", "nie zapisano, dlaczego")
    ]
    assert tables["services"].sentence == "Usługi: 1, bez działań wspierających: 1."


def test_drawing_takes_the_same_queries_however_much_there_is(tea, organiser):
    records_of(tea, organiser)
    with CaptureQueriesContext(
        connection,
    ) as few:
        draw(FIRST, LAST)
    for day in range(1, 15):
        activity = make_activity(action=tea, outside_plan_reason="")
        make_occurrence(activity, starts_at=wall(YEAR, 9, day, 12))
        note(noted_on=date(YEAR, 9, day))
    with CaptureQueriesContext(connection) as many:
        draw(FIRST, LAST)
    assert len(many) == len(few)


def test_a_new_report_has_the_sections_of_the_one_before_it(tea, organiser):
    first = report(organiser)
    assert list(first.sections.values_list("key", flat=True))[:3] == ["recognition", "goals", "meetings"]
    section = first.sections.get(key="support")
    services.remove_section(section, revision=section.revision, by=organiser)
    own = services.add_section(first, title="Święto wsi", by=organiser)
    later = services.create_report(
        VALUES | {"title": "Następne", "starts_on": date(YEAR, 10, 1), "ends_on": date(YEAR, 10, 4)}, by=organiser
    )
    keys = list(later.sections.values_list("key", flat=True))
    assert keys[-1] == own.key and "support" not in keys
    assert last_act() == "report.created"


def test_a_figure_that_moved_says_so_and_is_counted_again_by_a_press(tea, organiser):
    made = report(organiser)
    note(noted_on=date(YEAR, 9, 9), people_count=3)
    found = moved(read_counted(made.figures), draw(FIRST, LAST))
    assert found["recognition", "notes"].sentence == "Notatki z rozeznania: było 0, dziś 1."
    services.draw_report_again(made, by=organiser)
    made.refresh_from_db()
    assert moved(read_counted(made.figures), draw(FIRST, LAST)) == {}
    assert last_act() == "report.drawn_again"


def test_what_nobody_had_counted_is_not_said_to_have_been_nothing():
    assert Moved("indicators", "Rozmowy", "", "12").sentence == "Rozmowy: wcześniej nie było tej liczby, dziś 12."
    assert Moved("indicators", "Rozmowy", "12", "").sentence == "Rozmowy: było 12, dziś nie ma tej liczby."


def test_two_people_who_write_the_same_section_lose_nothing(tea, organiser):
    made = report(organiser)
    section = made.sections.get(key="learnt")
    services.change_section(section, {"text": "Pierwsze słowa."}, revision=1, by=organiser)
    with pytest.raises(ChangedMeanwhile) as conflict:
        services.change_section(section, {"text": "Drugie słowa."}, revision=1, by=organiser)
    assert conflict.value.current.text == "Pierwsze słowa."
    assert ReportSection.objects.get(pk=section.pk).text == "Pierwsze słowa."


def test_counting_again_takes_nothing_of_what_is_being_written(tea, organiser):
    made = report(organiser)
    section = made.sections.get(key="learnt")
    services.draw_report_again(made, by=organiser)
    services.change_section(section, {"text": "Słowa."}, revision=section.revision, by=organiser)
    assert (
        services.change_report(
            made, {"title": "Inny tytuł"} | {k: VALUES[k] for k in ("starts_on", "ends_on")}, revision=1, by=organiser
        ).title
        == "Inny tytuł"
    )


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (date(YEAR, 10, 6), date(YEAR, 12, 1), "Ten okres dopiero się zacznie."),
        (date(YEAR, 9, 30), date(YEAR, 9, 1), "Ostatni dzień jest wcześniejszy niż pierwszy."),
        (date(YEAR, 9, 1), date(YEAR + 1, 1, 1), "Okres wychodzi poza plan, który obowiązywał do 31 grudnia"),
    ],
)
def test_days_of_which_no_report_can_be_are_refused_in_a_sentence(first, last, sentence, tea, organiser):
    with pytest.raises(ValidationError) as refusal:
        report(organiser, starts_on=first, ends_on=last)
    assert sentence in sentences(refusal)
    assert not Report.objects.exists()


def test_a_report_of_days_that_go_on_is_written_and_not_handed_over(tea, organiser):
    made = written(organiser, ends_on=NOW.date())
    with pytest.raises(ValidationError) as refusal:
        services.submit_report(made, by=organiser)
    assert sentences(refusal).startswith("Okres trwa do 5 października")


def test_days_told_already_are_told_again_only_knowingly(tea, organiser, director):
    accepted(organiser, director)
    with pytest.raises(ValidationError) as refusal:
        report(organiser, title="Drugie")
    assert "O części tych dni mówi już „Sprawozdanie za wrzesień”" in sentences(refusal)
    assert services.create_report(VALUES, overlap_is_meant=True, by=organiser).is_draft


def test_all_that_is_wrong_with_a_new_report_is_said_at_once(tea, organiser, director, signed_in):
    accepted(organiser, director)
    typed = {"title": "", "starts_on": f"{YEAR}-09-01", "ends_on": f"{YEAR + 1}-01-01"}
    page = signed_in(organiser).post(reverse("plans:report_add"), typed)
    assert {*page.context["form"].errors} == {"title", "ends_on", "overlap"}
    assert Report.objects.count() == 1


def test_days_before_the_first_record_are_said_beside_the_draft(tea, organiser, signed_in):
    with clock.at(NOW + timedelta(days=1)):
        early = report(organiser, starts_on=date(YEAR - 3, 1, 1), title="Dawne")
    page = signed_in(organiser).get(early.get_absolute_url())
    assert "Biuro prowadzi tu zapisy od" in " ".join(page.context["notices"])
    assert not before_records(localtime(Entry.objects.earliest("at").at).date())


def test_what_was_handed_over_says_who_did_it_and_when(tea, organiser):
    said = submitted(organiser).snapshot
    assert said["submitted_by"] == organiser.name
    assert said["submitted_on"] == f"5 października {YEAR}\N{NO-BREAK SPACE}r."


def test_what_was_handed_over_never_changes(tea, organiser, director):
    records_of(tea, organiser)
    made = submitted(organiser)
    made.refresh_from_db()
    digest = made.snapshot_digest
    note(noted_on=date(YEAR, 9, 9))
    for act in (
        lambda: write(made, "Inne słowa.", organiser),
        lambda: services.draw_report_again(made, by=organiser),
        lambda: services.change_report(made, VALUES | {"title": "Inny"}, revision=1, by=organiser),
        lambda: services.add_section(made, title="Nowa", by=organiser),
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert "jest już przekazane" in sentences(refusal)
    rows, sections = Report.objects.filter(pk=made.pk), ReportSection.objects.filter(report=made)
    refused(lambda: rows.update(title="Inny"))
    refused(lambda: rows.update(figures=[]))
    refused(lambda: rows.update(snapshot=rows.get().snapshot | {"title": "Inny"}))
    refused(lambda: rows.update(state=ReportState.DRAFT))
    refused(lambda: rows.update(state=ReportState.ACCEPTED))
    refused(rows.delete)
    refused(lambda: sections.update(text="Inne słowa."))
    refused(sections.delete)
    made.refresh_from_db()
    assert made.snapshot_digest == digest and len(digest) == 64


def test_a_report_is_accepted_as_it_was_handed_over_though_a_figure_moved_meanwhile(tea, organiser, director):
    records_of(tea, organiser)
    made = submitted(organiser)
    note(noted_on=date(YEAR, 9, 9), people_count=5)
    found = moved(counted_in(content_of(made).sections), draw(FIRST, LAST))
    assert found["recognition", "talked"].sentence.endswith("było 8, dziś 13.")
    services.decide_on_report(made, outcome=ReportOutcome.ACCEPTED, case_mark="CUS.1.2070", by=director)
    made.refresh_from_db()
    assert made.is_accepted
    assert figures(counted_in(content_of(made).sections))["recognition", "talked"].value == "8"
    assert last_act() == "report.decided"
    refused(lambda: made.remarks.create(text="Po fakcie", by=director, by_name="D", at=clock.now()))


def test_nobody_accepts_what_they_handed_over(tea, organiser):
    both = builders.user("organiser", "director")
    made = submitted(both)
    with pytest.raises(PermissionDenied):
        services.decide_on_report(made, outcome=ReportOutcome.ACCEPTED, by=both)
    with pytest.raises(PermissionDenied):
        services.decide_on_report(made, outcome=ReportOutcome.ACCEPTED, by=organiser)


def test_a_return_says_what_to_mend_and_waits_for_an_answer(tea, organiser, director):
    made = submitted(organiser)
    with pytest.raises(ValidationError):
        services.decide_on_report(made, outcome=ReportOutcome.RETURNED, by=director)
    services.add_report_remark(made, key="recognition", text="Ile wsi bez rozmowy?", by=director)
    services.add_report_remark(made, key="recognition", text="Ile wsi bez rozmowy?", by=director)
    services.decide_on_report(made, outcome=ReportOutcome.RETURNED, by=director)
    made.refresh_from_db()
    remark = made.remarks.get()
    attempt = services.next_report(made, by=organiser)
    assert (attempt.attempt, attempt.sections.get(key="recognition").text) == (2, "Ludzie mówią o autobusie.")
    with pytest.raises(ValidationError) as refusal:
        services.submit_report(attempt, by=organiser)
    assert sentences(refusal) == "Uwaga „Ile wsi bez rozmowy?” czeka na odpowiedź. Napisz, co z nią zrobiono."
    services.answer_report_remark(remark, text="Cztery z czternastu.", by=organiser)
    assert services.submit_report(attempt, by=organiser).is_submitted
    with pytest.raises(ValidationError):
        services.next_report(made, by=organiser)


def test_the_laws_hold_without_the_services(tea, organiser, director):
    made = returned(organiser, director)
    attempt = services.next_report(made, by=organiser)
    given = {"by": director, "by_name": "D", "at": clock.now()}
    refused(lambda: attempt.remarks.create(text="Do roboczej", **given))
    refused(lambda: made.remarks.all().update(text="Inaczej"))
    refused(lambda: made.remarks.all().delete())
    refused(lambda: made.in_bip.create(address="https://bip.example.pl/1", **given))
    refused(lambda: Report.objects.filter(pk=attempt.pk).update(attempt=5))
    assert Report.objects.filter(pk=attempt.pk).update(title="Nowy tytuł") == 1


def test_an_empty_report_and_one_that_waits_for_nobody_are_told_of(tea, organiser, director):
    with pytest.raises(ValidationError):
        services.submit_report(report(organiser), by=organiser)
    made = submitted(organiser)
    services.withdraw_report(made, by=organiser)
    with pytest.raises(ValidationError) as refusal:
        services.decide_on_report(made, outcome=ReportOutcome.ACCEPTED, by=director)
    assert "nie czeka już" in sentences(refusal)


def test_letters_and_desks_follow_the_report(tea, organiser, director):
    made = submitted(organiser)
    said = [matter.url for matter in matters.reports_to_accept(director)]
    assert said == [f"{made.get_absolute_url()}decyzja/"]
    assert [matter.subject for matter in matters.open_reports(organiser)] == ["Dyrektor"]
    services.decide_on_report(made, outcome=ReportOutcome.ACCEPTED, by=director)
    assert list(matters.reports_to_accept(director)) == []
    assert [matter.subject for matter in matters.reports_to_bip(organiser)] == ["BIP"]
    services.note_report_in_bip(made, {"address": "https://bip.example.pl/1", "reason": ""}, by=organiser)
    assert list(matters.reports_to_bip(organiser)) == []
    kinds = list(Letter.objects.order_by("pk").values_list("kind", flat=True))
    assert [kind for kind in kinds if "report" in kind] == ["plans.report_submitted", "plans.report_decided"]


def test_a_draft_is_thrown_away_unless_somebody_wrote_in_it_meanwhile(tea, organiser):
    made = report(organiser)
    seen = services.reports.edition_of_report(made)
    write(made, "Nowe słowa.", organiser)
    with pytest.raises(ValidationError):
        services.discard_report(made, seen=seen, by=organiser)
    services.discard_report(made, seen=services.reports.edition_of_report(made), by=organiser)
    assert not Report.objects.exists()


def test_sections_change_places(tea, organiser):
    made = report(organiser)
    second = made.sections.all()[1]
    services.move_section(second, up=True, by=organiser)
    assert made.sections.first() == second
    services.move_section(second, up=True, by=organiser)
    assert made.sections.first() == second


def test_words_that_are_covered_leave_the_drafts_that_repeat_them(tea, organiser):
    line = Line(LogKind.DEVIATION, date(YEAR, 9, 4), "Zachorował Jan Kot.")
    row = services.add_log(tea.key, line, by=organiser)
    made = report(organiser)
    assert "Jan Kot" in str(made.figures)
    cover("wpis-dziennika", row, organiser, "Jan Kot")
    made.refresh_from_db()
    assert "Zachorował" in str(made.figures)
    assert "Kot" not in str(made.figures)


def test_the_source_of_a_value_is_covered_though_values_are_only_added(tea, organiser):
    row = services.enter_value(key_of("podwózki"), typed(3, source="zeszyt Jana Kota"), by=organiser)
    cover("wartosc-wskaznika", row, organiser, "Jana Kota")
    row.refresh_from_db()
    assert row.source == "zeszyt ▇▇▇"


def test_a_restore_counts_drafts_anew_and_leaves_what_was_handed_over(tea, organiser):
    note(noted_on=FIRST, people_count=3)
    draft, kept = report(organiser), submitted(organiser, overlap_is_meant=True, title="Przekazane")
    before = Report.objects.get(pk=kept.pk).snapshot
    Report.objects.filter(pk=draft.pk).update(figures=[])  # as a backup may have it of before something was covered
    copy_anew(lambda _words: None)
    assert figures(read_counted(Report.objects.get(pk=draft.pk).figures))["recognition", "talked"].value == "3"
    assert Report.objects.get(pk=kept.pk).snapshot == before
