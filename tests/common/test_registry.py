"""Upper rooms say what they have for lower ones; whoever asks knows none of them."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from osl_site.common.centre.models import TargetGroup
from osl_site.common.registry import Link, MenuEntry
from osl_site.common.registry.slots import ConditionSlot, LabelSlot, RowSlot, Slot
from tests import builders


def test_a_lower_room_asks_what_stands_on_its_rows_and_knows_no_upper_room():
    link, slot = Link("cel", "Cel 1", "/cel/1/"), RowSlot()
    answer = lambda ids: {1: [link]} if 1 in ids else {}
    slot.register(TargetGroup, answer)
    slot.register(TargetGroup, answer)

    assert slot.of(TargetGroup, [1, 2]) == {1: [link], 2: []}


def test_what_may_not_be_known_is_left_out_words_and_all(organiser):
    open_to_all = Link("spotkanie", "Herbata", "/spotkania/1/")
    secret = Link("spotkanie", "Narada", "/spotkania/2/", may=lambda user: False)
    slot = RowSlot()
    slot.register(TargetGroup, lambda ids: {1: [open_to_all, secret]})

    assert slot.of(TargetGroup, [1], reader=organiser) == {1: [open_to_all]}
    assert slot.of(TargetGroup, [1]) == {1: [open_to_all, secret]}


def test_no_rows_no_question():
    slot = RowSlot()
    slot.register(TargetGroup, lambda ids: 1 / 0)

    assert slot.of(TargetGroup, []) == {}


@pytest.mark.django_db
def test_what_is_so_of_a_row_is_asked_of_many_at_once_and_narrows_a_list(django_assert_num_queries):
    young, old, others = (builders.group(name) for name in ("Młodzież", "Seniorzy", "Wszyscy"))
    slot = ConditionSlot()
    for name in ("Młodzież", "Seniorzy"):
        slot.register(TargetGroup, lambda name=name: Q(name=name))

    with django_assert_num_queries(1):
        assert slot.among(TargetGroup, [young.pk, old.pk, others.pk]) == {young.pk, old.pk}
    assert list(TargetGroup.objects.exclude(slot.condition(TargetGroup))) == [others]
    assert [slot.holds_for(row) for row in (young, others)] == [True, False]


@pytest.mark.django_db
def test_where_no_room_says_anything_nothing_is_so_and_nothing_is_asked(django_assert_num_queries):
    row, slot = builders.group(), ConditionSlot()
    with django_assert_num_queries(0):
        assert not slot.holds_for(row)
    assert not TargetGroup.objects.filter(slot.condition(TargetGroup)).exists()


def test_entries_stand_in_the_order_of_their_positions():
    slot = Slot()
    last, first = MenuEntry("Więcej", "more"), MenuEntry("Dziś", "desk")
    slot.register(last, position=90)
    slot.register(first, position=10)
    slot.register(first, position=10)

    assert list(slot) == [first, last]


def test_a_position_is_given_once():
    slot = Slot()
    slot.register(MenuEntry("Plan", "public_plan"), position=10)
    with pytest.raises(ImproperlyConfigured, match="Position 10"):
        slot.register(MenuEntry("Kalendarz", "calendar"), position=10)


def test_an_act_has_one_name():
    slot = LabelSlot()
    slot.register({"note.created": "dodano notatkę"})
    slot.register({"note.created": "dodano notatkę"})
    with pytest.raises(ImproperlyConfigured, match=r"note\.created"):
        slot.register({"note.created": "zapisano notatkę"})

    assert [slot.of(act) for act in ("note.created", "note.read")] == ["dodano notatkę", "note.read"]
