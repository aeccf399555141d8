"""How many presses the daily work takes: each link, button and unfolded menu that is pressed counts, and so does each
mark that is chosen; what is typed does not. Walked on the pages as they are sent, without a script."""

from datetime import date, time, timedelta
from urllib.parse import urljoin

import lxml.html
import pytest
from django.urls import reverse

from activities import services
from activities.models import Activity, Occurrence, Registration, Result
from needs.models import Need
from osl_site.common import clock
from osl_site.common.audit.models import Entry
from tests.activities.builders import make_activity, make_occurrence, rule, sign_up, venue
from tests.needs.builders import note
from tests.reading import errors

pytestmark = pytest.mark.django_db


class Hand:
    """What a person presses; `presses` counts it."""

    def __init__(self, client, address):
        self.client, self.presses = client, 0
        self.open(address)

    def open(self, address):
        self.shown(self.client.get(address, follow=True), address)

    def shown(self, answer, address):
        assert answer.status_code == 200, address
        self.at = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        self.page = lxml.html.fromstring(answer.text)

    def follow(self, words):
        """A link of the page; one within a folded menu is a press more."""
        links = [one for one in self.page.xpath("//main//a") if words in " ".join(one.text_content().split())]
        assert links, (words, self.at)
        self.presses += 1 + len(links[0].xpath("ancestor::details[not(@open)]"))
        self.open(urljoin(self.at, links[0].get("href")))

    def press(self, words, chosen=0, **typed):
        """A button, of the form that it belongs to; `chosen` marks and lists are pressed before."""
        buttons = [one for one in self.page.xpath("//main//button") if " ".join(one.text_content().split()) == words]
        assert buttons, (words, self.at)
        (form,) = buttons[0].xpath("ancestor::form")
        sent = [(name, value) for name, value in form.form_values() if name not in typed]
        names = {one.get("name") for one in form.inputs}
        assert set(typed) <= names, set(typed) - names
        sent += list(typed.items())
        if buttons[0].get("name"):
            sent.append((buttons[0].get("name"), buttons[0].get("value")))
        data = {}
        for name, value in sent:
            data.setdefault(name, []).append(value or "")
        self.presses += 1 + chosen
        self.shown(self.client.post(self.at, data, follow=True), self.at)

    @property
    def words(self):
        return " ".join(self.page.text_content().split())


@pytest.fixture
def occurrence(at):
    at(2026, 11, 29, 9)
    activity = make_activity(sign_up="needed", venue=venue())
    return make_occurrence(activity, venue=activity.venue)


def test_a_caller_is_signed_up_by_three_presses(desk, occurrence):
    hand = Hand(desk, occurrence.get_absolute_url())
    hand.follow("Zapisz osobę")
    hand.press("Zapisz na spotkanie", name="Anna Nowak", phone="600 100 200")
    assert (Registration.objects.count(), hand.presses <= 3) == (1, True), hand.words


def test_a_meeting_is_moved_by_three_presses(desk, occurrence):
    hand = Hand(desk, occurrence.get_absolute_url())
    hand.follow("Przenieś")
    hand.press("Pokaż, co się zmieni", day="2026-12-08")
    hand.press("Przenieś spotkanie")
    assert (Occurrence.objects.get().is_moved, hand.presses) == (True, 3), hand.words


def test_a_meeting_is_called_off_by_three_presses(desk, occurrence):
    """What happens is known before the reason is typed, so it is shown at once; without the reason nothing is done."""
    hand = Hand(desk, occurrence.get_absolute_url())
    hand.follow("Odwołaj")
    assert "odwołane: powód, który wpiszesz" in hand.words
    hand.press("Odwołaj", reason="")
    assert (Occurrence.objects.get().is_cancelled, "Sprawdź formularz" in hand.words) == (False, True), hand.words
    hand.press("Odwołaj", reason="mróz")
    assert (Occurrence.objects.get().cancelled_reason, hand.presses - 1) == ("mróz", 3), hand.words


def test_who_chooses_more_meetings_is_shown_those_first(desk, occurrence):
    planned = services.plan_occurrences(
        occurrence.activity, rule(starts_on=date(2026, 12, 7), count=2), starts=time(10), ends=time(12), venue=None,
        by=occurrence.activity.in_charge,
    )  # fmt: skip
    hand = Hand(desk, reverse("activities:occurrence_cancel", args=[planned[0].pk]))
    hand.press("Odwołaj", reason="mróz", scope="kolejne", chosen=1)
    called_off = Occurrence.objects.exclude(cancelled_at=None)
    assert ("Spotkania, które się zmienią: 2" in hand.words, called_off.count()) == (True, 0), hand.words
    hand.press("Odwołaj")
    assert called_off.count() == 2


def test_a_message_is_sent_by_four_presses(desk, occurrence):
    sign_up(occurrence, email="anna@przyklad.pl")
    hand = Hand(desk, occurrence.get_absolute_url())
    hand.follow("Napisz do zapisanych")
    hand.press("Pokaż, kto ją dostanie", text="Weź kalosze.")
    hand.press("Wyślij wiadomość")
    assert ("Wiadomość jest wysłana." in hand.words, hand.presses) == (True, 4)


def test_a_need_is_made_of_a_note_by_two_presses(desk):
    hand = Hand(desk, note(text="Nie ma autobusu.").get_absolute_url())
    hand.follow("Zrób z niej potrzebę")
    hand.press("Zapisz potrzebę")
    assert (Need.objects.get().title, hand.presses) == ("Nie ma autobusu.", 2)


WEEKLY = {
    "title": "Rowerownia",
    "text": "Naprawiamy rowery.",
    "theme": "neighbours",
    "kind": "self_help",
    "starts_on": "2026-12-04",
    "starts": "16",
    "ends": "18",
    "repeats": "weekly",
    "until": "2027-02-27",
    "outside_plan_reason": "pomysł mieszkańca",
}


def test_a_weekly_series_is_written_and_published_by_twelve_presses(desk, occurrence):
    """Temat, rodzaj, powtarza się, miejsce: a list is opened and chosen from, two presses; a mark is one."""
    hand = Hand(desk, reverse("activities:activity_list"))
    hand.follow("Dodaj do oferty")
    hand.press("Zobacz daty i opublikuj", **WEEKLY, venue=str(occurrence.venue_id), chosen=7)
    assert "11 spotkań, ostatnie: piątek, 26 lutego 2027" in hand.words
    assert "Pomijamy: piątek, 25 grudnia 2026" in hand.words
    hand.press("Opublikuj w ofercie")
    made = Occurrence.objects.exclude(pk=occurrence.pk)
    assert (made.count(), made.filter(published_at=None).count(), hand.presses <= 12) == (11, 0, True)
    roots = Entry.objects.roots().order_by("id").values_list("act", flat=True)
    assert list(roots)[-2:] == ["activity.created", "activity.published"]


def test_what_was_typed_of_an_offer_and_its_days_stays_after_a_refusal(desk, occurrence):
    add = reverse("activities:activity_add")
    chosen = WEEKLY | {"led_by": "together", "in_charge": desk.session["_auth_user_id"], "sign_up": "none"}
    page = desk.post(add, chosen | {"until": "", "daty": "1"})
    assert page.context["form"].errors == {"until": ["Wpisz, do kiedy się powtarza."]}
    shown = page.context["form"]
    assert {name: shown[name].value() for name in WEEKLY} == WEEKLY | {"until": ""}
    assert "Rowerownia" in lxml.html.fromstring(page.text).get_element_by_id("podglad").text_content()
    assert Occurrence.objects.count() == 1


def test_a_look_saves_nothing_and_other_repeating_goes_on_to_its_own_page(desk, occurrence):
    add = reverse("activities:activity_add")
    chosen = WEEKLY | {"led_by": "together", "in_charge": desk.session["_auth_user_id"], "sign_up": "none"}
    look = desk.post(add, chosen | {"podglad": "1"})
    assert "11 spotkań" in lxml.html.fromstring(look.text).get_element_by_id("podglad").text_content()
    assert Occurrence.objects.count() == 1
    other = desk.post(add, chosen | {"repeats": "other", "until": ""}, follow=True)
    assert other.context["form"]["starts_on"].value() == "2026-12-04"
    assert ("16:00" in other.text, Occurrence.objects.count()) == (True, 1)


def test_after_one_result_comes_the_next_without_returning(desk, occurrence):
    for weeks in (1, 2):
        start = occurrence.starts_at - timedelta(weeks=weeks)
        make_occurrence(occurrence.activity, starts_at=start, ends_at=start + timedelta(hours=2))
    first, second = Occurrence.objects.filter(ends_at__lt=clock.now()).order_by("-starts_at")
    hand = Hand(desk, reverse("activities:result_edit", args=[first.pk]))
    hand.press("Zapisz i przejdź do następnego", adults="5")
    assert (hand.at, Result.objects.count()) == (reverse("activities:result_edit", args=[second.pk]), 1)
    hand.press("Zapisz wyniki", adults="4")
    assert (Result.objects.count(), hand.presses) == (2, 2)


def test_without_a_description_nothing_is_stored_and_the_field_says_so(desk, organiser):
    typed = {"title": "Klub", "theme": "neighbours", "kind": "self_help", "sign_up": "none", "in_charge": organiser.pk}
    typed |= {"led_by": "together", "outside_plan_reason": "prośba mieszkańców", "text": "", "repeats": "no"}
    page = desk.post("/biuro/oferta/nowa/", typed | {"daty": "1"})
    assert errors(page) == {"text": ["Napisz opis dla mieszkańców, wtedy można opublikować. Bez opisu zapisz szkic."]}
    assert page.context["form"]["title"].value() == "Klub"
    assert not Activity.objects.exists()
    assert desk.post("/biuro/oferta/nowa/", typed).status_code == 302, "a draft needs none"
