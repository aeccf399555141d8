"""How actions go: late only where a date has passed without a trace; by a person's word with its reason; money, log."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.registry import Trace, TraceState
from plans import services
from plans.models import Action, LogKind, SaidState
from plans.progress import matters
from plans.progress.facts import progress_of_action
from plans.progress.whole import plan_progress
from plans.services.action_log import Line
from tests.plans.measuring import NOW, YEAR, carried_out, key_of, typed
from tests.reading import text_of

BEGINS, TODAY = date(YEAR, 1, 1), NOW.date()


def told(kind, first=None, last=None, *days, state=TraceState.HAPPENED, log=()):
    action = Action(title="Herbata", time_kind=kind, time_from=first, time_to=last)
    traces = {action.key: [Trace(action.key, day, state, f"x:{n}") for n, day in enumerate(days)]}
    return progress_of_action(action, traces, {action.key: log}, {}, begins=BEGINS, today=TODAY)


@pytest.mark.parametrize(
    ("kind", "first", "last", "days", "word"),
    [
        ("date", date(YEAR, 5, 5), None, (), "po terminie"),
        ("date", date(YEAR, 5, 5), None, (date(YEAR, 5, 5),), "wykonane"),
        ("range", date(YEAR, 2, 1), date(YEAR, 10, 4), (), "po terminie"),
        ("range", date(YEAR, 2, 1), date(YEAR, 10, 5), (), "w terminie"),
        ("quarter", date(YEAR, 10, 1), None, (date(YEAR, 9, 1),), "przed czasem"),
        ("range", date(YEAR, 2, 1), None, (), "brak śladu od trzech miesięcy"),
        ("ongoing", None, None, (date(YEAR, 9, 1),), "w terminie"),
        ("ongoing", None, None, (date(YEAR, 3, 1),), "brak śladu od trzech miesięcy"),
        ("words", date(YEAR, 1, 1), date(YEAR, 2, 1), (), "brak śladu od trzech miesięcy"),
    ],
)
def test_the_word_follows_from_facts(kind, first, last, days, word):
    assert told(kind, first, last, *days).word == word


def test_what_was_called_off_or_lies_ahead_is_no_trace():
    assert told("date", date(YEAR, 5, 5), None, date(YEAR, 5, 5), state=TraceState.CALLED_OFF).is_late
    assert told("date", date(YEAR, 5, 5), None, date(YEAR, 11, 5), state=TraceState.AHEAD).is_late


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director, time_words=f"5 maja {YEAR}", cost=500)


def whole():
    return plan_progress(TODAY)


@pytest.mark.django_db
def test_a_person_says_otherwise_and_why_until_facts_count_again(tea, organiser):
    with clock.at(NOW):
        assert [row.word for row in whole().badly] == ["po terminie"]
        assert [matter.sentence for matter in matters.carrying_out(organiser)] == [
            "Działanie 1.1 jest po terminie.",
            "Wskaźniki bez wartości: 5.",
        ]
        services.add_log(tea.key, Line(LogKind.STATE, TODAY, "Sala w remoncie.", state=SaidState.PAUSED), by=organiser)
        (row,) = whole().actions
        assert (row.word, row.why, row.is_by_hand) == ("wstrzymane", "Ustawiono ręcznie, bo: Sala w remoncie.", True)
        assert whole().is_paused
        services.add_log(tea.key, Line(LogKind.STATE, TODAY, "Otwarta.", state=SaidState.FACTS), by=organiser)
        assert whole().actions[0].is_late


@pytest.mark.django_db
def test_every_action_is_told_of_once(organiser, director, signed_in):
    tea = carried_out(organiser, director)
    with clock.at(NOW.replace(month=1)):
        told = plan_progress(clock.today())
        assert [[row.action for row in rows] for rows in (told.well, told.not_begun, told.badly)] == [[], [tea], []]
        page = text_of(signed_in(organiser).get(reverse("plans:progress")))
        assert "W terminie, bez spotkań i wpisów w dzienniku" in page
        services.add_log(tea.key, Line(LogKind.NOTE, clock.today(), "Rozmowa z kołem."), by=organiser)
        told = plan_progress(clock.today())
    assert [[row.action for row in rows] for rows in (told.well, told.not_begun, told.badly)] == [[tea], [], []]


@pytest.mark.django_db
def test_money_and_deviations_are_those_of_the_newest_lines(tea, organiser):
    with clock.at(NOW):
        spent = Line(LogKind.SPENT, TODAY, "Kawa.", amount=Decimal(20))
        row = services.add_log(tea.key, spent, by=organiser)
        services.correct_log(
            row, Line(LogKind.SPENT, TODAY, "Kawa.", amount=Decimal(35)), reason="paragon", by=organiser
        )
        services.add_log(tea.key, Line(LogKind.DEVIATION, TODAY, "Przyszło mniej osób."), by=organiser)
        (one,) = whole().actions
    assert (one.planned_cost, one.spent, one.deviations) == (500, 35, ((TODAY, "Przyszło mniej osób."),))


@pytest.mark.django_db
def test_an_indicator_far_below_its_path_is_behind(tea, organiser):
    with clock.at(NOW):
        services.enter_value(key_of("podwózki"), typed(3), by=organiser)
        assert "podwózki" in [row.measured.name for row in whole().behind]


@pytest.mark.django_db
def test_values_of_many_indicators_are_entered_in_one_table_and_nothing_typed_is_lost(tea, organiser, signed_in):
    with clock.at(NOW):
        desk = signed_in(organiser)
        address = f"{reverse('plans:values_enter')}?okres={YEAR}-Q1"
        page = desk.get(address)
        places = {row.name: row.pk for row, _fields in page.context["form"].lines}
        ride, helpers = places["podwózki"], places["wolontariusze"]
        sent = {f"{ride}-value": "14", f"{ride}-source": "zeszyt dyżuru", f"{helpers}-value": "3"}
        refused = desk.post(address, sent)
        assert "Napisz, skąd jest ta wartość" in refused.content.decode()
        assert 'value="zeszyt dyżuru"' in refused.content.decode()
        assert desk.post(address, sent | {f"{helpers}-source": "porozumienia"}).status_code == 302
        values = {row.measured.name: row.value for row in whole().figures}
    assert (values["podwózki"], values["wolontariusze"], values["rodziny"]) == (14, 3, None)


@pytest.mark.django_db
def test_everything_that_cannot_be_is_told_at_once(tea, organiser, signed_in):
    """A number that nobody can read, a source that lacks, a part larger than its whole: one answer, not three."""
    with clock.at(NOW):
        desk = signed_in(organiser)
        address = f"{reverse('plans:values_enter')}?okres={YEAR}-Q1"
        at = {row.name: row.pk for row, _fields in desk.get(address).context["form"].lines}
        rides, helpers, content = at["podwózki"], at["wolontariusze"], at["zadowoleni"]
        sent = {f"{rides}-value": "czternaście", f"{helpers}-value": "-3", f"{helpers}-source": "lista"}
        sent |= {f"{content}-value": "9", f"{content}-out_of": "4", f"{content}-source": "ankieta"}
        form = desk.post(address, sent).context["form"]
        assert {name: len(said) for name, said in form.errors.items()} == {
            f"{rides}-value": 1,
            f"{rides}-source": 1,
            f"{helpers}-value": 1,
            f"{content}-value": 1,
        }
        assert form[f"{rides}-value"].value() == "czternaście"
        mended = {f"{rides}-value": "14", f"{rides}-source": "zeszyt", f"{helpers}-value": "3", f"{content}-value": "3"}
        assert desk.post(address, sent | mended).status_code == 302


@pytest.mark.django_db
def test_a_value_is_corrected_on_its_page_and_the_old_one_is_still_read(tea, organiser, director, signed_in):
    with clock.at(NOW):
        entry = services.enter_value(key_of("podwózki"), typed(17), by=organiser)
        desk = signed_in(organiser)
        address = reverse("plans:value_correct", args=[entry.pk])
        shown = reverse("plans:measured_detail", args=[entry.key])
        assert address in desk.get(shown).content.decode()
        assert address not in signed_in(director).get(shown).content.decode()  # who enters none is led to no form
        desk = signed_in(organiser)
        sent = {"value": "14", "source": "zeszyt", "reason": "trzy powroty"}
        assert "Wpisz tutaj: dlaczego poprawiasz" in desk.post(address, sent | {"reason": ""}).content.decode()
        page = desk.post(address, sent, follow=True).content.decode()
        assert "poprawia wcześniejszą, bo: trzy powroty" in page
        assert "poprawiona, nie liczy się" in page
        again = desk.post(address, sent).content.decode()
    assert "Tę wartość już poprawiono. Popraw najnowszą." in again


@pytest.mark.django_db
def test_the_page_asks_as_much_whatever_was_entered(tea, organiser, signed_in):
    with clock.at(NOW):
        desk = signed_in(organiser)
        services.enter_value(key_of("wolontariusze"), typed(3), by=organiser)
        desk.get(reverse("plans:progress"))
        with CaptureQueriesContext(connection) as few:
            desk.get(reverse("plans:progress"))
        for month in range(1, 9):
            services.enter_value(key_of("podwózki"), typed(month, first=(month, 1), last=(month, 28)), by=organiser)
        with CaptureQueriesContext(connection) as many:
            desk.get(reverse("plans:progress"))
    assert len(few) == len(many)


@pytest.mark.django_db
def test_a_row_that_somebody_else_entered_meanwhile_tells_so_at_its_field(tea, organiser, signed_in):
    with clock.at(NOW):
        desk = signed_in(organiser)
        address = f"{reverse('plans:values_enter')}?okres={YEAR}-01"
        rides = next(row for row, _fields in desk.get(address).context["form"].lines if row.name == "podwózki")
        services.enter_value(rides.key, typed(5), by=organiser)
        sent = {f"{rides.pk}-value": "14", f"{rides.pk}-source": "zeszyt"}
        again = desk.post(address, sent).context["form"]
    assert "pokrywa się z już wpisanym" in again.errors[f"{rides.pk}-value"][0]
    assert again[f"{rides.pk}-value"].value() == "14"
