"""Before an act reaches people the page shows the words that they will read: the real letter, and nobody's secrets."""

import pytest

from activities.models import Notice, Series
from activities.registrations.codes import code_of, page_of_registration
from activities.registrations.emails import words_of
from osl_site.common import clock
from tests.activities.builders import make_activity, make_occurrence, sign_up, venue, wall
from tests.builders import EPOCH
from tests.reading import text_of

pytestmark = pytest.mark.django_db
LATER = {"day": "2026-12-11", "starts": "11:00", "ends": "12:00", "revision": "1"}


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def row(organiser):
    activity = make_activity(title="Klub", sign_up="needed", capacity=3, in_charge=organiser)
    series = Series.objects.create(activity=activity, rule={}, made_at=EPOCH, made_by=organiser)
    return make_occurrence(activity, starts_at=wall(2026, 12, 8, 10), venue=venue(), series=series)


def path(row, act):
    return f"/biuro/spotkania/{row.pk}/{act}/"


def drawn(page):
    letter = page.context["letter"]
    return letter and (letter.subject, " ".join(letter.body.split()))


def sent(row, kind):
    """The letter as it went, without what its own person alone reads."""
    notice = Notice.objects.select_related("registration__occurrence__activity").get(registration=row, kind=kind)
    subject, body = words_of(notice)
    own = (f"Twój kod: {code_of(notice.registration)}", page_of_registration(notice.registration))
    for secret in own:
        assert secret in body
    body = body.replace(f"{own[0]}\n", "")
    link = next(word for word in body.split() if own[1] in word)
    return subject, " ".join(body.replace(link, "(tu każda osoba ma swój link)").split())


@pytest.mark.parametrize(
    ("act", "asked", "kind"),
    [
        ("przenies", LATER, "moved"),
        ("miejsce", {"venue": "", "capacity": "3", "revision": "1"}, "changed"),
        ("zmien", {"scope": "to", "day": "2026-12-11"}, "moved"),
    ],
)
def test_what_is_shown_is_what_is_sent(act, asked, kind, row, desk):
    told = sign_up(row, name="Anna Kot")
    page = desk.post(path(row, act), asked)
    shown = drawn(page)
    assert "Anna Kot" not in page.text
    desk.post(path(row, act), asked | {"make": asked.get("scope", "1"), "shown": page.context["outlook"].fingerprint})
    assert shown == sent(told, kind)


def test_of_what_is_called_off_the_letter_says_the_reason_that_was_typed(row, desk):
    sign_up(row)
    assert "Powód: powód, który wpiszesz." in drawn(desk.get(path(row, "odwolaj")))[1]
    subject, body = drawn(desk.post(path(row, "odwolaj"), {"scope": "to", "reason": "mróz"}))
    assert (subject, "Spotkanie jest odwołane. Powód: mróz." in body) == ("Spotkanie odwołane: Klub", True)


def test_a_message_is_shown_as_a_letter(row, desk):
    told = sign_up(row)
    asked = {"text": "Weź **kubek**.", "to": "wszyscy"}
    page = desk.post(path(row, "zapisy/wiadomosc"), asked)
    shown = drawn(page)
    desk.post(path(row, "zapisy/wiadomosc"), asked | {"make": "1", "shown": page.context["preview"].fingerprint})
    assert shown == sent(told, "message")


def test_where_nobody_has_a_mailbox_the_words_for_the_phone_are_shown(row, desk):
    sign_up(row, email="")
    page = desk.post(path(row, "przenies"), LATER)
    assert drawn(page) == (
        "",
        "Spotkanie jest przeniesione. Miało być: wtorek, 8 grudnia 2026\N{NO-BREAK SPACE}r., godz. 10:00.".replace(
            "\N{NO-BREAK SPACE}", " "
        ),
    )
    assert "Co powiedzieć przez telefon" in text_of(page)


def test_where_nobody_is_signed_up_there_is_no_letter(row, desk):
    assert drawn(desk.post(path(row, "przenies"), LATER)) is None


def test_looking_at_the_letter_changes_nothing(row, desk):
    told = sign_up(row)
    desk.post(path(row, "przenies"), LATER)
    stored = row.__class__.objects.get()
    told.refresh_from_db()
    assert (stored.starts_at, stored.moved_from, told.name != "") == (row.starts_at, None, True)
    assert Notice.objects.filter(kind="moved").count() == 0 and stored.ends_at > clock.now()


@pytest.mark.parametrize("act", ["przenies", "odwolaj", "zapisy/wiadomosc"])
def test_below_its_preview_the_form_is_folded_with_all_that_was_typed(act, row, desk):
    sign_up(row)
    asked = {
        "przenies": LATER | {"note": "Weź kubek"},
        "odwolaj": {"scope": "to", "reason": "Weź kubek"},
        "zapisy/wiadomosc": {"text": "Weź kubek", "to": "wszyscy"},
    }[act]
    page = desk.post(path(row, act), asked).text
    folded = page.partition("<summary>Zmień jeszcze</summary>")[2]
    assert page.index("Co się stanie") < page.index("Zmień jeszcze")
    assert "Weź kubek" in folded
    page = desk.post(path(row, act), asked | {"make": "1", "shown": "x"}).text  # refused: the form is open again
    assert "Zmień jeszcze" not in page
