"""What waits for a person stands in its group, most urgent first, with one filled button; the rail counts what the desk
shows."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection

from activities.models import Check
from osl_site.common import registry
from osl_site.common.accounts.rules import is_director, is_organiser
from osl_site.common.registry import Degree, Group, Matter, MattersOf
from osl_site.common.registry.slots import Slot
from osl_site.common.web.waiting import waiting_for
from osl_site.roof import desk
from plans import services as plans
from tests import builders
from tests.activities.builders import activity_for_minors, make_activity, make_occurrence, sign_up
from tests.plans.builders import approved, conclusion, returned
from tests.roof.test_desk_states import WAITS, hidden, over

ROLES = ("organiser", "director", "coworker", "administrator")
pytestmark = pytest.mark.django_db


def matter(sentence, **fields):
    return Matter(sentence, "Otwórz", f"/{sentence}/", **fields)


def test_groups_stand_in_their_order_and_in_each_the_most_urgent_then_the_oldest(monkeypatch, organiser):
    old, new = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)
    others = matter("u innych", group=Group.OTHERS, degree=Degree.LATE, since=old)
    calm, older = matter("spokojne", since=new), matter("starsze", since=old)
    soon, late = matter("wkrótce", degree=Degree.SOON), matter("po terminie", degree=Degree.LATE)
    monkeypatch.setattr(registry, "desk", Slot())
    registry.desk.register(MattersOf(lambda user: 1 / 0, may=is_director), position=5)
    registry.desk.register(MattersOf(lambda user: [others, calm, soon], may=is_organiser), position=20)
    registry.desk.register(MattersOf(lambda user: [older, late], may=is_organiser), position=10)

    assert desk.matters(organiser) == [late, soon, older, calm, others]


def test_what_may_wait_is_folded_whole_and_of_what_others_have_all_but_three():
    later = [matter(str(number), group=Group.LATER) for number in range(3)]
    others = [matter(str(number), group=Group.OTHERS) for number in range(5)]
    folded = {part.group: (len(part.shown), len(part.folded)) for part in desk.parts_of([*others, *later])}
    assert folded == {Group.OTHERS: (3, 2), Group.LATER: (0, 3)}
    assert [len(part.shown) for part in desk.parts_of(later)] == [3], "nothing else is there"


def test_the_first_late_matter_alone_has_the_filled_button_else_the_first_quick_act(at, organiser, signed_in):
    at(2026, 12, 1, 9)
    page = signed_in(organiser)

    def filled():
        return re.findall(r'class="button"\s+href="([^"]+)"', page.get("/biuro/").text.partition("<main")[2])

    assert filled() == ["/biuro/rozeznanie/notatki/nowa/"]
    called_off = WAITS["activities.Occurrence.cancelled_at"].arrange
    called_off(organiser)
    over(organiser)
    assert filled() == ["/biuro/zapisy/do-obdzwonienia/"]


@pytest.mark.parametrize("state", sorted(WAITS))
def test_the_rail_counts_what_the_desk_shows(state, sketched, at):
    at(2026, 12, 1, 9)
    waits = WAITS[state]
    person = builders.user(waits.role)
    waits.arrange(person)
    assert waiting_for(person).matters == sum(each.group.is_ours for each in desk.matters(person))


def unmet_change(person):
    approved(person)
    conclusion(replaces=conclusion(), material_change="Znikł autobus.")


def unmet_changes(person):
    approved(person)
    for _ in range(6):
        conclusion(replaces=conclusion(), material_change="Znikł autobus.")


def unmet_change_taken_up(person):
    version = approved(person)
    newer = conclusion(replaces=conclusion(), material_change="Znikł autobus.")
    plans.open_update(version.plan, {"reason": "Autobus.", "changed_conclusions": [newer]}, by=person)


def unchecked_lead(person):
    activity_for_minors(in_charge=person)
    Check.objects.create(name="Nowy rejestr")


def work_that_stands(person):
    builders.office()
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour')")


def ended_plan(person):
    plans.repeal(
        version := approved(person), since=version.starts_on, values={"text": "Zmiana."}, by=builders.user("director")
    )


@pytest.mark.parametrize(
    ("arrange", "number"),
    [
        (unmet_change, 1),
        (unmet_changes, 1),
        (unmet_change_taken_up, 0),
        (unchecked_lead, 1),
        (work_that_stands, 1),
        (ended_plan, 1),
    ],
)
def test_what_is_no_state_of_a_row_is_counted_too(arrange, number, sketched, at):
    at(2026, 12, 1, 9)
    person = builders.user("organiser")
    before = waiting_for(person).matters
    arrange(person)
    shown = sum(each.group.is_ours for each in desk.matters(person))
    assert waiting_for(person).matters == shown
    published = arrange in (unmet_change, unmet_changes, unmet_change_taken_up)  # its plan waits to be published
    filed = published or arrange is ended_plan  # and to be put in the files
    assert shown - before == number + published + filed


def test_no_question_that_is_not_counted_has_a_button(sketched, at):
    """Whoever adds a question whose matters are this person's to do names the rows that the rail counts."""
    at(2026, 12, 1, 9)
    for arrange in (unmet_change, unchecked_lead, work_that_stands):
        arrange(builders.user("organiser"))
    for one in WAITS.values():
        one.arrange(builders.user(one.role))
    for question in registry.desk:
        found = [matter for role in ROLES for matter in question.answer(builders.user(role))]
        assert question.counted or not any(matter.group.is_ours for matter in found), question


def test_a_meeting_of_today_leads_to_its_own_page_beside_its_act(at, organiser, signed_in):
    at(2026, 12, 1, 9)
    activity = make_activity(title="Klub", in_charge=organiser, sign_up="needed", capacity=12)
    row = make_occurrence(activity, starts_at=datetime(2026, 12, 2, 10, tzinfo=UTC))
    sign_up(row)
    page = signed_in(organiser).get("/biuro/").text
    assert f'<strong><a href="{row.get_absolute_url()}">„Klub”</a></strong>' in page
    assert f'href="{row.get_absolute_url()}zapisy/"' in page


def test_many_of_a_kind_are_one_matter_on_the_desk_and_on_the_rail(at, organiser):
    at(2026, 12, 1, 9)
    for _ in range(6):
        hidden(organiser)
    (found,) = (each for each in desk.matters(organiser) if each.group is Group.TO_DO)
    assert found.sentence.endswith("Liczba pozycji oferty: 6.")
    waiting = waiting_for(organiser)
    assert (waiting.matters, waiting.by_room["activities:activity_list"]) == (1, 6)


def test_what_only_the_desk_reckons_out_is_said_by_the_rail_too_and_leaves_it_when_it_is_done(
    at, organiser, signed_in, monkeypatch
):
    """How a plan goes takes many questions: the desk asks them, and the rail of every page says what the desk said."""
    at(2026, 12, 1, 9)
    hidden(organiser)
    waits = [matter("Wskaźniki bez wartości")]
    reckons = MattersOf(lambda user: waits, may=is_organiser)
    monkeypatch.setattr(registry.desk, "_entries", registry.desk._entries | {999: reckons})
    page = signed_in(organiser)

    def said(address):
        return re.search(r"czeka: </span>(\d+)", page.get(address).text)[1]

    assert said("/biuro/") == said("/biuro/rozeznanie/notatki/") == "2"
    waits.clear()
    assert said("/biuro/") == said("/biuro/rozeznanie/notatki/") == "1"


def test_the_rail_asks_once_whatever_it_counts(at, organiser, django_assert_num_queries):
    at(2026, 12, 1, 9)
    for arrange in (over, hidden, returned):
        arrange(organiser)
    with django_assert_num_queries(1):
        assert waiting_for(organiser).matters == 3


def test_meetings_of_today_and_tomorrow_are_ones_own_until_the_whole_office_is_asked_for(at, organiser, signed_in):
    at(2026, 12, 1, 9)
    coworker = builders.user("coworker")
    theirs = make_activity(title="Klub", in_charge=coworker, sign_up="needed", capacity=12)
    sign_up(make_occurrence(theirs, starts_at=datetime(2026, 12, 2, 10, tzinfo=UTC)))
    make_occurrence(theirs, starts_at=datetime(2026, 12, 3, 10, tzinfo=UTC))
    page = signed_in(organiser)

    assert "„Klub”" not in page.get("/biuro/").text
    found = page.get("/biuro/?spotkania=wszystkie").text
    assert (found.count("„Klub”</a></strong>"), "jutro 11:00" in found, "Zapisanych\xa01\xa0z\xa012." in found) == (
        1,
        True,
        True,
    )
