"""What a field said before an act and after it: kept with the entry, read by whoever may, gone with its row."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from activities import services as activity
from activities.planning.change_preview import Change as Wanted
from activities.planning.change_preview import Scope, preview_change
from needs import services
from osl_site.common.accounts.models import User
from osl_site.common.audit.labels import fields_in_words
from osl_site.common.audit.models import Change, Entry
from osl_site.common.centre.models import Centre
from osl_site.common.centre.services import save_office
from osl_site.common.sign_in.models import SignInPolicy
from osl_site.common.triggers import stored
from partners.services import change_partner
from tests import builders
from tests.activities.builders import contact, line_up, make_activity, make_occurrence, venue, wall
from tests.breaking import refused, sql
from tests.needs.builders import need, note
from tests.partners.builders import partner

pytestmark = pytest.mark.django_db
UNTOLD = {  # editable and yet never told: who spoke, and what the database sets by itself
    "needs.FieldNote": {"source", "written_by"},
    "needs.Conclusion": {"replaces"},
    "needs.Asset": {"submissions"},  # to tie them is an act of its own
    "needs.Need": {"submissions"},
    "needs.SubmissionState": {"type"},  # never changed
    "needs.WeighingSession": {
        "opened_at",
        "by",
        "by_name",
        "by_position",
        "closed_at",
        "closed_by",
    },  # acts tell of them
    "needs.Support": {"kind", "name", "action_key", "by", "by_name", "by_position"},  # with whom never changes
    "partners.Agreement": {"year", "number", "by", "by_name", "by_position"},  # never change
    "partners.Initiative": {"action_key"},  # a key of the plan, and no words
    "partners.Lack": {"initiative"},  # never another
    "partners.Funding": {"initiative"},
    "partners.Membership": {"partnership"},  # never another
    "partners.PartnerMeeting": {  # who wrote it never changes; that it was called off is an act of its own
        *("by", "by_name", "by_position", "cancelled_at", "cancelled_reason")
    },
    "partners.LogEntry": {"by", "by_name", "by_position"},  # who wrote it never changes
    "needs.Survey": {"follows"},  # never changed
    "needs.Question": {"survey", "position"},  # it stays in its survey; to move it is an act of its own
    "needs.Submission": {  # the words stay as they came; its state, its answers and its contact are acts of their own
        *("words", "channel", "language", "for_director", "received_at", "due_on", "code_seed", "code_digest"),
        *("entered_by", "entered_by_name", "entered_by_position", "state", "helped", "helped_at"),
        *("in_polish", "in_polish_by", "in_polish_by_name", "in_polish_by_position"),
    },
    "correspondence.OutgoingLetter": {  # what it says never changes
        *("year", "number", "case_mark", "archive_category", "subject_type", "subject_id", "addressee", "address"),
        *("title", "opening", "quoted", "quoted_as", "closing", "sender", "sender_address", "sender_contact"),
        *("at", "by", "by_name", "by_position"),
    },
    "activities.Activity": {"partners", "published_at", "paused_at", "ended_at"},
    "activities.WordBack": {"approved_at", "withdrawn_at", "withdrawn_reason"},  # acts of their own say so
    "activities.Occurrence": {"activity", "series", "published_at", "cancelled_at"},
    "activities.RemovedLead": {"activity", "at", "by", "by_name", "by_position", "lead"},  # never changed
    "activities.RemovedCheck": {"at", "by", "by_name", "by_position", "checked_on", "kind", "lead"},  # never changed
    "centre.Centre": {"is_demo", "revision"},
    "centre.SocialService": {"revision"},
    "centre.Theme": {"revision", "slug"},
    "centre.Method": {"revision", "slug"},
    "centre.HeadGroup": {"revision", "slug"},
    "centre.TargetGroup": {"revision", "slug"},  # the address is made once
    "centre.Village": {"commune", "revision"},  # it stays in its commune
    "accounts.User": {"is_active", "is_example", "last_login", "password"},  # acts of their own say so
    "plans.Report": {  # its words stand in the snapshot, its acts in the trail
        "snapshot",
        "state",
        "submitted_at",
        "submitted_by",
        "submitted_by_name",
        "submitted_by_position",
    },
    "plans.Version": {  # its words stand in the snapshot, its acts in the trail
        "attempt",
        "changed_conclusions",
        "due_on",
        "manner",
        "number",
        "plan",
        "reason",
        "snapshot",
        "state",
        "submitted_at",
        "submitted_by",
        "submitted_by_name",
        "submitted_by_position",
    },
}
MOMENTS = {"created_at", "changed_at"}


def told():
    return list(Change.objects.values_list("entry__act", "field", "before", "after"))


def test_a_change_leaves_what_was_and_what_is(organiser):
    row = need(title="Samotność", state="reported")
    kandyty, group = builders.locality("Kandyty"), builders.group("Seniorzy")
    values = {"title": "Samotność zimą", "state": "confirmed", "localities": [kandyty], "groups": [group]}
    services.change_need(row, values, revision=1, by=organiser)
    assert sorted(told()) == [
        ("need.changed", "groups", "", "Seniorzy"),
        ("need.changed", "localities", "", "Kandyty"),
        ("need.changed", "state", "Zgłoszona", "Potwierdzona"),
        ("need.changed", "title", "Samotność", "Samotność zimą"),
    ]


def test_what_does_not_change_leaves_nothing(organiser):
    services.change_need(need(title="Samotność"), {"title": "Samotność"}, revision=1, by=organiser)
    assert told() == []


def test_who_spoke_and_whom_to_ring_and_who_signed_up_is_told_nowhere(organiser, at):
    at(2026, 11, 1, 9)
    services.change_note(note(source="mieszkanka"), {"source": "sołtys"}, revision=1, by=organiser)
    people = [{"name": "Ewa Lis", "phone": "600 100 200", "email": "", "is_public": False}]
    change_partner(partner(), {"offers": "Sala"}, revision=1, people=people, by=organiser)
    _, [registration] = line_up(capacity=5, number=1)
    activity.change_registration(registration, contact(name="Ewa Kos"), revision=registration.revision, by=organiser)
    assert told() == [("partner.changed", "offers", "", "Sala")]
    assert Entry.objects.get(act="note.changed").fields == ["source"]
    assert Entry.objects.get(act="registration.changed").fields == ["email", "name", "phone"]


def test_a_meeting_leaves_its_hours_its_place_and_its_reason(organiser, at):
    at(2026, 11, 1, 9)
    occurrence = make_occurrence(starts_at=wall(2026, 12, 1, 10))
    hours = {"starts": wall(2026, 12, 1, 12).time(), "ends": wall(2026, 12, 1, 14).time()}
    activity.move_occurrence(
        occurrence, day=wall(2026, 12, 2).date(), **hours, note="wejście od podwórza", by=organiser
    )
    club = venue(name="Klub")
    activity.change_place(occurrence, venue=club, capacity=None, by=organiser)
    activity.cancel_occurrence(occurrence, reason="remont", by=organiser)
    assert ("occurrence.moved", "starts_at", "01.12.2026, 10:00", "02.12.2026, 12:00") in told()
    assert ("occurrence.moved", "note", "", "wejście od podwórza") in told()
    assert [after for _, field, _, after in told() if field == "venue"] == [str(club)]
    assert ("occurrence.cancelled", "cancelled_reason", "", "remont") in told()


def test_a_change_of_a_whole_series_leaves_what_each_of_its_meetings_said(organiser, at):
    at(2026, 11, 1, 9)
    occurrence = make_occurrence(starts_at=wall(2026, 12, 1, 10))
    change = Wanted(scope=Scope.THIS, reason="remont")
    outlook = preview_change(occurrence, change)
    activity.change_occurrences(occurrence, change, seen=outlook.fingerprint, by=organiser)
    assert told() == [("occurrence.cancelled", "cancelled_reason", "", "remont")]


def test_a_pause_leaves_its_reason(organiser):
    activity.pause_activity(make_activity(), reason="przerwa zimowa", by=organiser)
    assert told() == [("activity.paused", "stopped_reason", "", "przerwa zimowa")]


@pytest.mark.parametrize(
    "statement",
    ["update audit_change set before = ''", "delete from audit_change", "truncate audit_change"],
)
@pytest.mark.usefixtures("owner")
def test_the_database_refuses_to_change_what_was_told(organiser, statement):
    services.change_need(need(), {"title": "Inna"}, revision=1, by=organiser)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(statement)


def test_what_was_told_of_a_note_goes_with_the_note_and_nothing_else(organiser):
    first, second = note(text="Pierwsza"), note(text="Druga")
    for row in (first, second):
        services.change_note(row, {"text": f"{row.text} poprawiona"}, revision=1, by=organiser)
    services.delete_note(first, by=organiser)
    assert [before for _, _, before, _ in told()] == ["Druga"]
    assert Entry.objects.filter(act="note.changed").count() == 2


def test_no_table_but_the_owners_makes_words_go(organiser):
    """The function may not be put on a table of somebody else's to forget what it likes."""
    with connection.cursor() as cursor:
        cursor.execute("select has_function_privilege('public', 'audit_forget_changes()', 'execute')")
        assert cursor.fetchone() == (False,)


RECORDED = [model for model in apps.get_models() if hasattr(model, "recorded_fields")]


def test_these_models_tell_what_they_said():
    assert sorted(model._meta.label for model in RECORDED) == [
        "accounts.User",
        "activities.Activity",
        "activities.Check",
        "activities.CivicDate",
        "activities.Occurrence",
        "activities.RemovedCheck",
        "activities.RemovedLead",
        "activities.Venue",
        "activities.WordBack",
        "centre.Centre",
        "centre.HeadGroup",
        "centre.Method",
        "centre.SocialService",
        "centre.TargetGroup",
        "centre.Theme",
        "centre.Village",
        "correspondence.OutgoingLetter",
        "needs.AssessmentRound",
        "needs.Asset",
        "needs.Conclusion",
        "needs.Criterion",
        "needs.FieldNote",
        "needs.LegalKind",
        "needs.Need",
        "needs.Question",
        "needs.Submission",
        "needs.SubmissionState",
        "needs.Support",
        "needs.Survey",
        "needs.WeighingSession",
        "partners.Agreement",
        "partners.Funding",
        "partners.Initiative",
        "partners.Lack",
        "partners.LogEntry",
        "partners.Membership",
        "partners.Partner",
        "partners.PartnerMeeting",
        "partners.Partnership",
        "plans.Report",
        "plans.Version",
        "privacy.Period",
        "sign_in.SignInPolicy",
        "texts.TextTemplate",
    ]


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model._meta.label)
def test_every_field_that_people_edit_is_told_or_left_out_on_purpose(model):
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    editable = {one.name for one in fields if one.editable and not one.primary_key and not one.generated}
    assert editable - MOMENTS - UNTOLD.get(model._meta.label, set()) == set(model.recorded_fields)


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model._meta.label)
def test_what_a_row_said_goes_with_the_row(model):
    table, label = model._meta.db_table, model._meta.label_lower
    if model in (Centre, User, SignInPolicy):  # the one row of the office and of its rules stays, and so do accounts
        return
    assert f"audit_forget_changes('{label}')" in stored()[table, f"{table}_takes_its_changes"]


def test_a_row_keeps_the_number_by_which_the_trail_knows_it(organiser):
    """Else another row could take it, and be deleted with what was told of this one."""
    row = need(title="Samotność")
    services.change_need(row, {"title": "Samotność zimą"}, revision=1, by=organiser)
    refused(lambda: sql("update needs_need set id = id + 900000 where id = %s", row.pk))
    assert len(told()) == 1


def test_the_director_reads_what_was_and_the_administrator_only_of_the_office(director, administrator, signed_in):
    builders.office(short_name="CUS")
    save_office({"short_name": "Centrum"}, revision=1, by=administrator)
    services.change_note(note(text="Było"), {"text": "Jest"}, revision=1, by=builders.user("organiser"))
    of_office, of_note = (Entry.objects.get(act=act) for act in ("office.saved", "note.changed"))

    def page(person, entry):
        return signed_in(person).get(f"/biuro/ustawienia/dziennik/{entry.pk}/").content.decode()

    assert ("Było" in page(director, of_note), "treść" in page(director, of_note)) == (True, True)
    assert ("Było" in page(administrator, of_note), "treść" in page(administrator, of_note)) == (False, True)
    assert "Centrum" in page(administrator, of_office)


def test_many_changes_of_one_act_take_no_more_queries(director, organiser, signed_in, django_assert_num_queries):
    row = need(title="Dojazd")
    services.change_need(row, {"title": "Dojazd zimą"}, revision=1, by=organiser)
    values = {"title": "Dojazd", "description": "Nie ma autobusu.", "state": "confirmed", "priority": "high"}
    services.change_need(row, values, revision=2, by=organiser)
    client = signed_in(director)
    for entry in Entry.objects.filter(act="need.changed"):
        with django_assert_num_queries(11):
            client.get(f"/biuro/ustawienia/dziennik/{entry.pk}/")


def test_fields_are_named_as_forms_name_them():
    names = ["people", "text", "title_of_old", "name"]
    assert fields_in_words("partners.partner", names) == {"people": "osoby do kontaktu", "name": "nazwa"}


def test_a_model_of_former_days_is_named_as_it_was(director, signed_in):
    entry = Entry.objects.create(
        act="x.changed", subject_type="rooms.gone", subject_id=1, actor="worker", at=builders.EPOCH, fields=["title"]
    )
    assert "title" in signed_in(director).get(f"/biuro/ustawienia/dziennik/{entry.pk}/").content.decode()
