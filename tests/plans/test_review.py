from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from osl_site.common.audit.models import Entry
from plans import services, tasks
from plans.diff.summary import sentences
from plans.document.comparison import with_last_approved
from plans.document.rendering import content_of
from plans.models import Action, Outcome, Plan, State, Version
from plans.services.review import earliest_effective_day
from plans.services.submission import UNCHANGED, usual_due_day
from tests import builders
from tests.breaking import refused, sql
from tests.plans.builders import action, approved, draft, goal, plan, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


def last_act():
    return Entry.objects.roots().order_by("-id").values_list("act", flat=True)[0]


def lacks(version, by):
    with pytest.raises(ValidationError) as refused:
        services.submit(version, by=by)
    return refused.value.messages


def test_an_empty_plan_is_not_handed_over(organiser):
    version = plan(organiser).versions.get()
    assert lacks(version, organiser) == ["W planie nie ma jeszcze żadnego celu. Dodaj pierwszy cel."]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"description": ""}, "Działanie 1.1 nie ma opisu."),
        ({"time_words": " "}, "Działanie 1.1 nie ma terminu."),
        ({"manner": ""}, "Działanie 1.1 nie ma sposobu realizacji."),
        ({"kind": "bonds"}, "W planie nie ma żadnego działania wspierającego, a ustawa"),
    ],
)
def test_what_the_law_wants_of_an_action_is_asked_for_at_its_place(values, sentence, organiser):
    version = plan(organiser).versions.get()
    action(goal(version, organiser), organiser, **values)
    assert [line[: len(sentence)] for line in lacks(version, organiser)] == [sentence]


def test_a_goal_without_conclusion_says_why(organiser):
    version = plan(organiser).versions.get()
    row = goal(version, organiser, conclusions=[])
    action(row, organiser)
    assert lacks(version, organiser)[0].startswith("Cel 1 nie wskazuje wniosku")
    services.change_goal(row, {"no_conclusion_reason": "wniosek rady sołeckiej"}, revision=1, by=organiser)
    assert services.submit(version, by=organiser).state == State.SUBMITTED


def test_the_manner_may_be_said_once_for_the_whole_plan(organiser):
    version = plan(organiser).versions.get()
    action(goal(version, organiser), organiser, manner="")
    services.change_version(version, {"manner": "Razem z mieszkańcami."}, revision=1, by=organiser)
    submitted = services.submit(version, by=organiser)
    assert submitted.snapshot["goals"][0]["actions"][0]["manner"] == "Razem z mieszkańcami."


def test_handing_over_tells_every_director_and_has_the_pdf_made(organiser, run_queue, mailoutbox):
    directors = [builders.user("director"), builders.user("director", "organiser")]
    version = submitted(organiser)
    assert last_act() == "version.submitted"
    run_queue()
    assert sorted(letter.to for letter in mailoutbox) == sorted([row.email] for row in directors)
    assert version.documents.get().kind == "read"


def test_the_director_remarks_on_a_place_and_returns(organiser, director, run_queue, mailoutbox):
    version = submitted(organiser)
    key = version.snapshot["goals"][0]["key"]
    services.add_remark(version, place="goal", key=key, text="Za ogólnie.", by=director)
    assert last_act() == "remark.added"
    services.decide(version, outcome=Outcome.RETURNED, by=director)
    version.refresh_from_db()
    assert (version.state, last_act()) == (State.RETURNED, "version.decided")
    run_queue()
    [letter] = [row for row in mailoutbox if row.to == [organiser.email]]
    assert letter.subject == f"Plan wrócił z jedną uwagą: {version.title}"
    assert f"Plan jest zwrócony do poprawy. O poprawki prosi {director.name}, dyrektor." in letter.body
    assert "1. Cel 1. Osoby starsze mają z kim być: Za ogólnie." in letter.body


def test_the_letter_of_a_returned_update_tells_remarks_on_what_it_takes_out_and_the_word_of_the_decision(
    organiser, director, run_queue, mailoutbox
):
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    gone = update.goals.get().actions.get()
    action(update.goals.get(), organiser, title="Co innego")
    services.remove(gone, by=organiser)
    services.submit(update, by=organiser)
    services.add_remark(update, place="action", key=gone.key, text="Dlaczego to **znika**?", by=director)
    services.add_remark(update, place="version", key=None, text="Za krótko.", by=director)
    services.decide(update, outcome=Outcome.RETURNED, text="Porozmawiajmy.", by=director)
    run_queue()
    letter = next(row for row in mailoutbox if "wróciła" in row.subject)
    assert letter.subject == f"Aktualizacja nr 1 wróciła z 2 uwagami: {version.title}"
    told = ["1. Usunięte: Działanie 1.1 Herbata u sąsiadów: Dlaczego to znika?", "2. Całość: Za krótko."]
    assert [line for line in letter.body.split("\n") if line[:2] in ("1.", "2.")] == told
    assert letter.body.index(told[1]) < letter.body.index("Treść decyzji: „Porozmawiajmy.”")


def test_an_approval_is_told_with_its_day_and_the_plan_in_the_subject(organiser, director, run_queue, mailoutbox):
    version = approved(organiser, director)
    run_queue()
    [letter] = [row for row in mailoutbox if row.to == [organiser.email]]
    assert letter.subject == f"Zatwierdzono: {version.title}"
    assert f"Plan jest zatwierdzony. Obowiązuje od 1 stycznia {version.starts_on.year}" in letter.body
    assert not {"None", "____", "{", "„”"} & set(letter.body.split())


def test_a_withdrawal_is_told_to_whoever_could_have_decided_and_nobody_is_asked_any_more(
    organiser, director, run_queue, mailoutbox
):
    version = submitted(organiser)
    services.withdraw(version, by=organiser)
    run_queue()
    [letter] = mailoutbox
    assert (letter.to, letter.subject) == ([director.email], f"Wycofano z decyzji: {version.title}")
    assert f"{organiser.name} wycofuje z decyzji plan." in letter.body


def test_a_remark_that_is_sent_twice_is_one(organiser, director):
    version = submitted(organiser)
    where = {"place": "version", "key": None, "by": director}
    first, again = (services.add_remark(version, text=text, **where) for text in ("Za długo.", "Za długo.\r\n"))
    other = services.add_remark(version, text="Za krótko.", **where)
    assert first == again
    assert list(version.remarks.all()) == [first, other]
    assert Entry.objects.filter(act="remark.added").count() == 2


def test_a_remark_is_changed_and_taken_back_until_the_decision_and_what_it_said_stays(organiser, director):
    version = submitted(organiser)
    where = {"place": "version", "key": None, "by": director}
    first, other = (services.add_remark(version, text=text, **where) for text in ("Za długo.", "Brak celu."))
    changed = services.change_remark(first, text="Za długo o sporcie.", by=director)
    assert (last_act(), services.change_remark(changed, text=changed.text, by=director)) == ("remark.changed", changed)
    assert [row.text for row in version.remarks.standing()] == ["Brak celu.", "Za długo o sporcie."]
    services.take_back_remark(other, by=director)
    assert last_act() == "remark.taken_back"
    assert [row.text for row in version.remarks.standing()] == ["Za długo o sporcie."]
    assert [row.text for row in version.remarks.all()] == ["Za długo.", "Brak celu.", "Za długo o sporcie.", ""]
    for gone in (first, other):
        with pytest.raises(ValidationError, match="została już zmieniona albo wycofana"):
            services.change_remark(gone, text="Jeszcze inaczej.", by=director)
    services.take_back_remark(changed, by=director)
    with pytest.raises(ValidationError, match="co poprawić"):
        services.decide(version, outcome=Outcome.RETURNED, by=director)


def test_only_its_author_changes_a_remark_and_nobody_after_the_decision(organiser, director):
    version = submitted(organiser)
    remark = services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    for other in (builders.user("director"), organiser):
        with pytest.raises(PermissionDenied):
            services.take_back_remark(remark, by=other)
    services.decide(version, outcome=Outcome.RETURNED, by=director)
    with pytest.raises(ValidationError):
        services.change_remark(remark, text="Inaczej.", by=director)


def test_what_was_taken_back_asks_for_no_answer(organiser, director):
    version = submitted(organiser)
    where = {"place": "version", "key": None, "by": director}
    gone, stays = (services.add_remark(version, text=text, **where) for text in ("Za długo.", "Brak celu."))
    services.take_back_remark(gone, by=director)
    services.decide(version, outcome=Outcome.RETURNED, by=director)
    attempt = services.next_attempt(version, by=organiser)
    with pytest.raises(ValidationError, match="Brak celu"):
        services.submit(attempt, by=organiser)
    services.answer_remark(stays, outcome="explained", text="Jest w celu 2.", by=organiser)
    assert services.submit(attempt, by=organiser).state == State.SUBMITTED


def test_the_database_lets_a_remark_be_replaced_only_at_its_place_by_whoever_wrote_it(organiser, director):
    version = submitted(organiser)
    remark = services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    insert = "insert into plans_remark (version_id, place, key, text, by_id, by_name, by_position, at, replaces_id)"
    row = "version_id, {place}, {key}, 'Inna', {by}, by_name, by_position, at, id from plans_remark where id = %s"
    right = {"place": "place", "key": "key", "by": "by_id"}
    elsewhere = {"place": "'goal'", "key": f"'{version.snapshot['goals'][0]['key']}'::uuid"}
    for wrong in (elsewhere, {"by": builders.user("director").pk}):
        refused(lambda wrong=wrong: sql(f"{insert} select {row.format(**right | wrong)}", remark.pk))
    sql(f"{insert} select {row.format(**right)}", remark.pk)
    refused(lambda: sql(f"{insert} select {row.format(**right)}", remark.pk))


def test_a_remark_on_a_place_that_is_not_there_is_refused(organiser, director):
    version = submitted(organiser)
    with pytest.raises(ValidationError, match="Tego miejsca nie ma"):
        services.add_remark(
            version, place="goal", key="00000000-0000-4000-8000-000000000000", text="Gdzie?", by=director
        )


def test_a_return_says_what_to_mend(organiser, director):
    version = submitted(organiser)
    with pytest.raises(ValidationError, match="co poprawić"):
        services.decide(version, outcome=Outcome.RETURNED, text="  ", by=director)


@pytest.mark.parametrize("shift", [-1, 1])
def test_an_approval_holds_from_a_day_of_the_period(shift, organiser, director):
    version = submitted(organiser)
    day = date(version.starts_on.year + shift, 6, 1)
    with pytest.raises(ValidationError, match="Podaj dzień z okresu planu"):
        services.decide(version, outcome=Outcome.APPROVED, effective_on=day, by=director)


def test_an_approval_without_a_day_is_refused_at_the_field(organiser, director):
    with pytest.raises(ValidationError) as refused:
        services.decide(submitted(organiser), outcome=Outcome.APPROVED, by=director)
    assert refused.value.message_dict == {"effective_on": ["Podaj dzień, od którego plan obowiązuje."]}


def test_nobody_decides_on_their_own_version():
    both = builders.user("organiser", "director")
    version = submitted(both)
    with pytest.raises(PermissionDenied):
        services.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=both)


@pytest.mark.parametrize("role", ["organiser", "coworker", "administrator"])
def test_only_a_director_decides(role, organiser):
    version = submitted(organiser)
    with pytest.raises(PermissionDenied):
        services.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=builders.user(role))


def test_a_decision_is_made_once_and_a_replay_is_told_so(organiser, director):
    version = approved(organiser, director)
    with pytest.raises(ValidationError, match="już zatwierdzona"):
        services.decide(version, outcome=Outcome.RETURNED, text="Jednak nie.", by=director)


def test_what_is_withdrawn_is_decided_on_no_more(organiser, director):
    version = services.withdraw(submitted(organiser), by=organiser)
    assert last_act() == "version.withdrawn"
    with pytest.raises(ValidationError, match="wycofana"):
        services.decide(version, outcome=Outcome.RETURNED, text="Popraw.", by=director)


def test_the_next_attempt_begins_as_a_copy_with_the_same_keys(organiser):
    version = returned(organiser)
    attempt = services.next_attempt(version, by=organiser)
    assert (attempt.number, attempt.attempt, attempt.state) == (0, 2, State.DRAFT)
    assert last_act() == "version.attempted_again"
    for kind in ("chapters", "goals"):
        assert list(getattr(attempt, kind).values_list("key")) == list(getattr(version, kind).values_list("key"))
    old, new = (Action.objects.get(goal__version=row) for row in (version, attempt))
    assert (new.key, new.title, new.pk == old.pk) == (old.key, old.title, False)


def test_a_remark_is_answered_after_the_return(organiser, director):
    version = returned(organiser, director)
    answer = services.answer_remark(version.remarks.get(), outcome="adopted", text="Dodajemy cel 2.", by=organiser)
    assert (answer.outcome, answer.text, last_act()) == ("adopted", "Dodajemy cel 2.", "remark.answered")


def test_an_answer_says_what_became_of_the_remark(organiser):
    remark = returned(organiser).remarks.get()
    with pytest.raises(ValidationError) as refused:
        services.answer_remark(remark, outcome="", text="Może.", by=organiser)
    assert list(refused.value.message_dict) == ["outcome"]


def test_a_remark_is_answered_once(organiser):
    remark = returned(organiser).remarks.get()
    services.answer_remark(remark, outcome="adopted", text="Dodano.", by=organiser)
    with pytest.raises(ValidationError, match="ktoś już odpowiedział"):
        services.answer_remark(remark, outcome="explained", text="Jednak nie.", by=organiser)


def test_the_next_attempt_waits_until_every_earlier_remark_is_answered(organiser):
    first = returned(organiser)
    attempt = services.next_attempt(first, by=organiser)
    assert lacks(attempt, organiser) == [
        "Uwaga „Brakuje celu o młodzieży.” czeka na odpowiedź. Napisz, co z nią zrobiono."
    ]
    services.answer_remark(first.remarks.get(), outcome="explained", text="Młodzież ma klub.", by=organiser)
    assert services.submit(attempt, by=organiser).state == State.SUBMITTED


def test_remarks_written_before_a_withdrawal_are_answered_too(organiser, director):
    version = submitted(organiser)
    services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    services.withdraw(version, by=organiser)
    attempt = services.next_attempt(version, by=organiser)
    assert lacks(attempt, organiser)[0].startswith("Uwaga „Za długo.”")


def test_a_decision_is_asked_for_in_two_weeks_unless_somebody_says_another_day(organiser, at):
    at(2026, 12, 1, 9)
    assert submitted(organiser).due_on == date(2026, 12, 15)
    version = services.submit(draft(organiser), due_on=date(2026, 12, 8), by=organiser)
    version.refresh_from_db()
    assert version.due_on == date(2026, 12, 8)


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2028, 1, 1)])
def test_a_decision_is_asked_for_neither_in_the_past_nor_in_years(day, organiser, at):
    at(2026, 12, 1, 9)
    with pytest.raises(ValidationError) as refused:
        services.submit(draft(organiser), due_on=day, by=organiser)
    assert list(refused.value.message_dict) == ["due_on"]


def test_directors_are_reminded_two_days_before_and_on_the_day_once_each(organiser, at, run_queue, mailoutbox):
    deputy = builders.user("director")
    at(2026, 12, 1, 9)
    title = submitted(organiser).title
    run_queue()
    mailoutbox.clear()
    heard = []
    for day in (12, 13, 13, 14, 15, 15, 18):
        at(2026, 12, day, 8)
        tasks.remind_of_decisions(timestamp=0)
        run_queue()
        heard += [(day, letter.to, letter.subject) for letter in mailoutbox]
        mailoutbox.clear()
    assert heard == [
        (13, [deputy.email], f"Zbliża się termin decyzji: {title}"),
        (15, [deputy.email], f"Termin decyzji: {title}"),
    ]


def test_nobody_is_reminded_of_what_is_decided(organiser, director, at, run_queue, mailoutbox):
    at(2026, 12, 1, 9)
    version = submitted(organiser)
    services.decide(version, outcome=Outcome.RETURNED, text="Popraw.", by=director)
    run_queue()
    mailoutbox.clear()
    at(2026, 12, 15, 9)
    tasks.remind_of_decisions(timestamp=0)
    assert (run_queue(), mailoutbox) == (0, [])


def test_whoever_submits_is_not_asked_to_decide(run_queue, mailoutbox):
    both, deputy = builders.user("organiser", "director"), builders.user("director")
    submitted(both)
    run_queue()
    assert [letter.to for letter in mailoutbox] == [[deputy.email]]


def test_a_remark_may_be_about_what_an_update_takes_out(organiser, director):
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    gone = update.goals.get().actions.get()
    action(update.goals.get(), organiser, title="Co innego")
    services.remove(gone, by=organiser)
    update = services.submit(update, by=organiser)
    remark = services.add_remark(update, place="action", key=gone.key, text="Dlaczego znika?", by=director)
    assert remark.key == gone.key


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2070, 3, 1), "Plan nie może obowiązywać wstecz"),
        (date(2070, 4, 30), "Podaj dzień od 1 maja 2070"),
    ],
)
def test_an_update_holds_neither_backwards_nor_before_what_it_comes_after(day, sentence, organiser, director, at):
    version = plan_of_2070(organiser, director, at)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    services.submit(update, unchanged_is_meant=True, by=organiser)
    with pytest.raises(ValidationError, match=sentence):
        services.decide(update, outcome=Outcome.APPROVED, effective_on=day, by=director)
    decision = services.decide(update, outcome=Outcome.APPROVED, effective_on=date(2070, 5, 1), by=director)
    assert decision.effective_on == date(2070, 5, 1)


def plan_of_2070(organiser, director, at):
    """Approved in April 2070 to hold from May."""
    at(2070, 4, 1, 9)
    values = {"title": "Plan", "starts_on": date(2070, 1, 1), "ends_on": date(2070, 12, 31)}
    version = services.create_plan(values, by=organiser).versions.get()
    action(goal(version, organiser), organiser)
    services.submit(version, by=organiser)
    services.decide(version, outcome=Outcome.APPROVED, effective_on=date(2070, 5, 1), by=director)
    return version


def test_a_period_that_is_over_is_approved_no_more(organiser, director, at):
    at(2026, 12, 1, 9)
    version = submitted(organiser)
    at(version.ends_on.year + 1, 1, 1, 9)
    with pytest.raises(ValidationError, match="Okres planu minął"):
        services.decide(version, outcome=Outcome.APPROVED, effective_on=version.ends_on, by=director)


def test_an_approval_copies_its_basis_from_the_settings_and_the_mark_as_typed(organiser, director):
    builders.office(name="CUS", short_name="CUS", approval_basis="§ 5 regulaminu", case_mark_pattern="CUS.1")
    version = submitted(organiser)
    decision = services.decide(
        version, outcome=Outcome.APPROVED, effective_on=version.starts_on, case_mark="CUS.7.2026", by=director
    )
    assert (decision.basis, decision.case_mark) == ("§ 5 regulaminu", "CUS.7.2026")


def test_a_return_names_no_basis_and_no_mark(organiser, director):
    builders.office(name="CUS", short_name="CUS", approval_basis="§ 5 regulaminu")
    decision = services.decide(
        submitted(organiser), outcome=Outcome.RETURNED, text="Popraw.", case_mark="CUS.7.2026", by=director
    )
    assert (decision.basis, decision.case_mark) == ("", "")


def test_a_second_decision_is_told_who_decided_and_when(organiser, at):
    first = builders.user("director", name="Jan Pierwszy")
    at(2026, 12, 1, 9)
    version = approved(organiser, first)
    with pytest.raises(ValidationError, match=r"Decyzja: Jan Pierwszy, 1 grudnia 2026"):
        services.decide(version, outcome=Outcome.RETURNED, text="Nie.", by=builders.user("director"))


def test_an_update_says_why_and_begins_from_what_was_approved(organiser):
    version = approved(organiser)
    cited = version.goals.get().conclusions.get()
    values = {"reason": "Zlikwidowano autobus.", "changed_conclusions": [cited]}
    update = services.open_update(version.plan, values, by=organiser)
    assert (update.number, update.name, update.reason) == (1, "aktualizacja nr 1", "Zlikwidowano autobus.")
    assert list(update.goals.values_list("key")) == list(version.goals.values_list("key"))
    assert last_act() == "update.opened"


def test_an_update_without_a_reason_is_refused(organiser):
    version = approved(organiser)
    with pytest.raises(ValidationError, match="z jakiej przyczyny"):
        services.open_update(version.plan, {"reason": " ", "changed_conclusions": []}, by=organiser)


def test_one_version_at_a_time_is_open(organiser):
    version = approved(organiser)
    values = {"reason": "Zmiana.", "changed_conclusions": []}
    services.open_update(version.plan, values, by=organiser)
    with pytest.raises(ValidationError, match="ma już otwartą wersję"):
        services.open_update(version.plan, values, by=organiser)


def test_what_is_in_force_is_computed_by_the_day(organiser, director):
    first = approved(organiser, director)
    plan, year = first.plan, first.starts_on.year
    update = services.open_update(plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    services.submit(update, unchanged_is_meant=True, by=organiser)
    services.decide(update, outcome=Outcome.APPROVED, effective_on=date(year, 6, 1), by=director)
    days = [date(year - 1, 12, 31), date(year, 1, 1), date(year, 5, 31), date(year, 6, 1), date(year + 1, 1, 1)]
    assert [Version.objects.in_force(day).first() for day in days] == [None, first, first, update, None]


def renewed(version, organiser, **values):
    """An update handed over, its title or period other than before."""
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    update = services.change_version(update, values, revision=update.revision, by=organiser)
    return services.submit(update, by=organiser)


def test_an_update_may_change_title_and_period_and_the_plan_holds_as_approved(organiser, director):
    first = approved(organiser, director)
    year = first.starts_on.year
    update = renewed(first, organiser, title="Plan na półtora roku", ends_on=date(year + 1, 6, 30))
    found = with_last_approved(update, content_of(update)).changes
    assert [field.name for field in found.whole] == ["title", "ends_on"]
    assert sentences(found)[:2] == ["Zmienia się tytuł planu.", "Zmienia się okres planu."]
    services.decide(update, outcome=Outcome.APPROVED, effective_on=date(year, 6, 1), by=director)
    plan = Plan.objects.get(pk=first.plan_id)
    assert (plan.title, plan.last_day) == ("Plan na półtora roku", date(year + 1, 6, 30))
    assert content_of(Version.objects.get(pk=first.pk)).title == first.title
    assert Version.objects.in_force(date(year + 1, 6, 30)).get() == update


def test_an_update_leaves_no_day_without_a_plan_between(organiser, director):
    first = approved(organiser, director)
    year = first.starts_on.year
    update = renewed(first, organiser, ends_on=date(year + 1, 6, 30))
    with pytest.raises(ValidationError, match="Aktualizacja musi obowiązywać najpóźniej dzień później"):
        services.decide(update, outcome=Outcome.APPROVED, effective_on=date(year + 1, 1, 2), by=director)
    services.decide(update, outcome=Outcome.APPROVED, effective_on=date(year + 1, 1, 1), by=director)


def test_the_next_plan_is_approved_for_days_after_the_one_that_holds(organiser, director):
    first = approved(organiser, director)
    year = first.starts_on.year
    values = {"title": "Następny", "starts_on": date(year, 7, 1), "ends_on": date(year + 1, 6, 30)}
    following = services.create_plan(values, by=organiser).versions.get()
    action(goal(following, organiser), organiser)
    services.submit(following, by=organiser)
    with pytest.raises(ValidationError, match=f"W tym czasie obowiązuje inny plan: „{first.title}”"):
        services.decide(following, outcome=Outcome.APPROVED, effective_on=first.ends_on, by=director)
    assert earliest_effective_day(following) == date(year + 1, 1, 1)
    services.decide(following, outcome=Outcome.APPROVED, effective_on=date(year + 1, 1, 1), by=director)
    assert [Version.objects.in_force(day).get() for day in (first.ends_on, date(year + 1, 1, 1))] == [first, following]


def test_an_update_that_changes_nothing_is_told_before_it_is_handed_over(organiser, director, signed_in):
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    address = reverse("plans:version_submit", args=[update.pk])
    shown = signed_in(organiser).get(address)
    assert "Ta aktualizacja niczego nie zmienia: jej treść jest ta sama" in shown.text
    refused = signed_in(organiser).post(address, {"due_on": usual_due_day()})
    assert refused.context["form"].errors == {"unchanged": [UNCHANGED]}
    with pytest.raises(ValidationError, match=UNCHANGED):  # whoever asks, and however
        services.submit(update, by=organiser)
    signed_in(organiser).post(address, {"due_on": usual_due_day(), "unchanged": "on"})
    update.refresh_from_db()
    assert update.is_submitted


def test_an_update_that_changes_a_word_is_asked_nothing_more(organiser, director):
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    chapter = update.chapters.first()
    services.change_chapter(chapter, {"text": "Nowy wstęp."}, revision=1, by=organiser)
    services.submit(update, by=organiser)
