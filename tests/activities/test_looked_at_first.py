"""Acts that reach people are looked at first: the same preview for each, then one button, and a way back."""

import ast
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from activities import services
from activities.models import Notice, Occurrence, Series
from activities.planning.day_check import DAY_OVER
from activities.planning.preview_seen import CHANGED_MEANWHILE, LOOK_FIRST
from tests.activities.builders import TEN_TO_TWELVE, does, make_activity, make_occurrence, rule, sign_up, venue, wall
from tests.builders import EPOCH
from tests.parsed import tree_of
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
LATER = {"day": "2026-12-25", "starts": "10:00", "ends": "12:00", "revision": "1"}
TELLING = Path(settings.BASE_DIR) / "activities" / "services"


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def path(row, act):
    return f"/biuro/spotkania/{row.pk}/{act}/"


@pytest.fixture
def row(organiser):
    """A meeting of next week: a person with an e-mail, one with a telephone, one in the line."""
    activity = make_activity(sign_up="needed", capacity=3, in_charge=organiser)
    series = Series.objects.create(activity=activity, rule={}, made_at=EPOCH, made_by=organiser)
    occurrence = make_occurrence(activity, starts_at=wall(2026, 12, 8, 10), venue=venue(), series=series)
    sign_up(occurrence)
    sign_up(occurrence, email="", people=2, name="Zofia Bez-Adresu")
    sign_up(occurrence)
    return occurrence


def asked(act):
    return {
        "przenies": LATER,
        "miejsce": {"venue": "", "capacity": "3", "revision": "1"},
        "odwolaj": {"scope": "to", "reason": "mróz"},
        "zmien": {"scope": "to", "day": "2026-12-25"},
        "cofnij-odwolanie": {},
    }[act]


@pytest.mark.parametrize("act", ["przenies", "miejsce", "odwolaj", "zmien", "cofnij-odwolanie"])
def test_the_first_press_shows_who_will_be_told_and_the_second_does_it_once(act, row, desk, organiser):
    if act == "cofnij-odwolanie":
        services.cancel_occurrence(row, reason="mróz", by=organiser)
    before, told = Occurrence.objects.values().get(), Notice.objects.count()
    page = desk.post(path(row, act), asked(act))
    words = text_of(page)
    for part in (
        "E-mail dostaną: 2. Trzeba zadzwonić do: 1. Razem osób: 4. Osób z miejscem: 3. Osób na liście rezerwowej: 1.",
        "Bez adresu e-mail, do telefonu: Zofia Bez-Adresu.",
    ):
        assert part in words
    assert (Occurrence.objects.values().get(), Notice.objects.count()) == (before, told)

    refused = desk.post(path(row, act), asked(act) | {"make": "1"})
    assert errors(refused) == {"__all__": [LOOK_FIRST]}
    key = {"klucz": "5c0b9a0e-8a57-4c43-9b3c-3c8f0a2d7d11"}
    pressed = asked(act) | key | {"make": "1", "shown": page.context["outlook"].fingerprint}
    assert [desk.post(path(row, act), pressed).status_code for _time in range(2)] == [302, 302]
    assert Occurrence.objects.get().sequence == before["sequence"] + 1
    assert Notice.objects.count() == told + 3


def test_the_preview_says_what_is_odd_about_the_day(row, desk):
    assert "Święto: Boże Narodzenie" in text_of(desk.post(path(row, "przenies"), LATER))


def test_a_day_that_is_gone_is_refused_at_its_field_with_all_that_was_typed(row, desk):
    page = desk.post(path(row, "przenies"), LATER | {"day": "2020-12-08", "note": "Weź kubek"})
    assert errors(page) == {"day": [DAY_OVER]}
    assert "Weź kubek" in text_of(page)


def test_the_form_of_a_move_asks_for_the_day_and_a_link_may_bring_it(row, desk):
    form = desk.get(path(row, "przenies")).context["form"]
    assert form["day"].value() is None
    assert "?dzien=2026-12-15" in form.fields["day"].help_text
    form = desk.get(path(row, "przenies") + "?dzien=2026-12-15").context["form"]
    assert [str(form[name].value()) for name in ("day", "starts", "ends")] == ["2026-12-15", "10:00:00", "12:00:00"]


def test_who_signs_up_between_the_two_presses_is_shown_too(row, desk):
    page = desk.post(path(row, "odwolaj"), asked("odwolaj"))
    sign_up(row)
    pressed = asked("odwolaj") | {"make": "1", "shown": page.context["outlook"].fingerprint}
    page = desk.post(path(row, "odwolaj"), pressed)
    assert errors(page) == {"__all__": [CHANGED_MEANWHILE]}
    assert "E-mail dostaną: 3." in text_of(page)


def test_a_way_back_leads_from_the_meeting_that_was_moved(row, desk):
    page = desk.post(path(row, "przenies"), LATER)
    shown = page.context["outlook"].fingerprint
    page = desk.post(path(row, "przenies"), LATER | {"make": "1", "shown": shown}, follow=True)
    assert "przenies/?z-powrotem=tak" in page.content.decode()


def test_calling_a_series_off_takes_in_what_was_moved_alone_if_asked(desk, organiser):
    activity = make_activity(in_charge=organiser)
    weekly = rule(starts_on=date(2026, 12, 8), count=3)
    rows = services.plan_occurrences(activity, weekly, **TEN_TO_TWELVE, venue=None, by=organiser)
    services.publish_occurrences(activity, by=organiser)
    services.move_occurrence(rows[1], day=date(2026, 12, 16), **TEN_TO_TWELVE, by=organiser)
    off = {"reason": "mróz", "scope": "przyszle"}
    assert len(desk.post(path(rows[0], "odwolaj"), off).context["outlook"].kept) == 1
    page = desk.post(path(rows[0], "odwolaj"), off | {"touched_too": "on"})
    pressed = {"make": "1", "shown": page.context["outlook"].fingerprint}
    desk.post(path(rows[0], "odwolaj"), off | {"touched_too": "on"} | pressed)
    assert Occurrence.objects.filter(cancelled_at=None).count() == 0


@pytest.mark.parametrize(("to", "told"), [("wszyscy", 3), ("z-miejscem", 2), ("rezerwowa", 1)])
def test_a_message_says_to_whom_and_is_shown_before_it_goes(to, told, row, desk):
    typed = {"text": "Weź **kubek**.", "to": to}
    page = desk.post(path(row, "zapisy/wiadomosc"), typed)
    assert "<strong>kubek</strong>" in page.content.decode()
    assert ("Zofia Bez-Adresu" in text_of(page)) == (to != "rezerwowa")
    assert not Notice.objects.filter(kind="message").exists()
    pressed = typed | {"make": "1", "shown": page.context["preview"].fingerprint}
    other = desk.post(path(row, "zapisy/wiadomosc"), pressed | {"text": "Inna"})
    assert errors(other) == {"__all__": [CHANGED_MEANWHILE]}
    desk.post(path(row, "zapisy/wiadomosc"), pressed)
    assert Notice.objects.filter(kind="message").count() == told


def test_every_service_that_tells_everybody_takes_what_was_seen():
    """`notify_all` stands in no act that could be done unseen: a new one needs its preview, or a reason here."""
    unseen = set()
    for file in sorted(TELLING.glob("*.py")):
        for act in tree_of(file).body:
            if isinstance(act, ast.FunctionDef) and (_calls(act, "notify_all") or _calls(act, "take_step")):
                names = {argument.arg for argument in (*act.args.args, *act.args.kwonlyargs)}
                if not names & {"seen"}:
                    unseen.add(act.name)
    assert unseen == {"take_step", "_tell_of"}  # parts of acts that hold the whole to what was seen


def _calls(act, name):
    return any(isinstance(part, ast.Call) and getattr(part.func, "id", "") == name for part in ast.walk(act))


def said_of(desk, row, act, **typed):
    return text_of(does(desk, row, f"{act}/", **asked(act) | typed))


def test_what_was_done_says_of_residents_only_what_is_so(row, desk):
    seen = "Mieszkańcy widzą w kalendarzu, kiedy miało być i kiedy będzie. Pomyłka?"
    assert f"Spotkanie jest przeniesione. {seen}" in said_of(desk, row, "przenies")
    assert seen not in said_of(desk, row, "przenies", day="2026-12-08", revision="2")
    hidden = make_occurrence(starts_at=wall(2026, 12, 9, 10), published_at=None)
    assert "Spotkanie jest przeniesione. <" in said_of(desk, hidden, "przenies").replace(".</", ". </")


def test_a_calling_off_of_many_says_how_many_and_where_it_is_taken_back(row, desk):
    make_occurrence(row.activity, starts_at=wall(2026, 12, 15, 10), series=row.series)
    words = said_of(desk, row, "odwolaj", scope="przyszle")
    assert "Odwołano 2 spotkania. Mieszkańcy widzą powód w kalendarzu." in words
    assert "Odwołanie każdego możesz cofnąć na jego stronie." in words
    off = said_of(desk, row, "cofnij-odwolanie")
    assert "Odwołanie jest cofnięte. Spotkanie znowu jest w kalendarzu." in off
