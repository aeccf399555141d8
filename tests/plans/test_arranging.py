"""Order and removal: by buttons, with the place said, and never of what someone else changed unseen."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import ChangedMeanwhile
from plans import services
from plans.models import Action, TemplateChapter
from plans.services.arranging import ChangedSinceSeen
from tests import builders
from tests.plans.builders import action, draft, goal, plan
from tests.reading import source_of

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"plans:{name}", args=args)


@pytest.fixture
def goals(organiser):
    version = plan(organiser).versions.get()
    return [goal(version, organiser, text=text) for text in ("raz", "dwa", "trzy")]


def test_a_part_whose_place_changed_meanwhile_stays_where_it_is(goals, organiser):
    services.move(goals[2], -1, seen=3, by=organiser)
    with pytest.raises(ValidationError, match="Ktoś inny zmienił w tym czasie kolejność"):
        services.move(goals[1], 1, seen=2, by=organiser)
    assert list(goals[0].version.goals.values_list("text", flat=True)) == ["raz", "trzy", "dwa"]


def test_what_follows_a_removed_part_moves_up(goals, organiser):
    services.remove(goals[0], by=organiser)
    assert list(goals[0].version.goals.values_list("text", "position")) == [("dwa", 1), ("trzy", 2)]


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda row, by: services.change_goal(row, {"text": "Inaczej"}, revision=1, by=by),
        lambda row, by: services.change_action(row.actions.get(), {"title": "Inaczej"}, revision=1, by=by),
        lambda row, by: services.add_indicator(row.actions.get(), {"name": "osoby", "target": 1}, by=by),
        lambda row, by: services.remove(row.actions.get(), by=by),
    ],
    ids=["goal", "action", "indicator", "removed"],
)
def test_what_someone_changed_since_the_page_was_opened_is_not_removed_unseen(meanwhile, organiser):
    version = draft(organiser)
    row, seen, whole = version.goals.get(), services.edition_of(version.goals.get()), services.edition_of(version)
    meanwhile(row, organiser)
    with pytest.raises(ChangedSinceSeen):
        services.remove(row, seen=seen, by=organiser)
    with pytest.raises(ChangedSinceSeen):
        services.discard(version, seen=whole, by=organiser)
    services.remove(row, seen=services.edition_of(row), by=organiser)


def test_the_page_asks_again_when_someone_changed_it_meanwhile(signed_in, organiser):
    version = draft(organiser)
    row, writer = version.goals.get(), signed_in(organiser)
    address = page("part_remove", "cel", row.pk)
    seen = writer.get(address).context["seen"]
    services.change_action(row.actions.get(), {"title": "Nowa nazwa"}, revision=1, by=organiser)
    again = writer.post(address, {"stan": seen})
    assert "Ktoś inny zmienił to w tym czasie." in again.text
    assert "1.1 Nowa nazwa" in again.text
    writer.post(address, {"stan": again.context["seen"]})
    assert not version.goals.exists()


def test_an_action_moves_under_another_goal_with_its_indicators(goals, organiser):
    _, second, _ = (action(goals[0], organiser, title=title) for title in ("a", "b", "c"))
    services.add_indicator(second, {"name": "osoby", "target": 9}, by=organiser)
    moved = services.move_to_goal(second, goals[1], revision=1, by=organiser)
    assert (moved.number, moved.key, moved.indicators.count()) == ("2.1", second.key, 1)
    assert list(goals[0].actions.values_list("title", "position")) == [("a", 1), ("c", 2)]
    assert Entry.objects.roots().order_by("-id").values_list("act", flat=True)[0] == "plan_part.moved"


def test_an_action_moves_neither_to_another_plan_nor_unseen(goals, organiser):
    row = action(goals[0], organiser)
    with pytest.raises(ValidationError, match="Tego celu nie ma już w tej wersji"):
        services.move_to_goal(row, draft(organiser).goals.get(), revision=1, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.move_to_goal(row, goals[1], revision=0, by=organiser)
    with pytest.raises(PermissionDenied):
        services.move_to_goal(row, goals[1], revision=1, by=builders.user("director"))


def test_the_page_says_where_the_moved_part_stands_and_gives_its_button_back(goals, signed_in, organiser):
    answer = signed_in(organiser).post(page("part_move", "cel", goals[2].pk), {"dokad": "wyzej", "miejsce": "3"})
    assert answer.url == f"{page('version_detail', goals[0].version_id)}#cel-{goals[2].pk}-wyzej"
    shown = source_of(signed_in(organiser).get(page("version_detail", goals[0].version_id)))
    assert f'id="cel-{goals[2].pk}-wyzej"' in shown
    seen = f"{page('part_move', 'cel', goals[2].pk)}?miejsce=2"
    assert f'formaction="{seen}" name="dokad" value="wyzej"' in shown
    answer = signed_in(organiser).post(seen, {"dokad": "wyzej"})
    assert answer.url.endswith(f"#cel-{goals[2].pk}-nizej")  # at the edge the other button


def test_an_action_is_moved_by_its_page(goals, signed_in, organiser):
    row = action(goals[0], organiser)
    answer = signed_in(organiser).post(page("action_move", row.pk), {"goal": goals[2].pk, "revision": 1}, follow=True)
    assert "Działanie 1.1 jest teraz działaniem 3.1." in answer.text
    again = signed_in(organiser).post(page("action_move", row.pk), {"goal": goals[0].pk, "revision": 1})
    assert "Ktoś inny zmienił to działanie w tym czasie." in again.text
    assert Action.objects.get().goal == goals[2]


TEMPLATE = {
    "template.chapter_added": lambda row, by: services.add_template_chapter({"title": "Finanse"}, by=by),
    "template.chapter_changed": lambda row, by: services.change_template_chapter(
        row, {"title": "Inaczej"}, revision=1, by=by
    ),
    "template.chapter_moved": lambda row, by: services.move_template_chapter(row, 1, seen=1, by=by),
    "template.chapter_removed": lambda row, by: services.remove_template_chapter(row, revision=1, by=by),
}


@pytest.mark.parametrize("act", TEMPLATE)
def test_each_act_on_the_template_leaves_one_entry_and_is_the_organisers(act, organiser):
    services.begin_template(by=organiser)
    row = TemplateChapter.objects.first()
    with pytest.raises(PermissionDenied):
        TEMPLATE[act](row, builders.user("director"))
    TEMPLATE[act](row, organiser)
    assert list(Entry.objects.roots().order_by("id").values_list("act", flat=True)) == ["template.begun", act]
    positions = list(TemplateChapter.objects.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


def test_of_two_people_at_the_template_the_second_is_told(organiser):
    services.begin_template(by=organiser)
    with pytest.raises(ValidationError, match="Szablon ma już rozdziały"):
        services.begin_template(by=organiser)
    first, second, *_ = TemplateChapter.objects.all()
    services.move_template_chapter(first, 1, seen=1, by=organiser)
    with pytest.raises(ValidationError, match="kolejność"):
        services.move_template_chapter(second, -1, seen=2, by=organiser)
    services.change_template_chapter(first, {"title": "Inaczej"}, revision=1, by=organiser)
    with pytest.raises(ChangedSinceSeen):
        services.remove_template_chapter(first, revision=1, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.change_template_chapter(first, {"title": "Po swojemu"}, revision=1, by=organiser)
