"""Notes where there is no signal: kept on the phone, sent once when it is back, by their own person alone."""

import json
import re
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from playwright.sync_api import expect

from needs.models import FieldNote
from needs.phone.views import KEPT_BESIDE, mark_on_the_phone
from osl_site.common.attachments.models import Attachment
from tests import browser, builders, office
from tests.attachments.pictures import of_a_phone, sent

PAGE = "/biuro/rozeznanie/notatki/nowa/"
TYPED = {"noted_on": "2026-11-20", "method": "talk", "finding": "need", "text": "Schody bez poręczy."}
JSON = {"accept": "application/json"}


@pytest.fixture
def day(at):
    at(2026, 11, 23, 9)


@pytest.mark.django_db
def test_the_page_that_a_phone_keeps_is_the_same_for_everybody(client, desk, day):
    builders.locality("Kandyty")
    alone, signed_in = client.get("/notatnik/"), desk.get("/notatnik/")
    assert alone.content == signed_in.content
    assert "Kandyty" in alone.text
    for word in ("csrfmiddlewaretoken", "data-person", "Organizator"):
        assert word not in alone.text
    assert "Vary" not in alone.headers or "Cookie" not in alone.headers["Vary"]


@pytest.mark.django_db
def test_its_worker_stays_within_the_page_of_a_new_note_and_changes_with_the_villages(client, day):
    before = client.get("/notatnik/sw.js")
    assert before.headers["Service-Worker-Allowed"] == PAGE
    assert before.headers["Content-Type"] == "text/javascript"
    builders.locality("Kandyty")
    assert client.get("/notatnik/sw.js").content != before.content


@pytest.mark.django_db
def test_a_token_is_for_who_writes_notes_and_says_whose_they_are(
    client, desk, organiser, signed_in, administrator, day
):
    assert client.get("/notatnik/zeton/").status_code == 401
    assert signed_in(administrator).get("/notatnik/zeton/").status_code == 403
    told = desk.get("/notatnik/zeton/").json()
    assert told["person"] == mark_on_the_phone(organiser)
    assert f'data-person="{told["person"]}"' in desk.get(PAGE).text


@pytest.mark.django_db
def test_a_phone_is_answered_in_few_words_and_its_note_is_taken_once(desk, day):
    key = str(uuid4())
    answers = [desk.post(PAGE, TYPED | {"klucz": key, "photos": sent(of_a_phone())}, headers=JSON) for _ in range(3)]
    note = FieldNote.objects.get()
    assert [answer.status_code for answer in answers] == [201] * 3
    assert {json.loads(answer.content)["url"] for answer in answers} == {note.get_absolute_url()}
    assert Attachment.objects.count() == 1


@pytest.mark.django_db
def test_a_phone_is_told_in_one_line_what_is_wrong(desk, day):
    answer = desk.post(PAGE, TYPED | {"finding": "", "photos": sent(b"umowa")}, headers=JSON)
    assert answer.status_code == 422
    assert json.loads(answer.content) == {
        "why": "Zaznacz: potrzeba, potencjał albo oba. To nie jest zdjęcie. Wybierz JPEG, PNG albo WebP."
    }


def test_every_file_that_a_phone_keeps_beside_the_page_is_there():
    """One that is missing, and no phone keeps anything."""
    assert [name for name in KEPT_BESIDE if not finders.find(name)] == []


def ready(page):
    """A phone that has had the page once, with its worker awake and everything it needs beside it."""
    page.goto(PAGE)
    asleep = "new Promise((_, late) => setTimeout(late, 20_000, new Error('no worker')))"
    page.evaluate(f"Promise.race([navigator.serviceWorker.ready.then(() => true), {asleep}])")


def write(page, text, finding="potrzeba"):
    page.get_by_label("Co usłyszano?").fill(text)
    page.get_by_label(finding, exact=True).check()
    page.get_by_role("button", name="Zapisz notatkę").click()


def again(page):
    """What the phone does by itself every quarter of a minute, now."""
    page.evaluate("window.dispatchEvent(new Event('online'))")


def waiting(page, count):
    expect(page.locator("html")).to_have_attribute("data-waiting", str(count), timeout=browser.PATIENCE)


def texts():
    return sorted(FieldNote.objects.filter(text__startswith="Bez sygnału").values_list("text", flat=True))


def test_three_notes_without_signal_a_reload_two_lost_answers_and_two_tabs_make_three_rows(own_visits):
    with own_visits.page("organiser", viewport=browser.NARROW) as page:
        phone = page.context
        ready(page)
        phone.set_offline(True)
        page.reload()
        expect(page.locator("[data-notebook-offline]")).to_be_visible()
        write(page, "Bez sygnału 1")
        waiting(page, 1)
        page.set_input_files(
            "[name=photos]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": of_a_phone((2400, 1600))}
        )
        write(page, "Bez sygnału 2", "oba")
        waiting(page, 2)
        page.get_by_label("Co usłyszano?").fill("Bez sygnału 3")
        expect(page.locator("[name=photos]")).to_have_js_property("files.length", 0)
        page.wait_for_timeout(600)
        page.reload()
        expect(page.get_by_label("Co usłyszano?")).to_have_value("Bez sygnału 3")
        write(page, "Bez sygnału 3", "potencjał")
        waiting(page, 3)
        assert browser.sideways_scroll(page) == 0

        lost = []

        def lose(route):
            """The office takes the note, and its answer never comes."""
            if route.request.method != "POST" or len(lost) == 2:
                return route.continue_()
            route.fetch()
            lost.append(route.request.url)
            return route.abort()

        phone.route(re.compile(PAGE), lose)
        other = phone.new_page()
        phone.set_offline(False)
        other.goto(PAGE)
        for _ in range(2):
            again(page)
            again(other)
        for tab in (page, other):
            again(tab)
            waiting(tab, 0)
        assert len(lost) == 2
        assert texts() == ["Bez sygnału 1", "Bez sygnału 2", "Bez sygnału 3"]
        assert Attachment.objects.of(FieldNote.objects.get(text="Bez sygnału 2")).count() == 1


def put_away(page, days):
    """The phone two days later, its page opened anew, and the office in which nobody has been signed in since."""
    phone = page.context
    page.close()
    with connection.cursor() as cursor:
        moved = ", ".join(f"{name} = {name} - %(ago)s" for name in ("created_at", "seen_at"))
        cursor.execute(
            f"update sign_in_session set {moved}, idle_for = interval '1 hour'", {"ago": timedelta(days=days)}
        )
    tabs = [phone.new_page(), phone.new_page()]
    for tab in tabs:
        tab.clock.set_system_time(datetime.now() + timedelta(days=days))
        tab.goto(PAGE)
    return tabs


def test_a_phone_put_away_for_two_days_sends_once_who_signs_in_again_and_loses_nothing(own_visits):
    with own_visits.page("organiser", viewport=browser.NARROW) as page:
        phone = page.context
        ready(page)
        phone.set_offline(True)
        page.reload()
        page.set_input_files("[name=photos]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": of_a_phone()})
        written_on = page.get_by_label("Kiedy").input_value()
        for text in ("Bez sygnału 1", "Bez sygnału 2"):
            write(page, text)
            waiting(page, int(text[-1]))
        one, other = put_away(page, 2)
        for tab in (one, other):
            waiting(tab, 2)
        expect(one.locator("[data-notebook-age]")).to_have_text("Najstarsza sprzed 2 dni")
        phone.set_offline(False)
        again(one)
        expect(one.locator("[data-notebook-age]")).to_have_text("Zaloguj się, aby wysłać. Notatki są w telefonie.")
        lost = []

        def lose(route):
            if route.request.method != "POST" or len(lost) == 2:
                return route.continue_()
            route.fetch()
            lost.append(route.request.url)
            return route.abort()

        phone.route(re.compile(PAGE), lose)
        other.goto("/logowanie/")
        other.get_by_label("Adres e-mail").fill(browser.E_MAIL["organiser"])
        other.get_by_label("Hasło", exact=True).fill(office.PASSWORD)
        other.get_by_role("button", name="Zaloguj się").click()
        other.wait_for_url(re.compile("/biuro/"))
        for tab in (one, other) * 2:
            again(tab)
        for tab in (one, other):
            again(tab)
            waiting(tab, 0)
        assert len(lost) == 2 and texts() == ["Bez sygnału 1", "Bez sygnału 2"]
        first, second = FieldNote.objects.filter(text__startswith="Bez sygnału").order_by("text")
        assert {first.noted_on.isoformat(), second.noted_on.isoformat()} == {written_on}
        assert Attachment.objects.of(first).count() == 1


def test_another_person_on_the_same_phone_neither_sees_nor_sends_what_waits(own_visits):
    with own_visits.page("organiser", viewport=browser.NARROW) as page:
        phone = page.context
        ready(page)
        phone.set_offline(True)
        page.reload()
        write(page, "Bez sygnału, organizatorki")
        waiting(page, 1)

        phone.clear_cookies()
        phone.set_offline(False)
        again(page)
        expect(page.locator("[data-notebook-age]")).to_have_text("Zaloguj się, aby wysłać. Notatki są w telefonie.")

        phone.add_cookies(own_visits.cookies("coworker")["cookies"])
        page.goto(PAGE)
        again(page)
        waiting(page, 0)
        assert texts() == []

        phone.clear_cookies()
        phone.add_cookies(own_visits.cookies("organiser")["cookies"])
        page.goto("/biuro/")  # any page of the office, not only the one on which it was written
        again(page)
        waiting(page, 0)
        assert texts() == ["Bez sygnału, organizatorki"]
        assert FieldNote.objects.get(text__startswith="Bez sygnału").written_by.email == browser.E_MAIL["organiser"]


def test_signing_out_warns_of_what_waits(own_visits):
    with own_visits.page("organiser", viewport=browser.WIDE) as page:
        ready(page)
        page.context.route(
            re.compile(PAGE), lambda route: route.abort() if route.request.method == "POST" else route.continue_()
        )
        write(page, "Bez sygnału")
        waiting(page, 1)
        page.get_by_role("button", name="Wyloguj się").click()
        expect(page.get_by_role("alert")).to_contain_text("W telefonie czekają notatki")
        page.get_by_role("button", name="Wyloguj się").click()
        page.wait_for_url(re.compile("logowanie|/$"))


def test_what_the_office_refused_is_not_lost_while_it_is_put_right(own_visits):
    with own_visits.page("organiser", viewport=browser.NARROW) as page:
        ready(page)
        page.context.set_offline(True)
        page.reload()
        page.set_input_files("[name=photos]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": of_a_phone()})
        write(page, "Bez sygnału")
        waiting(page, 1)
        why = {"status": 422, "content_type": "application/json", "body": '{"why": "Wybierz dzień."}'}
        page.context.route(
            re.compile(PAGE),
            lambda route: route.fulfill(**why) if route.request.method == "POST" else route.continue_(),
        )
        page.context.set_offline(False)
        again(page)
        page.get_by_label("Co usłyszano?").fill("Piszę już następną.")
        page.get_by_role("button", name="Popraw").click()
        expect(page.locator("[data-notebook-said]")).to_contain_text("Najpierw zapisz to, co jest w formularzu.")
        page.get_by_label("Co usłyszano?").fill("")
        page.get_by_role("button", name="Popraw").click()
        expect(page.get_by_label("Co usłyszano?")).to_have_value("Bez sygnału")
        page.reload()
        waiting(page, 1)
        page.context.unroute(re.compile(PAGE))
        page.get_by_role("button", name="Popraw").click()
        expect(page.get_by_role("img", name="Wybrane zdjęcie 1")).to_be_visible()
        page.get_by_role("button", name="Zapisz notatkę").click()
        page.wait_for_url(re.compile(r"/notatki/\d+/$"))
        waiting(page, 0)
        assert texts() == ["Bez sygnału"]
        assert Attachment.objects.of(FieldNote.objects.get(text="Bez sygnału")).count() == 1


def test_a_note_is_saved_in_five_taps_beside_typing(own_visits):
    with own_visits.page("organiser", viewport=browser.NARROW) as page:
        page.goto(PAGE)
        taps = 0
        page.keyboard.type("Przystanek bez ławki.")
        for tap in (page.get_by_text("oba", exact=True), page.get_by_role("button", name="Zapisz notatkę")):
            tap.click()
            taps += 1
        page.wait_for_url(re.compile(r"/notatki/\d+/$"))
        page.get_by_role("link", name="Następna stąd").click()
        assert taps + 1 <= 5
        assert FieldNote.objects.filter(text="Przystanek bez ławki.").exists()


def test_a_village_is_typed_in_any_case_and_a_note_of_it_takes_five_taps(own_visits):
    with own_visits.page("organiser", viewport=browser.NARROW) as page:
        page.goto(PAGE)
        page.keyboard.type("Przystanek w polu.")
        page.get_by_text("potrzeba", exact=True).click()
        page.get_by_text("Zmień", exact=True).click()
        page.get_by_role("combobox", name="Miejscowość").click()
        page.keyboard.type("Kandytach")
        page.get_by_role("option", name="Kandyty").click()
        page.get_by_role("button", name="Zapisz notatkę").click()
        page.wait_for_url(re.compile(r"/notatki/\d+/$"))
        assert FieldNote.objects.get(text="Przystanek w polu.").locality.name == "Kandyty"
        assert page.complaints == []
