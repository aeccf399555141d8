"""Values of indicators: entered once for days of their own, corrected in a chain, added up as their kind says."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from plans import services
from plans.measuring.figures import Step, aggregated, figures_of
from plans.measuring.measured import measured_by, measured_in
from plans.models import ActionLog, Aggregate, Axis, IndicatorEntry, IndicatorPart, LogKind, SaidState
from plans.services.action_log import Line
from plans.services.entries import Part
from tests import builders
from tests.breaking import refused, sql
from tests.plans.measuring import NOW, YEAR, carried_out, key_of, typed

pytestmark = pytest.mark.django_db
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        yield


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director)


def figure(name):
    row = measured_by(key_of(name))
    return figures_of([row], FIRST, LAST)[row.key]


def test_a_value_is_entered_with_its_source_and_told_by_the_trail(tea, organiser):
    entry = services.enter_value(key_of("podwózki"), typed(14, comment=" w obie strony "), by=organiser)
    assert (entry.value, entry.source, entry.comment, entry.by_name) == (14, "zeszyt", "w obie strony", organiser.name)
    told = Entry.objects.latest("pk")
    assert (told.act, told.subject_id) == ("indicator.value_entered", entry.pk)
    assert figure("podwózki").rows == (f"plans.indicatorentry:{entry.pk}",)


def test_nothing_is_not_the_same_as_not_counted(tea, organiser):
    assert figure("podwózki").value is None
    services.enter_value(key_of("podwózki"), typed(not_counted="zeszyt zginął"), by=organiser)
    assert (figure("podwózki").value, figure("podwózki").not_counted) == (None, 1)
    services.enter_value(key_of("podwózki"), typed(0, first=(2, 1), last=(2, 28)), by=organiser)
    assert figure("podwózki").value == 0


def test_a_correction_takes_the_place_of_the_newest_and_says_why(tea, organiser):
    first = services.enter_value(key_of("podwózki"), typed(17), by=organiser)
    second = services.correct_value(first, typed(14), reason="trzy powroty osobno", by=organiser)
    third = services.correct_value(second, typed(15), reason="jeszcze jedna", by=organiser)
    assert (figure("podwózki").value, third.corrects.corrects) == (15, first)
    with pytest.raises(ValidationError, match="Popraw najnowszą"):
        services.correct_value(first, typed(1), reason="nie ta", by=organiser)
    with pytest.raises(ValidationError, match="Nic się nie zmieniło"):
        services.correct_value(third, typed(15), reason="to samo", by=organiser)
    assert Entry.objects.filter(act="indicator.value_corrected").count() == 2


@pytest.mark.parametrize(
    ("name", "said", "at", "sentence"),
    [
        ("podwózki", typed(1, first=(10, 1), last=(10, 6)), "last", "Ta data dopiero będzie"),
        ("podwózki", typed(1, first=(3, 1), last=(2, 1)), "last", "Koniec okresu jest wcześniejszy"),
        ("podwózki", typed(), "value", "Wpisz wartość albo napisz"),
        ("podwózki", typed(1, source=" "), "source", "Napisz, skąd jest"),
        ("podwózki", typed(-1), "value", "Wpisz zero albo"),
        ("podwózki", typed(1, not_counted="nie było"), "not_counted", "Jest wartość"),
        ("punkt działa", typed(2), "value", "Wpisz 1, co znaczy"),
        ("zadowoleni", typed(2), "out_of", "Wpisz, z ilu"),
        ("zadowoleni", typed(5, out_of=Decimal(4)), "value", "Część nie może"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(tea, organiser, name, said, at, sentence):
    with pytest.raises(ValidationError) as refusal:
        services.enter_value(key_of(name), said, by=organiser)
    assert list(refusal.value.message_dict) == [at]
    assert sentence in refusal.value.message_dict[at][0]


def test_a_period_before_the_plan_or_entered_already_is_refused(tea, organiser):
    before = services.entries.Typed(date(YEAR - 1, 12, 1), date(YEAR, 1, 31), Decimal(1), source="zeszyt")
    with pytest.raises(ValidationError, match="Okres wychodzi poza plan, który trwa od 1 stycznia 2070"):
        services.enter_value(key_of("podwózki"), before, by=organiser)
    services.enter_value(key_of("podwózki"), typed(1), by=organiser)
    with pytest.raises(ValidationError, match="pokrywa się z już wpisanym"):
        services.enter_value(key_of("podwózki"), typed(1, first=(1, 31), last=(2, 2)), by=organiser)


def test_what_the_application_counts_nobody_types(tea, organiser):
    with pytest.raises(ValidationError, match="liczy aplikacja"):
        services.enter_value(key_of("udziały"), typed(1), by=organiser)
    assert figure("udziały").value == 0


def test_parts_add_up_to_the_whole(tea, organiser):
    older = builders.group("Osoby starsze")
    place = builders.locality("Toprzyny")
    parts = (
        Part(Axis.GROUP, Decimal(10), group=older),
        Part(Axis.GROUP, Decimal(4)),
        Part(Axis.PLACE, Decimal(14), locality=place),
    )
    with pytest.raises(ValidationError, match="Suma grup to 14, a razem 15"):
        services.enter_value(key_of("podwózki"), typed(15, parts=parts), by=organiser)
    services.enter_value(key_of("podwózki"), typed(14, parts=parts), by=organiser)
    services.enter_value(key_of("podwózki"), typed(6, first=(2, 1), last=(2, 28)), by=organiser)
    assert dict(figure("podwózki").by_group) == {"Osoby starsze": 10, "pozostałe": 4, "bez podziału": 6}
    assert dict(figure("podwózki").by_place) == {"Toprzyny": 14, "bez podziału": 6}


def test_many_are_entered_together_or_none(tea, organiser):
    keys = [key_of("podwózki"), key_of("wolontariusze")]
    with pytest.raises(ValidationError) as refusal:
        services.enter_values([(keys[0], typed(3)), (keys[1], typed(2, source=""))], by=organiser)
    assert list(refusal.value.message_dict) == ["1-source"]
    entered = services.enter_values([(keys[0], typed(3)), (keys[1], typed(2))], by=organiser)
    assert [row.key for row in entered] == keys


def test_whoever_only_decides_enters_nothing(tea, director):
    with pytest.raises(PermissionDenied):
        services.enter_value(key_of("podwózki"), typed(1), by=director)


def test_an_update_of_the_plan_loses_no_value_and_reads_none_anew(tea, organiser, director):
    services.enter_value(key_of("wolontariusze"), typed(3), by=organiser)
    with transaction.atomic():
        update = services.open_update(
            tea.goal.version.plan, {"reason": "Nowe wnioski.", "changed_conclusions": []}, by=organiser
        )
    copy = next(row for row in measured_in(update) if row.name == "wolontariusze")
    assert figures_of([copy], FIRST, LAST)[copy.key].value == 3


def test_what_values_were_entered_as_one_measure_stays_one(tea, organiser):
    services.enter_value(key_of("wolontariusze"), typed(3), by=organiser)
    update = services.open_update(
        tea.goal.version.plan, {"reason": "Nowe wnioski.", "changed_conclusions": []}, by=organiser
    )
    copy = update.goals.get().actions.get().indicators.get(name="wolontariusze")
    with pytest.raises(ValidationError, match="ma już wpisane wartości"):
        services.change_indicator(copy, {"aggregate": "sum"}, revision=1, by=organiser)
    assert services.change_indicator(copy, {"target": 9}, revision=1, by=organiser).target == 9


SPRING = "daterange('2070-03-01', '2070-03-07')"
LAW_BREAKERS = {
    "ahead": {"period": "daterange('2070-10-01', '2070-10-07')"},
    "another year": {"period": "daterange('2071-01-01', '2071-01-07')"},
    "without an end": {"period": "daterange('2070-03-01', null)"},
    "overlap": {"period": "daterange('2070-01-31', '2070-02-07')"},
    "another measure": {"aggregate": "'last'", "period": SPRING},
    "no such indicator": {"key": "gen_random_uuid()", "period": SPRING},
    "one that is counted": {"key": "'{counted}'", "period": SPRING},
    "neither": {"value": "null", "period": SPRING},
    "a fork": {"corrects_id": "{first}", "reason": "'x'"},
    "a correction of another period": {"corrects_id": "{last}", "reason": "'x'", "period": SPRING},
    "a correction without a reason": {"corrects_id": "{last}"},
}


@pytest.mark.parametrize("change", LAW_BREAKERS.values(), ids=LAW_BREAKERS)
def test_the_database_refuses_what_the_service_would(tea, organiser, change):
    first = services.enter_value(key_of("podwózki"), typed(17), by=organiser)
    last = services.correct_value(first, typed(14), reason="pomyłka", by=organiser)
    named = {"counted": key_of("udziały"), "first": first.pk, "last": last.pk}

    def insert(change):
        said = {"corrects_id": "null", "reason": "''"} | {name: text.format(**named) for name, text in change.items()}
        columns = [field.column for field in IndicatorEntry._meta.concrete_fields if field.column != "id"]
        values = ", ".join(said.get(name, f'"{name}"') for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        sql(
            f"insert into plans_indicatorentry ({names}) select {values} from plans_indicatorentry where id = {last.pk}"
        )

    refused(lambda: insert(change))
    insert({"period": SPRING})


def test_what_was_entered_stays(tea, organiser):
    entry = services.enter_value(key_of("podwózki"), typed(17), by=organiser)
    line = services.add_log(tea.key, Line(LogKind.NOTE, date(YEAR, 2, 1), "Byliśmy."), by=organiser)
    for table, row in (("plans_indicatorentry", entry), ("plans_actionlog", line)):
        refused(lambda table=table, row=row: sql(f"update {table} set by_name = 'X' where id = %s", row.pk))
        refused(lambda table=table, row=row: sql(f"delete from {table} where id = %s", row.pk))


def test_parts_that_do_not_add_up_are_refused_at_the_end(tea, organiser):
    entry = services.enter_value(key_of("podwózki"), typed(17), by=organiser)

    def forged():
        IndicatorPart.objects.create(entry=entry, axis=Axis.GROUP, value=16)
        sql("set constraints all immediate")

    with pytest.raises(IntegrityError, match="do not add up"), transaction.atomic():
        forged()


def test_a_log_tells_of_days_that_came_and_is_corrected_once(tea, organiser, director):
    with pytest.raises(ValidationError, match="Ta data dopiero będzie"):
        services.add_log(tea.key, Line(LogKind.NOTE, date(YEAR, 10, 6), "Będzie."), by=organiser)
    with pytest.raises(ValidationError, match="Wpisz kwotę"):
        services.add_log(tea.key, Line(LogKind.SPENT, date(YEAR, 2, 1), "Kawa."), by=organiser)
    with pytest.raises(ValidationError, match="Wybierz stan"):
        services.add_log(tea.key, Line(LogKind.STATE, date(YEAR, 2, 1), "Bo tak."), by=organiser)
    with pytest.raises(PermissionDenied):
        services.add_log(tea.key, Line(LogKind.NOTE, date(YEAR, 2, 1), "Byliśmy."), by=director)
    spent = Line(LogKind.SPENT, date(YEAR, 2, 1), "Kawa.", amount=Decimal(20))
    row = services.add_log(tea.key, spent, by=organiser)
    newer = services.correct_log(
        row, Line(LogKind.SPENT, date(YEAR, 2, 1), "Kawa i ciasto.", amount=Decimal(35)), reason="paragon", by=organiser
    )
    assert list(ActionLog.objects.current()) == [newer]
    with pytest.raises(ValidationError, match="Popraw najnowszy"):
        services.correct_log(row, spent, reason="znowu", by=organiser)
    with pytest.raises(ValidationError, match="Nic się nie zmieniło"):
        services.correct_log(
            newer, replace(spent, text="Kawa i ciasto.", amount=Decimal(35)), reason="to", by=organiser
        )
    state = Line(LogKind.STATE, date(YEAR, 3, 1), "Sala w remoncie.", state=SaidState.PAUSED)
    assert services.add_log(tea.key, state, by=organiser).state == "paused"


VALUES = st.one_of(st.none(), st.decimals(0, 500, places=2))
HISTORY = st.lists(st.tuples(st.integers(0, 8), VALUES, st.lists(st.integers(0, 9), max_size=3)), max_size=6)


@given(HISTORY, st.sampled_from(["podwózki", "wolontariusze", "rodziny"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_totals_of_any_history_are_those_of_a_slow_count(tea, organiser, history, name):
    """Each act enters a month, or corrects what is there; its value split at random among groups. The slow count goes
    through the acts themselves, with no help of the database."""
    groups = list(range(3))
    slow, split = {}, defaultdict(dict)
    with transaction.atomic():
        rows = {n: builders.group(f"Grupa {n}") for n in groups}
        key = key_of(name)
        for turn, (month, value, weights) in enumerate(history):
            first, last = date(YEAR, month + 1, 1), date(YEAR, month + 2, 1) - timedelta(days=1)
            parts, shares = (), {}
            if value is not None and weights:
                shares = {n: Decimal(weight) for n, weight in enumerate(weights)}
                value = sum(shares.values())
                parts = tuple(Part(Axis.GROUP, share, group=rows[n]) for n, share in shares.items())
            said = services.entries.Typed(
                first,
                last,
                value,
                not_counted="" if value is not None else "nikt",
                source="x",
                comment=str(turn),
                parts=parts,
            )
            if month in slow:
                there = IndicatorEntry.objects.current().get(key=key, period__startswith=first)
                services.correct_value(there, said, reason="poprawka", by=organiser)
            else:
                services.enter_value(key, said, by=organiser)
            slow[month], split[month] = value, shares
        found = figure(name)
        months = [month for month in sorted(slow) if slow[month] is not None]
        counted = [slow[month] for month in months]
        wanted = {"podwózki": sum, "wolontariusze": lambda all_: all_[-1], "rodziny": max}[name]
        assert found.value == (wanted(counted) if counted else None)
        assert found.not_counted == len(slow) - len(counted)
        if found.by_group:
            assert sum(share for _name, share in found.by_group) == found.value
        if name == "podwózki":
            whole = {f"Grupa {n}": sum(split[month].get(n, 0) for month in months) for n in groups}
            told = {group: share for group, share in found.by_group if group != "bez podziału"}
            assert told == {group: share for group, share in whole.items() if share}
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
        transaction.set_rollback(True)


def test_a_share_is_of_all_that_was_asked():
    steps = [Step(FIRST, Decimal(1), "a", Decimal(2)), Step(LAST, Decimal(2), "b", Decimal(6))]
    assert aggregated(Aggregate.SHARE, steps) == Decimal("37.50")
