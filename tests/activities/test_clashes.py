"""Two meetings in each other's way: same place or same person at the same time. Warned about, never refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.planning.clashes import Slot, clashes_of, slot_of
from tests.activities.builders import make_activity, make_occurrence, venue, wall

TEN = wall(2026, 12, 1, 10)


def found(occurrence):
    return [
        (clash.other.name, clash.same_venue, clash.same_person)
        for clash in clashes_of([slot_of(occurrence)], instead_of=[occurrence.pk])[0].named
    ]


@pytest.mark.django_db
def test_the_same_place_and_the_same_person_are_found_with_the_reason(organiser, coworker):
    hall = venue()
    here = make_occurrence(make_activity(in_charge=organiser), starts_at=TEN, venue=hall)
    make_occurrence(make_activity(title="Sala", in_charge=coworker), starts_at=wall(2026, 12, 1, 11), venue=hall)
    make_occurrence(make_activity(title="Osoba", in_charge=organiser), starts_at=wall(2026, 12, 1, 9), venue=venue())
    make_occurrence(make_activity(title="Oba", in_charge=organiser), starts_at=TEN, venue=hall)
    assert found(here) == [("Osoba", False, True), ("Oba", True, True), ("Sala", True, False)]


@pytest.mark.django_db
def test_what_only_touches_is_cancelled_or_on_the_phone_is_in_nobodys_way(organiser, coworker):
    hall = venue()
    here = make_occurrence(make_activity(in_charge=organiser), starts_at=TEN, venue=hall)
    make_occurrence(make_activity(in_charge=coworker), starts_at=wall(2026, 12, 1, 12), venue=hall)
    make_occurrence(make_activity(in_charge=coworker), starts_at=wall(2026, 12, 1, 8), venue=hall)
    off = {"cancelled_at": TEN, "cancelled_reason": "mróz"}
    make_occurrence(make_activity(in_charge=organiser), starts_at=TEN, venue=hall, **off)
    by_phone = make_occurrence(make_activity(in_charge=coworker), starts_at=TEN)
    assert (found(here), found(by_phone)) == ([], [])


@pytest.mark.django_db
def test_the_clashes_of_many_slots_are_one_query(organiser, django_assert_num_queries):
    hall = venue()
    occurrences = [make_occurrence(make_activity(in_charge=organiser), starts_at=TEN, venue=hall) for _ in range(3)]
    with django_assert_num_queries(1):
        clashes = clashes_of([slot_of(row) for row in occurrences], instead_of=[row.pk for row in occurrences])
    assert [part.count for part in clashes] == [2, 2, 2]


hours = st.integers(0, 20).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, 23)))


@given(hours, hours)
def test_meeting_each_other_is_mutual_and_means_a_common_hour(one, other):
    first, second = (Slot(wall(2026, 12, 1, a), wall(2026, 12, 1, b), 1, 1) for a, b in (one, other))
    assert first.meets(second) == second.meets(first) == bool(set(range(*one)) & set(range(*other)))
