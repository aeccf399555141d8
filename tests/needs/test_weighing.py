"""Needs weighed: by the criteria of the day, by each person for themselves, in places that ties share."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from needs import services
from needs.models import AssessmentRound, Criterion, Need, WeighedNeed, WeighingSession, Weight
from needs.services.weighing import IS_CLOSED, NOTHING_WEIGHED, STAYS_WEIGHED, WEIGHED_ALREADY, Mark
from needs.weighing.ranking import ranking
from osl_site.common.audit.models import Entry
from tests.breaking import refused, sql
from tests.needs.builders import need
from tests.reading import text_of

pytestmark = pytest.mark.django_db
ROOM = "/biuro/rozeznanie/wazenie/"


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)


def a_weighing(by, *needs, **values):
    return services.open_weighing({"title": "Ważenie", **values}, needs=needs or [need()], by=by)


def say(session, row, values, *, by, why="Bo tak mówią."):
    marks = {one.pk: Mark(value, why) for one, value in zip(session.asked, values, strict=True)}
    return services.weigh(session.weighed.get(need=row), marks, by=by)


def typed(session, *values, why="Bo tak mówią."):
    pairs = zip(session.asked, values, strict=True)
    return {key: said for one, value in pairs for key, said in ((f"value-{one.pk}", value), (f"why-{one.pk}", why))}


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def places(session):
    return [(one.weighed.need.title, one.place_in_short) for one in ranking(session)]


def test_needs_are_weighed_one_after_another_by_a_form_without_a_script(desk):
    rows = [need(title=title) for title in ("Dojazd", "Ławka")]
    need(title="Nie nasza", state="declined", state_reason="Należy do kogo innego.")
    assert set(desk.get(f"{ROOM}nowe/").context["form"]["needs"].value()) == {row.pk for row in rows}
    first = desk.post(f"{ROOM}nowe/", {"title": "Jesień", "needs": [row.pk for row in rows]})
    session = WeighingSession.objects.get()
    assert first.url == session.get_absolute_url()
    going = desk.get(f"{ROOM}{session.pk}/waz/").url
    assert going == f"{ROOM}{session.pk}/waz/{rows[0].pk}/"
    following = desk.post(going, typed(session, "3", "3", "2")).url
    assert following == f"{ROOM}{session.pk}/waz/{rows[1].pk}/"
    assert desk.post(following, typed(session, "1", "2", "2")).url == session.get_absolute_url()
    page = text_of(desk.get(session.get_absolute_url()))
    assert "Zważone: 2 z 2. Ty masz zważone wszystkie." in page
    assert "1. z 2" in page
    assert acts() == ["weighing.opened", "need.weighed", "need.weighed"]
    assert "Miejsce 1 z 2: dotyczy prawie wszystkich, pilne, możemy z pomocą." in text_of(
        desk.get(rows[0].get_absolute_url())
    )


@pytest.mark.parametrize("wrong", [{"value": "4"}, {"value": ""}, {"value": "x"}, {"why": "  "}])
def test_what_is_no_answer_is_said_at_its_field_and_the_rest_stays(wrong, desk, organiser):
    row = need()
    session = a_weighing(organiser, row)
    last = session.asked[-1].pk
    sent = typed(session, "3", "2", "1") | {f"{name}-{last}": said for name, said in wrong.items()}
    form = desk.post(f"{ROOM}{session.pk}/waz/{row.pk}/", sent).context["form"]
    assert list(form.errors) == [f"{name}-{last}" for name in wrong]
    assert form[f"why-{session.asked[0].pk}"].value() == "Bo tak mówią."
    assert not Weight.objects.exists()


def test_ties_share_a_place_and_means_of_several_people_are_exact(organiser, coworker):
    rows = [need(title=title) for title in ("A", "B", "C", "D")]
    session = a_weighing(organiser, *rows)
    said = (((1, 2, 3), (2, 2, 3)), ((3, 3, 3), (3, 3, 3)), ((3, 2, 1), (3, 2, 2)), ((2, 1, 1), (1, 1, 1)))
    for row, (mine, theirs) in zip(rows, said, strict=True):
        say(session, row, mine, by=organiser)
        say(session, row, theirs, by=coworker)
    assert places(session) == [("B", "1. z 4"), ("A", "2.–3. z 4"), ("C", "2.–3. z 4"), ("D", "4. z 4")]
    shared = next(one for one in ranking(session) if one.weighed.need == rows[0])
    assert shared.in_words == (f"Miejsca 2–3 z 4, razem z {rows[2].code}: dotyczy wielu, w tym roku, możemy sami.")
    assert (shared.people, float(shared.total)) == (2, 6.5)


def test_a_need_of_which_not_all_three_were_said_has_no_place(organiser):
    whole, part = need(title="Cała"), need(title="Część")
    session = a_weighing(organiser, whole, part)
    say(session, whole, (1, 1, 1), by=organiser)
    assert places(session) == [("Cała", "1. z 1"), ("Część", "")]
    with pytest.raises(ValidationError):
        services.weigh(session.weighed.get(need=part), {session.asked[0].pk: Mark(3, "Bo.")}, by=organiser)


def test_said_again_it_is_changed_and_closed_it_stays(desk, organiser):
    row = need()
    session = a_weighing(organiser, row)
    desk.post(f"{ROOM}{session.pk}/zamknij/")
    assert WeighingSession.objects.get().is_open  # nothing is weighed yet
    say(session, row, (1, 1, 1), by=organiser)
    say(session, row, (3, 1, 1), by=organiser)
    assert sorted(Weight.objects.values_list("value", flat=True)) == [1, 1, 3]
    desk.post(f"{ROOM}{session.pk}/zamknij/")
    session.refresh_from_db()
    assert not session.is_open
    for act in (
        lambda: say(session, row, (1, 1, 1), by=organiser),
        lambda: services.close_weighing(session, by=organiser),
        lambda: services.give_dots(session, {row.pk: 3}, {}, revision=None, by=organiser),
        lambda: services.change_weighing(session, {"title": "Inna"}, needs=[row], revision=None, by=organiser),
        lambda: services.remove_weighing(session, by=organiser),
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.messages == [IS_CLOSED]
    late = desk.post(f"{ROOM}{session.pk}/waz/{row.pk}/", typed(session, "2", "2", "2"), follow=True)
    assert IS_CLOSED in text_of(late)
    with pytest.raises(ValidationError) as refusal:
        services.close_weighing(a_weighing(organiser, row), by=organiser)
    assert refusal.value.messages == [NOTHING_WEIGHED]


def test_the_list_of_needs_stands_by_the_weighing_closed_last(desk, organiser):
    first, second, new = need(title="Pierwsza"), need(title="Druga"), need(title="Nowa")
    for marks in (((3, 3, 3), (1, 1, 1)), ((1, 1, 1), (2, 2, 2))):
        session = a_weighing(organiser, first, second)
        for row, values in zip((first, second), marks, strict=True):
            say(session, row, values, by=organiser)
        services.close_weighing(session, by=organiser)
    open_one = a_weighing(organiser, first, second)
    say(open_one, first, (3, 3, 3), by=organiser)
    lines = desk.get("/biuro/rozeznanie/potrzeby/?kolejnosc=miejsce").context["list"].lines
    assert [(row.title, row.place_in_short) for row in lines] == [
        ("Druga", "1. z 2"),
        ("Pierwsza", "2. z 2"),
        ("Nowa", ""),
    ]
    history = desk.get(first.get_absolute_url()).context["weighed"]
    assert [ranked.place_in_short for _session, ranked in history] == ["1. z 1", "2. z 2", "1. z 2"]
    assert desk.get(new.get_absolute_url()).context["weighed"] == []


def test_criteria_of_a_weighing_are_worded_as_on_its_first_day(signed_in, administrator, organiser):
    session = a_weighing(organiser)
    one = Criterion.objects.first()
    client, address = signed_in(administrator), f"{ROOM}kryteria/{one.pk}/"
    sent = {
        "name": "Zasięg",
        "question": "Kogo to dotyczy?",
        "low": "garstki",
        "middle": "połowy",
        "high": "gminy",
    }
    assert client.post(address, sent | {"revision": one.revision}).status_code == 302
    session.refresh_from_db()
    assert session.asked[0].name == "Ilu dotyczy"
    services.remove_weighing(session, by=organiser)
    assert a_weighing(organiser).asked[0].word(3) == "gminy"
    assert [client.post(address, sent | {"low": ""}).status_code, acts().count("criterion.changed")] == [200, 1]


def test_dots_of_residents_stand_beside_and_weigh_nothing(desk, organiser):
    dear, dull = need(title="Kropkowana"), need(title="Zważona")
    session = a_weighing(organiser, dear, dull)
    say(session, dull, (3, 3, 3), by=organiser)
    say(session, dear, (1, 1, 1), by=organiser)
    sent = {"dots_from": "zebranie", "dots_on": "2026-11-29", "dots_people": "14"}
    address = f"{ROOM}{session.pk}/kropki/"
    wrong = desk.post(address, sent | {f"dots-{dear.pk}": "-1", "revision": session.revision}).context["form"]
    assert list(wrong.errors) == [f"dots-{dear.pk}"]
    desk.post(address, sent | {f"dots-{dear.pk}": "9", f"dots-{dull.pk}": "", "revision": session.revision})
    assert set(session.weighed.values_list("need__title", "dots")) == {("Kropkowana", 9), ("Zważona", None)}
    assert places(session) == [("Zważona", "1. z 2"), ("Kropkowana", "2. z 2")]
    assert "Kropki mieszkańców: 9." in text_of(desk.get(f"{ROOM}{session.pk}/potrzeby/{dear.pk}/"))


def test_needs_are_added_and_those_that_nobody_weighed_taken_away(desk, organiser):
    weighed, idle, new = need(title="Zważona"), need(title="Bez wag"), need(title="Nowa")
    session = a_weighing(organiser, weighed, idle)
    say(session, weighed, (2, 2, 2), by=organiser)
    address = f"{ROOM}{session.pk}/zmien/"
    seen = desk.get(address).context["form"]["revision"].value()
    kept = desk.post(address, {"title": "Ważenie", "needs": [idle.pk, new.pk], "revision": seen})
    assert kept.context["form"].errors == {"needs": [STAYS_WEIGHED.format(weighed.code)]}
    desk.post(address, {"title": "Ważenie", "needs": [weighed.pk, new.pk], "revision": seen})
    assert set(session.weighed.values_list("need__title", flat=True)) == {"Zważona", "Nowa"}
    gone = desk.post(f"{ROOM}{session.pk}/usun/", follow=True)
    assert WEIGHED_ALREADY in text_of(gone)


def test_one_weighing_at_a_time_of_a_round_and_one_of_none(organiser, desk):
    days = {"begins_on": date(2026, 11, 1), "ends_on": date(2026, 12, 1)}
    round_ = services.create_round({"title": "Runda", **days}, by=organiser)
    row = need()
    a_weighing(organiser, row, round=round_)
    a_weighing(organiser, row)
    for again in ({"round": round_}, {}):
        with pytest.raises(ValidationError):
            a_weighing(organiser, row, **again)
    form = desk.post(f"{ROOM}nowe/", {"title": "Drugie", "needs": [row.pk]}).context["form"]
    assert form.errors == {"__all__": ["Takie ważenie już trwa. Zamknij je, zanim zaczniesz następne."]}
    desk.post(f"/biuro/rozeznanie/rundy/{round_.pk}/usun/")
    assert AssessmentRound.objects.get() == round_


def test_who_weighs_who_reads(organiser, coworker, director, signed_in):
    row = need()
    session = a_weighing(organiser, row)
    say(session, row, (2, 2, 2), by=coworker)
    for by, act in (
        (director, lambda: say(session, row, (2, 2, 2), by=director)),
        (coworker, lambda: services.close_weighing(session, by=coworker)),
        (coworker, lambda: a_weighing(coworker)),
        (
            organiser,
            lambda: services.change_criterion(Criterion.objects.first(), {"name": "X"}, revision=None, by=organiser),
        ),
    ):
        with pytest.raises(PermissionDenied):
            act()
        assert by
    assert "2, dotyczy wielu" in text_of(signed_in(director).get(f"{ROOM}{session.pk}/potrzeby/{row.pk}/"))


def test_what_is_weighed_is_not_deleted_and_what_is_withdrawn_is_not_weighed_anew(organiser):
    row, gone = need(), need(title="Wycofana")
    services.withdraw_finding(gone, reason="Powtórzona.", by=organiser)
    with pytest.raises(ValidationError):
        a_weighing(organiser, row, gone)
    a_weighing(organiser, row)
    with pytest.raises(ValidationError):
        services.remove_finding(row, by=organiser)
    assert Need.objects.filter(pk=row.pk).exists()


def test_the_database_refuses(organiser):
    row, other = need(), need()
    session = a_weighing(organiser, row)
    say(session, row, (1, 2, 3), by=organiser)
    refused(lambda: sql("update needs_weight set value = 4"))
    refused(lambda: sql("update needs_weight set why = ''"))
    again = "select weighed_id, criterion_id, by_id, by_name, '', 1, 'x', at from needs_weight"
    names = "weighed_id, criterion_id, by_id, by_name, by_position, value, why, at"
    refused(lambda: sql(f"insert into needs_weight ({names}) {again}"))
    refused(lambda: sql("update needs_weighingsession set criteria = '[]'"))
    refused(lambda: sql("delete from needs_criterion"))
    refused(lambda: sql("insert into needs_criterion select * from needs_criterion limit 1"))
    services.close_weighing(session, by=organiser)
    for statement in (
        "update needs_weight set value = 1",
        "update needs_weight set why = 'inaczej'",
        "delete from needs_weight",
        "update needs_weighedneed set dots = 5",
        "delete from needs_weighedneed",
        "update needs_weighingsession set closed_at = null, closed_by_id = null, closed_by_name = ''",
        "update needs_weighingsession set title = 'Inne'",
        "delete from needs_weighingsession",
        f"insert into needs_weighedneed (session_id, need_id) values ({session.pk}, {other.pk})",
        f"delete from needs_need where id = {row.pk}",
        "truncate needs_weight",
    ):
        refused(lambda statement=statement: sql(statement))
    assert WeighedNeed.objects.count() == 1


def test_a_list_of_thirty_asks_as_much_as_a_list_of_one(desk, organiser):
    def queries(address):
        with CaptureQueriesContext(connection) as found:
            desk.get(address)
        return len(found)

    row = need()
    session = a_weighing(organiser, row)
    say(session, row, (1, 2, 3), by=organiser)
    services.close_weighing(session, by=organiser)
    many = a_weighing(organiser, *(need(title=f"Potrzeba {number}") for number in range(29)), row)
    addresses = [f"{ROOM}{one.pk}/" for one in (session, many)]
    for address in addresses:
        queries(address)
    assert queries(addresses[0]) + 1 == queries(addresses[1])  # of an open one, what is left to this person
    assert queries(f"{addresses[0]}potrzeby/{row.pk}/") == queries(f"{addresses[1]}potrzeby/{row.pk}/")
    before = queries("/biuro/rozeznanie/potrzeby/"), queries(row.get_absolute_url())
    for weighed in many.weighed.select_related("need"):
        say(many, weighed.need, (1, 2, 3), by=organiser)
    services.close_weighing(many, by=organiser)
    assert (queries("/biuro/rozeznanie/potrzeby/"), queries(row.get_absolute_url())) == before
