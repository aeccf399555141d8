"""Two people at once, on two connections with real commits: one act wins, the other is told what happened."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from osl_site.common.accounts.models import User
from osl_site.common.database.locking import GONE
from plans import services
from plans.models import Action, Decision, Goal, Outcome, State, TemplateChapter, Version
from tests import builders
from tests.breaking import sql
from tests.browser import E_MAIL
from tests.needs.builders import note
from tests.plans.builders import conclusion, plan
from tests.reading import text_of
from tests.together import answer_of_the_second, at_once


def told(answers):
    return [answer.messages for answer in answers if isinstance(answer, ValidationError)]


@pytest.fixture
def organiser(own_database):
    return User.objects.get(email=E_MAIL["organiser"])


@pytest.fixture
def director(own_database):
    return User.objects.get(email=E_MAIL["director"])


@pytest.fixture
def waiting(own_database):
    return Version.objects.get(state=State.SUBMITTED)


def complete_draft(organiser):
    version = Version.objects.get(state=State.DRAFT)
    for goal in version.goals.all():
        services.remove(goal, by=organiser)
    goal = services.add_goal(version, {"text": "Cel", "no_conclusion_reason": "zebranie"}, by=organiser)
    values = {
        "title": "Herbata",
        "kind": "self_help",
        "description": "Co.",
        "time_words": "na bieżąco",
        "manner": "Jak.",
    }
    services.add_action(goal, values, by=organiser)
    return version


def test_of_two_directors_one_decides(waiting, director):
    other = builders.user("director")
    answers = at_once(
        lambda: services.decide(waiting, outcome=Outcome.RETURNED, text="Popraw.", by=director),
        lambda: services.decide(waiting, outcome=Outcome.RETURNED, text="Popraw też.", by=other),
    )
    winner = Decision.objects.select_related("by").get(version=waiting)
    assert told(answers) == [
        [
            "Ta wersja jest już zwrócona do poprawy. Uwagi napiszesz do następnego podejścia. "
            f"Decyzja: {winner.by.name}, 1 grudnia 2026\N{NO-BREAK SPACE}r."
        ]
    ]
    assert Decision.objects.filter(version=waiting).count() == 1


def test_a_withdrawal_and_a_decision_do_not_cross(waiting, organiser, director):
    answers = at_once(
        lambda: services.withdraw(waiting, by=organiser),
        lambda: services.decide(waiting, outcome=Outcome.RETURNED, text="Popraw.", by=director),
    )
    waiting.refresh_from_db()
    assert len(told(answers)) == 1
    assert (waiting.state == State.RETURNED) == Decision.objects.filter(version=waiting).exists()


def test_a_submission_holds_every_word_that_was_saved_before_it(organiser, own_database):
    version = complete_draft(organiser)
    chapter = version.chapters.first()
    answers = at_once(
        lambda: services.submit(version, by=organiser),
        lambda: services.change_chapter(chapter, {"text": "W ostatniej chwili."}, revision=1, by=organiser),
    )
    version.refresh_from_db()
    chapter.refresh_from_db()
    assert version.state == State.SUBMITTED
    assert version.snapshot["chapters"][0]["text"] == chapter.text
    assert told(answers) == ([] if chapter.text else [[services.locking.WHAT_HAPPENED[State.SUBMITTED]]])


def test_an_update_is_opened_once(organiser, waiting):
    services.withdraw(waiting, by=organiser)
    values = {"reason": "Zmiana.", "changed_conclusions": []}
    answers = at_once(*[lambda: services.open_update(waiting.plan, values, by=organiser)] * 2)
    assert len(told(answers)) == 1
    assert Version.objects.get(plan=waiting.plan, state=State.DRAFT).attempt == waiting.attempt + 1


def client_of(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def pages(*asked):
    """What each of these people reads after pressing at the same moment: `(person, address name, row, typed)`."""
    clients = [client_of(person) for person, *_ in asked]  # signed in before the moment comes

    def press(client, name, row, typed):
        return client.post(reverse(f"plans:{name}", args=[row.pk]), typed, follow=True)

    return at_once(
        *(
            lambda client=client, name=name, row=row, typed=typed: press(client, name, row, typed)
            for client, (_, name, row, typed) in zip(clients, asked, strict=True)
        )
    )


def those_that_say(answers, sentence):
    return sum(sentence in text_of(answer) for answer in answers)


RETURN = {"decide": "1", "d-outcome": "returned", "d-text": "Popraw."}


def test_of_two_directors_the_second_reads_who_decided(waiting, director):
    other = builders.user("director", name="Zastępca")
    answers = pages(
        (director, "version_review", waiting, RETURN), (other, "version_review", waiting, RETURN | {"d-text": "Nie."})
    )
    winner = Decision.objects.select_related("by").get(version=waiting)
    assert those_that_say(answers, "Zwrócono do poprawy. Organizator dostanie e-mail.") == 1
    assert those_that_say(answers, f"Decyzja: {winner.by.name}") == 1


def test_of_a_withdrawal_and_a_decision_the_loser_reads_what_happened(waiting, organiser, director):
    answers = pages((organiser, "version_withdraw", waiting, {}), (director, "version_review", waiting, RETURN))
    waiting.refresh_from_db()
    was_returned = waiting.state == State.RETURNED
    assert those_that_say(answers[:1], "Ta wersja jest już zwrócona do poprawy.") == int(was_returned)
    assert those_that_say(answers[1:], "Ta wersja jest wycofana.") == int(not was_returned)


def test_a_remark_and_a_decision_do_not_cross(waiting, director):
    other = builders.user("director")
    typed = {"remark": "1", "u-place": "version", "u-text": "Jeszcze jedno."}
    answers = pages((director, "version_review", waiting, RETURN), (other, "version_review", waiting, typed))
    said = waiting.remarks.filter(text="Jeszcze jedno.").count()
    assert those_that_say(answers[:1], "Zwrócono do poprawy.") == 1
    assert those_that_say(answers[1:], "Uwaga jest zapisana.") == said
    assert those_that_say(answers[1:], "Ta wersja jest już zwrócona do poprawy.") == 1 - said


def test_of_two_submissions_one_is_told_that_it_was_handed_over(organiser, own_database):
    version, other = complete_draft(organiser), builders.user("organiser")
    typed = {"due_on": "2026-12-10"}
    answers = pages((organiser, "version_submit", version, typed), (other, "version_submit", version, typed))
    assert those_that_say(answers, "Przekazano dyrektorowi.") == 1
    assert those_that_say(answers, "Ta wersja jest już przekazana dyrektorowi") == 1


def test_of_a_submission_and_an_edit_nothing_typed_is_lost(organiser, own_database):
    version, other = complete_draft(organiser), builders.user("organiser")
    chapter = version.chapters.first()
    edit = {"title": chapter.title, "text": "W ostatniej chwili.", "revision": chapter.revision}
    answers = pages(
        (organiser, "version_submit", version, {"due_on": "2026-12-10"}), (other, "chapter_edit", chapter, edit)
    )
    version.refresh_from_db()
    was_in_time = version.snapshot["chapters"][0]["text"] == "W ostatniej chwili."
    assert those_that_say(answers[1:], "Ta wersja jest już przekazana dyrektorowi") == int(not was_in_time)
    assert those_that_say(answers[1:], "W ostatniej chwili.") == 1


def test_of_a_discard_and_an_edit_the_writer_keeps_the_words(organiser, own_database):
    version, other = complete_draft(organiser), builders.user("organiser")
    chapter = version.chapters.first()
    edit = {"title": chapter.title, "text": "W ostatniej chwili.", "revision": chapter.revision}
    answers = pages((organiser, "version_discard", version, {}), (other, "chapter_edit", chapter, edit))
    is_gone = not Version.objects.filter(pk=version.pk).exists()
    assert those_that_say(answers[:1], "Wersja robocza jest usunięta.") == is_gone
    if is_gone:  # the writer came second, and has what was typed before them
        assert answers[1].status_code in (200, 404)
    else:
        chapter.refresh_from_db()
        assert chapter.text == "W ostatniej chwili."


def test_of_a_discard_and_a_submission_one_wins(organiser, own_database):
    version, other = complete_draft(organiser), builders.user("organiser")
    answers = at_once(
        lambda: services.discard(version, by=organiser),
        lambda: services.submit(version, by=other),
    )
    assert len(told(answers)) == 1
    assert Version.objects.filter(pk=version.pk).exists() == (answers[0] is not None)


def test_of_two_answers_to_a_remark_one_is_kept(waiting, organiser, director):
    remark = services.add_remark(waiting, place="version", key=None, text="Za długo.", by=director)
    services.decide(waiting, outcome=Outcome.RETURNED, by=director)
    answers = at_once(
        *[lambda: services.answer_remark(remark, outcome="adopted", text="Skrócono.", by=organiser)] * 2,
    )
    assert told(answers) == [["Na tę uwagę ktoś już odpowiedział. Odpowiedzi nie można zmienić."]]


def test_a_next_attempt_and_an_update_are_not_both_opened(waiting, organiser):
    services.withdraw(waiting, by=organiser)
    values = {"reason": "Zmiana.", "changed_conclusions": []}
    answers = [
        lambda: services.next_attempt(waiting, by=organiser),
        lambda: services.open_update(waiting.plan, values, by=organiser),
    ]
    told = answer_of_the_second(*answers)
    assert isinstance(told, ValidationError)
    assert Version.objects.filter(plan=waiting.plan, state=State.DRAFT).count() == 1


def test_a_template_is_begun_once(organiser, own_database):
    TemplateChapter.objects.all().delete()
    act = lambda: services.begin_template(by=organiser)
    told = answer_of_the_second(act, act)
    assert getattr(told, "messages", told) == ["Szablon ma już rozdziały. Zmień te, które są."]
    assert TemplateChapter.objects.count() == 8


def test_the_first_two_chapters_of_a_template_do_not_share_a_place(organiser, own_database):
    TemplateChapter.objects.all().delete()
    act = lambda: services.add_template_chapter({"title": "Wstęp"}, by=organiser)
    answer_of_the_second(act, act)
    assert list(TemplateChapter.objects.values_list("position", flat=True)) == [1, 2]


ACTION = {"title": "Herbata", "kind": "self_help"}


@pytest.mark.parametrize(
    ("part", "act"),
    [
        ("goal", lambda goal, action, by: services.add_action(goal, ACTION, by=by)),
        ("goal", lambda goal, action, by: services.change_goal(goal, {"text": "Cel"}, revision=1, by=by)),
        ("goal", lambda goal, action, by: services.change_action(action, {"title": "Kawa"}, revision=1, by=by)),
        ("action", lambda goal, action, by: services.add_indicator(action, {"name": "osoby"}, by=by)),
        ("action", lambda goal, action, by: services.remove(action, by=by)),
        ("action", lambda goal, action, by: services.move(action, 1, by=by)),
        ("action", lambda goal, action, by: services.move_to_goal(action, goal, revision=1, by=by)),
    ],
)
def test_whoever_writes_below_what_is_being_removed_is_told(part, act, organiser, own_database):
    version = complete_draft(organiser)
    goal, action = (Goal.objects.get(version=version), Action.objects.select_related("goal").get(goal__version=version))
    rows = {"goal": version.goals.get(), "action": Action.objects.get(pk=action.pk)}
    told = answer_of_the_second(
        lambda: services.remove(rows[part], by=organiser),
        lambda: act(goal, action, organiser),
    )
    assert getattr(told, "messages", told) == [GONE]


@pytest.mark.parametrize(
    "statement",
    [
        "update plans_version set title = title where false",
        "update needs_conclusion set text = text where false",
        "update centre_commune set terc = terc",  # as every row that somebody cites, among them files
        "insert into plans_decision (version_id) select id from plans_version where false",
        "insert into plans_copypublication (copy_id) select id from plans_signedcopy where false",
    ],
)
def test_no_law_judges_by_what_is_gone(statement, own_database):
    """A transaction that keeps seeing its beginning would not see the repeal for which it waited."""
    with transaction.atomic():
        sql(statement)
    with pytest.raises(IntegrityError, match="a transaction that reads what was there"), transaction.atomic():
        sql("set transaction isolation level repeatable read")
        sql(statement)


def test_a_conclusion_is_not_changed_while_what_cites_it_is_handed_over(organiser):
    version = complete_draft(organiser)
    cited = conclusion("Nie ma klubu.")
    version.goals.get().conclusions.add(cited)
    late = answer_of_the_second(
        lambda: services.submit(version, by=organiser),
        lambda: _refusal(lambda: sql("update needs_conclusion set text = 'Jest klub.' where id = %s", cited.pk)),
    )
    assert "is cited by a submitted plan" in late


@pytest.mark.parametrize("change", ["its words", "its evidence"])
def test_a_conclusion_is_not_cited_while_somebody_changes_it(change, organiser):
    """Else the change would come to its end after the submission, which read what was there before it."""
    goal, cited, found = complete_draft(organiser).goals.get(), conclusion("Nie ma klubu."), note()
    changes = {
        "its words": lambda: sql("update needs_conclusion set text = 'Jest klub.' where id = %s", cited.pk),
        "its evidence": lambda: cited.notes.add(found),
    }
    assert answer_of_the_second(changes[change], lambda: goal.conclusions.add(cited)) is None
    assert goal.conclusions.get() == cited


@pytest.mark.parametrize("change", ["its words", "its evidence"])
def test_a_conclusion_is_not_changed_while_somebody_cites_it(change, organiser):
    goal, cited, found = complete_draft(organiser).goals.get(), conclusion("Nie ma klubu."), note()
    changes = {
        "its words": lambda: sql("update needs_conclusion set text = 'Jest klub.' where id = %s", cited.pk),
        "its evidence": lambda: cited.notes.add(found),
    }
    assert answer_of_the_second(lambda: goal.conclusions.add(cited), changes[change]) is None


def test_a_decision_is_not_kept_for_later(waiting, director):
    """Made today and put into force in a year, it would hold backwards."""
    told = {"outcome": Outcome.RETURNED, "text": "Popraw.", "by": director, "by_name": director.name}
    with pytest.raises(IntegrityError, match="is decided on, and still submitted"):
        Decision.objects.create(version=waiting, at=timezone.now(), **told)
    with pytest.raises(IntegrityError, match="made in this transaction"):
        sql("update plans_version set state = 'returned' where id = %s", waiting.pk)


def test_what_is_chosen_is_not_put_in_anew_meanwhile(organiser, own_database):
    """A key is looked at when a transaction ends: by then another row could stand under it."""
    action, group = complete_draft(organiser).goals.get().actions.get(), builders.group()
    late = answer_of_the_second(
        lambda: action.groups.add(group),
        lambda: _refusal(lambda: sql("delete from centre_targetgroup where id = %s", group.pk)),
    )
    assert "is cited by plans_action_groups" in late


def test_an_action_is_not_changed_while_its_goal_moves_to_another_version(organiser):
    version, elsewhere = complete_draft(organiser), plan(organiser).versions.get()
    goal = version.goals.get()
    late = answer_of_the_second(
        lambda: sql("update plans_goal set version_id = %s where id = %s", elsewhere.pk, goal.pk),
        lambda: _refusal(lambda: sql("update plans_action set title = 'Inaczej' where goal_id = %s", goal.pk)),
    )
    assert late == ""  # it waited, and then stood in a draft


def _refusal(act):
    try:
        act()
    except IntegrityError as error:
        return str(error)
    return ""
