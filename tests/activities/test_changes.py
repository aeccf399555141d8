"""A change of a series: shown whole before it is done, done whole or not at all, told to everyone once."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import services
from activities.models import Notice, Occurrence
from activities.planning.change_preview import Change, Scope, preview_change
from activities.planning.day_check import DAY_OVER
from activities.planning.preview_seen import CHANGED_MEANWHILE
from activities.registrations.audience import Audience
from activities.services.series import NOTHING_CHANGES
from osl_site.common.audit.models import Entry
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, rule, sign_up, venue, wall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def series(organiser, *, number=4, place=None, **fields):
    """Published Tuesdays from 1 December on."""
    activity = make_activity(in_charge=organiser, **fields)
    services.plan_occurrences(activity, rule(count=number), **TEN_TO_TWELVE, venue=place, by=organiser)
    services.publish_occurrences(activity, by=organiser)
    return list(Occurrence.objects.filter(activity=activity).in_order())


def change(occurrence, by, **asked):
    """Do what is asked as a person does who has just seen what it gives."""
    wanted = Change(**{"scope": Scope.FOLLOWING} | asked)
    return services.change_occurrences(occurrence, wanted, seen=preview_change(occurrence, wanted).fingerprint, by=by)


def starts(occurrences):
    return [Occurrence.objects.get(pk=occurrence.pk).starts_at for occurrence in occurrences]


@pytest.mark.parametrize(
    ("scope", "moved"),
    [
        (Scope.THIS, [False, True, False, False]),
        (Scope.FOLLOWING, [False, True, True, True]),
        (Scope.FUTURE, [True, True, True, True]),
    ],
)
def test_new_hours_reach_as_far_as_was_asked(scope, moved, organiser):
    rows = series(organiser)
    change(rows[1], organiser, scope=scope, starts=time(11), ends=time(13))
    assert [start.astimezone(wall(2026, 12, 1).tzinfo).hour == 11 for start in starts(rows)] == moved


def test_another_weekday_keeps_hours_by_the_clock_on_the_wall_and_where_each_was_from(organiser):
    rows = series(organiser)
    change(rows[0], organiser, shift=2)
    assert starts(rows) == [wall(2026, 12, day, 10) for day in (3, 10, 17, 24)]
    assert [row.moved_from for row in Occurrence.objects.in_order()] == [row.starts_at for row in rows]
    assert {row.sequence for row in Occurrence.objects.all()} == {1}


def test_meetings_that_are_over_stay_as_they_were(organiser, at):
    rows = series(organiser)
    at(2026, 12, 9, 9)
    outlook = change(rows[3], organiser, scope=Scope.FUTURE, note="Weź kubek")
    assert [step.occurrence.pk for step in outlook.steps] == [row.pk for row in rows[2:]]


def test_what_was_moved_or_called_off_on_its_own_is_said_and_kept(organiser):
    rows = series(organiser)
    services.move_occurrence(rows[1], day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    services.cancel_occurrence(rows[2], reason="mróz", by=organiser)
    outlook = change(rows[0], organiser, starts=time(11), ends=time(13))

    assert [(part.occurrence.pk, part.why) for part in outlook.kept] == [
        (rows[1].pk, "przeniesione osobno"),
        (rows[2].pk, "odwołane wcześniej"),
    ]
    assert starts(rows[1:3]) == [wall(2026, 12, 9, 10), wall(2026, 12, 15, 10)]


def test_what_was_moved_on_its_own_changes_when_it_is_chosen(organiser):
    rows = series(organiser)
    services.move_occurrence(rows[1], day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    change(rows[0], organiser, starts=time(11), ends=time(13), touched_too=True)
    assert starts(rows[1:2]) == [wall(2026, 12, 9, 11)]


def test_what_was_moved_with_its_series_moves_with_it_again(organiser):
    rows = series(organiser)
    change(rows[0], organiser, shift=1)
    outlook = change(rows[0], organiser, shift=-1)
    assert (outlook.kept, starts(rows)) == ((), [row.starts_at for row in rows])
    assert {row.moved_from for row in Occurrence.objects.all()} == {None}


def test_calling_off_leaves_every_meeting_in_the_calendar_with_its_reason(organiser):
    rows = series(organiser)
    change(rows[2], organiser, reason="remont")
    assert [row.cancelled_reason for row in Occurrence.objects.in_order()] == ["", "", "remont", "remont"]


def test_place_number_of_places_and_word_are_given_and_taken_away(organiser):
    place = venue()
    rows = series(organiser)
    change(rows[0], organiser, venue=place, capacity=9, note="Weź kubek")
    assert {(row.venue, row.capacity, row.note) for row in Occurrence.objects.all()} == {(place, 9, "Weź kubek")}
    change(rows[0], organiser, without_venue=True, without_capacity=True, note="")
    assert {(row.venue, row.capacity, row.note) for row in Occurrence.objects.all()} == {(None, None, "")}


def test_everyone_is_told_once_and_of_the_whole_there_is_one_root_entry(organiser):
    rows = series(organiser, sign_up="needed", capacity=9)
    sign_up(rows[0])
    sign_up(rows[1], email="")
    before = Entry.objects.roots().count()
    wanted = Change(Scope.FOLLOWING, starts=time(11), ends=time(13), venue=venue(), note="Weź kubek")

    assert preview_change(rows[0], wanted).told == Audience(people=2, by_mail=1, by_phone=1, seated=2)
    change(rows[0], organiser, starts=time(11), ends=time(13), venue=wanted.venue, note="Weź kubek")
    assert list(Notice.objects.filter(kind="moved").values_list("channel", "state")) == [
        ("mail", "queued"),
        ("phone", "to_call"),
    ]
    assert Notice.objects.exclude(kind__in=["moved", "confirmation"]).count() == 0
    root = Entry.objects.roots().latest("id")
    assert (Entry.objects.roots().count() - before, root.act) == (1, "occurrences.changed")
    assert [part.act for part in root.parts.order_by("id")].count("occurrence.changed") == 4


def test_a_word_for_the_day_alone_is_told_to_nobody(organiser):
    rows = series(organiser, sign_up="needed", capacity=9)
    sign_up(rows[0])
    assert preview_change(rows[0], Change(Scope.FOLLOWING, note="Weź kubek")).told.is_empty


def test_who_comes_second_is_told_and_nothing_is_done(organiser):
    rows = series(organiser)
    wanted = Change(Scope.FOLLOWING, shift=1)
    seen = preview_change(rows[0], wanted).fingerprint
    services.annotate_occurrence(rows[2], note="Ktoś inny", by=organiser)

    with pytest.raises(ValidationError, match=CHANGED_MEANWHILE):
        services.change_occurrences(rows[0], wanted, seen=seen, by=organiser)
    assert starts(rows) == [row.starts_at for row in rows]


def test_an_hour_that_a_clock_change_leaves_out_is_shown_and_stops_the_whole(organiser):
    activity = make_activity(in_charge=organiser)
    sundays = rule(starts_on=date(2027, 3, 21), weekdays=(6,), count=2, on_holiday="keep")
    services.plan_occurrences(activity, sundays, **TEN_TO_TWELVE, venue=None, by=organiser)
    first = Occurrence.objects.in_order().first()
    outlook = preview_change(first, Change(Scope.FOLLOWING, starts=time(2, 30)))

    assert [step.problem for step in outlook.steps] == [
        "",
        "28.03.2027 nie ma godziny 02:30: zegary idą do przodu. Wybierz inną.",
    ]
    with pytest.raises(ValidationError, match="Tak się nie da"):
        change(first, organiser, starts=time(2, 30))
    assert not Occurrence.objects.filter(sequence__gt=0).exists()


def test_holidays_and_clashes_are_said_beside_their_meetings(organiser, coworker):
    rows = series(organiser, number=5, place=venue())
    make_occurrence(
        make_activity(title="Klub", in_charge=coworker), starts_at=wall(2026, 12, 4, 11), venue=rows[0].venue
    )
    outlook = preview_change(rows[0], Change(Scope.FOLLOWING, shift=3))
    assert [step.warnings for step in outlook.steps] == [
        ("W tym czasie jest też „Klub”, godz.\N{NO-BREAK SPACE}11:00–13:00: to samo miejsce.",),
        (),
        (),
        ("Święto: Boże Narodzenie (pierwszy dzień).",),
        ("Święto: Nowy Rok.",),
    ]


def test_a_day_that_is_over_stops_the_whole_change(organiser):
    rows = series(organiser)
    outlook = preview_change(rows[0], Change(Scope.FOLLOWING, shift=-10))
    assert [step.problem for step in outlook.steps] == [DAY_OVER, "", "", ""]
    with pytest.raises(ValidationError, match="Tak się nie da"):
        change(rows[0], organiser, shift=-10)


def test_fewer_places_than_people_is_shown_at_that_meeting_and_stops_the_whole(organiser):
    rows = series(organiser, sign_up="needed", capacity=9)
    sign_up(rows[1], people=4)
    outlook = preview_change(rows[0], Change(Scope.FOLLOWING, capacity=3))
    assert [bool(step.problem) for step in outlook.steps] == [False, True, False, False]
    with pytest.raises(ValidationError, match="Tak się nie da"):
        change(rows[0], organiser, capacity=3)


def test_a_change_that_changes_nothing_is_refused(organiser):
    rows = series(organiser)
    with pytest.raises(ValidationError, match=NOTHING_CHANGES):
        change(rows[0], organiser, **TEN_TO_TWELVE)


def test_a_coworker_in_charge_calls_a_series_off_and_changes_nothing_else(organiser, coworker):
    rows = series(organiser)
    rows[0].activity.in_charge = coworker
    rows[0].activity.save(update_fields=["in_charge"])
    change(rows[2], coworker, reason="choroba")
    with pytest.raises(PermissionDenied):
        change(rows[0], coworker, shift=1)
    assert Occurrence.objects.exclude(cancelled_at=None).count() == 2


def test_a_longer_series_takes_no_more_queries_to_look_at(organiser, django_assert_num_queries):
    rows = series(organiser, number=2), series(organiser, number=30)
    for occurrences in rows:
        with django_assert_num_queries(6):
            preview_change(occurrences[0], Change(Scope.FUTURE, shift=1, capacity=4))
