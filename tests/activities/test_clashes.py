"""Two meetings in each other's way: same place or same person at the same time. Warned about, never refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.planning import clashes
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
        parts = clashes_of([slot_of(row) for row in occurrences], instead_of=[row.pk for row in occurrences])
    assert [part.count for part in parts] == [2, 2, 2]


CAMP = Slot(wall(2026, 12, 4, 16), wall(2026, 12, 6, 14), 1, 1, "Biwak")
BALL = Slot(wall(2026, 12, 5, 20), wall(2026, 12, 6, 2), 1, 1, "Bal")
DAWN = Slot(wall(2026, 12, 6, 1), wall(2026, 12, 6, 3), 1, 1, "Świt")


def test_what_is_in_the_way_says_its_day_unless_both_are_on_one_and_the_same(monkeypatch):
    monkeypatch.setattr(clashes, "_stored_around", lambda *_asked: [])
    said = [[words.replace("\xa0", " ") for words in one.words] for one in clashes_of([CAMP, BALL, DAWN])]
    why = ": to samo miejsce i ta sama osoba odpowiedzialna"
    camp = f"„Biwak”, piątek, 4 grudnia 2026 r., godz. 16:00 – niedziela, 6 grudnia 2026 r., godz. 14:00{why}"
    ball = f"„Bal”, sobota, 5 grudnia 2026 r., godz. 20:00–2:00{why}"
    dawn = f"„Świt”, niedziela, 6 grudnia 2026 r., godz. 1:00–3:00{why}"
    assert said == [[ball, dawn], [camp, dawn], [camp, ball]]


hours = st.integers(0, 20).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, 23)))


@given(hours, hours)
def test_meeting_each_other_is_mutual_and_means_a_common_hour(one, other):
    first, second = (Slot(wall(2026, 12, 1, a), wall(2026, 12, 1, b), 1, 1) for a, b in (one, other))
    assert first.meets(second) == second.meets(first) == bool(set(range(*one)) & set(range(*other)))
