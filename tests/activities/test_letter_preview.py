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
    assert own[0] in body
    body = body.replace(f"{own[0]}\n", "")
    links = [word for word in body.split() if own[1] in word]
    assert bool(links) == (kind != "cancelled")  # then there is nothing left to do there
    for link in links:
        body = body.replace(link, "(tu każda osoba ma swój link)")
    return subject, " ".join(body.split())


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


def test_each_language_in_which_somebody_gets_it_is_shown_and_how_many_do(row, desk):
    for language in ("uk", "pl", "uk"):
        sign_up(row, language=language)
    page = desk.post(path(row, "przenies"), LATER)
    letter = page.context["letter"]
    shown = [(one.language, one.count, one.subject) for one in (letter, *letter.others)]
    assert shown == [("uk", 2, "Зустріч перенесено: Klub"), ("pl", 1, "Spotkanie przeniesione: Klub")]
    words = " ".join(text_of(page).split())
    for said in ("Treść e-maila po ukraińsku, do tylu osób: 2", "Treść e-maila po polsku, do tylu osób: 1"):
        assert said in words
    assert '<div lang="uk">' in page.text


def test_calling_off_what_was_ticked_shows_the_letter_with_the_reason(row, desk):
    told, address = sign_up(row), "/biuro/spotkania/zaznaczone/odwolaj/"
    page = desk.get(f"{address}?spotkanie={row.pk}")
    assert "Powód: powód, który wpiszesz." in drawn(page)[1]
    seen = [f"{one.occurrence.pk}:{one.mark}" for one in page.context["preview"].rows]
    desk.post(f"{address}?spotkanie={row.pk}", {"reason": "mróz", "widziane": seen})
    assert sent(told, "cancelled") == (drawn(page)[0], drawn(page)[1].replace("powód, który wpiszesz", "mróz"))


def test_ending_an_offer_shows_the_letter_of_what_is_called_off(row, desk):
    told, address = sign_up(row), f"/biuro/oferta/{row.activity_id}/zakoncz/"
    asked = {"reason": "Koniec zajęć.", "occurrences": [row.pk]}
    page = desk.post(address, asked)
    desk.post(address, asked | {"make": "1", "shown": page.context["outlook"].fingerprint})
    assert drawn(page) == sent(told, "cancelled")


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
