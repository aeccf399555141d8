"""The pages of submissions: what a resident sends comes to be, or comes back whole; who reads it; what is answered."""

import re

import pytest

from needs import services
from needs.models import Line, Submission, SubmitterContact
from needs.services import submissions as arriving
from needs.submissions.answers import ANSWER
from needs.submissions.codes import code_of
from osl_site.common.attachments.models import Attachment
from osl_site.common.audit.models import Access
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import send
from osl_site.common.texts import services as texts
from tests import builders
from tests.activities.working import hidden_in
from tests.attachments.pictures import of_a_phone, picture, sent
from tests.needs.builders import asset, contact, need, submission
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
ADDRESS, INBOX = "/powiedz-nam/", "/biuro/rozeznanie/zgloszenia/"


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def typed(client, address=ADDRESS, **changed):
    """The form as a browser would send it: with what is hidden in it."""
    hidden = hidden_in(client.get(address).content.decode())
    return hidden | {"kind": "lack", "words": "Nie ma ławki.", "locality": ""} | changed


# Residents


def test_a_day_of_next_year_ends_its_sentence_with_one_stop(client, at):
    at(2026, 12, 28, 9)
    page = text_of(client.post(ADDRESS, typed(client), follow=True))
    assert re.search(r"Przeczytamy do \d+ stycznia 2027.r\.(?!\.)", page)


def test_a_resident_sends_it_reads_the_code_and_sees_what_became_of_it(client, organiser):
    place = builders.locality("Kandyty")
    page = client.post(ADDRESS, typed(client, locality=place.pk), follow=True)
    row = Submission.objects.get()
    assert (row.words, row.locality, row.channel) == ("Nie ma ławki.", place, "form")
    assert code_of(row) in text_of(page) and "Przeczytamy do 1 grudnia." in text_of(page)
    found = client.post("/sprawdz/", {"code": code_of(row).lower()}, follow=True)
    assert text_of(found).count("Czeka na przeczytanie") == 1 and "Przeczytamy do 1 grudnia." in text_of(found)
    for language, said in (("uk", "Чекає на прочитання"), ("en", "Waiting to be read")):
        assert text_of(client.get(f"/{language}/sprawdz/{code_of(row)}/")).count(said) == 1
    services.take_on(row, by=organiser)
    read = text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    assert read.count("Przeczytaliśmy") == 1 and "Zajmuje się tym organizator." in read
    services.finish(row, text="Ławka stoi.", by=organiser)
    assert "Ławka stoi." in text_of(client.get(f"/sprawdz/{code_of(row)}/"))


def test_a_form_sent_twice_is_one_submission(client):
    body = typed(client)
    first, second = client.post(ADDRESS, body), client.post(ADDRESS, body)
    assert (first.status_code, second.status_code, Submission.objects.count()) == (302, 302, 1)


def test_what_is_refused_comes_back_with_everything_typed(client):
    page = client.post(ADDRESS, typed(client, kind="", words="Nie ma ławki.", email="nie adres"))
    assert set(errors(page)) == {"kind", "email"}
    assert "Nie ma ławki." in text_of(page) and "nie adres" in text_of(page)
    long = client.post(ADDRESS, typed(client, words="a" * 100_000))
    assert set(errors(long)) == {"words"}
    assert not Submission.objects.exists()


def test_a_machine_is_asked_to_press_again_and_nothing_is_lost(client, at):
    body = typed(client, website="x")
    page = client.post(ADDRESS, body)
    assert "naciśnij przycisk jeszcze raz" in text_of(page) and "Nie ma ławki." in text_of(page)
    assert not Submission.objects.exists()


def test_in_a_flood_without_a_script_the_text_stays_on_the_page(client, monkeypatch):
    monkeypatch.setattr("needs.submissions.pace.MOST_A_MINUTE", 0)
    page = client.post(ADDRESS, typed(client))
    assert "Nie ma ławki." in text_of(page) and "zadzwoń" in text_of(page)
    assert not Submission.objects.exists()


def test_the_form_is_small_in_every_language_and_says_who_reads(client):
    for number in range(90):
        builders.locality(f"Miejscowość {number}")
    for language in ("", "/uk", "/en"):
        page = client.get(f"{language}{ADDRESS}")
        assert len(page.content) < 40_000
        assert "112" in text_of(page)
    assert "Czyta to organizator" in text_of(client.get(ADDRESS))


def test_a_letter_bears_the_code_in_the_language_of_its_author(client):
    client.post(f"/uk{ADDRESS}", typed(client, f"/uk{ADDRESS}", email="a@przyklad.pl"))
    row, letter = Submission.objects.get(), Letter.objects.get()
    assert row.language == "uk"
    send(letter.pk)
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_codes_that_nobody_has_end_at_an_address_and_not_for_others(client):
    row = submission()
    for _guess in range(arriving.MOST_WRONG):
        assert client.get("/sprawdz/A2-A2-A2-A2-A2/").status_code == 404
    page = f"/sprawdz/{code_of(row)}/"
    assert client.get(page).status_code == 404
    assert client.get(page, REMOTE_ADDR="10.1.1.1").status_code == 200


def test_while_codes_are_guessed_a_press_without_the_page_before_it_opens_nothing(client, monkeypatch):
    row = submission()
    page, typed = f"/sprawdz/{code_of(row)}/", {"co": "dopisz", "text": "Przy sklepie."}
    shown, other = client.get(page), client.get(f"/sprawdz/{code_of(submission())}/")
    monkeypatch.setattr(arriving, "MOST_WRONG_OF_ALL", 0)
    for mark in ({}, {"otwarte": "1.x"}, {"otwarte": hidden_in(other.content.decode())["otwarte"]}):
        guessed = client.post(page, typed | mark)
        assert "Nie ma ławki" not in text_of(guessed) and "Wpisz kod" in text_of(guessed)
        nobodys = client.post("/sprawdz/A2-A2-A2-A2-A2/", typed | mark)
        assert (nobodys.status_code, "Nie ma zgłoszenia" in text_of(nobodys)) == (guessed.status_code, False)
    assert not row.lines.exists()
    client.post(page, typed | {"otwarte": hidden_in(shown.content.decode())["otwarte"]})
    assert row.lines.get().text == "Przy sklepie."


@pytest.mark.parametrize(("where", "stands"), [("/uk", "elsewhere"), ("/en", "aside")])
def test_polish_words_of_the_office_are_marked_in_another_language_and_hold_no_markup(client, organiser, where, stands):
    row, who = submission(), "Zarząd <b>Dróg</b> & Mostów"
    if stands == "aside":
        services.set_aside(row, reason="Nie <i>nasze</i>", responsible=who, text="Ni.", by=organiser)
    else:
        services.pass_elsewhere(row, responsible=who, by=organiser)
    page = client.get(f"{where}/sprawdz/{code_of(row)}/").content.decode()
    assert '<span lang="pl">Zarząd &lt;b&gt;Dróg&lt;/b&gt; &amp; Mostów</span>' in page
    assert "&lt;span" not in page and "<i>nasze" not in page


def test_the_author_adds_a_line_takes_the_contact_back_and_judges(client, organiser):
    row = submission()
    contact(row)
    page = f"/sprawdz/{code_of(row)}/"
    client.post(page, {"co": "dopisz", "text": "Przy sklepie."})
    again = client.post(page, {"co": "dopisz", "text": "I jeszcze."})
    assert (Line.objects.get().text, again.status_code) == ("Przy sklepie.", 200)
    assert "po naszej" in text_of(again) and "I jeszcze." in text_of(again)
    done = client.post(page, {"co": "usun"}, follow=True)
    assert "Usunięte. Odpowiedź będzie tutaj." in text_of(done) and not SubmitterContact.objects.exists()
    assert "Jeszcze nad tym pracujemy" in text_of(client.post(page, {"co": "ocen", "helped": "yes"}))
    services.finish(row, text="Jest.", by=organiser)
    client.post(page, {"co": "ocen", "helped": "yes"})
    row.refresh_from_db()
    assert row.helped == "yes"
    assert client.post(page, {"co": "nic"}).status_code == 200


# The inbox


def test_what_waits_longest_comes_first_and_one_goes_on_inside_the_question(desk, organiser):
    later = submission(received_at=builders.EPOCH.replace(day=9), words="Druga.")
    first = submission(words="Pierwsza.")
    closed = submission(words="Dawna.", stands="done")
    listed = text_of(desk.get(INBOX))
    assert listed.index("Pierwsza.") < listed.index("Druga.") < listed.index("Dawna.")
    asked = desk.get(f"{INBOX}{first.pk}/?stan=waiting")
    assert f"{INBOX}{later.pk}/?stan=waiting" in asked.content.decode()
    assert f"{INBOX}{closed.pk}/" not in asked.content.decode()
    assert "1 z 2" in text_of(asked)


def test_what_was_answered_leaves_the_question_and_one_still_goes_on_in_it(desk):
    first, second = submission(words="Pierwsza."), submission(words="Druga.")
    page = f"{INBOX}{first.pk}/"
    assert f"{page}odpowiedz/?stan=waiting" in desk.get(f"{page}?stan=waiting").content.decode()
    done = desk.post(f"{page}odpowiedz/?stan=waiting", {"text": "Dziękujemy."})
    assert done.url == f"{page}?stan=waiting"
    after = desk.get(done.url).content.decode()
    assert f'rel="next" href="{INBOX}{second.pk}/?stan=waiting"' in after and "zostało: 1" in after
    assert f'rel="up" href="{INBOX}?stan=waiting"' in after


def test_whoever_was_written_down_by_the_office_gets_the_code_too(desk, client):
    row, sent_in = submission(channel="letter"), submission()
    shown = text_of(desk.get(f"{INBOX}{row.pk}/"))
    receipt = re.search(r'href="(/powiedz-nam/wyslane/[^"]+)"', shown)[1]
    assert code_of(row) in text_of(client.get(receipt)) and code_of(row) not in shown
    assert "Kod i kartka" not in text_of(desk.get(f"{INBOX}{sent_in.pk}/"))


def test_of_a_complaint_nobody_is_told_that_nothing_came_of_it(signed_in, director):
    row = submission(for_director=True)
    assert "Co z tego powstało" not in text_of(signed_in(director).get(f"{INBOX}{row.pk}/"))


def test_the_office_reads_the_language_of_an_author_in_polish(desk):
    row = submission(language="uk", words="Немає лавки.")
    for address in (f"{INBOX}{row.pk}/", f"{INBOX}{row.pk}/zapytaj/", f"{INBOX}?format=csv", f"{INBOX}nowe/"):
        assert "ukraiński" in text_of(desk.get(address)), address


def test_the_organiser_finds_nothing_of_a_marked_complaint_anywhere(desk, director, signed_in):
    told = submission(for_director=True, words="Organizator nie oddzwania.", locality=builders.locality())
    page = f"{INBOX}{told.pk}/"
    for address in (INBOX, f"{INBOX}?szukaj=oddzwania", "/biuro/", "/biuro/szukaj/?szukaj=oddzwania"):
        assert "oddzwania." not in text_of(desk.get(address))
    assert desk.get(page).status_code == 404
    assert desk.post(f"{page}przeczytane/").status_code == 404
    assert desk.get(f"{page}odpowiedz/").status_code == 404
    theirs = signed_in(director)
    assert "oddzwania." in text_of(theirs.get(INBOX))
    assert theirs.post(f"{page}przeczytane/").status_code == 302
    exported = desk.get(f"{INBOX}?format=csv").content.decode()
    assert "oddzwania" not in exported


def test_an_answer_is_looked_at_before_it_goes(desk):
    row = submission(language="uk", words="Немає лавки.")
    contact(row)
    page = f"{INBOX}{row.pk}/zapytaj/"
    shown = desk.post(page, {"text": "Де це?", "podglad": "1"})
    assert "Co przeczyta autor" in text_of(shown) and "У нас запитання" in text_of(shown)
    assert not Line.objects.exists()
    assert desk.post(page, {"text": "Де це?"}).status_code == 302
    assert Line.objects.get().is_question


def test_who_put_it_into_polish_is_said_where_it_is_put_right(desk, organiser):
    row = submission(language="uk", words="Немає лавки.")
    page = f"{INBOX}{row.pk}/po-polsku/"
    assert "Zapiszemy, kto je przełożył." in text_of(desk.get(page))
    desk.post(page, {"in_polish": "Nie ma ławki.", "revision": 1})
    assert f"Na polski: {organiser.name}" in text_of(desk.get(page))


def test_an_answer_begins_as_the_office_says_in_the_language_of_its_author(desk, organiser):
    ours, foreign = submission(), submission(language="uk", words="Немає лавки.")
    texts.save_text(
        ANSWER, {"body": "Dzień dobry z Górowa.", "body_uk": "", "body_en": ""}, revision=None, by=organiser
    )
    assert "Dzień dobry z Górowa." in text_of(desk.get(f"{INBOX}{ours.pk}/odpowiedz/"))
    assert "Дякуємо за" in text_of(desk.get(f"{INBOX}{foreign.pk}/odpowiedz/"))
    assert "To już zrobione:" in text_of(desk.get(f"{INBOX}{ours.pk}/zalatwione/"))


@pytest.mark.parametrize(
    ("act", "body", "stands"),
    [
        ("odloz", {"reason": "Droga powiatowa", "responsible": "Zarząd Dróg", "phone": "897610000"}, "aside"),
        ("u-kogos", {"responsible": "Urząd Gminy"}, "elsewhere"),
        ("zalatwione", {"text": "Jest ławka."}, "done"),
        ("odpowiedz", {"text": "Dziękujemy."}, "ours"),
    ],
)
def test_each_act_moves_it_and_its_author_reads_so(act, body, stands, desk, client):
    row = submission()
    assert desk.post(f"{INBOX}{row.pk}/{act}/", body).status_code == 302
    row.refresh_from_db()
    assert row.state.type == stands
    read = text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    assert {"aside": "Odpowiada za to Zarząd Dróg", "elsewhere": "Przekazane do: Urząd Gminy"}.get(stands, "") in read
    facts = text_of(desk.get(f"{INBOX}{row.pk}/")).partition("Historia:")[0]
    assert all(said in facts for said in (body.get("reason", ""), body.get("responsible", "")))


def test_what_lacks_is_said_at_its_field(desk):
    row = submission()
    assert set(errors(desk.post(f"{INBOX}{row.pk}/odloz/", {"reason": ""}))) == {"reason", "responsible"}
    assert set(errors(desk.post(f"{INBOX}{row.pk}/powiaz/", {"same": ""}))) == {"__all__"}
    assert set(errors(desk.post(f"{INBOX}{row.pk}/powiaz/", {"same": "Zg-999"}))) == {"same"}
    assert desk.get(f"{INBOX}{row.pk}/nie-ma/").status_code == 404


def test_a_need_made_of_it_is_linked_and_what_is_there_is_linked_too(desk):
    row, other = submission(locality=builders.locality("Kandyty")), submission()
    page = desk.post(
        f"/biuro/rozeznanie/potrzeby/nowa/?zgloszenie={row.pk}",
        {"title": "Brak ławek", "priority": "normal", "state": "reported"},
        follow=True,
    )
    assert row.code in text_of(page)
    there, kept = need(title="Inna"), asset()
    body = {"need": there.pk, "asset": kept.pk, "same": other.code}
    desk.post(f"{INBOX}{row.pk}/powiaz/", body)
    shown = text_of(desk.get(f"{INBOX}{row.pk}/"))
    assert "Brak ławek" in shown and "Inna" in shown and "Sala w remizie" in shown and other.code in shown
    desk.post(f"{INBOX}{row.pk}/rozlacz/potrzeba/{there.pk}/")
    desk.post(f"{INBOX}{row.pk}/rozlacz/zgloszenie/{other.pk}/")
    assert not there.submissions.exists() and not row.same_after.exists()


def test_a_complaint_is_there_for_nobody_who_parts_others_from_it(desk):
    row, told = submission(), submission(for_director=True)
    assert desk.post(f"{INBOX}{row.pk}/rozlacz/zgloszenie/{told.pk}/").status_code == 404


def test_the_office_writes_down_a_call_with_the_sentence_read_out(desk):
    body = {
        "channel": "phone",
        "kind": "lack",
        "words": "Nie ma sklepu.",
        "language": "pl",
        "received_on": "2026-11-23",
    }
    refused = desk.post(f"{INBOX}nowe/", body | {"phone": "601 234 567"})
    assert set(errors(refused)) == {"was_read_out"}
    assert "Czy tak może być?" in text_of(refused)
    assert desk.post(f"{INBOX}nowe/", body | {"phone": "601 234 567", "was_read_out": "on"}).status_code == 302
    row = Submission.objects.get()
    assert (row.channel, row.contact.phone, row.entered_by is None) == ("phone", "601234567", False)
    desk.post(f"{INBOX}{row.pk}/zapytaj/", {"text": "Gdzie?"})
    assert "Zadzwoń do" in text_of(desk.get("/biuro/"))
    call = row.lines.get().call
    desk.post(f"{INBOX}{row.pk}/rozmowa/{call.pk}/", {"outcome": "called"})
    call.refresh_from_db()
    assert call.state == "called"


def test_an_export_is_written_down_and_names_no_contact(desk):
    row = submission()
    contact(row, phone="601234567", email="")
    saved = desk.get(f"{INBOX}?format=csv").content.decode()
    assert "Nie ma ławki" in saved and "601" not in saved
    assert Access.objects.filter(kind="exported").count() == 1


def test_a_longer_list_and_a_longer_talk_take_no_more_queries(desk, organiser, django_assert_max_num_queries):
    row = submission(locality=builders.locality())
    with django_assert_max_num_queries(60) as few:
        desk.get(INBOX), desk.get(f"{INBOX}{row.pk}/")
    for number in range(20):
        submission(locality=builders.locality(), words=f"Słowa {number}")
        services.write_to_author(row, text=f"Odpowiedź {number}", is_question=False, by=organiser)
        services.link(row, need(title=f"Potrzeba {number}"), by=organiser)
    with django_assert_max_num_queries(len(few.captured_queries) + 1):
        desk.get(INBOX), desk.get(f"{INBOX}{row.pk}/")


def test_no_code_stands_in_the_database():
    row = submission()
    code = code_of(row)
    stored = " ".join(str(value) for value in Submission.objects.values_list().get())
    assert code not in stored and code.replace("-", "") not in stored
    assert re.fullmatch(r"([A-Z][2-9]-){4}[A-Z][2-9]", code)


# Photographs


def test_a_residents_photograph_is_kept_once_small_and_seen_by_who_reads_the_submission(client, desk, signed_in):
    body = typed(client) | {"photos": sent(of_a_phone())}
    for _twice in range(2):
        client.post(ADDRESS, body | {"photos": sent(of_a_phone())})
    photo = Attachment.objects.get()
    row = Submission.objects.get()
    assert (photo.subject_type, photo.subject_id) == ("needs.submission", row.pk)
    assert b"Model Jana" not in bytes(photo.file.content)
    assert photo.picture_url in desk.get(f"{INBOX}{row.pk}/").content.decode()
    assert desk.get(photo.picture_url).status_code == 200
    assert signed_in(builders.user("coworker")).get(photo.picture_url).status_code == 403
    assert client.get(photo.picture_url).status_code == 302


def test_a_photograph_of_a_complaint_is_the_directors_alone(client, desk, signed_in, director):
    client.post(ADDRESS, typed(client, for_director="on") | {"photos": sent(picture())})
    photo = Attachment.objects.get()
    theirs = signed_in(director)
    for address in (photo.picture_url, photo.get_absolute_url()):
        assert (desk.get(address).status_code, theirs.get(address).status_code) == (403, 200)


@pytest.mark.parametrize(
    ("files", "why"), [([b"umowa"], "To nie jest zdjęcie"), ([picture()] * 4, "Tu zmieści się jeszcze: 3")]
)
def test_what_is_no_photograph_or_too_many_is_said_and_the_words_stay(files, why, client):
    page = client.post(ADDRESS, typed(client) | {"photos": sent(*files)})
    assert why in " ".join(errors(page)["photos"]) and "Nie ma ławki." in text_of(page)
    assert not Submission.objects.exists()


def test_while_very_many_are_sent_no_photograph_is_drawn(client, monkeypatch):
    monkeypatch.setattr("needs.public.tell_us.floods", lambda: True)
    assert 'name="photos"' not in client.get(ADDRESS).content.decode()


def test_the_office_adds_photographs_to_what_came_in_the_box(desk):
    given = {"channel": "box", "kind": "lack", "words": "Dziura.", "language": "pl", "received_on": "2026-11-23"}
    assert desk.post(f"{INBOX}nowe/", given | {"photos": sent(picture(), picture())}).status_code == 302
    assert Attachment.objects.of(Submission.objects.get()).count() == 2
