"""The network: who did what with whom, what follows from it in words, drawn on the map and as a picture."""

from datetime import date
from itertools import combinations, pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from osl_site.common.pictures.labels import Label, placed
from osl_site.common.pictures.layout import laid
from partners import services
from partners.models import Partner
from partners.network.answers import answers, silent_since, without_partner
from partners.network.graph import bridges, neighbours
from partners.network.listing import NetworkFilter
from partners.network.pictures import partners_map, partners_picture
from partners.network.ties import only_among, ties
from plans import services as plans
from plans.models import Outcome
from tests import builders
from tests.activities.builders import make_activity, make_occurrence
from tests.partners.builders import agreement, entry, partner, signed_agreement
from tests.plans.builders import action, draft
from tests.reading import text_of

PAGE = "/biuro/partnerzy/siec/"
YEAR = (date(2025, 12, 1), date(2026, 12, 1))
pairs = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]), max_size=16)


@pytest.fixture
def day(at, db):
    at(2026, 12, 1, 9)


def village(name, **fields):
    row = builders.locality(name)
    for field, value in ({"latitude": 54.2, "longitude": 20.6} | fields).items():
        setattr(row, field, value)
    row.save()
    return row


def groups_without(found, one):
    """By hand: what those who met somebody fall into when one is gone, groups of two and more."""
    met = neighbours(pair for pair in found if one not in pair)
    left, groups = set(met), []
    while left:
        group, waiting = set(), [left.pop()]
        while waiting:
            group.add(waiting[-1])
            waiting += met[waiting.pop()] - group
        left -= group
        groups.append(frozenset(group))
    return groups


@given(pairs)
def test_who_alone_links_groups_is_whoever_would_leave_more_of_them(found):
    expected = {}
    for one in {end for pair in found for end in pair}:
        near = neighbours(found)[one]
        if len(groups := [group for group in groups_without(found, one) if group & near]) > 1:
            expected[one] = set(groups)
    assert {one.partner: set(one.groups) for one in bridges(found)} == expected


@given(st.integers(1, 20), pairs)
def test_the_same_ties_give_the_same_picture_and_every_point_stands_in_it(count, found):
    ends = {pair: 1 for pair in found if max(pair) < count}
    first, second = (laid(list(range(count)), ends) for _ in range(2))
    assert first == second
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in first.values())


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 600)), max_size=25))
def test_no_name_covers_another_and_none_leaves_the_drawing(points):
    boxes = [box for box in placed([Label("Toprzyny", x, y, 5) for x, y in points], 960, 700) if box]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(box.x >= 0 and box.x + box.wide <= 960 and box.y >= 0 and box.y + box.high <= 700 for box in boxes)


def test_a_tie_is_a_talk_an_offer_and_an_action_of_these_days(day, organiser):
    one, other, third = partner(), partner(), partner()
    entry(one, other), entry(one, other, held_on=date(2026, 6, 1)), entry(one)
    entry(one, third, held_on=date(2025, 6, 1))
    make_activity().partners.set([one, other])  # without a meeting
    held, off = make_activity(), make_activity()
    make_occurrence(held), make_occurrence(off, cancelled_at="2026-11-01T10:00Z", cancelled_reason="Remont.")
    held.partners.set([other, third]), off.partners.set([one, third])
    version = draft()
    goal = version.goals.get()
    goal.actions.get().partners.set([one, other, third])
    action(goal, organiser).partners.set([one, other, third, *(partner() for _ in range(4))])  # everybody
    plans.submit(version, by=organiser)
    director = builders.user("director")
    plans.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=director)
    found = ties(date(2025, 12, 1), date(2027, 3, 1))
    assert {pair: tie.times for pair, tie in found.items()} == {
        (one.pk, other.pk): {"rozmowy": 2, "plan": 1},
        (one.pk, third.pk): {"plan": 1},
        (other.pk, third.pk): {"oferta": 1, "plan": 1},
    }
    assert found[one.pk, other.pk].last == date(2026, 11, 28)
    assert only_among(found, [one.pk, other.pk]).keys() == {(one.pk, other.pk)}


def test_the_answers_name_blank_villages_silence_links_and_what_changed(day, organiser):
    here, _there = village("Toprzyny"), village("Kandyty")
    a, b, c, d, link = (partner(name=name, localities=[here]) for name in ("A", "B", "C", "D", "Łącznik"))
    entry(a, b, link), entry(c, d, link)
    entry(a, c, held_on=date(2025, 3, 1)), entry(a, b, held_on=date(2025, 4, 1))
    silent = partner(name="Cisi")
    entry(silent, held_on=date(2026, 2, 1))
    names = {row.pk: row for row in Partner.objects.all()}
    said = answers(only_among(ties(*YEAR), names), names, *YEAR, date(2026, 12, 1))
    assert [place.name for place in said.blank] == ["Kandyty"]
    assert [(row.name, row.spoken_on) for row in said.silent] == [("Cisi", date(2026, 2, 1))]
    assert [(one.partner.name, one.sentence) for one in said.links] == [
        ("Łącznik", "łączy grupy, które inaczej się nie spotykają: (A, B) oraz (C, D).")
    ]
    assert (said.changes.new, said.changes.gone) == (
        ["A – Łącznik", "B – Łącznik", "C – D", "C – Łącznik", "D – Łącznik"],
        ["A – C"],
    )


def test_who_is_paused_or_was_never_spoken_with_is_told_apart(day):
    partner(state="paused")
    never = partner()
    assert list(silent_since(date(2026, 6, 1), Partner.objects.values_list("pk", flat=True))) == [never]


def test_the_map_has_each_village_and_says_who_stands_on_it_nowhere(day, rf):
    here = village("Toprzyny")
    away = village("Kandyty", latitude=54.3, longitude=20.4)
    lost = village("Kamińsk", latitude=None, longitude=None)
    one, other = partner(localities=[here]), partner(localities=[away])
    partner(localities=[lost]), partner(), entry(one, other)
    asked = NetworkFilter(rf.get("/").GET, Partner.objects.prefetch_related("localities"))
    shown = partners_map(list(asked.qs), ties(*YEAR), asked.data)
    assert (shown.unplaced, shown.elsewhere) == ([("Kamińsk", 1)], 1)
    assert shown.drawing.drawn.count("<a ") == 2
    assert shown.drawing.drawn.count('class="map__tie"') == 1
    assert f"miejscowosc={away.pk}#znalezione" in shown.drawing.drawn
    assert "Kandyty, partnerzy: 1" in shown.drawing.drawn


def test_up_to_sixty_are_drawn_and_of_more_the_page_says_what_to_do(day, signed_in, organiser):
    rows = [partner(name=f"Koło {number:02}") for number in range(61)]
    for one, other in pairwise(rows[:60]):
        entry(one, other)
    names = {row.pk: row for row in rows}
    assert partners_picture(names, ties(*YEAR)).drawn.count("<a ") == 60
    entry(rows[0], rows[60])
    assert partners_picture(names, ties(*YEAR)) is None
    page = text_of(signed_in(organiser).get(f"{PAGE}rysunek/"))
    assert "Tu jest 61 partnerów, a rysunek jest czytelny do 60." in page


def test_days_and_a_village_narrow_the_table_the_map_and_the_file(day, signed_in, organiser):
    here = village("Toprzyny")
    one, other = partner(name="KGW", localities=[here]), partner(name="OSP")
    entry(one, other, held_on=date(2026, 3, 1))
    office = signed_in(organiser)
    assert "OSP (rozmowy 1)" in office.get(f"{PAGE}?format=csv").content.decode("utf-8-sig")
    assert "OSP (rozmowy 1)" not in office.get(f"{PAGE}?format=csv&od=2026-04-01").content.decode("utf-8-sig")
    page = office.get(f"{PAGE}?miejscowosc={here.pk}")
    assert [row.name for row in page.context["lines"]] == ["KGW"]
    assert [met.partner.name for met in page.context["lines"][0].met] == ["OSP"]


def test_a_page_of_a_partner_says_with_whom_it_does_something(day, signed_in, organiser):
    row, other, rare = partner(name="KGW"), partner(name="OSP"), partner(name="LZS")
    entry(row, rare), entry(row, other), entry(row, other), entry(row, partner(state="ended"))
    page = signed_in(organiser).get(row.get_absolute_url())
    assert [(met.partner.name, met.tie.in_words) for met in page.context["met"]] == [
        ("OSP", "rozmowy 2"),
        ("LZS", "rozmowy 1"),
    ]
    assert "rozmowy 2, ostatnio 28.11.2026" in text_of(page)


def test_who_ended_or_was_withdrawn_is_in_it_no_more(day, signed_in, organiser):
    one, gone, ended = partner(name="KGW"), partner(name="OSP"), partner(name="LZS", state="ended")
    entry(one, gone, ended)
    services.withdraw_partner(gone, reason="Wpisana dwa razy.", by=organiser)
    page = signed_in(organiser).get(PAGE)
    assert [(row.name, row.met) for row in page.context["lines"]] == [("KGW", [])]


def test_many_partners_take_as_many_queries_as_one(day, signed_in, organiser):
    office = signed_in(organiser)
    here = village("Toprzyny")

    def queries(count):
        rows = [partner(localities=[here]) for _ in range(count)]
        entry(*rows)
        with CaptureQueriesContext(connection) as asked:
            assert office.get(PAGE).status_code == 200
            assert office.get(f"{PAGE}rysunek/").status_code == 200
        return len(asked)

    queries(2)
    assert queries(2) == queries(30)


def test_a_village_with_only_those_of_the_whole_commune_is_blank(day):
    here = village("Toprzyny")
    partner(communes=[here.commune])
    assert list(without_partner(Partner.objects.values_list("pk", flat=True))) == [here]


def test_an_agreement_ties_its_parties_while_it_holds(day, organiser):
    one, other = partner(), partner()
    signed_agreement(by=organiser, parties=[one, other])
    agreement(by=organiser, parties=[one, partner()])  # nobody signed it
    assert {pair: tie.times for pair, tie in ties(*YEAR).items()} == {(one.pk, other.pk): {"porozumienia": 1}}
    assert ties(date(2020, 1, 1), date(2026, 11, 30)) == {}


def test_who_works_in_which_village_is_told_and_where_nobody_does(day, signed_in, organiser):
    here, blank = village("Toprzyny"), village("Kandyty")
    hamlet = village("Majdan")
    type(hamlet).objects.filter(pk=hamlet.pk).update(kind="osada")
    partner(name="Klub", localities=[here], community_work="animation", animation="zajęcia")
    partner(name="Bank", localities=[blank], community_work="none")
    partner(name="Dawny", localities=[blank], community_work="both", state="ended")
    partner(name="OWES", communes=[here.commune], community_work="other")
    office = signed_in(organiser)
    page = office.get(f"{PAGE}kto-gdzie/")
    told = {row.name: [one.name for one in row.workers] for row in page.context["lines"]}
    assert told == {"Kandyty": [], "Toprzyny": ["Klub"]}
    assert (page.context["blank"], [one.name for one in page.context["everywhere"]]) == (1, ["OWES"])
    assert [row.name for row in office.get(f"{PAGE}kto-gdzie/?bez_nikogo=on").context["lines"]] == ["Kandyty"]
    assert [row.name for row in office.get(f"{PAGE}kto-gdzie/?praca=animation").context["lines"]] == ["Toprzyny"]
    assert "Klub: animacja lokalna: zajęcia" in office.get(f"{PAGE}kto-gdzie/?format=csv").content.decode("utf-8-sig")
