import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from osl_site.common.audit.models import Change, Entry
from osl_site.common.database.locking import ChangedMeanwhile
from plans import services
from plans.drafting.outlines import TITLES
from plans.drafting.warnings import hints, overlaps
from plans.models import Goal, Plan, Version
from tests import builders
from tests.plans.builders import COMPLETE, action, draft, goal, plan, submitted

pytestmark = pytest.mark.django_db


def last_act():
    return Entry.objects.roots().order_by("-id").values_list("act", flat=True)[0]


def entries():
    return Entry.objects.roots().count()


def test_a_plan_begins_as_a_draft_with_the_chapters_of_a_real_one(organiser):
    version = plan(organiser).versions.get()
    assert (version.number, version.attempt, version.state) == (0, 1, "draft")
    assert tuple(version.chapters.values_list("title", flat=True)) == TITLES
    assert last_act() == "plan.created"


def test_two_drafts_may_share_a_day_and_say_so(organiser):
    first, second = plan(organiser).versions.get(), plan(organiser).versions.get()
    assert overlaps(second) == []
    values = {"starts_on": first.ends_on, "ends_on": first.ends_on.replace(year=2099)}
    second = services.change_version(second, values, revision=1, by=organiser)
    told = f"Okres pokrywa się z okresem planu w przygotowaniu „{first.title}”."
    assert [hint.sentence.startswith(told) for hint in overlaps(second)] == [True]
    assert told in " ".join(hint.sentence for hint in hints(second))


def test_the_trail_tells_a_change_of_title_and_period(organiser):
    version = plan(organiser).versions.get()
    values = {"title": "Nowy tytuł", "ends_on": version.ends_on.replace(month=11, day=30)}
    services.change_version(version, values, revision=1, by=organiser)
    told = {row.field: row.after for row in Change.objects.all()}
    assert told == {"title": "Nowy tytuł", "ends_on": f"30.11.{version.ends_on.year}"}


WRITING = {
    "version.changed": lambda v, by: services.change_version(v, {"manner": "Razem."}, revision=1, by=by),
    "chapter.added": lambda v, by: services.add_chapter(v, {"title": "Załącznik"}, by=by),
    "chapter.changed": lambda v, by: services.change_chapter(
        v.chapters.first(), {"text": "Nowa treść."}, revision=1, by=by
    ),
    "goal.added": lambda v, by: services.add_goal(v, {"text": "Nowy cel"}, by=by),
    "goal.changed": lambda v, by: services.change_goal(v.goals.get(), {"text": "Inaczej"}, revision=1, by=by),
    "action.added": lambda v, by: services.add_action(v.goals.get(), COMPLETE, by=by),
    "action.changed": lambda v, by: services.change_action(
        v.goals.get().actions.get(), {"title": "Inaczej"}, revision=1, by=by
    ),
    "indicator.added": lambda v, by: services.add_indicator(
        v.goals.get().actions.get(), {"name": "spotkania", "target": 12}, by=by
    ),
    "plan_part.removed": lambda v, by: services.remove(v.goals.get(), by=by),
    "plan_part.moved": lambda v, by: services.move(v.chapters.first(), 1, by=by),
    "version.discarded": lambda v, by: services.discard(v, by=by),
}


@pytest.mark.parametrize("act", WRITING)
def test_each_act_of_writing_leaves_one_entry(act, organiser):
    version = draft(organiser)
    before = entries()
    WRITING[act](version, organiser)
    assert (entries() - before, last_act()) == (1, act)


@pytest.mark.parametrize("act", WRITING)
@pytest.mark.parametrize("role", ["director", "coworker", "administrator"])
def test_nobody_but_the_organiser_writes(act, role, organiser):
    version = draft(organiser)
    before = entries()
    with pytest.raises(PermissionDenied):
        WRITING[act](version, builders.user(role))
    assert entries() == before


@pytest.mark.parametrize("act", WRITING)
def test_what_was_submitted_is_written_in_no_more(act, organiser):
    version = submitted(organiser)
    with pytest.raises(ValidationError, match="przekazana dyrektorowi"):
        WRITING[act](version, organiser)


def test_of_two_people_writing_at_once_the_second_is_told(organiser):
    chapter = draft(organiser).chapters.first()
    services.change_chapter(chapter, {"text": "Pierwsza osoba."}, revision=1, by=organiser)
    with pytest.raises(ChangedMeanwhile) as told:
        services.change_chapter(chapter, {"text": "Druga osoba."}, revision=1, by=organiser)
    assert told.value.current.text == "Pierwsza osoba."


def test_parts_move_one_place_and_stay_at_the_edge(organiser):
    version = plan(organiser).versions.get()
    rows = [goal(version, organiser, text=text) for text in ("raz", "dwa", "trzy")]
    services.move(rows[2], -1, by=organiser)
    services.move(rows[0], -1, by=organiser)
    assert list(version.goals.values_list("text", "position")) == [("raz", 1), ("trzy", 2), ("dwa", 3)]


def test_a_goal_goes_with_everything_below_it(organiser):
    version = draft(organiser)
    services.add_indicator(version.goals.get().actions.get(), {"name": "osoby", "target": 9}, by=organiser)
    services.remove(version.goals.get(), by=organiser)
    assert not Goal.objects.filter(version=version).exists()


def test_a_plan_that_was_never_handed_over_can_be_thrown_away(organiser):
    version = draft(organiser)
    services.discard(version, by=organiser)
    assert (Plan.objects.count(), Version.objects.count()) == (0, 0)


def test_what_was_typed_is_stored_tidy(organiser):
    version = plan(organiser).versions.get()
    row = action(goal(version, organiser), organiser, title="  Podwo\N{COMBINING ACUTE ACCENT}zki\r\n")
    assert row.title == "Podwózki"


@pytest.mark.parametrize(
    "act",
    [
        lambda row, by: services.remove(row, by=by),
        lambda row, by: services.move(row, 1, by=by),
        lambda row, by: services.change_chapter(row, {"text": "Za późno."}, revision=1, by=by),
    ],
    ids=["remove", "move", "change"],
)
def test_a_part_that_someone_has_removed_meanwhile_is_told_of(act, organiser):
    chapter = draft(organiser).chapters.first()
    gone = type(chapter).objects.get(pk=chapter.pk)
    services.remove(gone, by=organiser)
    before = entries()
    with pytest.raises(ValidationError, match="Ktoś inny usunął to w tym czasie"):
        act(chapter, organiser)
    assert entries() == before


def test_a_draft_that_someone_has_thrown_away_meanwhile_is_told_of(organiser):
    version = draft(organiser)
    services.discard(Version.objects.get(pk=version.pk), by=organiser)
    with pytest.raises(ValidationError, match="Tej wersji roboczej już nie ma"):
        services.discard(version, by=organiser)
