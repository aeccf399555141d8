"""Longer texts keep drafts by themselves: of one person, offered when the form is opened, gone when it is sent."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from needs.models import FieldNote
from osl_site.common import clock
from osl_site.common.forms import drafts, services
from osl_site.common.forms.carried import MOST
from osl_site.common.forms.models import Draft, FormKey
from osl_site.common.forms.once import FIELD
from osl_site.common.privacy.services import remove_due
from osl_site.roof.pages.table import url_of
from partners.models import Partner
from tests import builders
from tests.common.test_once import client_of, held_by
from tests.machine.waiting import until
from tests.reading import text_of

KEEP, DROP = "/biuro/szkice/", "/biuro/szkice/odrzuc/"
NOTE = "/biuro/rozeznanie/notatki/nowa/"
WORDS = "Przystanek przy szkole\r\nbez wiaty."


@pytest.fixture(autouse=True)
def afternoon(at):
    at(2026, 12, 1, 14, 32)


def as_script(page, **typed):
    """What the script of the page sends: everything the form holds, and what the field of its key tells."""
    field = re.search(rf'<input type="hidden" name="{FIELD}"[^>]*>', page.content.decode())[0]
    told = {name: unescape(value) for name, value in re.findall(r'data-(\w+)="([^"]*)"', field)}
    return held_by(page) | typed | {drafts.MARK: told["mark"], drafts.QUERY: told["query"]}


def kept(client, address=NOTE, **typed):
    """A draft of a form that is open in this browser; answers what its script sent."""
    sent = as_script(client.get(address), **({"text": WORDS} | typed))
    answer = client.post(KEEP, sent)
    assert (answer.status_code, answer.json()) == (200, {"at": f"{clock.now().astimezone(clock.WARSAW):%-H:%M}"})
    return sent


def test_a_draft_is_offered_opened_and_gone_when_the_form_is_sent(desk):
    kept(desk)
    offered = desk.get(NOTE)
    assert "Masz szkic tego formularza z 14:32." in text_of(offered)
    assert held_by(offered)["text"] == [""]
    opened = desk.get(Draft.objects.get().opening_url)
    assert "jest Twój szkic z 14:32" in text_of(opened)
    assert "Sprawdź formularz" not in text_of(opened)
    held = held_by(opened)
    assert held["text"] == [WORDS.replace("\r\n", "\n")]
    assert desk.post(NOTE, held | {"text": WORDS, "method": "talk", "place_unknown": "on", "finding": "need"}).url
    assert (FieldNote.objects.get().text, Draft.objects.count()) == (WORDS.replace("\r\n", "\n"), 0)


def test_opening_a_draft_does_nothing_whatever_it_holds(desk):
    sent = kept(desk, title="Wiata", method="talk", place_unknown="on", finding="need")
    desk.get(Draft.objects.get().opening_url)
    assert (FieldNote.objects.count(), FormKey.objects.count(), sent["text"]) == (0, 0, WORDS)


def test_the_same_page_keeps_one_draft_and_two_tabs_keep_two_of_which_the_later_is_offered(desk, at):
    first = kept(desk)
    at(2026, 12, 1, 15, 5)
    desk.post(KEEP, first | {"text": "Bez wiaty i ławki."})
    kept(desk, text="Coś innego.")
    at(2026, 12, 2, 8)
    assert Draft.objects.count() == 2
    assert "z 1 grudnia, 15:05" in text_of(desk.get(NOTE))
    latest = Draft.objects.order_by("-at", "-pk")[0]
    assert held_by(desk.get(latest.opening_url))["text"] == ["Coś innego."]


def test_it_opens_about_what_the_form_was_opened_about(desk):
    address = reverse("needs:need_add") + "?z-notatki=5&inne=ą"
    kept(desk, address, description="Dzieci mokną.")
    assert Draft.objects.get().opening_url.startswith(reverse("needs:need_add") + "?z-notatki=5&inne=%C4%85&szkic=")
    assert held_by(desk.get(Draft.objects.get().opening_url))["description"] == ["Dzieci mokną."]


def test_rows_within_a_form_come_back_too(desk):
    address, people = reverse("partners:partner_add"), {"osoby-0-name": "Jan Sołtys", "osoby-0-role": "sołtys"}
    kept(desk, address, name="Koło", offers=WORDS, **people)
    held = held_by(desk.get(Draft.objects.get().opening_url))
    assert (held["name"], held["osoby-0-name"]) == (["Koło"], ["Jan Sołtys"])


def test_of_a_row_that_somebody_changed_since_both_versions_are_shown(desk, organiser):
    row = Partner.objects.create(name="Biblioteka", kind="library", offers="Sala.")
    address = reverse("partners:partner_edit", args=[row.pk])
    kept(desk, address, offers="Sala i kuchnia.")
    Partner.objects.filter(pk=row.pk).update(offers="Sala i ogród.", revision=row.revision + 1)
    opened = desk.get(Draft.objects.get().opening_url)
    assert "W czasie pisania zapisano tu zmiany" in text_of(opened)
    assert "ogród" in text_of(opened)
    assert "Zapisano to w międzyczasie" not in text_of(opened), "nobody knows who did"
    assert held_by(opened)["offers"] == ["Sala i kuchnia."]
    assert Partner.objects.get().offers == "Sala i ogród."


def test_it_is_said_who_saved_the_row_meanwhile_and_when(desk, signed_in, organiser, at):
    row = Partner.objects.create(name="Biblioteka", kind="library")
    address = reverse("partners:partner_edit", args=[row.pk])
    first, second = (as_script(desk.get(address)) for _ in range(2))
    assert desk.post(address, first | {"offers": "Sala."}).status_code == 302
    assert "Zapisano to w międzyczasie (Ty, o 14:32)." in text_of(desk.post(address, second | {"offers": "Ogród."}))
    other = signed_in(builders.user("organiser"))
    late = as_script(other.get(address)) | {"revision": 1, "offers": "Kuchnia."}
    at(2026, 12, 2, 8)
    told = f"Zapisano to w międzyczasie ({organiser.name}, 1 grudnia, 14:32)."
    assert told in text_of(other.post(address, late))


def test_a_draft_is_dropped_by_a_button_and_only_by_its_person(desk, signed_in):
    kept(desk)
    other, draft = signed_in(builders.user("organiser")), Draft.objects.get()
    assert "Masz szkic" not in text_of(other.get(NOTE))
    assert other.get(draft.opening_url).status_code == 404
    assert other.post(DROP, {"szkic": draft.pk}).status_code == 404
    assert [desk.post(DROP, {"szkic": spoiled}).status_code for spoiled in ("", "x", "9" * 30)] == [404] * 3
    pressed = {"szkic": draft.pk, drafts.BACK: drafts.back_mark(draft)}
    assert pressed[drafts.BACK].partition(":")[0] in desk.get(NOTE).text  # behind it stands the second of its page
    page = desk.post(DROP, pressed, follow=True)
    assert ("Szkic jest odrzucony." in text_of(page), "Masz szkic" in text_of(page)) == (True, False)
    again = desk.post(DROP, pressed, follow=True)
    assert (again.redirect_chain, "Tego szkicu już nie ma" in text_of(again)) == ([(NOTE, 302)], True)
    refused = [other.post(DROP, pressed), desk.post(DROP, pressed | {"szkic": draft.pk + 1})]
    assert [answer.status_code for answer in refused] == [404, 404]
    assert "Tego szkicu już nie ma" in text_of(desk.get(draft.opening_url, follow=True))


def test_passwords_and_files_and_what_proves_who_sends_are_in_no_draft(desk):
    kept(desk, **{"d-password": "tajne", "text": "a\0b"})
    fields = Draft.objects.get().fields
    assert (fields["text"], {"d-password", "osoba", FIELD, "csrfmiddlewaretoken", drafts.MARK} & set(fields)) == (
        ["ab"],
        set(),
    )


def test_the_script_is_told_of_a_session_that_ended_and_may_go_on_afterwards(organiser):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    sent = as_script(browser.get(NOTE), text=WORDS)
    session = browser.cookies.pop("sessionid")
    assert (browser.post(KEEP, sent).status_code, browser.get(KEEP + "znacznik/").status_code) == (401, 401)
    browser.cookies["sessionid"] = session.value
    stale = sent | {"csrfmiddlewaretoken": "x" * 64}
    assert browser.post(KEEP, stale).status_code == 403
    fresh = browser.get(KEEP + "znacznik/").json()["token"]
    assert browser.post(KEEP, stale | {"csrfmiddlewaretoken": fresh}).status_code == 200


def test_nothing_is_kept_for_another_person_who_signed_in_meanwhile(desk, signed_in):
    sent = as_script(desk.get(NOTE), text=WORDS)
    assert signed_in(builders.user("organiser")).post(KEEP, sent).status_code == 401


@pytest.mark.parametrize(
    ("spoil", "status"),
    [
        ({drafts.MARK: "/biuro/:zepsuty"}, 400),
        ({FIELD: "zepsuty"}, 400),
        ({"osoba": "1:zepsuty"}, 400),
        ({"text": "a" * MOST}, 413),
    ],
)
def test_what_is_no_form_of_ours_or_too_long_is_not_kept(spoil, status, desk):
    assert desk.post(KEEP, as_script(desk.get(NOTE), text=WORDS) | spoil).status_code == status
    assert Draft.objects.count() == 0


def test_no_draft_is_kept_of_a_form_that_was_taken(desk):
    sent = kept(desk, method="talk", place_unknown="on", finding="need")
    desk.post(NOTE, sent)
    assert (FieldNote.objects.count(), desk.post(KEEP, sent).status_code, Draft.objects.count()) == (1, 409, 0)


def test_a_change_that_is_sent_again_with_other_words_takes_its_draft_along(desk, organiser):
    row = Partner.objects.create(name="Biblioteka", kind="library")
    address = reverse("partners:partner_edit", args=[row.pk])
    sent = as_script(desk.get(address))
    desk.post(address, sent)
    Draft.objects.create(by=organiser, path=address, key=sent[FIELD][0], fields={}, at=clock.now())
    row.refresh_from_db()
    assert desk.post(address, sent | {"revision": row.revision, "offers": "Sala."}).status_code == 302
    assert Draft.objects.count() == 0


def test_a_refused_form_keeps_its_draft_and_tells_the_script_that_there_is_more(desk):
    sent = kept(desk)
    page = desk.post(NOTE, sent | {"text": ""})
    assert (Draft.objects.count(), 'data-typed="1"' in page.content.decode()) == (1, True)
    assert 'data-typed="1"' not in desk.get(NOTE).content.decode()


def test_forms_of_residents_and_short_ones_keep_none(seeded):
    pages = {"sign_up": "director", "activities:registration_add": "organiser", "account_add": "administrator"}
    assert [name for name, role in pages.items() if "data-draft" in client_of(role).get(url_of(name)).text] == []
    assert "data-draft" in client_of("organiser").get(url_of("plans:chapter_add")).text


def test_drafts_are_forgotten_after_fourteen_days_and_beyond_a_hundred(desk, organiser, monkeypatch):
    fields = {"by": organiser, "path": NOTE, "fields": {}}
    _old, young = (
        Draft.objects.create(key=uuid4(), at=clock.now() - timedelta(days=14) + timedelta(hours=hours), **fields)
        for hours in (-1, 1)
    )
    assert (remove_due("drafts").removed, [row.pk for row in Draft.objects.all()]) == (1, [young.pk])
    monkeypatch.setattr(services, "MOST_DRAFTS", 1)
    kept(desk)
    assert [row.fields["text"] for row in Draft.objects.all()] == [[WORDS]]


@pytest.mark.browser
def test_the_page_keeps_its_text_without_a_network_says_so_and_goes_on(own_visits):
    """The clock of the page stands and is moved on, so that nobody waits for ten seconds."""
    with own_visits.page("organiser") as page:
        page.clock.install()
        page.goto(NOTE)
        said = page.locator(".draft-said")
        page.get_by_label("Co usłyszano?").fill("Przystanek bez wiaty.")
        page.clock.run_for(11_000)
        expect(said).to_have_text(re.compile(r"^Szkic zapisany o \d+:\d\d$"))
        page.context.set_offline(True)
        page.get_by_label("Co usłyszano?").fill("Przystanek bez wiaty i ławki.")
        page.clock.run_for(11_000)
        expect(said).to_have_text(
            re.compile(r"^Bez sieci\. Szkic jest tylko na tej stronie, \d+:\d\d: nie zamykaj jej\.$")
        )
        assert page.get_by_label("Co usłyszano?").input_value() == "Przystanek bez wiaty i ławki."
        page.clock.run_for(11_000)
        page.context.set_offline(False)
        expect(said).to_have_text(re.compile("^Szkic zapisany"))
        session = page.context.cookies()
        page.context.clear_cookies(name="sessionid")
        page.get_by_label("Co usłyszano?").fill("Przystanek bez wiaty, ławki i lampy.")
        page.clock.run_for(11_000)
        expect(said).to_contain_text("Sesja się skończyła.")
        page.context.add_cookies(session)
        page.clock.run_for(11_000)
        expect(said).to_have_text(re.compile("^Szkic zapisany"))
        page.get_by_label("Co usłyszano?").fill("Przystanek bez wiaty, ławki, lampy i kosza.")
        page.goto("about:blank")
        last = "Przystanek bez wiaty, ławki, lampy i kosza."
        assert until(lambda: Draft.objects.get().fields["text"] == [last], seconds=10)
        page.goto(NOTE)
        page.get_by_role("link", name="Wróć do szkicu").click()
        expect(page.get_by_label("Co usłyszano?")).to_have_value("Przystanek bez wiaty, ławki, lampy i kosza.")
        page.get_by_role("button", name="Odrzuć szkic").click()
        expect(page.get_by_text("Szkic jest odrzucony.")).to_be_visible()
        expect(page.get_by_label("Co usłyszano?")).to_have_value("")
