"""A key that a device keeps, joined to an account: a second step that nobody can phish, and what is refused."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from bench.device import Device
from osl_site.common import clock
from osl_site.common.accounts.emails import What
from osl_site.common.audit.models import Entry, Erasure
from osl_site.common.letters.models import Letter
from osl_site.common.sign_in import services
from osl_site.common.sign_in.factors import passkeys
from osl_site.common.sign_in.factors.secrets import hidden as encrypted
from osl_site.common.sign_in.models import Passkey, RecoveryCode
from tests import builders
from tests.accounts.test_carried import ADDRESS, HELP, action, hidden, typed
from tests.accounts.test_sign_in import PASSWORD, sign_in
from tests.common.test_once import held_by
from tests.sign_in.test_second_step import MINE, SECRET, STEP, code, is_in

pytestmark = pytest.mark.django_db
JOIN, ANSWER = f"{MINE}klucz/", "odpowiedz-klucza"


@pytest.fixture
def anna(organiser):
    organiser.set_password(PASSWORD)
    organiser.save()
    return organiser


def join(client, device, name="Laptop"):
    """What comes of joining this device's key on the page."""
    page = client.get(JOIN)
    return client.post(JOIN, {"name": name, ANSWER: device.make(page.context["passkeys"])})


def use(client, device, page):
    return client.post(STEP, {"kod": "", ANSWER: device.sign(page.context["passkeys"])})


@pytest.fixture
def device(anna, signed_in):
    """Anna's laptop, whose key is joined."""
    made = Device()
    join(signed_in(anna), made)
    return made


def acts():
    return list(Entry.objects.order_by("id").values_list("act", flat=True))


def test_a_key_is_joined_by_name_and_the_first_shows_codes_on_paper(anna, signed_in, run_queue):
    client = signed_in(anna)
    first = join(client, Device(synced=True))
    assert (first.status_code, len(first.context["codes"])) == (200, 10)
    assert "Poprzednie kody" not in first.text
    second = join(client, Device(), "Klucz USB")
    assert (second.url, RecoveryCode.objects.count()) == (MINE, 10)
    page = client.get(MINE).text
    assert ("Laptop" in page, "Klucz USB" in page, "ma kopię" in page, "Niewykorzystane: 10" in page) == (True,) * 4
    assert acts() == ["user.passkey_added"] * 2
    assert Letter.objects.filter(kind=What.FACTOR.kind).count() == 2
    assert client.post(f"{MINE}kody/").text.count("Poprzednie kody zapasowe już nie działają") == 1


def test_after_the_password_the_key_signs_one_in_and_its_count_goes_on(anna, device, client):
    for number in (1, 2):
        browser = Client()
        page = sign_in(browser, anna)
        assert ("Drugi krok logowania" in page.text, is_in(browser)) == (True, False)
        answer = use(browser, device, page)
        assert (answer.status_code, answer.url, is_in(browser)) == (302, "/biuro/", True)
        assert Passkey.objects.get().sign_count == number
    assert Passkey.objects.get().used_at is not None


def test_a_key_that_does_not_count_is_taken_each_time(anna, signed_in):
    telephone = Device(counts=False)
    join(signed_in(anna), telephone)
    for _ in range(2):
        browser = Client()
        assert use(browser, telephone, sign_in(browser, anna)).status_code == 302


def test_a_key_that_counted_less_than_before_is_refused_and_told(anna, device, client):
    Passkey.objects.update(sign_count=7)
    answer = use(client, device, sign_in(client, anna))
    assert ("Ten klucz nie pasuje" in answer.text, is_in(client)) == (True, False)
    assert (acts()[-1], Passkey.objects.get().sign_count) == ("user.passkey_copied", 7)
    assert Letter.objects.filter(kind=What.COPIED.kind, to=anna.email).count() == 1


def test_an_answer_is_good_once_in_the_browser_that_asked(anna, device):
    first, second = Client(), Client()
    page, _other = sign_in(first, anna), sign_in(second, anna)
    said = {"kod": "", ANSWER: device.sign(page.context["passkeys"])}
    assert second.post(STEP, said).status_code == 200
    assert first.post(STEP, said).status_code == 302
    sign_in(first, anna)
    assert not is_in(second)


def test_two_tabs_do_not_spoil_each_others_question(anna, device, client):
    page = sign_in(client, anna)
    client.get(STEP)
    client.get(STEP)
    assert use(client, device, page).status_code == 302


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "http://osl.example"},
        {"origin": "https://localhost:8000"},
        {"host": "osl.example"},
        {"unlocked": False},
    ],
)
def test_another_address_and_a_device_that_was_not_unlocked_prove_nothing(other, anna, device, signed_in, client):
    stranger = Device(**other)
    stranger.credential_id, stranger.key = device.credential_id, device.key
    answer = use(client, stranger, sign_in(client, anna))
    assert ("Ten klucz nie pasuje" in answer.text, is_in(client)) == (True, False)
    refused = join(signed_in(anna), Device(**other), "Inny")
    assert (refused.status_code, "Nie udało się dołączyć" in refused.text) == (200, True)
    assert Passkey.objects.count() == 1


def test_a_key_of_somebody_elses_and_a_forged_one_prove_nothing(anna, device, signed_in, coworker, client):
    theirs = Device()
    join(signed_in(coworker), theirs)
    forged = Device()
    forged.credential_id = device.credential_id
    for wrong in (theirs, forged):
        assert "Ten klucz nie pasuje" in use(client, wrong, sign_in(client, anna)).text
    assert not is_in(client)


def test_the_same_device_is_not_joined_twice_nor_to_two_accounts(anna, device, signed_in, coworker):
    page = signed_in(anna).get(JOIN)
    there = [one["id"] for one in json.loads(page.context["passkeys"])["excludeCredentials"]]
    assert there == [json.loads(device.make(page.context["passkeys"]))["id"]]
    for client in (signed_in(anna), signed_in(coworker)):
        assert "Ten klucz jest już dołączony" in join(client, device, "Jeszcze raz").text
    assert "Masz już klucz o tej nazwie" in join(signed_in(anna), Device(), "laptop").text
    assert Passkey.objects.count() == 1


def test_ten_wrong_answers_close_the_step_as_wrong_codes_do(anna, device, client):
    for _ in range(10):
        page = sign_in(client, anna)
        client.post(STEP, {"kod": "", ANSWER: Device().sign(page.context["passkeys"])})
    assert use(client, device, sign_in(client, anna)).status_code == 429


def test_without_script_the_page_says_what_else_to_do(anna, device, client, signed_in):
    page = sign_in(client, anna)
    assert ("Kod zapasowy" in page.text, "Kod z aplikacji" in page.text) == (True, False)
    assert "potrzebny jest w niej JavaScript; bez niego wpisz kod" in client.post(STEP, {"kod": "", ANSWER: ""}).text
    refused = signed_in(anna).post(JOIN, {"name": "Tablet", ANSWER: ""})
    assert ("bez niego dołącz aplikację" in refused.text, 'value="Tablet"' in refused.text) == (True, True)


def test_a_code_on_paper_stands_in_for_a_key(anna, signed_in, client):
    codes = join(signed_in(anna), Device()).context["codes"]
    sign_in(client, anna)
    assert client.post(STEP, {"kod": codes[0]}).status_code == 302


def test_what_was_typed_before_the_session_ended_comes_through_the_key(anna, device):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(anna, backend="django.contrib.auth.backends.ModelBackend")
    sent = typed(browser)
    del browser.cookies["sessionid"]
    asked = browser.post(ADDRESS, sent)
    step = browser.post(action(asked), hidden(asked) | {"username": anna.email, "password": PASSWORD})
    signed = {"kod": "", ANSWER: device.sign(step.context["passkeys"])}
    page = browser.post(action(step), hidden(step) | signed)
    assert (page.status_code, held_by(page)["offers"]) == (200, [HELP])


def test_an_act_is_confirmed_by_the_key(anna, device, signed_in, unconfirmed):
    client = unconfirmed(signed_in(anna))
    asked = client.post(f"{MINE}kody/", {"osoba": held_by(client.get(MINE), "osoba")["osoba"]})
    assert (asked.status_code, "Albo kluczem" in asked.text) == (403, True)
    fields = hidden(asked) | {"potwierdzenie": ""}
    wrong = client.post(action(asked), fields | {ANSWER: Device().sign(asked.context["passkeys"])})
    assert (wrong.status_code, "Ten klucz nie pasuje" in wrong.text) == (403, True)
    client.post(action(asked), fields | {ANSWER: device.sign(wrong.context["passkeys"])})
    assert client.post(f"{MINE}kody/").status_code == 200


def test_a_key_is_taken_off_for_ever_and_codes_go_with_the_last_step(anna, device, signed_in):
    client, row = signed_in(anna), Passkey.objects.get()
    join(client, Device(), "Klucz USB")
    assert client.post(f"{MINE}klucz/{row.pk}/odlacz/").url == MINE
    assert (Passkey.objects.get().name, RecoveryCode.objects.count()) == ("Klucz USB", 10)
    assert [(line.table, line.row) for line in Erasure.objects.all()] == [("sign_in_passkey", str(row.pk))]
    client.post(f"{MINE}klucz/{Passkey.objects.get().pk}/odlacz/")
    assert (services.has_factor(anna), RecoveryCode.objects.count()) == (False, 0)
    assert acts()[-2:] == ["user.passkey_removed"] * 2


def test_a_key_is_called_otherwise_by_whoever_it_is_and_signs_on(anna, device, signed_in, coworker, client):
    anna_client, row = signed_in(anna), Passkey.objects.get()
    join(anna_client, Device(), "Klucz USB")
    url = f"{MINE}klucz/{row.pk}/nazwa/"
    assert f'href="{url}"' in anna_client.get(MINE).text
    refused = anna_client.post(url, {"name": "klucz usb"})
    assert ("Masz już klucz o tej nazwie" in refused.text, 'value="klucz usb"' in refused.text) == (True, True)
    renamed = anna_client.post(url, {"name": " Laptop w biurze "})
    assert renamed.status_code == 302, renamed.context["form"].errors
    assert sorted(Passkey.objects.values_list("name", flat=True)) == ["Klucz USB", "Laptop w biurze"]
    assert anna_client.post(url, {"name": "Laptop w biurze"}).url == MINE
    assert acts() == ["user.passkey_added"] * 2 + ["user.passkey_renamed"]
    assert signed_in(coworker).get(url).status_code == 404
    assert signed_in(coworker).post(url, {"name": "Cudzy"}).status_code == 404
    assert use(client, device, sign_in(client, anna)).status_code == 302
    anna_client.post(f"{MINE}klucz/{row.pk}/odlacz/")
    assert anna_client.post(url, {"name": "Późno"}).status_code == 404


def test_nobody_joins_or_takes_off_anothers_key_but_the_administrator_all_of_it(anna, device, signed_in, coworker):
    row, administrator = Passkey.objects.get(), builders.user("administrator")
    signed_in(coworker).post(f"{MINE}klucz/{row.pk}/odlacz/")
    assert Passkey.objects.count() == 1
    with pytest.raises(PermissionDenied):
        services.remove_passkey(anna, row.pk, by=administrator)
    with pytest.raises(PermissionDenied):
        services.add_passkey(anna, name="x", answer="", challenge=None, by=administrator)
    with pytest.raises(PermissionDenied):
        services.rename_passkey(anna, row.pk, name="x", by=administrator)
    services.take_off_factors(anna, by=administrator)
    assert (services.has_factor(anna), acts()[-1]) == (False, "user.second_step_removed")


def test_a_key_counts_where_a_role_needs_a_second_step(anna, administrator, client):
    services.require_factor(roles=["organiser"], since=clock.today(), by=administrator)
    sign_in(client, anna)
    assert client.get("/biuro/").url == f"{MINE}aplikacja/"
    assert "Dołącz klucz dostępu" in client.get(f"{MINE}aplikacja/").text
    laptop = Device()
    assert len(join(client, laptop).context["codes"]) == 10
    assert is_in(client)
    row = Passkey.objects.get()
    client.post(f"{MINE}klucz/{row.pk}/odlacz/")
    assert "a to jest jedyny" in client.get(MINE).text
    assert Passkey.objects.exists()
    services.add_authenticator(anna, secret=encrypted(SECRET), code=code(), by=anna)
    client.post(f"{MINE}klucz/{row.pk}/odlacz/")
    assert not Passkey.objects.exists()


def test_a_form_from_before_the_day_comes_through_joining_a_key(anna, administrator, client):
    sign_in(client, anna)
    sent = typed(client)
    services.require_factor(roles=["organiser"], since=clock.today(), by=administrator)
    session = client.session
    session["factor_is_due"] = True
    session.save()
    page = client.post(ADDRESS, sent)
    assert "Dołącz klucz dostępu" in page.text
    later = hidden(page)["potem"]
    page = client.post(JOIN, {"potem": later})
    assert "Ta wartość jest wymagana" not in page.text
    told = client.post(JOIN, {"name": "L", "potem": later, ANSWER: Device().make(page.context["passkeys"])})
    assert held_by(client.post(ADDRESS, hidden(told)))["offers"] == [HELP]


def test_the_letters_say_what_to_do(anna, device, client, run_queue, mailoutbox):
    Passkey.objects.update(sign_count=7)
    use(client, device, sign_in(client, anna))
    run_queue()
    added, copied = mailoutbox
    assert "zmieniono drugi krok logowania" in added.subject + added.body
    assert copied.subject == "Twoje konto: odrzucono klucz dostępu"
    assert "Odłącz ten klucz i dołącz nowy" in copied.body


@pytest.mark.parametrize(
    "statement",
    [
        "update sign_in_passkey set sign_count = sign_count - 1",
        "update sign_in_passkey set public_key = 'x'",
        "update sign_in_passkey set credential_id = 'x'",
        "update sign_in_passkey set user_id = (select max(id) from accounts_user)",
        "insert into sign_in_passkey (user_id, credential_id, public_key, sign_count, is_backed_up, name, created_at)"
        " select user_id, credential_id, public_key, 0, false, 'inny', created_at from sign_in_passkey",
    ],
)
def test_the_database_refuses(statement, anna, device, coworker):
    Passkey.objects.update(sign_count=7)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_office_whose_address_is_a_number_says_that_keys_need_a_name(anna, signed_in, settings):
    settings.ORIGIN = "http://192.0.2.7"
    assert "działają tylko pod nazwą" in signed_in(anna).get(JOIN).text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.binary(max_size=20).map(lambda b: b.hex()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(max_size=40) | json_values.map(json.dumps), st.data())
def test_whatever_a_stranger_sends_proves_nothing(garbage, data):
    device, challenge = Device(), b"x" * 32
    known = passkeys.joined(device.make(passkeys.to_prove([], challenge)), challenge).known
    said = json.loads(device.sign(passkeys.to_prove([known], challenge)))
    said["response"][data.draw(st.sampled_from(sorted(said["response"])))] = garbage
    for answer in (garbage, json.dumps(said)):
        for read in (
            lambda text: passkeys.joined(text, challenge),
            lambda text: passkeys.proved(text, challenge, [known]),
        ):
            with pytest.raises(passkeys.Unfit):
                read(answer)


def test_joining_asks_for_what_the_office_is_called(anna, signed_in):
    asked = json.loads(signed_in(anna).get(JOIN).context["passkeys"])
    assert (asked["rp"]["id"], asked["user"]["name"]) == ("localhost", anna.email)
    assert asked["authenticatorSelection"]["userVerification"] == "required"
