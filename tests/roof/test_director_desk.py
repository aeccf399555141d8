"""The desk of whoever decides: what is asked, how the plan goes, what was approved last; and empty desks."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from activities.services import enter_tally
from osl_site.common import clock
from osl_site.common.registry import Group
from osl_site.roof.plan_progress import approved_last, progress_of
from plans import services
from plans.desk import decisions_to_take, with_the_organiser
from plans.models import LogKind
from plans.progress.whole import plan_progress
from plans.services.action_log import Line
from tests import builders
from tests.activities.builders import make_activity, make_occurrence
from tests.plans.builders import action, approved, draft, goal, plan, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


def matters(page):
    return [matter.sentence for part in page.context["parts"] for matter in (*part.shown, *part.folded)]


def running(organiser, director, at, *times):
    """A plan of 2027 that holds, an action for each of the times; it is 1 June 2027."""
    at(2026, 11, 1, 12)
    version = plan(organiser, year=2027).versions.get()
    of = goal(version, organiser)
    for time in times:
        action(of, organiser, title=f"Działanie {time}", time_words=time)
    services.submit(version, by=organiser)
    services.decide(version, outcome="approved", effective_on=version.starts_on, by=director)
    at(2027, 6, 1, 12)
    return list(of.actions.all())


def said_of(day):
    return tuple(sentence.text for sentence in progress_of(day).sentences)


def meets(row, days):
    make_occurrence(make_activity(action=row, outside_plan_reason=""), starts_at=clock.now() + timedelta(days=days))


def test_what_waits_says_how_much_of_the_plan_it_changes(signed_in, organiser, director):
    version = draft(organiser)
    action(version.goals.get(), organiser, title="Kurs")
    services.submit(version, by=organiser)
    (said,) = matters(signed_in(director).get(reverse("desk")))
    assert said == f"Plan: {version.title} czeka na decyzję (działania: 2)."
    services.decide(version, outcome="approved", effective_on=version.starts_on, by=director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    kept, gone = update.goals.get().actions.all()
    services.change_action(kept, {"title": "Kawa u sąsiadów"}, revision=kept.revision, by=organiser)
    services.remove(gone, by=organiser)
    services.submit(update, by=organiser)
    said = [one for one in matters(signed_in(director).get(reverse("desk"))) if "czeka na decyzję" in one]
    assert said == [
        f"Aktualizacja nr 1: {version.title} czeka na decyzję: ubywa 1 działanie, zmienia się 1 z 1 działania."
    ]


def test_a_desk_asks_as_much_of_five_versions_as_of_one(organiser, director, django_assert_num_queries):
    submitted(organiser)
    with django_assert_num_queries(1):
        list(decisions_to_take(director))
    for _ in range(4):
        submitted(organiser)
    with django_assert_num_queries(1):
        list(decisions_to_take(director))


def test_how_the_plan_goes_is_told_from_meetings_and_terms(organiser, director, at):
    held, ahead, late, ends, _ = running(
        organiser, director, at, "na bieżąco", "lipiec 2027", "marzec 2027", "czerwiec 2027", "na bieżąco"
    )
    meets(held, -7)
    meets(ahead, 40)
    assert said_of(date(2027, 6, 1)) == (
        "Spotkania odbyły się w 1 z 5 działań planu, w 1 są zaplanowane, w 3 nie ma jeszcze nic.",
        f"Termin minął i nie ma żadnego śladu: 1.3 „{late.title}”.",
        f"W ciągu 30 dni kończą się: 1.4 „{ends.title}”. Plan obowiązuje do 31 grudnia 2027\N{NO-BREAK SPACE}r.",
    )


def test_standing_help_is_not_said_to_be_nothing(organiser, director, at):
    helped, nothing = running(organiser, director, at, "na bieżąco", "na bieżąco")
    lifts = make_activity(action=helped, outside_plan_reason="", is_continuous=True, published_at=clock.now())
    at(2027, 7, 2, 12)
    typed = {"unit": "podwózki", "number": 14, "source": "own", "comment": ""}
    enter_tally(lifts, date(2027, 6, 1), typed, by=organiser)
    told = progress_of(date(2027, 7, 2)).sentences[0]
    assert told.text == "Spotkania odbyły się w 0 z 2 działań planu, w 1 jest stała pomoc, w 1 nie ma jeszcze nic."
    assert told.actions == (nothing,)


def test_what_is_late_is_said_here_as_on_the_page_of_progress(organiser, director, at):
    late, told = running(organiser, director, at, "marzec 2027", "marzec 2027")
    line = Line(LogKind.NOTE, date(2027, 3, 10), "Rozmowa z kołem gospodyń.")
    services.add_log(told.key, line, by=organiser)
    assert said_of(date(2027, 6, 1))[1] == f"Termin minął i nie ma żadnego śladu: 1.1 „{late.title}”."
    assert [row.action for row in plan_progress(date(2027, 6, 1)).actions if row.is_late] == [late]


def test_each_sentence_leads_to_exactly_the_actions_it_speaks_of(signed_in, organiser, director, at):
    held, ahead, late, ends, nothing = running(
        organiser, director, at, "na bieżąco", "lipiec 2027", "marzec 2027", "czerwiec 2027", "na bieżąco"
    )
    meets(held, -7)
    meets(ahead, 40)
    progress = progress_of(date(2027, 6, 1))
    assert [(row.label, row.actions) for row in progress.sentences] == [
        ("Działania, w których nic jeszcze nie było: 3", (late, ends, nothing)),
        ("Działania po terminie: 1", (late,)),
        ("Działania, które się kończą: 1", (ends,)),
    ]
    page = signed_in(director).get(reverse("desk")).text
    assert [page.count(f'href="{row.get_absolute_url()}"') for row in (held, ahead, late, ends, nothing)] == [
        0,
        0,
        2,
        2,
        1,
    ]


def waits_for_others(page):
    return [
        f"{matter.when}: {matter.sentence}"
        for part in page.context["parts"]
        if part.group is Group.OTHERS
        for matter in (*part.shown, *part.folded)
    ]


def test_a_returned_plan_is_said_to_be_with_the_organiser_until_it_comes_back(signed_in, organiser, director, at):
    at(2026, 12, 1, 9)
    version = returned(organiser, director)
    at(2026, 12, 4, 9)
    page = signed_in(director)
    assert waits_for_others(page.get(reverse("desk"))) == [
        "od 3 dni: Organizator ma plan do poprawy, uwagi: 1. Poprawianie jeszcze nie zaczęte."
    ]
    attempt = services.next_attempt(version, by=organiser)
    assert waits_for_others(page.get(reverse("desk"))) == [
        "od 3 dni: Organizator ma plan do poprawy, uwagi: 1. Trwa podejście 2."
    ]
    services.answer_remark(version.remarks.get(), outcome="explained", text="Jest w celu 1.", by=organiser)
    services.submit(attempt, by=organiser)
    desk = page.get(reverse("desk"))
    assert (waits_for_others(desk), matters(desk)) == (
        [],
        [
            f"Plan, podejście 2: {attempt.title} czeka na decyzję (działania: 1). Odpowiedzi na uwagi: 1 z 1.",
        ],
    )


def test_a_desk_asks_as_much_of_five_returned_plans_as_of_one(organiser, director, django_assert_num_queries):
    returned(organiser, director)
    with django_assert_num_queries(1):
        list(with_the_organiser(director))
    for _ in range(4):
        returned(organiser, director)
    with django_assert_num_queries(1):
        list(with_the_organiser(director))


def test_a_plan_that_goes_well_is_told_so_and_none_says_nothing(organiser, director, at):
    assert progress_of(date(2027, 6, 1)) is None
    (row,) = running(organiser, director, at, "na bieżąco")
    meets(row, -7)
    assert said_of(date(2027, 6, 1)) == (
        "Spotkania odbyły się w 1 z 1 działań planu, w każdym coś się dzieje.",
        "Żaden termin nie minął bez śladu.",
        "W ciągu 30 dni nic się nie kończy. Plan obowiązuje do 31 grudnia 2027\N{NO-BREAK SPACE}r.",
    )


def test_the_director_finds_what_was_approved_last_and_nobody_else_is_shown_it(signed_in, organiser, director):
    rows = [approved(organiser, director) for _ in range(4)]
    assert approved_last() == rows[:0:-1]
    page = signed_in(director).get(reverse("desk")).text
    assert all(row.get_absolute_url() in page for row in rows[1:])
    assert "Ostatnio zatwierdzone" not in signed_in(organiser).get(reverse("desk")).text


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("organiser", "Wybierz, od czego chcesz zacząć."),
        ("director", "Nic nie czeka na Twoją decyzję."),
        ("coworker", "Na dziś nic nie czeka."),
    ],
)
def test_an_empty_desk_names_what_this_role_may_do(role, sentence, signed_in, monkeypatch):
    monkeypatch.setattr("osl_site.roof.views.matters", lambda user, **_: [])
    assert sentence in signed_in(builders.user(role)).get(reverse("desk")).text


def test_what_is_to_be_decided_has_the_filled_button(signed_in, organiser, director):
    version = submitted(organiser)
    review = reverse("plans:version_review", args=[version.pk])
    for person in (director, builders.user("director", "organiser")):
        main = signed_in(person).get(reverse("desk")).text.partition("<main")[2]
        assert re.findall(r'class="button"\s+href="([^"]+)"', main) == [review]
