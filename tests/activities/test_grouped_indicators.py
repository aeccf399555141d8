"""Participations of one group of the office as what an indicator counts: whole, by place, and once it is ended."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from activities import services
from activities.models import Result
from osl_site.common import clock
from osl_site.common.centre.dictionaries import services as dictionaries
from osl_site.common.centre.models import HeadGroup, Locality
from plans import services as plans_services
from plans.forms.indicators import IndicatorForm
from plans.measuring.figures import figures_of
from plans.measuring.measured import measured_in
from plans.models import Indicator, Outcome, Version
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.breaking import refused, sql
from tests.plans import measuring
from tests.plans.measuring import NOW, YEAR
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
GUESTS, WHOLE = "goście spoza gminy", "wszystkie udziały"
SENT = {"name": "udziały gości", "source": "group", "aggregate": "sum", "baseline": "0", "target": "40"}


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office()
        yield


@pytest.fixture
def guests(administrator):
    return dictionaries.add_row(HeadGroup, {"name": GUESTS, "ages": ""}, by=administrator)


@pytest.fixture
def tea(organiser, director, guests, monkeypatch):
    """An action with an indicator of each group of the office, and one of everybody."""
    each = {f"udziały: {row}": {"target": 40, "source": "group", "group": row} for row in HeadGroup.objects.all()}
    monkeypatch.setattr(measuring, "KINDS", each | {WHOLE: {"target": 400, "source": "participants"}})
    return measuring.carried_out(organiser, director)


def values(version=None):
    found = figures_of(measured_in(version or Version.objects.get()), date(YEAR, 1, 1), date(YEAR, 12, 31))
    return {row.measured.name: row for row in found.values()}


def held(activity, by, heads, *, day=1, place=None):
    occurrence = make_occurrence(activity, starts_at=wall(YEAR, 9, day, 10), venue=place)
    given = {"nobody_came": not any(heads.values()), "volunteer_hours": 0, "learnt": "", "deviations": "", "cost": None}
    return services.enter_result(occurrence, given | {"heads": heads}, by=by)


@pytest.mark.parametrize("seed", range(3))
def test_groups_add_up_to_everybody_and_places_to_each_group(seed, tea, organiser, administrator):
    chance, groups, rows = Random(seed), list(HeadGroup.objects.all()), []
    activity = make_activity(action=tea, outside_plan_reason="", in_charge=organiser)
    places = [None, *(venue(name=row.name, locality=row) for row in Locality.objects.all()[:2])]
    for day in range(1, 13):
        heads = {row: chance.choice([0, 0, chance.randint(1, 40)]) for row in groups}
        rows.append(held(activity, organiser, heads, day=day, place=chance.choice(places)))
    for row in chance.sample(rows, 4):
        heads = {group: chance.randint(0, 9) for group in groups}
        values_now = {"heads": heads, "nobody_came": not any(heads.values())}
        services.correct_result(Result.objects.get(pk=row.pk), values_now, revision=None, by=organiser)
    dictionaries.change_row(HeadGroup.objects.get(slug="older"), {"name": "seniorzy"}, revision=None, by=administrator)
    found = values()
    of_groups = [row for name, row in found.items() if name != WHOLE]
    slow = sum(row.people for row in Result.objects.all())
    assert sum(row.value for row in of_groups) == found[WHOLE].value == slow
    assert sum(value for _name, value in found[WHOLE].by_group) == slow
    for row in found.values():
        assert sum((value for _name, value in row.by_place), Decimal(0)) == row.value
    with connection.cursor() as cursor:
        cursor.execute("select g.name, sum(h.people) from activities_headcount h join centre_headgroup g"
                       " on g.id = h.group_id group by g.name")  # fmt: skip
        counted = dict(cursor.fetchall())
    assert {row.measured.group.name: row.value for row in of_groups if row.value} == counted


def test_a_meeting_without_the_group_adds_nothing_and_is_counted_all_the_same(tea, organiser, guests):
    activity = make_activity(action=tea, outside_plan_reason="", in_charge=organiser)
    held(activity, organiser, {guests: 3, HeadGroup.objects.get(slug="adults"): 4})
    held(activity, organiser, {HeadGroup.objects.get(slug="adults"): 2}, day=2)
    found = values()
    assert found[f"udziały: {GUESTS}"].said == "3"
    assert [step.value for step in found[f"udziały: {GUESTS}"].steps] == [3, 0]
    assert found["udziały: dorośli"].value == 6


def test_the_form_offers_every_group_that_is_counted_by(desk, guests, administrator):
    dictionaries.withdraw_row(HeadGroup.objects.get(slug="youth"), reason="liczymy razem", by=administrator)
    offered = [str(row) for row in IndicatorForm().fields["group"].queryset]
    assert offered == ["dzieci", "dorośli", "osoby starsze", GUESTS]
    assert "children" not in [value for value, _label in IndicatorForm().fields["source"].choices]
    assert IndicatorForm(SENT | {"group": guests.pk}).is_valid()
    nobody = IndicatorForm(SENT)
    assert nobody.errors == {"group": ["Wybierz, którą grupę liczymy."]}
    beside = IndicatorForm(SENT | {"source": "meetings", "group": guests.pk})
    assert beside.is_valid() and beside.values["group"] is None and len(beside.left_out) == 1
    people = IndicatorForm(SENT | {"group": guests.pk, "unit": "osoby"})
    assert "Aplikacja liczy udziały" in people.errors["unit"][0]


def test_an_ended_group_keeps_its_indicator_through_an_update_and_is_not_chosen_anew(
    tea, organiser, director, guests, administrator, desk
):
    activity = make_activity(action=tea, outside_plan_reason="", in_charge=organiser)
    held(activity, organiser, {guests: 3})
    dictionaries.withdraw_row(guests, reason="liczymy inaczej", by=administrator)
    update = plans_services.open_update(
        Version.objects.get().plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser
    )
    row = Indicator.objects.get(name=f"udziały: {GUESTS}", action__goal__version=update)
    plans_services.change_indicator(row, {"target": 50, "group": guests}, revision=row.revision, by=organiser)
    assert guests in IndicatorForm(instance=row).fields["group"].queryset
    with pytest.raises(ValidationError):
        plans_services.add_indicator(
            row.action, {"name": "nowy", "target": 4, "source": "group", "group": guests}, by=organiser
        )
    refused(
        lambda: Indicator.objects.create(
            action=row.action, position=9, name="nowy", target=4, source="group", group=guests
        )
    )
    plans_services.submit(update, by=organiser)
    plans_services.decide(update, outcome=Outcome.APPROVED, effective_on=clock.today(), by=director)
    assert values(update)[f"udziały: {GUESTS}"].value == 3
    page = text_of(desk.get(f"/biuro/plany/postep/wskazniki/{row.key}/"))
    assert f"udziały jednej grupy w spotkaniach: {GUESTS}. Biuro zakończyło tę grupę 5 października 2070" in page


def test_what_an_indicator_counts_stands_in_the_plan_by_name_and_is_not_removed(tea, guests, administrator):
    version = Version.objects.get()
    told = [row["source"] for row in version.snapshot["goals"][0]["actions"][0]["indicators"]]
    assert f"liczy aplikacja: udziały jednej grupy w spotkaniach: {GUESTS}" in told
    with pytest.raises(ValidationError):
        dictionaries.remove_row(guests, by=administrator)
    refused(lambda: sql("update plans_indicator set group_id = null where group_id = %s", guests.pk))


@pytest.mark.parametrize("said", [{"source": "group"}, {"source": "meetings", "with_group": True}])
def test_the_database_wants_a_group_of_this_source_alone(organiser, guests, said):
    version = measuring.plan(organiser, year=YEAR).versions.get()
    action = measuring.action(measuring.goal(version, organiser), organiser)
    group = guests if said.pop("with_group", False) else None
    with pytest.raises(IntegrityError, match="indicator_names_the_group_it_counts"):
        Indicator.objects.create(action=action, position=1, name="udziały", target=4, group=group, **said)
