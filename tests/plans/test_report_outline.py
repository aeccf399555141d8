"""The office's own outline of reports: which sections a new one has, their order, titles and questions."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import ChangedMeanwhile
from plans import services
from plans.models import ReportOutline
from plans.reports.drawing import sections_known
from plans.reports.outline import OWN, sections_of_new
from tests import builders
from tests.plans.measuring import NOW
from tests.plans.reporting import report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office()
        yield


@pytest.fixture
def outline(organiser):
    services.begin_report_outline(by=organiser)


def keys():
    return [key for key, _title in sections_of_new()]


def row(key):
    return ReportOutline.objects.get(key=key)


def test_until_it_is_begun_a_report_has_what_rooms_have(organiser):
    assert keys() == list(sections_known())
    with pytest.raises(ValidationError, match="Najpierw ułóż części"):
        services.add_outline_section({"title": "Święto wsi"}, by=organiser)


def test_a_new_report_takes_its_sections_titles_and_order(outline, organiser):
    services.change_outline_section(
        row("goals"), {"title": "Co z planu", "question": "Co się udało?"}, revision=1, by=organiser
    )
    own = services.add_outline_section({"title": "Święto wsi", "question": "Kto przyszedł?"}, by=organiser)
    services.move_outline_section(own, -1, seen=own.position, by=organiser)
    services.end_outline_section(row("money"), ends=True, by=organiser)
    made = report(organiser)
    found = list(made.sections.values_list("key", "title"))
    assert ("goals", "Co z planu") in found
    assert "money" not in dict(found)
    assert found[-2] == (own.key, "Święto wsi")
    assert own.key.startswith(OWN)


def test_what_ended_stays_in_reports_that_have_it_and_may_come_back(outline, organiser):
    made = report(organiser)
    services.end_outline_section(row("learnt"), ends=True, by=organiser)
    assert made.sections.filter(key="learnt").exists()
    assert "learnt" not in keys()
    services.end_outline_section(row("learnt"), ends=True, by=organiser)  # a second press
    services.end_outline_section(row("learnt"), ends=False, by=organiser)
    assert "learnt" in keys()
    acts = list(Entry.objects.roots().order_by("-id").values_list("act", flat=True)[:2])
    assert acts == ["report_outline.restored", "report_outline.ended"]


def test_a_section_of_a_newer_room_comes_at_the_end_and_one_that_is_gone_does_not(outline):
    ReportOutline.objects.filter(key="goals").delete()
    ReportOutline.objects.filter(key="money").update(key="gone")
    assert keys()[-2:] == ["goals", "money"]
    assert "gone" not in keys()


def test_the_last_section_stays(outline, organiser):
    ReportOutline.objects.exclude(key="goals").delete()
    with pytest.raises(ValidationError, match="ostatnia część"):
        services.end_outline_section(row("goals"), ends=True, by=organiser)


def test_two_people_who_change_it_at_once_lose_nothing(outline, organiser):
    goals = row("goals")
    services.change_outline_section(row("goals"), {"title": "Inaczej"}, revision=1, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.change_outline_section(goals, {"title": "Po swojemu"}, revision=1, by=organiser)
    services.move_outline_section(row("goals"), 1, seen=row("goals").position, by=organiser)
    with pytest.raises(ValidationError, match="kolejność"):
        services.move_outline_section(goals, 1, seen=goals.position, by=organiser)
    with pytest.raises(ValidationError, match="Układ ma już części"):
        services.begin_report_outline(by=organiser)


def test_nobody_but_the_organiser_sets_it(outline, director):
    for act in (
        lambda: services.begin_report_outline(by=director),
        lambda: services.end_outline_section(row("goals"), ends=True, by=director),
        lambda: services.change_outline_section(row("goals"), {"title": "x"}, revision=1, by=director),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_its_question_stands_beside_the_section_that_is_written(outline, organiser, signed_in):
    services.change_outline_section(
        row("goals"), {"title": "Cele", "question": "Co się udało?"}, revision=1, by=organiser
    )
    made = report(organiser)
    page = signed_in(organiser).get(reverse("plans:report_section_edit", args=[made.sections.get(key="goals").pk]))
    assert "Co się udało?" in page.text
    assert "Co się udało?" in signed_in(organiser).get(made.get_absolute_url()).text
    shown = signed_in(organiser).get(reverse("plans:outline_detail"))
    assert "Co się udało?" in shown.text
    assert reverse("plans:outline_detail") in signed_in(organiser).get(reverse("plans:report_list")).text
