"""One occurrence is moved: never into the past, and to where it is odd only by who has read what is odd about it."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from activities import services
from activities.models import Notice, Occurrence
from activities.planning.change_preview import moving, preview_change
from activities.planning.day_check import DAY_OVER, HOUR_OVER
from activities.planning.preview_seen import CHANGED_MEANWHILE, LOOK_FIRST
from plans.drafting.action_dates import time_in_words
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, result, sign_up, venue, wall
from tests.plans.builders import action, draft

pytestmark = pytest.mark.django_db
ELEVEN = {"starts": time(11), "ends": time(12)}
FAR = {"day": date(2028, 1, 4)} | TEN_TO_TWELVE


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 10, 30)


def warnings(row, **when):
    return list(preview_change(row, moving(row, **when)).warnings)


def refusal(row, by, **when):
    with pytest.raises(ValidationError) as refused:
        services.move_occurrence(row, **when, by=by)
    return refused.value.message_dict if hasattr(refused.value, "error_dict") else refused.value.messages


@pytest.mark.parametrize(
    ("when", "refused"),
    [
        ({"day": date(2020, 12, 8)} | TEN_TO_TWELVE, {"day": [DAY_OVER]}),
        ({"day": date(2026, 11, 30)} | TEN_TO_TWELVE, {"day": [DAY_OVER]}),
        ({"day": date(2026, 12, 1), "starts": time(10), "ends": time(12)}, {"starts": [HOUR_OVER]}),
    ],
)
def test_nobody_moves_a_meeting_into_the_past_whatever_was_shown(when, refused, organiser):
    row = make_occurrence(make_activity(sign_up="needed"), starts_at=wall(2026, 12, 8, 10))
    sign_up(row)
    said = Notice.objects.count()
    shown = preview_change(row, moving(row, **when)).fingerprint
    assert refusal(row, organiser, **when, seen=shown) == refused
    assert not Occurrence.objects.get().is_moved
    assert Notice.objects.count() == said


def test_a_meeting_that_goes_on_may_end_later_but_not_before_now(organiser):
    row = make_occurrence()
    today = {"day": date(2026, 12, 1), "starts": time(10)}
    assert refusal(row, organiser, **today, ends=time(10, 20)) == {"ends": [HOUR_OVER]}
    services.move_occurrence(row, **today, ends=time(13), by=organiser)
    assert Occurrence.objects.get().ends_at == wall(2026, 12, 1, 13)


def test_a_holiday_a_far_day_and_a_clash_are_said_first(organiser):
    place = venue()
    make_occurrence(make_activity(title="Klub"), starts_at=wall(2026, 12, 9, 10), venue=place)
    row = make_occurrence(starts_at=wall(2026, 12, 8, 10), venue=place)
    assert warnings(row, day=date(2026, 12, 10), **ELEVEN) == []
    assert warnings(row, day=date(2026, 12, 9), **ELEVEN) == [
        "W tym czasie jest też „Klub”, godz.\N{NO-BREAK SPACE}10:00–12:00: to samo miejsce."
    ]
    assert warnings(row, day=date(2026, 12, 25), **ELEVEN) == ["Święto: Boże Narodzenie (pierwszy dzień)."]
    assert warnings(row, **FAR) == ["Do tego dnia jest więcej niż rok."]
    assert warnings(row, day=date(2027, 12, 1), **ELEVEN) == []


def test_a_day_outside_the_time_of_the_activity_is_said_first(organiser):
    version = draft(organiser)
    autumn = {"time_words": "od 1 września do 18 grudnia 2026 r."}
    planned = action(version.goals.get(), organiser, **autumn)
    row = make_occurrence(make_activity(action=planned, outside_plan_reason=""), starts_at=wall(2026, 12, 8, 10))
    assert warnings(row, day=date(2026, 12, 18), **ELEVEN) == []
    (said,) = warnings(row, day=date(2026, 12, 19), **ELEVEN)
    assert said == f"Działanie w planie ma inny termin: {time_in_words(planned)}"
    assert said.endswith("r.")


def test_an_activity_that_rests_is_said_first(organiser):
    activity = make_activity()
    row = make_occurrence(activity, starts_at=wall(2026, 12, 8, 10))
    services.pause_activity(activity, reason="remont", by=organiser)
    assert warnings(row, day=date(2026, 12, 9), **ELEVEN) == ["Ta pozycja oferty jest teraz wstrzymana."]


def test_what_is_odd_is_done_only_by_who_was_shown_it_and_just_that(organiser):
    row = make_occurrence(make_activity(sign_up="needed"), starts_at=wall(2026, 12, 8, 10))
    assert refusal(row, organiser, **FAR) == [LOOK_FIRST]
    shown = preview_change(row, moving(row, **FAR)).fingerprint
    assert refusal(row, organiser, **FAR | {"day": date(2028, 1, 5)}, seen=shown) == [CHANGED_MEANWHILE]
    sign_up(row)
    assert refusal(row, organiser, **FAR, seen=shown) == [CHANGED_MEANWHILE]

    shown = preview_change(row, moving(row, **FAR)).fingerprint
    services.move_occurrence(row, **FAR, seen=shown, by=organiser)
    assert Occurrence.objects.get().starts_at == wall(2028, 1, 4, 10)


def test_the_pages_that_move_or_call_off_do_not_open_once_it_is_known_how_a_meeting_went(desk):
    occurrence = result().occurrence
    for act in ("przenies", "odwolaj"):
        page = desk.get(f"/biuro/spotkania/{occurrence.pk}/{act}/", follow=True)
        assert page.redirect_chain == [(occurrence.get_absolute_url(), 302)]
        assert "To spotkanie ma już wpisane wyniki, więc się odbyło." in page.text
