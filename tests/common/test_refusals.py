"""What is said when a request cannot be answered: the office in its own frame, residents on their own pages."""

import pytest
from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from activities.calendar import queries
from osl_site.roof import views
from tests import builders
from tests.browser import html_errors
from tests.plans import builders as plans
from tests.reading import text_of

pytestmark = pytest.mark.django_db
NOWHERE = "/biuro/rozeznanie/notatki/nie-ma/"
TOO_LARGE = ("text=" + "a" * 11_000_000, "application/x-www-form-urlencoded")


def frame(page):
    """In whose frame a page stands, when it is whole and valid."""
    assert html_errors(page.text) == []
    assert page.text.count("<h1>") == 1
    return {name for name in ("public", "staff") if f'<body class="{name}">' in page.text}.pop()


def test_a_host_that_is_not_ours_is_a_bad_request(client, desk):
    for browser in (client, desk):
        answer = browser.get("/", headers={"host": "gdzie-indziej.pl"})
        assert (answer.status_code, frame(answer)) == (400, "public")
        assert "gdzie-indziej" not in answer.text


def test_what_is_not_there_leads_the_office_to_the_list_and_residents_home(client, desk):
    page = desk.get(NOWHERE)
    assert (page.status_code, frame(page)) == (404, "staff")
    assert "Nie ma tu takiej strony" in text_of(page)
    assert f'<a class="button" href="{reverse("needs:note_list")}">Otwórz: ' in page.text
    page = client.get(NOWHERE)
    assert (page.status_code, frame(page)) == (404, "public")


def test_the_office_is_told_so_on_addresses_of_residents_too_but_in_its_own_language_alone(desk):
    assert frame(desk.get("/kalendarz/nie/ma/")) == "staff"
    assert frame(desk.get("/uk/kalendarz/nie/ma/")) == "public"


def test_a_resident_who_finds_nothing_is_not_looked_up(client, django_assert_num_queries):
    client.get(NOWHERE)
    with django_assert_num_queries(1):  # the office, for the frame
        page = client.get(NOWHERE)
    assert "Cookie" not in page.get("Vary", "")


def test_a_session_that_has_ended_is_a_resident(desk):
    desk.session.flush()
    assert frame(desk.get(NOWHERE)) == "public"


def test_whom_the_roles_refuse_is_told_which_they_have_and_who_gives_them(desk):
    page = desk.get(reverse("account_list"))
    assert (page.status_code, frame(page)) == (403, "staff")
    assert "Twoja rola: organizator społeczności lokalnej." in text_of(page)
    assert "Może to zrobić: administrator." in text_of(page)
    assert "Nic nie zapisaliśmy" not in text_of(page)
    assert "Nic nie zapisaliśmy" in text_of(desk.post(reverse("account_add")))


def test_an_administrator_is_not_sent_to_the_administrator(signed_in, administrator):
    words = text_of(signed_in(administrator).get(reverse("needs:note_add")))
    assert "Może to zrobić: organizator społeczności lokalnej, dyrektor albo współpracownik." in words
    assert "poproś administratora" not in words
    assert "możesz mu ją dać" in words


def test_who_has_the_role_and_may_not_is_told_that_another_may(signed_in, organiser):
    both = builders.user("organiser", "director")
    own = plans.approved(both, builders.user("director"))
    words = text_of(signed_in(both).get(reverse("plans:plan_repeal", args=[own.pk])))
    assert "Może to zrobić tylko inna osoba. Jej rola: dyrektor." in words


def test_a_form_without_its_token_stands_in_the_frame_of_who_sent_it(organiser):
    browser = Client(enforce_csrf_checks=True)
    assert frame(browser.post("/logowanie/")) == "public"
    browser.force_login(organiser, "django.contrib.auth.backends.ModelBackend")
    page = browser.post(reverse("needs:note_add"))
    assert (page.status_code, frame(page)) == (403, "staff")
    assert "Formularz czekał zbyt długo" in text_of(page)


def test_what_is_too_large_stands_in_the_frame_of_who_sent_it(client, desk):
    page = desk.post(reverse("needs:need_add"), *TOO_LARGE)
    assert (page.status_code, frame(page)) == (413, "staff")
    assert "najwyżej 10 MB" in text_of(page)
    page = client.post("/logowanie/", *TOO_LARGE)
    assert (page.status_code, frame(page)) == (413, "public")


def test_what_cannot_be_read_stands_in_the_frame_of_who_sent_it(rf, organiser):
    request = rf.get(NOWHERE)
    assert frame(views.bad_request(request, BadRequest())) == "public"
    request.user, request.LANGUAGE_CODE, request.COOKIES = organiser, "pl", {settings.SESSION_COOKIE_NAME: "x"}
    page = views.bad_request(request, BadRequest())
    assert (page.status_code, frame(page)) == (400, "staff")


def test_what_breaks_asks_the_database_nothing_and_leads_the_office_to_its_desk(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        ours, theirs = (views.server_error(rf.get(path)) for path in (NOWHERE, "/kalendarz/"))
    assert [(page.status_code, frame(page)) for page in (ours, theirs)] == [(500, "staff"), (500, "public")]
    assert f'href="{reverse("desk")}"' in ours.text


@pytest.mark.parametrize("language, words", {"uk": "Це не Ваша провина", "en": "It is not your fault"}.items())
def test_what_breaks_says_so_in_the_language_of_the_page(language, words, rf):
    read, sent = (views.server_error(ask(f"/{language}/kontakt/")) for ask in (rf.get, rf.post))
    assert (read.status_code, read["Content-Language"], read["Cache-Control"]) == (500, language, "no-store")
    assert f'<html lang="{language}">' in read.text
    assert words in text_of(read)
    assert f'href="/{language}/"' in read.text
    assert text_of(sent) != text_of(read)  # whoever sent a form is told to look whether it was taken


HEADINGS = {
    ("", 500): "Coś się zepsuło po naszej stronie",
    ("/uk", 500): "Щось зламалося з нашого боку",
    ("/en", 500): "Something went wrong on our side",
    ("", 503): "Teraz nie możemy pokazać tej strony",
    ("/uk", 503): "Зараз не можемо показати цю сторінку",
    ("/en", 503): "We cannot show this page right now",
}


@pytest.mark.parametrize(("start", "status"), HEADINGS)
def test_a_page_of_residents_that_breaks_says_so_in_their_language(start, status, client, monkeypatch, caplog):
    def broken(*_arguments, **_options):
        raise {500: RuntimeError, 503: OperationalError}[status]("tajne słowa")

    client.raise_request_exception = False
    monkeypatch.setattr(queries, "upcoming", broken)
    for path in ("/kalendarz/", "/"):
        page = client.get(start + path)
        assert (page.status_code, frame(page)) == (status, "public")
        assert page["Content-Language"] == (start.removeprefix("/") or "pl")
        assert f'<html lang="{page["Content-Language"]}">' in page.text
        assert f"<h1>{HEADINGS[start, status]}</h1>" in page.text
        assert "tajne słowa" not in page.text


def test_an_address_that_takes_only_presses_says_so_in_the_frame_and_language_of_who_asks(client, desk):
    press = reverse("plans:template_begin")
    page = desk.get(press)
    assert (page.status_code, page["Allow"], frame(page)) == (405, "POST", "staff")
    assert "działa tylko po naciśnięciu przycisku" in text_of(page)
    page = desk.post(reverse("desk"))
    assert (page.status_code, "nic nie zapisaliśmy" in text_of(page)) == (405, True)
    page = client.post("/kontakt/")
    assert (page.status_code, frame(page), "Wróć na poprzednią stronę" in text_of(page)) == (405, "public", True)
    page = client.post("/en/kontakt/")
    assert (page.status_code, "This address works only" in text_of(page)) == (405, True)
    assert client.head(press).content == b""


@pytest.mark.parametrize(
    ("headers", "is_there"),
    [
        ({"origin": "http://testserver", "sec-fetch-site": "same-origin"}, True),
        ({"referer": "http://testserver/powiedz-nam/"}, True),
        ({"origin": "https://zle.pl", "sec-fetch-site": "cross-site"}, False),
        ({"origin": "https://zle.pl"}, False),
        ({}, False),
    ],
)
def test_a_browser_without_cookies_gets_its_text_back_to_be_copied(headers, is_there):
    words = "Nie ma ławki na przystanku,\na <b>starsi</b> czekają."
    browser = Client(enforce_csrf_checks=True, headers=headers)
    page = browser.post("/powiedz-nam/", {"kind": "lack", "words": words, "phone": "601234567"})
    assert page.status_code == 403 and frame(page) == "public"
    assert ("Nie ma ławki" in page.text) is ("Skopiuj go" in page.text) is is_there
    assert "<b>" not in page.text and "601234567" not in page.text
