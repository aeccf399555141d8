import pytest

from needs import links
from needs.models import Conclusion
from osl_site.common import registry
from osl_site.common.registry import Link, Step
from osl_site.common.registry.slots import RowSlot
from partners.models import Partner
from tests import builders
from tests.needs.builders import asset, conclusion, goal_citing, need, note, submit
from tests.partners.builders import partner

pytestmark = pytest.mark.django_db
NOTHING = links.NOTHING_YET


def goal_link(goal, state):
    return Link("cel", f"Cel 1. {goal.text}", goal.get_absolute_url(), f"plan: {state}")


def step(label, row):
    return Step(label, row.code, row.get_absolute_url())


def test_a_note_that_nothing_is_drawn_from_says_so_at_every_step():
    heard = note()

    assert links.of_note(heard).steps == [
        Step("notatka", heard.code, current=True),
        Step("potrzeba albo zasób", NOTHING),
        Step("wniosek", NOTHING),
        Step("w planie", NOTHING),
    ]


def test_the_line_of_a_note_leads_to_the_goal():
    heard = note()
    wanted = need(notes=[heard])
    drawn = conclusion(notes=[heard], needs=[wanted])
    goal = goal_citing(drawn)
    found = links.of_note(heard)

    link = goal_link(goal, "wersja robocza")
    assert found.steps == [
        Step("notatka", heard.code, current=True),
        step("potrzeba albo zasób", wanted),
        step("wniosek", drawn),
        Step("cel", link.label, link.url),
    ]
    assert (found.needs, found.assets, found.conclusions, found.links) == ([wanted], [], [drawn], [link])


def test_the_line_of_a_need_comes_from_notes_and_leads_to_a_submitted_plan():
    heard = note()
    wanted = need(notes=[heard])
    drawn = conclusion(needs=[wanted])
    goal = goal_citing(drawn)
    submit(goal)
    found = links.of_need(wanted)

    link = goal_link(goal, "czeka na decyzję dyrektora")
    assert found.steps == [
        step("notatki", heard),
        Step("potrzeba", wanted.code, current=True),
        step("wniosek", drawn),
        Step("cel", link.label, link.url),
    ]
    assert (found.notes, found.conclusions, found.links) == ([heard], [drawn], [link])


def test_the_line_of_an_asset_names_the_first_neighbour_and_counts_the_others():
    heard = [note(), note(), note()]
    owned = asset(notes=heard)
    first, second = conclusion(assets=[owned]), conclusion(assets=[owned])
    found = links.of_asset(owned)

    assert found.steps == [
        Step("notatki", f"{heard[2].code} i jeszcze 2", "#na-czym-sie-opiera"),
        Step("zasób", owned.code, current=True),
        Step("wniosek", f"{first.code} i jeszcze 1", "#co-z-tego-wynika"),
        Step("w planie", NOTHING),
    ]
    assert (found.notes, found.conclusions) == (heard[::-1], [first, second])


def test_a_goal_that_rests_on_two_conclusions_of_a_need_is_one_link():
    wanted = need()
    goal = goal_citing(conclusion(needs=[wanted]), conclusion(needs=[wanted]))

    assert links.of_need(wanted).links == [goal_link(goal, "wersja robocza")]


def test_the_line_of_a_conclusion_counts_the_notes_of_its_needs_and_assets_too():
    direct, of_need, of_both = note(), note(), note()
    wanted, owned = need(notes=[of_need, of_both]), asset(notes=[of_both])
    drawn = conclusion(needs=[wanted], assets=[owned], notes=[direct])
    found = links.of_conclusion(drawn)

    assert found.steps == [
        Step("notatki", f"{of_both.code} i jeszcze 2", "#na-czym-sie-opiera"),
        Step("potrzeby i zasoby", f"{wanted.code} i jeszcze 1", "#na-czym-sie-opiera"),
        Step("wniosek", drawn.code, current=True),
        Step("w planie", NOTHING),
    ]
    assert (found.needs, found.assets, found.notes) == ([wanted], [owned], [direct])


@pytest.mark.parametrize("row_of", ["note", "need", "asset", "conclusion"])
def test_a_line_takes_no_more_queries_with_many_neighbours(row_of, django_assert_num_queries):
    queries = {"note": 8, "need": 4, "asset": 5, "conclusion": 6}[row_of]
    row, of = {
        "note": (note, links.of_note),
        "need": (need, links.of_need),
        "asset": (asset, links.of_asset),
        "conclusion": (conclusion, links.of_conclusion),
    }[row_of]
    one = row()
    connect(one, 1)
    with django_assert_num_queries(queries):
        of(one)
    connect(one, 4)
    with django_assert_num_queries(queries):
        of(one)


def connect(row, count):
    place = builders.locality()
    for _ in range(count):
        for name, made in (("notes", note), ("needs", need), ("assets", asset), ("conclusions", conclusion)):
            if hasattr(row, name):
                getattr(row, name).add(made(locality=place) if made is note else made())


def test_a_note_that_comes_by_two_ways_is_counted_once():
    kandyty, pieszkowo = builders.locality("Kandyty"), builders.locality("Pieszkowo")
    by_all_ways = note(locality=kandyty, people_count=5)
    by_need = note(locality=kandyty, people_count=2)
    by_asset = note(locality=pieszkowo)
    of_the_commune = note(people_count=1)
    note(locality=builders.locality("Dęby"), people_count=100)
    row = conclusion(
        needs=[need(notes=[by_all_ways, by_need]), need(notes=[by_need])],
        assets=[asset(notes=[by_all_ways, by_asset])],
        notes=[by_all_ways, of_the_commune],
    )

    found = links.evidence_of([row.pk])[row.pk]
    assert found == links.Evidence(notes=4, people=8, localities=2)
    assert str(found) == "notatki: 4, rozmówcy: 8, miejscowości: 2"


def test_evidence_of_many_conclusions_is_one_query(django_assert_num_queries):
    shared = note(people_count=3)
    first, second, bare = conclusion(notes=[shared]), conclusion(needs=[need(notes=[shared])]), conclusion()
    with django_assert_num_queries(1):
        found = links.evidence_of([first.pk, second.pk, bare.pk])

    one = links.Evidence(notes=1, people=3, localities=0)
    assert found == {first.pk: one, second.pk: one, bare.pk: links.Evidence(0, 0, 0)}


def test_a_line_does_not_pretend_to_have_counted_more_neighbours_than_it_has_read():
    row = conclusion(notes=[note() for _ in range(25)])
    found = links.of_conclusion(row)

    newest = found.notes[0].code
    assert (len(found.notes), found.steps[0].text) == (20, f"{newest} i jeszcze co najmniej 19")


def test_a_partner_is_told_what_it_gives_to_the_community(django_assert_num_queries):
    place, other = partner(), partner()
    rows = [asset(title="Sala", partner=place), asset(title="Rzutnik", partner=place, state="on_agreement")]
    with django_assert_num_queries(1):
        found = links.assets_of_partners([place.pk, other.pk])

    assert found == {
        place.pk: [
            Link("zasób", "Sala", rows[0].get_absolute_url(), "Dostępny"),
            Link("zasób", "Rzutnik", rows[1].get_absolute_url(), "Po uzgodnieniu"),
        ]
    }
    assert registry.links.of(Partner, [place.pk])[place.pk] == found[place.pk]


def test_what_stands_on_a_conclusion_comes_by_the_registry_alone(monkeypatch):
    drawn = conclusion()
    monkeypatch.setattr(registry, "links", RowSlot())
    goals = [Link("cel", f"Cel {number}", f"/cel/{number}/") for number in (1, 2)]
    registry.links.register(Conclusion, lambda ids: {pk: goals for pk in ids})

    assert links.of_conclusion(drawn).steps[-1] == Step("cel", "Cel 1 i jeszcze 1", "#w-planie")
