"""The pages of signing up: what a resident types comes to be, or comes back whole; what staff may see and what not."""

import csv
import io
import re
import uuid

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.signing import Signer

from activities import services
from activities.models import InformationClause, Notice, Occurrence, Registration, WrongCode
from activities.registrations import codes
from activities.registrations.audience import calls_of
from osl_site.common.audit.models import Access, Actor, Entry
from osl_site.common.centre.services import save_office
from osl_site.common.documents import pdf, pdf_cache
from osl_site.common.guard.codes import read_code
from osl_site.common.privacy.services import remove_due
from tests import builders
from tests.activities.builders import line_up, make_activity, make_occurrence, sign_up, wall
from tests.activities.working import hidden_in
from tests.reading import errors, source_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def path(occurrence):
    return f"/spotkania/{occurrence.pk}/zapis/"


def form_of(client, occurrence, **typed):
    """The form as a browser would send it: with what is hidden in it."""
    page = client.get(path(occurrence))
    hidden = hidden_in(page.content.decode())
    return {"name": "Maria Nowak", "phone": "601 234 567", "people": "1"} | hidden | typed


def open_occurrence(**fields):
    return line_up(2, 0, **fields)[0]


# Signing up


def test_a_resident_signs_up_and_sees_the_code(client):
    occurrence = open_occurrence()
    page = client.post(path(occurrence), form_of(client, occurrence), follow=True)

    row = Registration.objects.get()
    assert page.redirect_chain == [(codes.page_of_registration(row), 302)]
    assert (row.name, row.phone, row.state, row.entered_by) == ("Maria Nowak", "601234567", "confirmed", None)
    assert text_of(page).count("Zapis przyjęty. Do zobaczenia!") == text_of(page).count("Zapis przyjęty") == 1
    assert codes.code_of(row) in text_of(page)
    assert "Maria" not in text_of(page)
    assert re.fullmatch(r"[A-Z]\d(-[A-Z]\d){4}", codes.code_of(row))


def test_a_double_press_is_one_registration_and_one_page(client):
    occurrence = open_occurrence()
    form = form_of(client, occurrence)
    first, second = client.post(path(occurrence), form), client.post(path(occurrence), form)
    assert first.url == second.url
    assert Registration.objects.count() == 1


def test_a_form_of_one_meeting_sent_to_another_is_a_form_of_the_other(client):
    first, second = open_occurrence(), open_occurrence()
    form = form_of(client, first)
    for occurrence in (first, second):
        assert client.post(path(occurrence), form).status_code == 302
    assert [occurrence.registrations.count() for occurrence in (first, second)] == [1, 1]


@pytest.mark.parametrize(
    ("typed", "refusals"),
    [
        ({"name": " "}, {"name": ["Wpisz tutaj: imię i nazwisko."]}),
        ({"name": "\u2028\x07"}, {"name": ["Wpisz tutaj: imię i nazwisko."]}),
        ({"phone": ""}, {"phone": ["Podaj telefon albo e-mail, żebyśmy mogli dać Ci znać o zmianie."]}),
        (
            {"phone": "12345"},
            {
                "phone": [
                    "Wpisz dziewięć cyfr numeru, na przykład 601 234 567. Numer zagraniczny zacznij od znaku plus."
                ]
            },
        ),
        (
            {"phone": "761 02 95"},
            {"phone": ["Brakuje numeru kierunkowego. Wpisz go przed numerem, na przykład 22 123 45 67."]},
        ),
        ({"people": "0"}, {"people": ["Wpisz liczbę od 1 do 8."]}),
        ({"people": "9"}, {"people": ["Wpisz liczbę od 1 do 8. Jeśli jest Was więcej, zadzwoń."]}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_with_everything_typed_still_there(typed, refusals, client):
    occurrence = open_occurrence()
    page = client.post(path(occurrence), form_of(client, occurrence, **typed))
    assert errors(page) == refusals
    assert Registration.objects.count() == 0


@pytest.mark.parametrize(("taken", "in_line"), [(0, 0), (1, 2), (1, 30)])
def test_the_page_of_signing_up_asks_as_often_however_many_have(taken, in_line, client, at, django_assert_num_queries):
    occurrence = line_up(1, taken + in_line, waiting_limit=30)[0]
    at(2026, 11, 24, 18)
    with django_assert_num_queries(8):
        client.get(path(occurrence))


@pytest.mark.parametrize(("language", "sentence"), [("uk", "Впишіть тут:"), ("en", "Enter here:")])
def test_an_empty_field_is_refused_in_the_language_of_the_page(language, sentence, client):
    occurrence = open_occurrence()
    page = client.post(f"/{language}{path(occurrence)}", form_of(client, occurrence, name=""))
    assert sentence in text_of(page)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("601 234 567", "601234567"),
        ("+48 601-234-567", "601234567"),
        ("0048 (60) 1234567", "601234567"),
        ("+380 44 123 45 67", "+380441234567"),
        ("00380441234567", "+380441234567"),
        ("tel. 48 601 234 567", "601234567"),
        ("+48 (0) 89 761‑02‑95", "897610295"),
        ("+380 (0)67 123 45 67", "+380671234567"),
        ("+380 067 123 45 67", "+380671234567"),
    ],
)
def test_a_number_is_stored_as_it_is_dialled(typed, stored, client):
    occurrence = open_occurrence()
    client.post(path(occurrence), form_of(client, occurrence, phone=typed))
    assert Registration.objects.get().phone == stored


@pytest.mark.parametrize(
    "typed", ["٦٠١٢٣٤٥٦٧", "060123456", "601234567x", "+48", "+" + "1" * 20, "\x00601234567", "²" * 9]
)
def test_what_is_no_number_is_refused(typed, client):
    occurrence = open_occurrence()
    assert list(errors(client.post(path(occurrence), form_of(client, occurrence, phone=typed)))) == ["phone"]


@pytest.mark.parametrize("typed", ["067 123 45 67", "(067) 123-45-67", "+48 067 1234567", "48 067 123 45 67"])
def test_a_nought_before_nine_digits_is_asked_about(typed, client):
    """At home in Ukraine numbers begin with it; taken for a Polish one it rings at a stranger's."""
    occurrence = open_occurrence()
    page = client.post(path(occurrence), form_of(client, occurrence, phone=typed))
    asked = "Czy to numer ukraiński? Wpisz +380 67 123 45 67. Polski wpisz bez zera na początku: 67 123 45 67."
    assert [said.replace("\xa0", " ") for said in errors(page)["phone"]] == [asked]
    client.post(path(occurrence), form_of(client, occurrence, phone="+380 67 123 45 67"))
    own = client.get(codes.page_of_registration(Registration.objects.get()))
    assert "+380\xa067\xa0123\xa045\xa067" in own.text


# More people than places


def test_a_group_with_too_few_free_places_chooses_whether_to_wait(client):
    occurrence, _rows = line_up(3, 0)
    page = client.post(path(occurrence), form_of(client, occurrence, people="5", email="a@przyklad.pl"))
    assert errors(page)["people"][0].startswith("Na to spotkanie są tylko 3 miejsca.")

    sign_up(occurrence)
    page = client.post(path(occurrence), form_of(client, occurrence, people="3"))
    assert errors(page) == {
        "people": ["Wolne są jeszcze 2 miejsca. Wpisz mniej osób albo zaznacz poniżej listę rezerwową."]
    }
    assert occurrence.registrations.count() == 1
    box = '<input type="checkbox" name="all_wait"'
    assert box in page.text
    assert box not in client.get(path(occurrence)).text
    client.post(path(occurrence), form_of(client, occurrence, people="3", all_wait="on"))
    assert Registration.objects.latest("id").state == "waiting"
    client.post(path(occurrence), form_of(client, occurrence, people="2", name="Anna Wilk"))
    assert Registration.objects.latest("id").state == "confirmed"


def test_the_office_is_asked_before_a_caller_s_group_goes_to_the_waiting_line(desk):
    occurrence, _rows = line_up(3, 0)
    sign_up(occurrence)
    address = f"/biuro/spotkania/{occurrence.pk}/zapisy/nowy/"
    box, key = '<input type="checkbox" name="all_wait"', desk.get(address).context["form"]["key"].value()
    clause = desk.get(address).context["form"]["clause"].value()
    typed = {"name": "Jan Kot", "phone": "600 100 200", "people": "3", "key": key, "clause": clause}
    assert box not in desk.get(address).text
    page = desk.post(address, typed)
    assert errors(page) == {
        "people": ["Wolne są jeszcze 2 miejsca. Wpisz mniej osób albo zaznacz poniżej listę rezerwową."]
    }
    assert (box in page.text, "Ta grupa chce być razem" in text_of(page), occurrence.registrations.count()) == (
        True,
        True,
        1,
    )
    desk.post(address, typed | {"all_wait": "on"})
    assert Registration.objects.latest("id").state == "waiting"


def test_nobody_to_ring_is_said_and_is_no_button(desk):
    occurrence, _rows = line_up(3, 0)
    page = desk.get("/biuro/zapisy/")
    assert "Do nikogo nie trzeba dziś dzwonić." in text_of(page)
    assert "Do kogo zadzwonić" not in text_of(page)
    row = sign_up(occurrence, email="")
    services.cancel_occurrence(occurrence, reason="mróz", by=row.occurrence.activity.in_charge)
    assert "Do kogo zadzwonić: 1" in text_of(desk.get("/biuro/zapisy/"))


@pytest.mark.parametrize("key", ["", "x", "0" * 500, "\x00"])
def test_a_form_with_a_made_up_key_is_a_form_of_its_own(key, client):
    occurrence = open_occurrence()
    page = client.post(path(occurrence), form_of(client, occurrence, key=key))
    assert page.status_code == 302 or list(errors(page)) == ["key"]


def test_the_words_about_data_stand_beside_the_form_and_are_kept_with_the_registration(client):
    occurrence = open_occurrence()
    page = client.get(path(occurrence))
    client.post(path(occurrence), form_of(client, occurrence))
    kept = Registration.objects.get().clause.text
    assert "Administrator danych: Centrum usług." in kept
    assert "Imię, telefon i e-mail usuwamy 30 dni po spotkaniu." in kept
    assert [line for line in kept.replace("\N{NO-BREAK SPACE}", " ").splitlines() if line not in text_of(page)] == []


def test_who_read_other_words_about_data_is_shown_those_in_force_first(client, administrator):
    occurrence = open_occurrence()
    form = form_of(client, occurrence)
    save_office({"registrations_kept_days": 60}, by=administrator)
    page = client.post(path(occurrence), form)

    assert list(errors(page)) == ["__all__"]
    assert "usuwamy 60 dni po spotkaniu" in text_of(page)
    assert 'value="Maria Nowak"' in text_of(page)
    again = dict(form, clause=page.context["form"]["clause"].value())
    assert client.post(path(occurrence), again).status_code == 302
    assert InformationClause.objects.count() == 1


def test_a_full_meeting_offers_the_line_with_the_place_in_it(client):
    occurrence, _rows = line_up(1, 3)
    full = "Brak miejsc. Możesz wpisać się na listę rezerwową"
    assert text_of(client.get(f"/spotkania/{occurrence.pk}/")).count(full) == 1
    assert text_of(client.get(path(occurrence))).count(full) == 1
    assert "Twoje miejsce na liście: 3." in text_of(client.get(path(occurrence)))
    page = client.post(path(occurrence), form_of(client, occurrence), follow=True)
    assert "Jesteś na liście rezerwowej, miejsce 3." in text_of(page)
    assert full not in text_of(page)


def test_a_full_line_says_so_and_has_no_form(client):
    occurrence, _rows = line_up(1, 2, waiting_limit=1)
    page = client.get(path(occurrence))
    assert "lista rezerwowa jest pełna" in text_of(page)
    assert "<form" not in text_of(page)


def test_the_page_of_a_meeting_says_whether_there_are_places(client):
    occurrence, _rows = line_up(1, 0)
    address = f"/spotkania/{occurrence.pk}/"
    assert "Są wolne miejsca" in text_of(client.get(address))
    sign_up(occurrence)
    assert "Są wolne miejsca" not in text_of(client.get(address))


@pytest.mark.parametrize(
    "activity", [{"sign_up": "none"}, {"sign_up": "phone"}, {"sign_up": "needed", "sign_up_closes": 300}]
)
def test_where_one_does_not_sign_up_on_a_page_the_form_is_not_there_and_refuses(activity, client):
    occurrence = make_occurrence(make_activity(**activity))
    page = client.get(path(occurrence))
    said = "Po prostu zadzwoń." if activity["sign_up"] == "none" else "nie można się teraz zapisać"
    assert said in text_of(page)
    open_one = open_occurrence()
    sent = client.post(path(occurrence), form_of(client, open_one))
    assert list(errors(sent)) == ["__all__"]
    assert Registration.objects.count() == 0


def test_what_residents_do_not_know_of_has_no_form(client):
    draft = make_occurrence(make_activity(sign_up="needed", published_at=None))
    assert client.get(path(draft)).status_code == 404
    assert client.post(path(draft), {}).status_code == 404


# One's own page


def test_looking_at_ones_page_changes_nothing(client):
    _occurrence, rows = line_up(1, 2)
    services.give_up(rows[0], by=Actor.RESIDENT)
    before = list(Registration.objects.values())
    for row in rows:
        assert client.get(codes.page_of_registration(row)).status_code == 200
        assert client.get(codes.page_of_registration(row) + "potwierdzenie/").status_code == 405
        client.get(codes.page_of_registration(row) + "rezygnacja/")
    assert list(Registration.objects.values()) == before


def test_who_has_a_place_or_stands_in_line_is_not_sent_to_the_waiting_list(client):
    for row in line_up(1, 2)[1]:
        page = text_of(client.get(f"/moj-zapis/{codes.token_of(row)}/"))
        assert "Możesz wpisać się na listę rezerwową" not in page


def test_the_code_of_a_meeting_that_is_off_need_not_be_kept(client):
    occurrence, [row] = line_up(2, 1)
    keep = "Zapisz kod albo zrób zdjęcie tej strony."
    assert keep in text_of(client.get(f"/moj-zapis/{codes.token_of(row)}/"))
    services.cancel_occurrence(occurrence, reason="remont", by=builders.user("organiser"))
    assert keep not in text_of(client.get(f"/moj-zapis/{codes.token_of(row)}/"))


def test_one_confirms_and_gives_up_by_one_button(client):
    _occurrence, rows = line_up(1, 2)
    page = client.post(codes.page_of_registration(rows[0]) + "rezygnacja/", follow=True)
    assert "Rezygnacja z tego zapisu przyjęta" in text_of(page)
    own = codes.page_of_registration(rows[1])
    assert "Potwierdź je do: środa, 25 listopada 2026 r., godz. 18:00." in text_of(client.get(own))
    assert "Do zobaczenia!" in text_of(client.post(own + "potwierdzenie/", follow=True))


def test_a_button_that_comes_too_late_says_why(client, at, run_queue):
    _occurrence, rows = line_up(1, 2)
    services.give_up(rows[0], by=Actor.RESIDENT)
    run_queue()
    at(2026, 11, 25, 18)
    services.expire_offered_seats(services.unanswered()[0], by=Actor.WORKER)
    page = client.post(codes.page_of_registration(rows[1]) + "potwierdzenie/")
    assert page.status_code == 200
    assert "nie czeka już na potwierdzenie" in text_of(page)
    assert "Zapisz się jeszcze raz" in text_of(page)


@pytest.mark.parametrize("token", ["1", "abc", "1.abc", "%00", "999999.x", "1:abc", "x" * 3000, "1.%D0%B0", "-1.a"])
def test_a_link_that_was_made_up_is_a_clear_page(token, client):
    for page in (client.get(f"/moj-zapis/{token}/"), client.post(f"/moj-zapis/{token}/rezygnacja/")):
        assert page.status_code == 404


def test_a_signature_for_something_else_opens_nothing(client):
    _occurrence, (row,) = line_up(1, 1)
    own = codes.token_of(row)
    foreign = [
        Signer(salt="activities.survey", sep=".").sign(str(row.pk)),
        Signer(sep=".").sign(str(row.pk)),
        own.replace(str(row.pk), str(row.pk + 1), 1),
        own[:-1],
        own.swapcase(),
    ]
    for token in foreign:
        page = client.get(f"/moj-zapis/{token}/")
        assert page.status_code == 404
        assert "Ten link nie działa." in text_of(page)


def test_a_link_outlives_the_contact_data(client, at):
    _occurrence, (row,) = line_up(1, 1)
    at(2027, 3, 1, 9)
    services.erase_contacts(by=Actor.WORKER)
    page = client.get(codes.page_of_registration(row))
    assert page.status_code == 200
    assert "Zrezygnuj" not in text_of(page)


def test_an_own_page_is_kept_by_no_cache_and_no_search_engine(client):
    _occurrence, (row,) = line_up(1, 1)
    page = client.get(codes.page_of_registration(row))
    assert "no-store" in page.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in text_of(page)


# The code


def in_cyrillic(code):
    return code.translate(str.maketrans("ABEKMHPCTXY", "АВЕКМНРСТХУ")).lower()


@pytest.mark.parametrize(
    "write", [str, str.lower, lambda code: f" {code} ", lambda code: code.replace("-", ""), in_cyrillic]
)
def test_a_code_is_read_however_it_is_written(write, client):
    _occurrence, (row,) = line_up(1, 1)
    answer = client.post("/moj-zapis/", {"code": write(codes.code_of(row))})
    assert answer.url == codes.page_of_registration(row)


@pytest.mark.parametrize("code", ["A2A2A2", "", "x" * 19, "K7-M2", "\x00", "ЖЖЖЖЖЖ", "1.abc"])
def test_a_code_nobody_has_is_refused_at_its_field(code, client):
    assert list(errors(client.post("/moj-zapis/", {"code": code}))) == ["code"]


def test_guessing_codes_ends_after_ten_for_a_quarter_of_an_hour(client, at):
    _occurrence, (row,) = line_up(1, 1)
    for _guess in range(10):
        client.post("/moj-zapis/", {"code": "A2A2A2"})
    refused = client.post("/moj-zapis/", {"code": codes.code_of(row)})
    assert errors(refused) == {"code": ["Za dużo błędnych kodów. Spróbuj za kwadrans albo zadzwoń do nas."]}
    assert client.post("/moj-zapis/", {"code": codes.code_of(row)}, REMOTE_ADDR="10.1.1.1").status_code == 302
    at(2026, 11, 24, 9, 16)
    assert client.post("/moj-zapis/", {"code": codes.code_of(row)}).status_code == 302


def test_guessing_codes_patiently_ends_for_the_day(client, at):
    _occurrence, (row,) = line_up(1, 1)
    for quarter in range(4):
        at(2026, 11, 24, 9 + quarter)
        for _guess in range(10):
            client.post("/moj-zapis/", {"code": "A2A2A2"})
    at(2026, 11, 24, 16)
    refused = client.post("/moj-zapis/", {"code": codes.code_of(row)})
    assert errors(refused) == {"code": ["Za dużo błędnych kodów. Spróbuj jutro albo zadzwoń do nas."]}
    at(2026, 11, 25, 0, 1)
    assert client.post("/moj-zapis/", {"code": codes.code_of(row)}).status_code == 302


def test_guessing_codes_from_the_addresses_of_one_line_ends_as_from_one(client):
    for guess in range(11):
        refused = client.post("/moj-zapis/", {"code": "A2A2A2"}, REMOTE_ADDR=f"2001:db8:1:2::{guess}")
    assert "Za dużo błędnych kodów" in errors(refused)["code"][0]


def test_wrong_codes_from_everywhere_end_for_everybody(client, at, monkeypatch):
    monkeypatch.setattr(WrongCode, "MOST_OF_ALL", 3)
    _occurrence, (row,) = line_up(1, 1)
    for guess in range(3):
        client.post("/moj-zapis/", {"code": "A2A2A2"}, REMOTE_ADDR=f"10.1.{guess}.1")
    assert "Wiele osób wpisało" in errors(client.post("/moj-zapis/", {"code": codes.code_of(row)}))["code"][0]
    at(2026, 11, 24, 9, 16)
    assert client.post("/moj-zapis/", {"code": codes.code_of(row)}).status_code == 302


def test_no_code_stands_in_the_database_and_none_outlives_its_secret(settings):
    _occurrence, (row,) = line_up(1, 1)
    code = codes.code_of(row)
    stored = [str(value) for value in Registration.objects.values_list().get()]
    assert [value for value in stored if code in value or read_code(code) in value] == []
    settings.SECRET_KEY = "another"
    assert codes.code_of(row) == ""


def test_a_code_of_older_days_opens_its_registration_and_is_shown_to_nobody(client):
    _occurrence, (row,) = line_up(1, 1)
    Registration.objects.update(code_seed="", code_digest=codes.digest_of("K7M2P9"))
    page = client.post("/moj-zapis/", {"code": "k7-m2-p9"}, follow=True)
    assert page.context["registration"] == row
    assert "Twój kod" not in text_of(page)


def test_the_office_reads_no_code_and_gives_a_new_one(signed_in, organiser, coworker, client):
    occurrence, (row,) = line_up(1, 1)
    old = codes.code_of(row)
    for path in (office_path(occurrence), f"/biuro/zapisy/{row.pk}/zmien/"):
        assert old not in text_of(signed_in(organiser).get(path))
    with pytest.raises(PermissionDenied):
        services.give_new_code(row, by=coworker)

    page = signed_in(organiser).post(f"/biuro/zapisy/{row.pk}/nowy-kod/", follow=True)
    new = codes.code_of(Registration.objects.get())
    assert f'Nowy kod: <strong class="nowrap">{new}</strong>. Poprzedni już nie działa.' in text_of(page)
    assert Entry.objects.roots().latest("id").act == "registration.new_code"
    assert list(errors(client.post("/moj-zapis/", {"code": old}))) == ["code"]
    assert client.post("/moj-zapis/", {"code": new}).status_code == 302


def test_a_code_is_forgotten_with_the_contact_data(client, at):
    _occurrence, (row,) = line_up(1, 1)
    at(2027, 3, 1, 9)
    services.erase_contacts(by=Actor.WORKER)
    assert list(errors(client.post("/moj-zapis/", {"code": codes.code_of(row)}))) == ["code"]


def test_of_who_guessed_nothing_is_kept_but_a_digest_and_that_for_a_day(client, at):
    client.post("/moj-zapis/", {"code": "A2A2A2"})
    assert "127.0.0.1" not in WrongCode.objects.get().who
    at(2026, 11, 25, 10)
    remove_due("wrong_codes")
    assert WrongCode.objects.count() == 0


# The office


def test_no_browser_keeps_the_name_of_who_was_signed_up(signed_in, organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed"))
    client, path = signed_in(organiser), f"/biuro/spotkania/{occurrence.pk}/zapisy/nowy/"
    typed = {"name": "Maria", "phone": "601234567", "people": "1"}
    typed |= {"clause": client.get(path).context["form"].initial["clause"], "key": ""}
    assert client.post(path, typed).status_code == 302
    assert "messages" not in client.cookies
    assert "Maria: zapis przyjęty." in client.get(f"/biuro/spotkania/{occurrence.pk}/zapisy/").text


def test_the_list_is_headed_by_what_its_people_have_in_common(signed_in, organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=1, waiting_limit=5))
    sign_up(occurrence)
    sign_up(occurrence)
    page = source_of(signed_in(organiser).get(f"/biuro/spotkania/{occurrence.pk}/zapisy/"))
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page) == ["Potwierdzone", "Na liście rezerwowej"]


def office_path(occurrence, act=""):
    return f"/biuro/spotkania/{occurrence.pk}/zapisy/{act}"


def test_the_list_shows_everyone_in_order_and_its_reading_is_noted(desk, organiser):
    occurrence, rows = line_up(1, 3)
    services.give_up(rows[1], by=Actor.RESIDENT)
    page = desk.get(office_path(occurrence))
    assert [row.pk for row in page.context["page"]] == [rows[0].pk, rows[2].pk, rows[1].pk]
    assert rows[0].email in text_of(page)
    assert list(Access.objects.values_list("kind", "by", "what")) == [
        ("read", organiser.pk, f"zapisy na spotkanie {occurrence.pk}")
    ]


def test_a_caller_is_signed_up_and_told_the_code(desk, organiser):
    occurrence = open_occurrence()
    page = desk.get(office_path(occurrence, "nowy/"))
    assert "Administrator danych" in text_of(page)
    hidden = {name: page.context["form"][name].value() for name in ("key", "clause")}
    typed = hidden | {"name": "Jan Kot", "phone": "89 762 10 10", "people": "2", "needs_lift": "on"}
    answer = desk.post(office_path(occurrence, "nowy/"), typed, follow=True)
    row = Registration.objects.get()
    assert (row.entered_by, row.people, row.needs_lift) == (organiser, 2, True)
    assert f'Jan Kot: zapis przyjęty. Kod: <strong class="nowrap">{codes.code_of(row)}</strong>.' in text_of(answer)


def test_two_people_in_one_registration_see_both_versions(desk, organiser):
    _occurrence, (row,) = line_up(2, 1)
    services.change_registration(row, {"name": "Nazwisko od kogoś innego"}, revision=1, by=organiser)
    typed = {"name": "Moje nazwisko", "phone": "601234567", "people": "1", "revision": "1"}
    page = desk.post(f"/biuro/zapisy/{row.pk}/zmien/", typed)
    assert ">Nazwisko od kogoś innego</p>" in text_of(page)
    assert 'value="Moje nazwisko"' in text_of(page)


def test_the_office_gives_up_and_confirms_for_those_who_ring(desk):
    _occurrence, rows = line_up(1, 2)
    address = f"/biuro/zapisy/{rows[0].pk}/rezygnacja/"
    shown = desk.get(address).context["seats"].fingerprint
    assert "Rezygnacja jest zapisana." in text_of(desk.post(address, {"make": "1", "shown": shown}, follow=True))
    assert "potwierdzone" in text_of(desk.post(f"/biuro/zapisy/{rows[1].pk}/potwierdzenie/", follow=True))
    assert list(Registration.objects.order_by("id").values_list("state", flat=True)) == ["cancelled", "confirmed"]


def test_the_call_list_takes_an_answer_and_asks_again_when_nobody_answers(desk):
    occurrence, rows = line_up(1, 1)
    caller = sign_up(occurrence, email="", name="Jan Kot")
    services.give_up(rows[0], by=Actor.RESIDENT)
    notice = Notice.objects.to_ring().get()
    assert "Zwolniło się miejsce. Zapytaj" in text_of(desk.get("/biuro/zapisy/do-obdzwonienia/"))
    page = desk.post(f"/biuro/zapisy/rozmowy/{notice.pk}/", {"outcome": "not_reached"}, follow=True)
    assert "Nie odebrano 24.11, godz. 9:00" in text_of(page)
    desk.post(f"/biuro/zapisy/{caller.pk}/potwierdzenie/", {"from_calls": "1"})
    assert "Do nikogo nie trzeba dziś dzwonić." in text_of(desk.get("/biuro/zapisy/do-obdzwonienia/"))
    notice.refresh_from_db()
    assert notice.state == "called"


def test_a_call_with_a_made_up_ending_is_refused(desk):
    occurrence, _rows = line_up(1, 0)
    row = sign_up(occurrence, email="")
    services.send_message(occurrence, text="Weź kubek.", by=occurrence.activity.in_charge)
    page = desk.post(f"/biuro/zapisy/rozmowy/{row.notices.get().pk}/", {"outcome": "sent"}, follow=True)
    assert "Wybierz, jak skończyła się rozmowa." in text_of(page)


def test_a_coworker_rings_those_of_their_own_meetings(signed_in, coworker, organiser):
    own = make_occurrence(make_activity(sign_up="needed", in_charge=coworker))
    foreign = make_occurrence(make_activity(sign_up="needed", in_charge=organiser))
    for occurrence in (own, foreign):
        sign_up(occurrence, by=organiser, email="")
        services.cancel_occurrence(occurrence, reason="remont", by=organiser)
    assert calls_of(coworker).count() == 1
    client = signed_in(coworker)
    assert len(client.get("/biuro/zapisy/do-obdzwonienia/").context["calls"]) == 1
    other = calls_of(organiser).exclude(registration__occurrence=own).get()
    assert client.post(f"/biuro/zapisy/rozmowy/{other.pk}/", {"outcome": "called"}).status_code == 403


def test_contact_data_is_for_the_organiser_and_who_is_in_charge(
    signed_in, coworker, director, administrator, organiser
):
    own = make_occurrence(make_activity(sign_up="needed", in_charge=coworker))
    foreign = make_occurrence(make_activity(sign_up="needed", in_charge=organiser))
    row = sign_up(foreign, by=organiser)
    assert signed_in(coworker).get(office_path(own)).status_code == 200
    for person in (coworker, director, administrator):
        client = signed_in(person)
        pages = ("", "nowy/", "wiadomosc/", "lista.pdf", "lista.csv")
        answers = {client.get(office_path(foreign, page)).status_code for page in pages}
        answers.add(client.get(f"/biuro/zapisy/{row.pk}/zmien/").status_code)
        assert answers == {403}
        if person != administrator:
            seen = text_of(client.get(f"/biuro/spotkania/{foreign.pk}/"))
            assert [words for words in (row.name, row.email) if words in seen] == []
            assert "<dt>Osoby</dt><dd>1" in seen


def test_a_message_says_how_many_got_it(desk):
    occurrence, _rows = line_up(5, 2)
    sign_up(occurrence, email="")
    typed = {"text": "Weź kubek.", "to": "wszyscy"}
    page = desk.post(office_path(occurrence, "wiadomosc/"), typed)
    pressed = typed | {"make": "1", "shown": page.context["preview"].fingerprint}
    page = desk.post(office_path(occurrence, "wiadomosc/"), pressed, follow=True)
    assert "E-mail dostaną: 2. Trzeba zadzwonić do: 1" in text_of(page)
    empty = desk.post(office_path(occurrence, "wiadomosc/"), typed | {"text": " "})
    assert list(errors(empty)) == ["text"]


@pytest.mark.parametrize(
    "name", ["=1+1", "+48", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0", "\N{ZERO WIDTH NO-BREAK SPACE}=1"]
)
def test_no_cell_of_the_export_is_a_formula(name, desk):
    occurrence = open_occurrence()
    sign_up(occurrence, name=name, phone="+380441234567")
    answer = desk.get(office_path(occurrence, "lista.csv"))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [
        cell for row in rows for cell in row if cell.lstrip("\ufeff").startswith(("=", "+", "-", "@", "\t", "\r"))
    ] == []
    assert rows[1][2] == "'+380441234567"
    assert Access.objects.get().kind == "exported"


def test_the_list_of_sign_ups_is_also_a_spreadsheet_of_words(desk):
    occurrence = open_occurrence()
    row = sign_up(occurrence, name="=1+1", phone="+380441234567")
    answer = desk.get(office_path(occurrence, "lista.csv"), {"format": "xlsx"})

    cells = [cell for cell in openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0][2] if cell.value]
    assert [(cell.value, cell.data_type) for cell in cells[:3]] == [(1, "n"), ("=1+1", "s"), ("+380441234567", "s")]
    assert codes.code_of(row) not in [cell.value for cell in cells]
    assert Access.objects.get().kind == "exported"


def test_the_sheet_by_the_door_is_one_page_of_a4(desk):
    pikepdf = pytest.importorskip("pikepdf")
    occurrence, _rows = line_up(12, 8)
    answer = desk.get(office_path(occurrence, "lista.pdf"))
    with pikepdf.open(io.BytesIO(answer.content)) as drawn:
        assert len(drawn.pages) == 1
        assert [round(float(side)) for side in drawn.pages[0].mediabox[2:]] == [595, 842]
    assert Access.objects.get().kind == "exported"


def test_a_sheet_that_waits_for_others_to_be_drawn_is_asked_for_again(desk, monkeypatch):
    monkeypatch.setattr(pdf_cache, "PATIENCE", 0.01)
    occurrence, _rows = line_up(2, 1)
    sheet = office_path(occurrence, "lista.pdf")
    with pdf_cache._pen:
        answer = desk.get(sheet)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    assert f'<a class="button" href="{sheet}">Otwórz kartkę</a>' in answer.text
    assert Access.objects.count() == 0


def test_a_sheet_with_people_on_it_is_kept_nowhere(desk, monkeypatch):
    occurrence, _rows = line_up(2, 1)
    desk.get(office_path(occurrence, "lista.pdf"))
    monkeypatch.setattr(pdf, "draw", lambda html, *, moment: b"drawn again")

    assert desk.get(office_path(occurrence, "lista.pdf")).content == b"drawn again"


def test_longer_lists_take_no_more_queries(desk, organiser, django_assert_num_queries):
    occurrence, _rows = line_up(40, 1)
    sign_up(occurrence, email="")
    services.send_message(occurrence, text="Weź kubek.", by=organiser)
    queries = {office_path(occurrence): 13, "/biuro/zapisy/": 8, "/biuro/zapisy/do-obdzwonienia/": 8}

    def shown():
        for address, number in queries.items():
            with django_assert_num_queries(number):
                yield len(desk.get(address).context["page"])

    few = list(shown())
    for number in range(28):
        sign_up(occurrence, email="")
        sign_up(
            make_occurrence(make_activity(sign_up="needed", capacity=2), starts_at=wall(2026, 12, 2 + number % 28, 10))
        )
    services.send_message(occurrence, text="Weź okulary.", by=organiser)
    many = list(shown())
    assert (max(few) < 4, min(many) >= 29) == (True, True)


def test_capacity_under_the_number_signed_up_is_refused_at_its_field(desk, organiser):
    occurrence, _rows = line_up(3, 3)
    form = desk.get(f"/biuro/oferta/{occurrence.activity_id}/zmien/").context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False, [])}
    typed |= {"capacity": "2", "revision": "1", "partners": []}
    page = desk.post(f"/biuro/oferta/{occurrence.activity_id}/zmien/", typed)
    assert errors(page) == {"capacity": ["Na spotkanie 01.12.2026 zapisanych osób jest już 3. Wpisz co najmniej 3."]}
    assert 'value="2"' in text_of(page)
    assert Occurrence.objects.get().registrations.count() == 3


def test_the_key_of_a_form_is_new_each_time(client):
    occurrence = open_occurrence()
    keys = {form_of(client, occurrence)["key"] for _time in range(3)}
    assert len(keys) == 3
    assert all(uuid.UUID(key) for key in keys)
    assert Entry.objects.count() == 0
