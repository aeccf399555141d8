"""What the database refuses of offers, meetings and places, however the change comes to it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models.deletion import ProtectedError

from activities.models import Activity, ActivityPartner, Occurrence, Series, Venue
from activities.triggers import DAYS
from partners.models import Partner
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.breaking import sql

pytestmark = pytest.mark.django_db
BROKEN_ACTIVITIES = [
    ("activity_cooperation_never_public", {"kind": "cooperation"}),
    ("activity_in_plan_or_reason", {"outside_plan_reason": ""}),
    ("activity_in_plan_or_reason", {"action_id": 1}),
    ("activity_capacity_positive", {"capacity": 0}),
    ("activity_for_minors_without_reason_against", {"for_minors": True, "not_for_minors_reason": "zmiana"}),
    ("activity_stopped_with_reason", {"paused_at": builders.EPOCH}),
    ("activity_stopped_with_reason", {"stopped_reason": "bez daty"}),
    ("activity_stopped_with_reason", {"paused_at": builders.EPOCH, "ended_at": builders.EPOCH, "stopped_reason": "x"}),
]
BROKEN_OCCURRENCES = [
    ("occurrence_ends_after_start", {"ends_at": wall(2026, 12, 1, 10)}),
    ("occurrence_ends_after_start", {"starts_at": wall(2026, 12, 1, 13)}),
    ("occurrence_lasts_a_month_at_most", {"ends_at": wall(2027, 1, 1, 11)}),
    ("occurrence_open_until_midnight", {"open_ended": True}),
    ("occurrence_moved_from_whole", {"moved_from_open": True}),
    ("occurrence_moved_from_whole", {"moved_from_end": wall(2026, 12, 1, 12)}),
    ("occurrence_cancelled_with_reason", {"cancelled_reason": "bez daty"}),
    ("occurrence_cancelled_with_reason", {"cancelled_at": wall(2026, 12, 1, 9)}),
    ("occurrence_capacity_positive", {"capacity": 0}),
]
BROKEN_IN_TEST_RESULTS_MODELS = {
    "activities_lead_with_checks_stays",
    "activities_lead_of_activity_stays",
    "activities_lead_asks_for_checks",
    "activities_lead_stays_who_it_is",
    "activities_occurrence_asks_for_checks",
    "activities_occurrence_with_result_took_place",
    "activities_new_occurrence_asks_for_checks",
    "activities_new_activity_asks_for_checks",
    "activities_activity_asks_for_checks",
    "activities_recorded_check_is_relied_on",
    "activities_recordedcheck_no_truncate",
    "activities_result_follows_its_occurrence",
}
BROKEN_IN_TEST_MINORS = {
    "activities_not_for_minors_with_reason",
    "activities_removed_check_stays",
    "activities_removed_lead_stays",
    "activities_removedcheck_no_truncate",
    "activities_removedlead_no_truncate",
}
BROKEN_IN_TEST_REGISTRATIONS = {
    "activities_capacity_of_occurrence",
    "activities_capacity_of_activity",
    "activities_clause_no_truncate",
    "activities_clause_stays",
    "activities_registration_keeps_its_words",
    "activities_registration_no_truncate",
    "activities_registration_stays",
    "activities_registration_stays_erased",
    "activities_registration_within_capacity",
}
BROKEN_IN_TEST_NOTICES = {
    "activities_notice_no_truncate",
    "activities_notice_stays",
    "activities_registration_of_notice_stays",
}
BROKEN_IN_TEST_VILLAGE_SHEETS = {
    f"activities_{table}_{rule}"
    for table in ("sheetsending", "sheetdocument", "villagesheet", "sheetcall")
    for rule in ("stays", "no_truncate")
}
BROKEN_FOR_EVERY_TABLE = {  # in tests/common/test_withdrawal.py, tests/test_triggers.py and tests/test_decided.py
    "activities_activity_groups_targetgroup_stands",  # in tests/centre/test_dictionaries.py
    "activities_activity_services_socialservice_stands",  # there too
    "activities_activity_theme_stands",  # in tests/centre/test_themes_methods.py
    "activities_activity_venue_stands",
    "activities_activitypartner_partner_stands",
    "activities_occurrence_venue_stands",
    "activities_venue_not_while_withdrawn",
    "activities_informationclause_written_at_once",
    "activities_notice_done_at_once",
    "activities_notice_written_at_once",
    "activities_sheetcall_written_at_once",
    "activities_sheetdocument_written_at_once",
    "activities_sheetsending_written_at_once",
    "activities_activity_numbered_anew",
    "activities_occurrence_numbered_anew",
    "activities_venue_numbered_anew",
    "activities_check_numbered_anew",
    "activities_removedcheck_numbered_anew",
    "activities_removedlead_numbered_anew",
    *(f"{table}_days_are_read" for table in DAYS),
}
TAKEN_AWAY = [
    {"published_at": None},
    {"uid": "00000000-0000-0000-0000-000000000001"},
    {"sequence": 2},
]


def by_orm(row, changes):
    type(row).objects.filter(pk=row.pk).update(**changes)


def by_sql(row, changes):
    """The same change said to PostgreSQL directly; the trigger and the constraints are all that stands in the way."""
    settings = ", ".join(f"{name} = %s" for name in changes)
    with connection.cursor() as cursor:
        cursor.execute(f"update {row._meta.db_table} set {settings} where id = %s", [*changes.values(), row.pk])


both_ways = pytest.mark.parametrize("break_it", [by_orm, by_sql])


@both_ways
@pytest.mark.parametrize(("constraint", "changes"), BROKEN_ACTIVITIES)
def test_an_offer_that_breaks_the_law_is_refused(constraint, changes, break_it):
    activity = make_activity()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        break_it(activity, changes)


@both_ways
@pytest.mark.parametrize(("constraint", "changes"), BROKEN_OCCURRENCES)
def test_a_meeting_that_makes_no_sense_is_refused(constraint, changes, break_it):
    occurrence = make_occurrence()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        break_it(occurrence, changes)


@both_ways
@pytest.mark.parametrize("changes", TAKEN_AWAY)
def test_a_published_meeting_is_not_hidden_renamed_or_counted_back(changes, break_it):
    occurrence = make_occurrence(sequence=3)
    with pytest.raises(IntegrityError, match="published meeting"), transaction.atomic():
        break_it(occurrence, changes)


@both_ways
@pytest.mark.parametrize("changes", TAKEN_AWAY)
def test_a_meeting_nobody_was_shown_may_change_in_every_way(changes, break_it):
    occurrence = make_occurrence(sequence=3, published_at=None)
    break_it(occurrence, changes)
    occurrence.refresh_from_db()
    assert [str(getattr(occurrence, name)) for name in changes] == [str(value) for value in changes.values()]


@both_ways
def test_a_published_meeting_is_not_put_under_another_offer(break_it):
    occurrence, draft = make_occurrence(), make_activity(published_at=None)
    with pytest.raises(IntegrityError, match="published meeting"), transaction.atomic():
        break_it(occurrence, {"activity_id": draft.pk})
    break_it(make_occurrence(published_at=None), {"activity_id": draft.pk})


def test_a_published_meeting_is_not_deleted():
    occurrence = make_occurrence()
    with pytest.raises(IntegrityError, match="published meeting"), transaction.atomic():
        Occurrence.objects.all().delete()
    with pytest.raises(IntegrityError, match="published meeting"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from activities_occurrence")
    assert Occurrence.objects.get() == occurrence


def test_a_meeting_nobody_was_shown_may_go():
    make_occurrence(published_at=None).delete()
    assert Occurrence.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    ["truncate activities_occurrence cascade", "update activities_activity set published_at = null"],
)
@pytest.mark.usefixtures("owner")
def test_published_meetings_are_not_emptied_away_or_hidden_with_their_offer(statement):
    make_occurrence()
    with pytest.raises(IntegrityError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")  # else TRUNCATE is refused for checks that still wait
        cursor.execute(statement)


def test_a_published_meeting_may_still_be_moved_cancelled_and_counted_on():
    occurrence = make_occurrence(sequence=3)
    by_orm(occurrence, {"sequence": 4, "moved_from": occurrence.starts_at, "starts_at": wall(2026, 12, 1, 11)})
    by_orm(occurrence, {"sequence": 4, "cancelled_at": wall(2026, 12, 1, 9), "cancelled_reason": "remont"})
    occurrence.refresh_from_db()
    assert (occurrence.is_moved, occurrence.is_cancelled) == (True, True)


def test_two_meetings_never_share_an_identity():
    first = make_occurrence()
    with pytest.raises(IntegrityError, match="uid"), transaction.atomic():
        make_occurrence(first.activity, uid=first.uid)


def test_a_place_stands_once_in_its_locality():
    place = venue(name="Remiza")
    venue(name="Remiza")
    with pytest.raises(IntegrityError, match="venue_once_in_locality"), transaction.atomic():
        venue(name="Remiza", locality=place.locality)


def test_a_partner_takes_part_in_an_offer_once():
    activity = make_activity()
    partner = Partner.objects.create(name="KGW", kind="informal")
    ActivityPartner.objects.create(activity=activity, partner=partner)
    with pytest.raises(IntegrityError, match="activity_partner_once"), transaction.atomic():
        ActivityPartner.objects.create(activity=activity, partner=partner)


@pytest.mark.parametrize(
    "of",
    [
        lambda occurrence: occurrence.activity,
        lambda occurrence: occurrence.venue,
        lambda occurrence: occurrence.series,
        lambda occurrence: occurrence.venue.locality,
        lambda occurrence: occurrence.activity.in_charge,
    ],
    ids=["activity", "venue", "series", "locality", "person"],
)
def test_what_a_meeting_rests_on_is_not_deleted(of):
    activity = make_activity(venue=venue())
    series = Series.objects.create(activity=activity, rule={}, made_at=builders.EPOCH, made_by=activity.in_charge)
    occurrence = make_occurrence(activity, series=series)
    with pytest.raises(ProtectedError), transaction.atomic():
        of(occurrence).delete()


@pytest.mark.parametrize(
    ("row", "changes", "sentence"),
    [
        (make_activity, {"outside_plan_reason": ""}, "Wskaż działanie z planu"),
        (make_activity, {"kind": "cooperation"}, "Współpraca z partnerami nie trafia"),
        (make_activity, {"capacity": 0}, "większą od zera"),
        (make_occurrence, {"ends_at": wall(2026, 12, 1, 10)}, "późniejszy niż początek"),
        (make_occurrence, {"cancelled_at": wall(2026, 12, 1, 9)}, "dlaczego spotkanie jest odwołane"),
    ],
)
def test_people_are_told_in_polish_what_is_wrong(row, changes, sentence):
    broken = row()
    for name, value in changes.items():
        setattr(broken, name, value)
    with pytest.raises(ValidationError, match=sentence):
        broken.full_clean()


def test_every_rule_of_these_tables_is_broken_above():
    """A new constraint without an attempt to break it fails here."""
    tables = (Activity, ActivityPartner, Occurrence, Series, Venue)
    rules = {rule.name for table in tables for rule in table._meta.constraints}
    broken = {name for name, _ in BROKEN_ACTIVITIES + BROKEN_OCCURRENCES} | {
        "venue_once_in_locality",
        "activity_partner_once",
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid"
            " where not tgisinternal and relname like 'activities\\_%'"
        )
        triggers = [name for (name,) in cursor.fetchall()]

    assert broken == rules
    assert (
        set(triggers)
        == {
            "activities_published_stays",
            "activities_published_occurrence_keeps_its_activity",
            "activities_occurrence_no_truncate",
            "activities_published_activity_stays",
            "activities_published_activity_is_kept",
            "activities_activity_takes_its_changes",  # these refuse nothing: tests/audit/test_changes.py
            "activities_occurrence_takes_its_changes",
            "activities_told_stays_told",  # broken in tests/activities/test_traces.py
            "activities_venue_takes_its_changes",
            "activities_check_takes_its_changes",
            "activities_removedcheck_takes_its_changes",
            "activities_removedlead_takes_its_changes",
            "activities_activity_words_go",  # these refuse nothing: tests/search/test_words.py
            "activities_occurrence_words_go",
            "activities_venue_words_go",
            "activities_activity_submissions_no_complaint",  # broken in tests/activities/test_ideas.py
            "activities_calendar_changed",  # refuses nothing: tests/activities/test_cache_version.py
            "activities_activity_covered",  # these refuse nothing: tests/redaction/test_beside.py
            "activities_occurrence_covered",
            "activities_venue_covered",
            "activities_title_covered",
            "activities_event_proposal_stays",  # broken in tests/activities/test_proposals.py
            "activities_eventproposal_days_are_read",
            "activities_partner_link_is_called_off_once",  # broken in tests/activities/test_partner_links.py
            "activities_partnerlink_days_are_read",
            "activities_civic_done_stays",  # these are broken in tests/activities/test_civic.py and test_coverage.py
            "activities_civic_done_taken_back_once",
            "activities_civicdone_no_truncate",
            "activities_coverage_stays",
            "activities_servicecoverage_no_truncate",
            "activities_civicdone_taken_back_at_once",
            "activities_civicdone_written_at_once",  # these stand on every table of their kind
            "activities_servicecoverage_written_at_once",
            "activities_civicdate_days_are_read",
            "activities_civicdone_days_are_read",
            "activities_servicecoverage_days_are_read",
            "activities_civicdate_numbered_anew",
            "activities_civicdate_takes_its_changes",
            "activities_tally_fits",  # these two are broken in tests/activities/test_tallies.py
            "activities_tally_stays",
            "activities_tally_no_truncate",
            "activities_tally_days_are_read",  # broken in tests/common/test_readable_days.py
            "activities_wordback_days_are_read",
            "activities_wordback_takes_its_changes",  # these refuse nothing: tests/audit/test_changes.py
            "activities_tally_reads_what_is_there",  # broken in tests/test_decided.py
            "activities_tally_written_at_once",
            "activities_word_back_stays",  # these are broken in tests/activities/test_words_back.py
            "activities_word_back_kept",
            "activities_word_back_withdrawn_once",
            "activities_wordback_no_truncate",
            "activities_wordback_numbered_anew",
            "activities_voice_fits",  # these are broken in tests/activities/test_voices.py
            "activities_voice_stays",
            "activities_voice_no_truncate",
            "activities_answer_stays",
            "activities_answer_no_truncate",
            "activities_headcount_no_truncate",
            "activities_voice_reads_what_is_there",  # broken in tests/test_decided.py
            "activities_voice_days_are_read",  # broken in tests/common/test_readable_days.py
            "activities_heads_follow_columns",  # these are broken in tests/activities/test_heads.py
            "activities_result_heads_add_up",
            "activities_headcount_adds_up",
        }
        | BROKEN_IN_TEST_RESULTS_MODELS
        | BROKEN_IN_TEST_MINORS
        | BROKEN_IN_TEST_REGISTRATIONS
        | BROKEN_IN_TEST_NOTICES
        | BROKEN_IN_TEST_VILLAGE_SHEETS
        | BROKEN_FOR_EVERY_TABLE
    )


def test_a_place_in_full_names_its_village_once():
    kandyty = builders.locality(name="Kandyty")
    assert [
        venue(name="Klub Senior+", locality=kandyty, address="Kandyty 10A").in_full,
        venue(name="Biblioteka", locality=kandyty, address="ul. Szkolna 2").in_full,
        venue(name="Świetlica", locality=kandyty).in_full,
    ] == ["Klub Senior+, Kandyty 10A", "Biblioteka, Kandyty, ul. Szkolna 2", "Świetlica, Kandyty"]


@pytest.mark.usefixtures("owner")
def test_a_published_offer_is_not_put_in_anew_under_its_id():
    activity = make_occurrence().activity
    columns = ", ".join(column.column for column in Activity._meta.concrete_fields)
    sql(f"create temp table copied as select {columns} from activities_activity where id = {activity.pk}")
    sql("update copied set published_at = null")
    with pytest.raises(IntegrityError, match="a published offer stays"), transaction.atomic():
        sql(f"delete from activities_activity where id = {activity.pk}")
        sql(f"insert into activities_activity ({columns}) select {columns} from copied")
    Activity.objects.filter(pk=make_activity(published_at=None).pk).delete()
