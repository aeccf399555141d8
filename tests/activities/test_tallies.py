"""Standing help in numbers: entered month by month, never written over, „nothing” apart from „not counted”."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities import figures, services
from activities.counted.help_traces import tallies_of
from activities.models import Tally
from activities.standing_help import months
from osl_site.common.audit.models import Entry
from osl_site.roof import desk as matters
from plans.models import Action
from tests.activities.builders import make_activity, wall
from tests.breaking import refused, sql
from tests.plans.builders import approved
from tests.reading import text_of

pytestmark = pytest.mark.django_db
NOVEMBER, OCTOBER, AHEAD = date(2026, 11, 1), date(2026, 10, 1), date(2027, 1, 1)
PAGE = "/biuro/oferta/stala-pomoc/2026-11/"
LIST = "/biuro/oferta/stala-pomoc/"


@pytest.fixture(autouse=True)
def third_of_december(at):
    at(2026, 12, 3, 15)


def lifts(**fields):
    return make_activity(title="Podwózki", is_continuous=True, published_at=wall(2026, 9, 10, 9), **fields)


def said(number=14, **values):
    return {"unit": "podwózki", "number": number, "source": "own", "comment": ""} | values


def enter(activity, by, month=NOVEMBER, number=14, **values):
    return services.enter_tally(activity, month, said(number, **values), by=by)


def correct(row, by, number=12, **values):
    typed = {"number": number, "source": "own", "comment": "", "reason": "Liczono powroty."} | values
    return services.correct_tally(row, typed, by=by)


def acts():
    return list(Entry.objects.order_by("id").values_list("act", flat=True))


def line(activity, number="", at=0, **fields):
    """One line of the page of a month, as its form sends it."""
    typed = {"activity": activity.pk, "number": number, "unit": "podwózki", "source": "own", "comment": ""} | fields
    return {f"liczby-{at}-{name}": value for name, value in typed.items()}


def page(*lines):
    sent = {"liczby-TOTAL_FORMS": len(lines), "liczby-INITIAL_FORMS": 0}
    return sent | {name: value for one in lines for name, value in one.items()}


def refusals(answer):
    return [list(form.errors.items()) for form in answer.context["lines"] if form.errors]


# Acts


def test_the_organiser_and_who_is_in_charge_say_how_much_there_was_and_nobody_else(organiser, coworker, director):
    own, foreign = lifts(in_charge=coworker), lifts()
    assert enter(own, coworker).in_words == "podwózki: 14"
    enter(foreign, organiser)
    for person in (coworker, director):
        with pytest.raises(PermissionDenied):
            enter(foreign, person, OCTOBER)
        with pytest.raises(PermissionDenied):
            correct(foreign.tallies.get(), person)
    assert acts() == ["tally.entered"] * 2


@pytest.mark.parametrize(
    ("month", "fields", "sentence"),
    [
        (AHEAD, {}, "jeszcze się nie zaczął"),
        (date(2026, 8, 1), {}, "Jest w niej od: wrzesień 2026"),
        (NOVEMBER, {"is_continuous": False}, "ma spotkania z datami"),
        (NOVEMBER, {"published_at": None}, "To jeszcze szkic"),
        (
            NOVEMBER,
            {"ended_at": wall(2026, 10, 20, 9), "stopped_reason": "koniec"},
            "Ostatni miesiąc: październik 2026",
        ),
    ],
)
def test_a_month_of_which_nothing_can_be_known_is_refused(organiser, month, fields, sentence):
    activity = make_activity(**{"is_continuous": True, "published_at": wall(2026, 9, 10, 9)} | fields)
    with pytest.raises(ValidationError, match=sentence):
        enter(activity, organiser, month)
    assert Tally.objects.count() == 0


def test_nothing_is_not_not_counted(organiser):
    activity = lifts()
    zero = enter(activity, organiser, OCTOBER, 0)
    unknown = enter(activity, organiser, NOVEMBER, None, comment="Zeszyt zaginął.")
    assert (zero.number_words, unknown.number_words) == ("nic", "nie liczono")
    found = figures.tallied_of_activities([activity.pk])[activity.pk]
    assert found == [figures.Counted("podwózki", Decimal(0), 1, (zero.pk,))]
    with pytest.raises(ValidationError, match="dlaczego nie liczono"):
        enter(activity, organiser, date(2026, 9, 1), None)


def test_the_second_who_says_it_reads_what_the_first_said(organiser, coworker):
    activity = lifts(in_charge=coworker)
    enter(activity, coworker)
    with pytest.raises(ValidationError, match="To już wpisano: podwózki: 14"):
        enter(activity, organiser, unit="  PODWÓZKI ")
    enter(activity, organiser, unit="godziny", number=Decimal("2.5"))
    assert sorted(Tally.objects.values_list("unit", flat=True)) == ["godziny", "podwózki"]


def test_a_correction_stands_in_place_of_what_it_corrects_and_leaves_it_as_it_was(organiser):
    activity = lifts()
    first = enter(activity, organiser, number=17)
    second = correct(first, organiser, 14)
    with pytest.raises(ValidationError, match="Tę wartość już poprawiono: podwózki: 14"):
        correct(first, organiser, 15)
    third = correct(second, organiser, 15)
    assert [row.number for row in months.chain_of(third)] == [14, 17]
    assert figures.tallied_of_activities([activity.pk])[activity.pk][0].number == 15
    with pytest.raises(ValidationError, match="Nic się nie zmieniło"):
        correct(third, organiser, 15)
    assert acts() == ["tally.entered", "tally.corrected", "tally.corrected"]


def test_figures_are_those_of_a_slow_count(organiser):
    """Over a year of numbers and corrections: what is added up is the last row of each chain, and nothing else."""
    activities = [lifts(), lifts()]
    for at, month in enumerate([date(2026, 9, 1), OCTOBER, NOVEMBER]):
        for activity in activities:
            row = enter(activity, organiser, month, at * 7 + activity.pk % 5)
            if at % 2:
                correct(row, organiser, at * 7 + 100)
    slow = {}
    for row in Tally.objects.order_by("pk"):
        slow[row.activity_id, row.month] = row.number
    found = figures.tallied_of_activities([one.pk for one in activities])
    for activity in activities:
        total = sum(number for (pk, _month), number in slow.items() if pk == activity.pk)
        assert [(one.number, one.months) for one in found[activity.pk]] == [(total, 3)]
    october = figures.tallied_of_activities([activities[0].pk], first=OCTOBER, last=OCTOBER)
    assert october[activities[0].pk][0].number == slow[activities[0].pk, OCTOBER]


def test_a_month_with_help_is_a_trace_of_its_action_and_one_without_is_none(organiser):
    action = Action.objects.get(goal__version=approved())
    activity = lifts(action=action, outside_plan_reason="")
    row = correct(enter(activity, organiser), organiser, 12)
    enter(activity, organiser, OCTOBER, 0)
    found = tallies_of([action.key], date(2026, 9, 1), NOVEMBER)
    assert [(trace.row, trace.day) for trace in found] == [(f"activities.tally:{row.pk}", NOVEMBER)]


# Laws


def test_the_database_refuses_to_change_or_remove_what_was_counted(organiser):
    row = enter(lifts(), organiser)
    for statement in (
        "update activities_tally set number = 99",
        "update activities_tally set comment = 'inaczej'",
        "delete from activities_tally",
        "truncate activities_tally",
    ):
        refused(lambda statement=statement: sql(statement))
    row.refresh_from_db()
    assert row.number == 14


def test_the_database_refuses_a_fork_another_month_and_a_second_beginning(organiser):
    row = enter(lifts(), organiser)
    correct(row, organiser)
    copy = """insert into activities_tally
        (activity_id, month, unit, number, source, comment, corrects_id, reason, at, by_id, by_name, by_position)
        select activity_id, {}, {}, 1, source, comment, {}, {}, at, by_id, by_name, by_position
        from activities_tally where corrects_id is null"""
    for changed in (
        ("month", "unit", "null", "''"),  # begins twice
        ("month", "unit", "id", "'jeszcze raz'"),  # a fork
        ("date '2026-10-01'", "unit", "id", "'inny miesiąc'"),
        ("date '2026-11-02'", "'inne'", "null", "''"),  # no whole month
        ("date '2026-08-01'", "'inne'", "null", "''"),  # before the offer
        ("month", "''", "null", "''"),
    ):
        refused(lambda changed=changed: sql(copy.format(*changed)))
    assert Tally.objects.count() == 2


# Pages


def test_one_page_takes_the_numbers_of_all_offers_of_a_month(desk):
    first, second, third = lifts(), lifts(), lifts()
    sent = page(
        line(first, "14"),
        line(second, "", at=1, not_counted="on", comment="Zeszyt zaginął."),
        line(third, "", at=2),
    )
    assert desk.post(PAGE, sent).url == PAGE
    found = Tally.objects.order_by("pk").values_list("activity", "number", "month")
    assert list(found) == [(first.pk, Decimal(14), NOVEMBER), (second.pk, None, NOVEMBER)]
    shown = desk.get(PAGE)
    assert [form.title for form in shown.context["lines"]] == ["Podwózki"]
    assert "nie liczono" in text_of(shown)
    assert f'href="?oferta={first.pk}"' in text_of(shown)
    further = desk.get(f"{PAGE}?oferta={first.pk}").context["lines"]
    assert next((form["activity"].value(), form["unit"].value()) for form in further) == (first.pk, "")


def test_an_address_with_a_number_of_thousands_of_digits_asks_for_no_line_more(desk, at):
    at(2026, 11, 5, 9)
    assert desk.get(f"{PAGE}?oferta={'9' * 5000}").status_code == 200


@pytest.mark.parametrize(
    ("fields", "name", "sentence"),
    [
        ({"number": "czternaście"}, "number", "Wpisz liczbę cyframi, na przykład 14 albo 2,5."),
        ({"number": "-1"}, "number", "Wpisz zero albo więcej."),
        ({"number": "2,55"}, "number", "Wpisz najwyżej jedno miejsce po przecinku."),
        (
            {"number": "99999999"},
            "number",
            "Ta liczba jest za duża. Sprawdź, czy nie ma w niej zbędnych cyfr.",
        ),
        ({"number": "3", "unit": " "}, "unit", "Napisz, co liczysz, na przykład: podwózki."),
        ({"not_counted": "on"}, "comment", "Napisz, dlaczego nie liczono."),
        ({"number": "0", "not_counted": "on"}, "number", "Wpisano liczbę, więc ktoś liczył. Popraw jedno albo drugie."),
        ({"comment": "?"}, "number", "Wpisz liczbę. Zero znaczy, że nic nie było. Jeśli nikt nie liczył, zaznacz to."),
    ],
)
def test_what_cannot_be_understood_is_said_at_its_field_and_stays_typed(desk, fields, name, sentence):
    answer = desk.post(PAGE, page(line(lifts(), **fields)))
    found = dict(refusals(answer)[0])
    assert sentence in found[name]
    assert Tally.objects.count() == 0
    for field, typed in fields.items():
        value = answer.context["lines"][0][field].value()
        assert value in (typed, True)


def test_what_somebody_entered_meanwhile_is_said_at_its_line_and_nothing_of_the_page_is_lost(desk, organiser):
    first, second = lifts(), lifts()
    enter(first, organiser, number=9)
    answer = desk.post(PAGE, page(line(first, "14"), line(second, "3", at=1)))
    assert [dict(found).keys() for found in refusals(answer)] == [{"number"}]
    assert "To już wpisano: podwózki: 9" in text_of(answer)
    assert answer.context["lines"][1]["number"].value() == "3"
    assert list(Tally.objects.values_list("number", flat=True)) == [9]


def test_one_offer_in_one_unit_twice_and_an_empty_page_are_refused(desk):
    activity = lifts()
    twice = desk.post(PAGE, page(line(activity, "1"), line(activity, "2", at=1, unit="PODWÓZKI")))
    assert [dict(found).keys() for found in refusals(twice)] == [{"unit"}]
    empty = desk.post(PAGE, page(line(activity)))
    assert "Nie wpisano żadnej liczby" in text_of(empty)
    foreign = desk.post(PAGE, page(line(make_activity(), "1")))
    assert "nie ma wśród stałej pomocy" in text_of(foreign)
    assert Tally.objects.count() == 0


def test_pressing_twice_enters_once(desk):
    activity = lifts()
    key = desk.get(PAGE).context["form"]
    assert key is not None
    sent = page(line(activity, "14"))
    desk.post(PAGE, sent)
    again = desk.post(PAGE, sent)
    assert "To już wpisano" in text_of(again)
    assert Tally.objects.count() == 1


def test_a_month_ahead_leads_to_this_one(desk):
    answer = desk.get("/biuro/oferta/stala-pomoc/2027-03/")
    assert answer.url == "/biuro/oferta/stala-pomoc/2026-12/"


def test_the_page_to_enter_is_the_month_that_lacks_numbers(desk, organiser):
    activity = lifts()
    assert desk.get(f"{LIST}teraz/").url == PAGE
    enter(activity, organiser)
    assert desk.get(f"{LIST}teraz/").url == "/biuro/oferta/stala-pomoc/2026-12/"


def test_a_correction_tells_what_was_and_leads_on_from_what_is_corrected(desk, organiser):
    row = enter(lifts(), organiser, number=17)
    path = f"{LIST}{row.pk}/popraw/"
    refusal = desk.post(path, {"number": "14", "source": "own", "comment": "", "reason": " "})
    assert list(refusal.context["form"].errors) == ["reason"]
    assert desk.post(path, {"number": "14", "source": "own", "comment": "", "reason": "Powroty."}).url == LIST
    assert desk.get(path).url == f"{LIST}{Tally.objects.current().get().pk}/popraw/"
    late = desk.post(path, {"number": "15", "source": "own", "comment": "", "reason": "Powroty."})
    assert "Popraw najnowszą" in text_of(late)
    assert "było: 17, Powroty." in text_of(desk.get(LIST))


def test_coworkers_see_all_and_enter_their_own(signed_in, coworker, organiser):
    own, foreign = lifts(in_charge=coworker), lifts()
    row = enter(foreign, organiser)
    client = signed_in(coworker)
    assert [form["activity"].value() for form in client.get(PAGE).context["lines"]] == [own.pk]
    assert "Popraw" not in text_of(client.get(LIST))
    assert client.get(f"{LIST}{row.pk}/popraw/").status_code == 403


def test_the_desk_tells_of_a_month_without_numbers_until_they_are_entered(organiser):
    activity = lifts()

    def waits():
        return [one.sentence for one in matters.matters(organiser) if "bez liczb" in one.sentence]

    assert waits() == ["Stała pomoc bez liczb za listopad 2026: 1 pozycja oferty."]
    enter(activity, organiser, number=None, comment="Zeszyt zaginął.")
    assert waits() == []


def test_what_came_of_an_offer_stands_on_its_page_and_in_the_plan(desk, organiser):
    activity = lifts()
    enter(activity, organiser, OCTOBER, 14)
    enter(activity, organiser, NOVEMBER, Decimal("2.5"))
    assert "podwózki: 16,5" in text_of(desk.get(activity.get_absolute_url()))


@pytest.mark.parametrize("offers", [1, 30])
def test_pages_take_as_many_queries_for_one_as_for_thirty(desk, organiser, offers):
    for _ in range(offers):
        activity = lifts()
        enter(activity, organiser, OCTOBER)
    desk.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        desk.get(PAGE)
    with CaptureQueriesContext(connection) as listed:
        desk.get(LIST)
    assert (len(asked), len(listed)) == (QUERIES_OF_MONTH, QUERIES_OF_LIST)


QUERIES_OF_MONTH, QUERIES_OF_LIST = 7, 7
