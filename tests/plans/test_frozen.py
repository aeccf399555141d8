"""From submission on not a letter changes: tried row by row, in bulk, through related tables, and by SQL."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from psycopg.types.range import DateRange

from needs.services import change_conclusion, create_need, replace_conclusion
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import SocialService
from osl_site.common.files.services import keep
from partners.models import Partner
from plans import services
from plans.document import rendering
from plans.document.rendering import content_of
from plans.models import Action, Answer, Chapter, Decision, Goal, Indicator, Plan, Remark, Reminder, Version
from tests import builders
from tests.breaking import refused, sql
from tests.plans.builders import action, approved, conclusion, document, draft, goal, plan, returned, said, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


@pytest.fixture
def version(organiser):
    """A submitted version with a row in every table of its contents."""
    row = plan(organiser).versions.get()
    rich = action(goal(row, organiser), organiser)
    rich.groups.add(builders.group())
    rich.localities.add(builders.locality())
    rich.communes.add(builders.commune())
    rich.partners.add(Partner.objects.create(name="Koło gospodyń", kind="ngo"))
    rich.services.add(SocialService.objects.create(name="Asystent", area="health"))
    services.add_indicator(rich, {"name": "spotkania", "target": 12}, by=organiser)
    return services.submit(row, by=organiser)


CONTENTS = {Chapter: "title", Goal: "text", Action: "title", Indicator: "name"}


@pytest.mark.parametrize("model", CONTENTS)
def test_contents_are_not_changed(model, version):
    refused(lambda: model.objects.update(**{CONTENTS[model]: "inaczej"}))
    row = model.objects.first()
    refused(lambda: row.save())


@pytest.mark.parametrize("model", CONTENTS)
def test_contents_are_not_deleted(model, version):
    refused(lambda: model.objects.all().delete())
    refused(lambda: sql(f"delete from {model._meta.db_table}"))


@pytest.mark.parametrize("model", CONTENTS)
def test_nothing_is_added_to_contents(model, version):
    row = model.objects.first()
    row.pk, row.key, row._state.adding = None, "00000000-0000-4000-8000-000000000000", True
    refused(row.save)


def test_contents_are_not_moved_to_another_version(version, organiser):
    other = draft(organiser)
    refused(lambda: Goal.objects.filter(version=version).update(version=other))
    refused(lambda: Goal.objects.filter(version=other).update(version=version))
    refused(lambda: Action.objects.filter(goal__version=version).update(goal=other.goals.get()))
    refused(lambda: Action.objects.filter(goal__version=other).update(goal=version.goals.get()))


@pytest.mark.parametrize("name", ["communes", "groups", "localities", "partners", "services"])
def test_what_an_action_names_is_not_changed(name, version):
    related = getattr(Action.objects.get(), name)
    refused(lambda: related.clear())
    through = related.through._meta.db_table
    refused(lambda: sql(f"update {through} set action_id = action_id"))


def test_conclusions_of_a_goal_are_not_changed(version):
    refused(lambda: version.goals.get().conclusions.clear())
    refused(lambda: version.goals.get().conclusions.add(conclusion("Inny wniosek.")))


def test_the_version_itself_is_not_changed(version):
    refused(lambda: Version.objects.filter(pk=version.pk).update(manner="Inaczej."))
    refused(lambda: Version.objects.filter(pk=version.pk).update(snapshot={}))
    refused(lambda: Version.objects.filter(pk=version.pk).delete())


@pytest.mark.parametrize("state", ["draft", "approved", "returned"])
def test_no_state_without_its_act(state, version):
    refused(lambda: Version.objects.filter(pk=version.pk).update(state=state))


def test_a_version_keeps_its_title_and_period(version):
    refused(lambda: Version.objects.filter(pk=version.pk).update(title="Inny"))
    refused(lambda: Version.objects.filter(pk=version.pk).update(ends_on=date(2099, 1, 1)))


def test_a_plan_holds_on_the_days_that_were_decided_and_on_no_others(organiser):
    waiting, holding = submitted(organiser).plan, approved(organiser).plan
    span = DateRange(date(2099, 1, 1), date(2099, 12, 31))
    for row, days in ((waiting, span), (holding, span), (holding, None)):
        refused(lambda row=row, days=days: Plan.objects.filter(pk=row.pk).update(in_force_span=days))
    refused(Plan(created_at=builders.EPOCH, in_force_span=span).save)
    refused(lambda: Plan.objects.filter(pk=waiting.pk).update(created_at=builders.EPOCH.replace(year=1999)))


def test_no_two_plans_hold_on_one_day_whoever_approves(organiser, director):
    first = approved(organiser, director)
    values = {"title": "Drugi", "starts_on": first.ends_on, "ends_on": date(2099, 12, 31)}
    other = services.create_plan(values, by=organiser).versions.get()
    action(goal(other, organiser), organiser)
    services.submit(other, by=organiser)
    given = {"by": director, "by_name": "Ewa", "at": clock.now()}
    row = Decision(version=other, outcome="approved", effective_on=first.ends_on, **given)
    refused(lambda: (row.save(), Version.objects.filter(pk=other.pk).update(state="approved")))


def test_a_version_begins_as_a_draft(version):
    copied = "plan_id, reason, manner, created_at, changed_at, revision, submitted_at, submitted_by_id, snapshot, state"
    statement = f"insert into plans_version (number, attempt, {copied}) select 7, 1, {copied} from plans_version"
    refused(lambda: sql(statement.replace("snapshot, state from", "snapshot, 'withdrawn' from")))


@pytest.mark.parametrize(
    "table",
    [
        "plans_version",
        "plans_goal",
        "plans_action_communes",
        "plans_decision",
        "plans_document",
        "plans_remark",
        "needs_conclusion_needs",
    ],
)
def test_no_table_is_emptied(table, version):
    sql("set constraints all immediate")  # else PostgreSQL refuses for a reason of its own
    refused(lambda: sql(f"truncate {table} cascade"))


def test_remarks_answers_and_decisions_are_written_once(organiser, director):
    version = returned(organiser, director)
    services.answer_remark(version.remarks.get(), outcome="adopted", text="Zrobione.", by=organiser)
    for model in (Remark, Answer, Decision):
        refused(lambda rows=model.objects: rows.update(text="Inaczej."))
        refused(lambda rows=model.objects: rows.all().delete())


def test_the_database_lets_nobody_decide_on_their_own_version(organiser):
    version = submitted(organiser)
    row = Decision(version=version, outcome="returned", text="Popraw.", by=organiser, by_name="Ewa", at=builders.EPOCH)
    refused(row.save)


def test_the_database_wants_the_day_within_the_period(organiser, director):
    version = submitted(organiser)
    day = date(version.ends_on.year + 1, 1, 1)
    row = Decision(version=version, outcome="approved", effective_on=day, by=director, by_name="Ewa", at=builders.EPOCH)
    refused(row.save)


def test_only_what_was_submitted_is_remarked_and_decided_on(organiser, director):
    version = draft(organiser)
    given = {"version": version, "by": director, "by_name": "Ewa", "at": builders.EPOCH}
    refused(Remark(place="version", text="Za wcześnie.", **given).save)
    refused(Decision(outcome="returned", text="Za wcześnie.", **given).save)


def test_the_day_asked_for_is_frozen_with_the_version(version):
    refused(lambda: Version.objects.filter(pk=version.pk).update(due_on=date(2099, 1, 1)))


def test_a_draft_asks_for_no_day(organiser):
    row = draft(organiser)
    refused(lambda: Version.objects.filter(pk=row.pk).update(due_on=date(2099, 1, 1)))


def test_the_database_wants_earlier_remarks_answered(organiser):
    attempt = services.next_attempt(returned(organiser), by=organiser)
    values = {
        "submitted_at": builders.EPOCH,
        "submitted_by": organiser,
        "snapshot": {"title": attempt.title},
        "state": "submitted",
    }
    values["submitted_by_name"] = "Ewa"
    refused(lambda: Version.objects.filter(pk=attempt.pk).update(**values))


def test_the_database_wants_an_approval_to_look_ahead(organiser, director):
    version = submitted(organiser)
    late = datetime(version.starts_on.year, 2, 1, 9, tzinfo=UTC)
    given = {"outcome": "approved", "by": director, "by_name": "Ewa", "at": late}
    row = Decision(version=version, effective_on=version.starts_on, **given)
    refused(row.save)


def test_the_database_wants_an_update_to_hold_from_no_earlier_day_than_the_plan(organiser, director):
    year = (version := submitted(organiser)).starts_on.year
    services.decide(version, outcome="approved", effective_on=date(year, 5, 1), by=director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    services.submit(update, unchanged_is_meant=True, by=organiser)
    given = {"version": update, "outcome": "approved", "by": director, "by_name": "Ewa", "at": builders.EPOCH}
    refused(Decision(effective_on=date(year, 4, 30), **given).save)


def test_the_database_wants_a_known_outcome_of_an_answer_after_the_decision(organiser, director):
    given = {"text": "Zrobione.", "by": organiser, "by_name": "Ewa", "at": builders.EPOCH}
    refused(Answer(remark=returned(organiser, director).remarks.get(), outcome="maybe", **given).save)
    version = submitted(organiser)
    remark = services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    refused(Answer(remark=remark, outcome="adopted", **given).save)


def test_a_reminder_of_a_kind_is_written_once(version):
    Reminder.objects.create(version=version, kind="due", at=builders.EPOCH)
    refused(Reminder(version=version, kind="due", at=builders.EPOCH).save)
    refused(lambda: Reminder.objects.update(kind="ahead"))
    refused(lambda: Reminder.objects.all().delete())


def test_nobody_is_reminded_of_what_does_not_wait(organiser, director):
    for row in (draft(organiser), returned(organiser, director), approved(organiser, director)):
        refused(Reminder(version=row, kind="due", at=builders.EPOCH).save)


def test_a_cited_conclusion_is_replaced_and_never_edited(version, organiser):
    cited = version.goals.get().conclusions.get()
    with pytest.raises(ValidationError, match="w planie przekazanym dyrektorowi"):
        change_conclusion(cited, {"text": "Inaczej."}, revision=1, by=organiser)
    refused(lambda: type(cited).objects.filter(pk=cited.pk).update(text="Inaczej."))
    values = {"text": "Jest gorzej.", "about": "needs", "scope": ["supporting"], "valid_from": date(2026, 11, 1)}
    assert replace_conclusion(cited, values | {"material_change": "Znikł autobus."}, by=organiser).replaces == cited


def test_what_is_renamed_later_changes_no_word_of_what_was_submitted(version):
    before = content_of(version)
    Partner.objects.update(name="Stowarzyszenie")
    SocialService.objects.update(name="Inna usługa")
    read_again = content_of(Version.objects.get(pk=version.pk))
    assert read_again == before
    assert "Koło gospodyń" in str(read_again)


def test_the_database_wants_the_name_of_whoever_remarks_decides_and_answers(organiser, director):
    given = {"version": submitted(organiser), "text": "Popraw.", "by": director, "at": builders.EPOCH}
    refused(Remark(place="version", **given).save)
    refused(Decision(outcome="returned", **given).save)
    remark = returned(organiser, director).remarks.get()
    refused(Answer(remark=remark, outcome="adopted", text="Jest.", by=organiser, at=builders.EPOCH).save)


def test_two_partners_merged_and_accounts_renamed_later_change_no_byte(organiser, director):
    row = draft(organiser)
    one, other = (Partner.objects.create(name=name, kind="ngo") for name in ("Koło", "Klub"))
    added = action(row.goals.get(), organiser, partners=[one, other])
    services.submit(row, by=organiser)
    services.decide(row, outcome="approved", effective_on=row.starts_on, by=director)
    before = drawn(row)
    links = added.partners.through.objects.filter(partner=other)
    for merger in (lambda: links.update(partner=one), links.delete, other.delete):
        refused(merger)
    Partner.objects.filter(pk=one.pk).update(name="Koło i klub")
    User.objects.filter(pk__in=[organiser.pk, director.pk]).update(name="Nowe Nazwisko")
    assert drawn(row) == before


def drawn(version):
    """The snapshot as it lies in the database, and the bytes of both documents drawn anew."""
    row = Version.objects.get(pk=version.pk)
    with connection.cursor() as cursor:
        cursor.execute("select snapshot::text from plans_version where id = %s", [row.pk])
        (stored,) = cursor.fetchone()
    return stored, rendering.pdf_of(row, "read"), rendering.pdf_of(row, "approved")


def test_the_period_of_a_plan_runs_forward(organiser):
    with pytest.raises(ValidationError, match="Koniec okresu musi być późniejszy"):
        services.create_plan(
            {"title": "Na opak", "starts_on": date(2031, 5, 1), "ends_on": date(2031, 5, 1)}, by=organiser
        )


def test_rows_of_an_approved_version_stay_as_they_are(organiser):
    version = approved(organiser)
    refused(lambda: Goal.objects.filter(version=version).update(text="Inaczej"))


def test_a_snapshot_is_the_same_letter_by_letter_and_not_number_by_number(organiser):
    version = submitted(organiser)
    refused(lambda: sql("update plans_version set snapshot = jsonb_set(snapshot, '{number}', '0.0')"))
    assert version.snapshot["number"] == 0


def test_an_attempt_keeps_its_place_so_that_no_remark_is_passed_over(organiser, director):
    attempt = services.next_attempt(returned(organiser, director), by=organiser)
    refused(lambda: sql("update plans_version set attempt = 0 where id = %s", attempt.pk))
    refused(lambda: sql("update plans_version set number = 1 where id = %s", attempt.pk))


def test_nothing_is_withdrawn_that_was_decided_on_and_nothing_said_of_what_is_not_there(organiser, director):
    version = submitted(organiser)
    row = "insert into plans_{table} (version_id, {columns}, by_id, by_name, by_position, at)"
    decision = row.format(table="decision", columns="outcome, text, basis, case_mark, effective_on")
    values = "values (%s, 'returned', 'Nie.', '', '', null, %s, 'D', 'P', '2099-01-01')"
    refused(lambda: sql(f"{decision} {values}", 999_999, director.pk))
    remark = row.format(table="remark", columns="place, text")
    refused(lambda: sql(f"{remark} values (%s, 'version', 'Nie.', %s, 'D', 'P', now())", 999_999, director.pk))
    for late in (
        ("update plans_version set state = 'withdrawn' where id = %s", version.pk),
        (f"{remark} values (%s, 'version', 'Nie.', %s, 'D', 'P', now())", version.pk, director.pk),
    ):
        refused(lambda late=late: (sql(f"{decision} {values}", version.pk, director.pk), sql(*late)))


def test_a_decision_and_the_state_of_its_version_come_together(organiser, director):
    given = {"version": submitted(organiser), "outcome": "returned", "text": "Nie.", "by": director, "by_name": "Ewa"}
    at_commit = "set constraints all immediate"
    refused(lambda: (Decision(at=clock.now(), **given).save(), sql(at_commit)))
    services.decide(given["version"], outcome="returned", text="Nie.", by=director)
    sql(at_commit)


@pytest.mark.parametrize(
    "changed",
    [
        {"manner": "Inaczej.", "ends_on": "2099-12-31"},
        {"created_at": "2001-01-01"},
        {"changed_at": "2001-01-01"},
        {"revision": 7, "reason": "Zmiana."},
    ],
)
def test_what_is_handed_over_leaves_as_it_was_typed(changed, organiser):
    version = draft(organiser)
    refused(lambda: hand_over(version, organiser, **changed))
    other = {"title": "Inny", "snapshot": json.dumps(said(version) | {"title": "Inny"})}
    refused(lambda: hand_over(version, organiser, **other))


@pytest.mark.parametrize("day", ["infinity", "1999-01-01", "2999-01-01"])
def test_a_version_asks_for_a_day_of_the_year_to_come(day, organiser):
    refused(lambda: hand_over(draft(organiser), organiser, due_on=day))


def test_a_version_takes_the_next_place_in_its_plan(organiser):
    version = approved(organiser)
    given = {"plan": version.plan, "title": "Ostatni", "starts_on": version.starts_on, "ends_on": version.ends_on}
    given |= {"reason": "Zmiana.", "created_at": clock.now(), "changed_at": clock.now()}
    for number, attempt in ((1, 32_767), (1, 2), (2, 1), (0, 2)):
        refused(Version(number=number, attempt=attempt, **given).save)
    Version(number=1, attempt=1, **given).save()


def test_what_is_handed_over_says_its_own_words(organiser):
    version = draft(organiser)
    own = said(version)
    for wrong in ({"title": "Inny"}, {"number": 7}, {"attempt": 2}, {"first_day": "2001-01-01"}):
        refused(lambda wrong=wrong: hand_over(version, organiser, snapshot=json.dumps(own | wrong)))
    hand_over(version, organiser)


def test_what_is_handed_over_can_be_read_for_ever(organiser):
    version = draft(organiser)
    own, goals = said(version), said(version)["goals"]
    action = goals[0]["actions"][0]
    wrong = [None, [], {"title": version.title}, {key: own[key] for key in own if key != "goals"}]
    wrong += [own | other for other in ({"more": ""}, {"schema": 7}, {"goals": {}}, {"office": "CUS"}, {"cost": 1})]
    for broken in ({"costs": [{}]}, {"time_from": "jutro"}, {"cost_value": "dużo"}, {"partners": [1]}, {"key": None}):
        wrong.append(own | {"goals": [goals[0] | {"actions": [action | broken]}]})
    for one in wrong:
        refused(lambda one=one: hand_over(version, organiser, snapshot=json.dumps(one)))
    hand_over(version, organiser)


def hand_over(version, by, **values):
    """As somebody would past the application."""
    given = {"state": "submitted", "submitted_at": clock.now(), "submitted_by_id": by.pk, "submitted_by_name": "Ewa"}
    given |= {"snapshot": json.dumps(said(version))} | values
    columns = ", ".join(f"{name} = %s" for name in given)
    sql(f"update plans_version set {columns} where id = %s", *given.values(), version.pk)


def test_a_version_stands_in_a_plan_that_is_there(organiser):
    copied = "number, attempt, title, starts_on, ends_on, reason, manner, created_at, changed_at, revision, state"
    copied += ", submitted_by_name, submitted_by_position, snapshot_digest"
    row = f"insert into plans_version (plan_id, {copied}) select 999999, {copied} from plans_version where id = %s"
    refused(lambda: sql(row, draft(organiser).pk))


def test_a_conclusion_that_is_not_there_yet_has_no_evidence():
    row = "insert into needs_conclusion_needs (conclusion_id, need_id) values (%s, %s)"
    refused(lambda: sql(row, 999_999, create_need({"title": "Dojazd"}, by=builders.user("organiser")).pk))


@pytest.mark.parametrize("kind", ["read", "approved"])
def test_no_document_comes_before_its_version_is_due_one(kind, organiser):
    version = draft(organiser) if kind == "read" else submitted(organiser)
    file = keep(b"%PDF-", name="plan.pdf", content_type="application/pdf", by=organiser)
    refused(lambda: document(version, file, kind=kind, text_digest="0" * 64))
