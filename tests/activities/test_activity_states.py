"""An offer is a draft, offered, paused or ended; it may be copied; partners have their parts in it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import services
from activities.models import Activity, ActivityState, Notice, Occurrence
from activities.planning.preview_seen import CHANGED_MEANWHILE
from osl_site.common.audit.models import Entry
from tests import builders
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, rule, sign_up, venue
from tests.partners.builders import partner
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
ACTIVITIES = "/biuro/oferta/"


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def test_an_offer_is_paused_resumed_and_ended_each_with_one_entry(organiser):
    activity = make_activity()
    states = [activity.state]
    for act in (
        lambda: services.pause_activity(activity, reason=" remont ", by=organiser),
        lambda: services.resume_activity(activity, by=organiser),
        lambda: services.pause_activity(activity, reason="ferie", by=organiser),
        lambda: services.end_activity(activity, reason="brak chętnych", by=organiser),
        lambda: services.resume_activity(activity, by=organiser),
    ):
        states.append(act().state)
    offered, paused, ended = ActivityState.OFFERED, ActivityState.PAUSED, ActivityState.ENDED
    assert states == [offered, paused, offered, paused, ended, offered]
    assert list(Entry.objects.roots().values_list("act", flat=True)) == [
        "activity.paused",
        "activity.resumed",
        "activity.paused",
        "activity.ended",
        "activity.resumed",
    ]


def test_pausing_and_ending_want_a_reason_and_something_that_is_offered(organiser):
    activity = make_activity()
    with pytest.raises(ValidationError) as refusal:
        services.pause_activity(activity, reason=" ", by=organiser)
    assert list(refusal.value.error_dict) == ["reason"]
    draft = make_activity(published_at=None)
    for act in (services.pause_activity, services.end_activity):
        with pytest.raises(ValidationError):
            act(draft, reason="remont", by=organiser)
    with pytest.raises(ValidationError):
        services.resume_activity(activity, by=organiser)


def test_what_was_published_stays_and_an_ended_offer_gets_no_new_meetings(organiser):
    activity = make_activity()
    make_occurrence(activity)
    services.end_activity(activity, reason="brak chętnych", by=organiser)

    assert Occurrence.objects.published().count() == 1
    with pytest.raises(ValidationError, match="jest zakończona"):
        services.plan_occurrences(activity, rule(), **TEN_TO_TWELVE, venue=None, by=organiser)


def test_the_page_of_offers_says_what_rests_and_leaves_out_what_is_over(client, organiser):
    for title, act in (("Śpi", services.pause_activity), ("Była", services.end_activity)):
        act(make_activity(title=title, is_continuous=True), reason="remont świetlicy", by=organiser)
    page = text_of(client.get("/oferta/"))
    assert "Śpi" in page
    assert "Teraz przerwa. Powód: remont świetlicy" in page
    assert "Była" not in page


def test_an_offer_without_meetings_is_stopped_by_one_press_and_brought_back(signed_in, organiser):
    activity, desk = make_activity(), signed_in(organiser)
    page = desk.post(f"{ACTIVITIES}{activity.pk}/wstrzymaj/", {"reason": "remont"}, follow=True)
    assert "Wstrzymana" in text_of(page)
    assert "Przywróć do oferty" in text_of(page)
    desk.post(f"{ACTIVITIES}{activity.pk}/przywroc/")
    assert Activity.objects.get().state == ActivityState.OFFERED


# Its meetings to come


WHY = {"reason": "brak chętnych"}


@pytest.fixture
def weekly(organiser):
    """Three meetings to come, the second moved on its own; somebody signed up for each."""
    activity = make_activity(in_charge=organiser, sign_up="needed")
    rows = services.plan_occurrences(activity, rule(), **TEN_TO_TWELVE, venue=None, by=organiser)
    services.publish_occurrences(activity, by=organiser)
    services.move_occurrence(rows[1], day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    for row in rows:
        sign_up(row)
    return activity, rows


def stopped(desk, activity, act="zakoncz", **typed):
    """The page as it is after the first press, and what the second one sends."""
    page = desk.post(f"{ACTIVITIES}{activity.pk}/{act}/", WHY | typed)
    shown = {"make": "1", "shown": page.context["outlook"].fingerprint, "klucz": str(uuid4())}
    return page, WHY | typed | shown


def still_on():
    return list(Occurrence.objects.filter(cancelled_at=None).in_order())


def test_ending_ticks_what_is_to_come_and_names_what_was_moved_alone(weekly, desk):
    activity, rows = weekly
    make_occurrence(activity, starts_at=rows[2].starts_at, published_at=None)
    page = desk.get(f"{ACTIVITIES}{activity.pk}/zakoncz/")
    assert page.context["form"]["occurrences"].value() == [rows[0].pk, rows[2].pk]
    assert "Przeniesione osobno." in text_of(page)
    assert "jeszcze nie widzą: 1. Zostają ukryte." in text_of(page)
    assert desk.get(f"{ACTIVITIES}{activity.pk}/wstrzymaj/").context["form"]["occurrences"].value() == []


def test_the_first_press_shows_what_becomes_of_each_and_who_is_told(weekly, desk):
    activity, rows = weekly
    page, _pressed = stopped(desk, activity, occurrences=[rows[0].pk, rows[2].pk], off_reason="Prowadząca wyjechała.")
    words = text_of(page)
    for part in ("odwołane: Prowadząca wyjechała.", "(zostaje w kalendarzu)", "E-mail dostaną: 2."):
        assert part in words
    assert (Activity.objects.get().state, len(still_on())) == (ActivityState.OFFERED, 3)


@pytest.mark.parametrize("act", ["zakoncz", "wstrzymaj"])
def test_the_second_press_stops_it_and_calls_off_the_ticked_in_one_act_once(act, weekly, desk):
    activity, rows = weekly
    entries = Entry.objects.roots().count()
    _page, pressed = stopped(desk, activity, act, occurrences=[rows[0].pk, rows[2].pk])
    assert [desk.post(f"{ACTIVITIES}{activity.pk}/{act}/", pressed).status_code for _time in range(2)] == [302, 302]
    assert (Activity.objects.get().published_at is not None, still_on()) == (True, [rows[1]])
    assert Activity.objects.get().state != ActivityState.OFFERED
    assert Occurrence.objects.get(pk=rows[0].pk).cancelled_reason == "brak chętnych"
    assert Notice.objects.filter(kind="cancelled").count() == 2
    assert Entry.objects.roots().count() == entries + 1


def test_what_changed_after_it_was_shown_stops_the_whole_with_all_that_was_typed(weekly, desk):
    activity, rows = weekly
    _page, pressed = stopped(desk, activity, occurrences=[rows[0].pk], off_reason="Prowadząca wyjechała.")
    sign_up(rows[0])
    page = desk.post(f"{ACTIVITIES}{activity.pk}/zakoncz/", pressed)
    assert errors(page) == {"__all__": [CHANGED_MEANWHILE]}
    assert "Prowadząca wyjechała." in text_of(page) and "E-mail dostaną: 2." in text_of(page)
    assert (Activity.objects.get().state, len(still_on())) == (ActivityState.OFFERED, 3)


def test_without_a_tick_the_meetings_stay_and_that_is_said_first(weekly, desk):
    activity, _rows = weekly
    page, pressed = stopped(desk, activity)
    assert "Żadne spotkanie nie będzie odwołane." in text_of(page)
    desk.post(f"{ACTIVITIES}{activity.pk}/zakoncz/", pressed)
    assert (Activity.objects.get().state, len(still_on())) == (ActivityState.ENDED, 3)


def test_who_brings_an_offer_back_is_told_that_its_meetings_stay_off(weekly, desk, organiser):
    activity, rows = weekly
    services.end_activity(activity, reason="brak chętnych", occurrences=[rows[0].pk], by=organiser)
    page = desk.post(f"{ACTIVITIES}{activity.pk}/przywroc/", follow=True)
    assert "Odwołane spotkania zostają odwołane." in text_of(page)


@pytest.mark.parametrize("act", ["wstrzymaj", "zakoncz", "przywroc", "kopiuj"])
def test_only_the_organiser_stops_and_copies(act, signed_in, coworker):
    activity = make_activity(in_charge=coworker)
    answer = signed_in(coworker).post(f"{ACTIVITIES}{activity.pk}/{act}/", {"reason": "remont"})
    assert (answer.status_code, Activity.objects.count()) == (403, 1)


def test_a_copy_is_a_draft_with_everything_but_dates_and_publication(organiser):
    group, who = builders.group(), partner()
    fields = {"title": "ż" * 18, "title_uk": "Чай", "further_kinds": ["neighbourly"], "capacity": 9, "cost": "5 zł"}
    activity = make_activity(groups=[group], venue=venue(), photographs=True, **fields)
    services.change_activity(activity, {}, revision=1, partners={who: "daje salę"}, by=organiser)
    services.pause_activity(activity, reason="remont", by=organiser)
    make_occurrence(activity)
    values = services.copied_values(Activity.objects.get())
    copy = services.copy_activity(values, partners={who: "daje salę"}, by=organiser)

    assert (copy.state, copy.occurrences.count(), copy.revision) == (ActivityState.DRAFT, 0, 1)
    assert copy.title == "Kopia: " + "ż" * 18
    kept = ("title_uk", "text", "further_kinds", "capacity", "cost", "venue", "photographs", "outside_plan_reason")
    assert [getattr(copy, name) for name in kept] == [getattr(activity, name) for name in kept]
    assert list(copy.groups.all()) == [group]
    assert [(row.partner, row.role) for row in copy.partnerships.all()] == [(who, "daje salę")]
    assert Entry.objects.roots().latest("id").act == "activity.copied"


def test_only_the_organiser_copies_by_the_service_too(coworker):
    with pytest.raises(PermissionDenied):
        services.copy_activity(services.copied_values(make_activity(in_charge=coworker)), by=coworker)


# Partners in the form


def form_of(person, **fields):
    return {
        "title": "Herbata",
        "theme": "neighbours",
        "kind": "self_help",
        "outside_plan_reason": "pomysł mieszkanki",
        "led_by": "together",
        "in_charge": person.pk,
        "sign_up": "none",
    } | fields


def test_each_partner_is_kept_with_what_it_does_and_shown_so(signed_in, organiser):
    first, second = partner(), partner()
    roles = {"partner_1": first.pk, "role_1": "piecze ciasto", "partner_3": second.pk}
    desk = signed_in(organiser)
    page = desk.post(f"{ACTIVITIES}nowa/", form_of(organiser, **roles), follow=True)

    activity = Activity.objects.get()
    assert dict(activity.partnerships.values_list("partner", "role")) == {first.pk: "piecze ciasto", second.pk: ""}
    assert f"{first.name}</a>: piecze ciasto" in text_of(page)
    form = desk.get(f"{ACTIVITIES}{activity.pk}/zmien/").context["form"]
    assert [form[name].value() for name in ("partner_1", "role_1", "partner_2", "role_2")] == [
        str(first.pk),
        "piecze ciasto",
        str(second.pk),
        "",
    ]
    assert "partner_5" in form.fields and "partner_6" not in form.fields


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ({"role_2": "piecze ciasto"}, "partner_2"),
        ({"partner_1": "{0}", "partner_2": "{0}"}, "partner_2"),
        ({"partner_1": "999999"}, "partner_1"),
        ({"partner_1": "{0}", "role_1": "ż" * 121}, "role_1"),
        ({"partner_1": "{0}", "role_1": "\N{DEVANAGARI LETTER QA}" * 120}, "role_1"),
    ],
)
def test_a_part_of_nobody_or_of_one_partner_twice_is_refused_at_its_field(rows, field, signed_in, organiser):
    who = partner()
    typed = {name: str(value).format(who.pk) for name, value in rows.items()}
    page = signed_in(organiser).post(f"{ACTIVITIES}nowa/", form_of(organiser, **typed))
    assert list(page.context["form"].errors) == [field]
    assert all(page.context["form"][name].value() == value for name, value in typed.items())


def test_the_other_persons_partners_are_shown_beside_ones_own(signed_in, organiser):
    activity, who = make_activity(in_charge=organiser), partner()
    services.change_activity(activity, {}, revision=1, partners={who: "daje salę"}, by=organiser)
    page = signed_in(organiser).post(f"{ACTIVITIES}{activity.pk}/zmien/", form_of(organiser, revision="1"))
    assert f"{who.name}: daje salę" in text_of(page)
