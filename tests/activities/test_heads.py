"""Groups by which heads are counted are the office's: named, ordered and ended by it, and results keep their names."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from activities import figures, services
from activities.counted.occurrence_traces import OCCURRENCES
from activities.forms.results import ResultForm
from activities.models import HeadCount, Result
from activities.reported import occurrences
from osl_site.common.audit.models import Entry
from osl_site.common.centre.dictionaries import services as dictionaries
from osl_site.common.centre.models import HeadGroup
from plans.models import Action
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, result, wall
from tests.breaking import refused, sql
from tests.plans.builders import approved
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
LIST = "/biuro/ustawienia/grupy-w-wynikach/"


@pytest.fixture(autouse=True)
def evening(at):
    at(2026, 12, 1, 18)
    builders.office()


def old(slug):
    return HeadGroup.objects.get(slug=slug)


def guests(administrator, name="goście spoza gminy"):
    return dictionaries.add_row(HeadGroup, {"name": name, "ages": ""}, by=administrator)


def told(row):
    return [(one.name, one.people) for one in row.by_group]


def entered(by, heads, **values):
    occurrence = make_occurrence(values.pop("activity", None) or make_activity(in_charge=by))
    given = {"nobody_came": not heads, "volunteer_hours": 0, "learnt": "", "deviations": "", "cost": None}
    return services.enter_result(occurrence, given | {"heads": heads} | values, by=by)


def test_an_office_begins_with_the_four_groups_of_before():
    names = [(row.name, row.ages) for row in HeadGroup.objects.all()]
    assert names[0] == ("dzieci", "do 12 lat") and [name for name, _ages in names][1:] == [
        "młodzież",
        "dorośli",
        "osoby starsze",
    ]


def test_a_group_of_the_office_is_asked_counted_and_told(desk, organiser, administrator):
    group = guests(administrator)
    activity = make_activity(in_charge=organiser)
    occurrence = make_occurrence(activity)
    page = f"/biuro/spotkania/{occurrence.pk}/wyniki/"
    assert "Goście spoza gminy" in text_of(desk.get(page))
    desk.post(page, {"older": "4", f"head_{group.slug}": "3"})
    row = Result.objects.get()
    assert (row.people, row.older, row.others, told(row)) == (
        7,
        4,
        3,
        [("osoby starsze", 4), ("goście spoza gminy", 3)],
    )
    assert "7: osoby starsze 4, goście spoza gminy 3" in text_of(desk.get(occurrence.get_absolute_url()))
    done = figures.of_activity(activity)
    assert (done.people, [(one.name, one.people) for one in done.by_group]) == (7, told(row))
    assert "goście spoza gminy 3" in text_of(desk.get(activity.get_absolute_url()))


def test_only_guests_came_or_nobody_at_all(desk, organiser, administrator):
    group = guests(administrator)
    page = f"/biuro/spotkania/{make_occurrence(make_activity(in_charge=organiser)).pk}/wyniki/"
    assert errors(desk.post(page, {"learnt": ""})) == {
        "children": ["Wpisz, ile osób przyszło, albo zaznacz, że nikt nie przyszedł."]
    }
    assert list(errors(desk.post(page, {f"head_{group.slug}": "trzy"}))) == [f"head_{group.slug}"]
    assert list(errors(desk.post(page, {f"head_{group.slug}": "3", "nobody_came": "on"}))) == ["nobody_came"]
    desk.post(page, {f"head_{group.slug}": "3"})
    assert told(Result.objects.get()) == [("goście spoza gminy", 3)]


def test_a_result_keeps_the_name_it_was_counted_under(organiser, administrator):
    activity = make_activity(in_charge=organiser)
    row = entered(organiser, {old("children"): 5}, activity=activity)
    dictionaries.change_row(old("children"), {"name": "dzieci do 10 lat"}, revision=None, by=administrator)
    later = entered(organiser, {old("children"): 2}, activity=activity)
    assert (told(row), told(later)) == ([("dzieci", 5)], [("dzieci do 10 lat", 2)])
    services.correct_result(row, {"heads": {old("children"): 6}}, revision=1, by=organiser)
    assert told(row) == [("dzieci", 6)]
    assert (
        sum(one.people for one in figures.of_activity(activity).by_group) == figures.of_activity(activity).people == 8
    )


def test_a_group_that_ended_is_asked_of_no_new_result_and_stays_in_old_ones(organiser, administrator):
    group = guests(administrator)
    row = entered(organiser, {group: 3})
    dictionaries.withdraw_row(group, reason="liczymy inaczej", by=administrator)
    fresh = ResultForm(instance=Result(occurrence=make_occurrence()))
    assert [field.name for field in fresh.heads] == ["children", "youth", "adults", "older"]
    assert ResultForm(instance=row).heads[-1].initial == 3
    with pytest.raises(ValidationError):
        entered(organiser, {group: 1})
    services.correct_result(row, {"heads": {group: 4}}, revision=1, by=organiser)
    assert (told(row), Result.objects.get(pk=row.pk).people) == ([("goście spoza gminy", 4)], 4)


def test_two_who_enter_at_once_see_all_groups_beside_each_other_and_lose_none(desk, organiser, administrator):
    group, other = guests(administrator), guests(administrator, "wolontariusze")
    occurrence = make_occurrence(make_activity(in_charge=organiser))
    page = f"/biuro/spotkania/{occurrence.pk}/wyniki/"
    given = {"nobody_came": False, "volunteer_hours": 0, "learnt": "", "deviations": "", "cost": None}
    heads = {old("older"): 5, group: 3, other: 2}
    services.enter_result(occurrence, given | {"heads": heads}, by=organiser)
    dictionaries.withdraw_row(other, reason="liczymy razem", by=administrator)
    mine = {"older": "5", "adults": "1", f"head_{group.slug}": "4"}
    form = desk.post(page, mine).context["form"]
    told = [(row.label, row.text, row.name) for row in form.both_versions]
    assert told == [
        ("Dorośli", "0", "adults"),
        ("Goście spoza gminy", "3", f"head_{group.slug}"),
        ("Wolontariusze", "2", f"head_{other.slug}"),
    ]
    seen = {"revision": form["revision"].value()}
    inserted = desk.post(page, mine | seen | {"wstaw": f"head_{other.slug}"}).context["form"]
    assert [inserted[name].value() for name in ("older", f"head_{group.slug}", f"head_{other.slug}")] == ["5", "4", "2"]
    desk.post(page, mine | seen | {f"head_{other.slug}": "2"})
    assert told_now() == [("dorośli", 1), ("osoby starsze", 5), ("goście spoza gminy", 4), ("wolontariusze", 2)]


def told_now():
    return told(Result.objects.get())


def test_who_typed_in_a_group_that_ended_meanwhile_is_told_so_and_loses_nothing(desk, organiser, administrator):
    group = guests(administrator)
    page = f"/biuro/spotkania/{make_occurrence(make_activity(in_charge=organiser)).pk}/wyniki/"
    dictionaries.withdraw_row(group, reason="liczymy razem", by=administrator)
    answer = desk.post(page, {"older": "2", f"head_{group.slug}": "3"})
    assert list(errors(answer)) == [f"head_{group.slug}"]
    assert answer.context["form"][f"head_{group.slug}"].value() == "3"


def test_as_many_by_other_groups_is_a_correction_that_the_other_person_sees(organiser, administrator):
    first, second = guests(administrator), guests(administrator, "wolontariusze")
    row = entered(organiser, {first: 3})
    row = services.correct_result(row, {"heads": {second: 3}}, revision=1, by=organiser)
    assert (row.revision, told(row)) == (2, [("wolontariusze", 3)])
    assert Entry.objects.filter(act="result.corrected").count() == 1


def test_groups_of_before_are_ended_but_not_removed_and_the_last_stays(administrator):
    with pytest.raises(ValidationError):
        dictionaries.remove_row(old("youth"), by=administrator)
    refused(lambda: HeadGroup.objects.filter(slug="youth").delete())
    for slug in ("children", "youth", "adults"):
        dictionaries.withdraw_row(old(slug), reason="liczymy razem", by=administrator)
    with pytest.raises(ValidationError, match="ostatnia"):
        dictionaries.withdraw_row(old("older"), reason="liczymy razem", by=administrator)
    group = guests(administrator)
    dictionaries.remove_row(group, by=administrator)
    assert not HeadGroup.objects.filter(pk=group.pk).exists()


def test_the_list_is_kept_by_the_administrator(signed_in, administrator, organiser):
    desk = signed_in(administrator)
    desk.post(f"{LIST}nowe/", {"name": "goście", "ages": "spoza gminy", "after": old("older").pk})
    assert "goście" in text_of(desk.get(LIST))
    assert signed_in(organiser).get(LIST).status_code == 200
    assert HeadGroup.objects.last().name == "goście"


def test_what_a_release_of_before_enters_is_counted_by_group(organiser):
    row = result(make_occurrence(), adults=3, older=4)
    assert told(row) == [("dorośli", 3), ("osoby starsze", 4)]
    sql("update activities_result set adults = 0, youth = 2 where id = %s", row.pk)
    assert told(row) == [("młodzież", 2), ("osoby starsze", 4)]


@pytest.mark.parametrize(
    "statement",
    [
        "update activities_headcount set people = people + 1",
        "delete from activities_headcount",
        "update activities_result set others = 1",
    ],
)
def test_the_database_refuses_heads_that_do_not_add_up(statement):
    result(make_occurrence(), older=4)
    with pytest.raises(IntegrityError, match="do not add up"), transaction.atomic():
        sql(statement)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["enter", "correct", "rename"]),
        st.integers(0, 5),
        st.lists(st.integers(0, 30), min_size=6, max_size=6),
    ),
    min_size=1,
    max_size=5,
)


@given(history=ACTS)
def test_groups_add_up_to_the_whole_whatever_was_entered_corrected_and_renamed(history):
    with transaction.atomic():
        _live_through(history)
        transaction.set_rollback(True)


def _live_through(history):
    by, boss = builders.user("organiser"), builders.user("administrator")
    groups = [*HeadGroup.objects.all(), guests(boss), guests(boss, "wolontariusze")]
    planned, rows = Action.objects.get(goal__version=approved(by)), []
    activity = make_activity(in_charge=by, action=planned, outside_plan_reason="")
    for number, (act, chosen, people) in enumerate(history):
        heads = {
            HeadGroup.objects.get(pk=group.pk): count for group, count in zip(groups, people, strict=True) if count
        }
        if act == "rename":
            dictionaries.change_row(
                HeadGroup.objects.get(pk=groups[chosen].pk), {"name": f"grupa {number}"}, revision=None, by=boss
            )
        elif act == "correct" and rows:
            row = rows[chosen % len(rows)]
            values = {"heads": heads, "nobody_came": not heads}
            services.correct_result(Result.objects.get(pk=row.pk), values, revision=None, by=by)
        else:
            occurrence = make_occurrence(activity, starts_at=wall(2026, 11, 1 + number, 10))
            given = {"nobody_came": not heads, "volunteer_hours": 0, "learnt": "", "deviations": "", "cost": None}
            rows.append(services.enter_result(occurrence, given | {"heads": heads}, by=by))
    slow = sum(HeadCount.objects.values_list("people", flat=True))
    done = figures.of_activity(activity)
    assert (
        done.people
        == sum(one.people for one in done.by_group)
        == slow
        == sum(row.people for row in Result.objects.all())
    )
    for trace in OCCURRENCES.of([planned.key], date(2026, 11, 1), date(2026, 12, 1)):
        assert sum(value for _name, value in trace.by_group) == trace.figures.get("participants", 0)
    part = occurrences.draw(date(2026, 11, 1), date(2026, 12, 1))
    [whole] = [figure.value for figure in part.figures if figure.key == "people"]
    tables = [table for table in part.tables if table.key == "by-group"]
    assert whole == sum((Decimal(count) for table in tables for _name, count in table.rows), Decimal(0)) == slow
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
