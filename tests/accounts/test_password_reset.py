import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from osl_site.common.accounts import services
from osl_site.common.accounts.emails import PasswordTokens
from osl_site.common.accounts.models import User


def test_a_forgotten_password_is_replaced_by_a_link_from_a_letter(client, organiser, run_queue):
    organiser.set_password("stare hasło 1")
    organiser.save()
    client.post("/haslo/nie-pamietam/", {"email": organiser.email.upper()})
    assert mail.outbox == []

    assert run_queue() == 1
    path = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    form_page = client.get(path, follow=True)
    sent = {"new_password1": "trzy zwykłe słowa", "new_password2": "trzy zwykłe słowa"}
    answer = client.post(form_page.redirect_chain[-1][0], sent, follow=True)

    assert "Nowe hasło jest zapisane. Możesz się zalogować." in answer.text
    assert "Nowe hasło jest zapisane" not in client.get("/logowanie/").text
    assert User.objects.get(pk=organiser.pk).check_password("trzy zwykłe słowa")


def test_the_link_works_for_an_hour_and_until_the_password_is_another(client, organiser, run_queue, at):
    at(2026, 12, 1, 9)
    client.post("/haslo/nie-pamietam/", {"email": organiser.email})
    run_queue()
    path = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    at(2026, 12, 1, 10)
    assert client.get(path).status_code == 302
    at(2026, 12, 1, 10, 1)
    assert client.get(path).status_code == 200  # a page that says so

    at(2026, 12, 1, 9, 30)
    organiser.set_password("inne hasło 12")
    organiser.save()
    assert client.get(path).status_code == 200


def test_a_link_that_is_sent_in_twice_at_one_moment_changes_the_password_once(client, organiser, run_queue):
    client.post("/haslo/nie-pamietam/", {"email": organiser.email})
    run_queue()
    path = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    token = path.rstrip("/").rpartition("/")[2]
    as_both_found_it = User.objects.get(pk=organiser.pk)

    def send(password):
        services.change_password(
            as_both_found_it,
            password=password,
            by=as_both_found_it,
            is_due=lambda held: PasswordTokens().check_token(held, token),
        )

    send("trzy zwykłe słowa")
    with pytest.raises(ValidationError, match="Ten link już zadziałał"):
        send("cztery zwykłe słowa")
    assert User.objects.get(pk=organiser.pk).check_password("trzy zwykłe słowa")


def test_whoever_is_given_an_account_is_invited_and_sets_a_password(client, administrator, run_queue):
    person = services.add_user(
        email="nowa@przyklad.pl", name="Nowa Osoba", roles=["coworker"], password=None, by=administrator
    )
    run_queue()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["nowa@przyklad.pl"], "Zaproszenie: CUS")

    page = client.get(re.search(r"http://[^/]+(/\S+)", letter.body)[1], follow=True).redirect_chain[-1][0]
    client.post(page, {"new_password1": "trzy zwykłe słowa", "new_password2": "trzy zwykłe słowa"})
    person.refresh_from_db()
    assert person.check_password("trzy zwykłe słowa")


def test_whoever_has_set_a_password_meanwhile_is_invited_no_more(administrator, run_queue):
    person = services.add_user(
        email="nowa@przyklad.pl", name="Nowa Osoba", roles=["coworker"], password=None, by=administrator
    )
    person.set_password("trzy zwykłe słowa")
    person.save()
    run_queue()
    assert mail.outbox == []


def test_asking_again_and_again_sends_one_letter(client, organiser, director, run_queue):
    for _ in range(3):
        client.post("/haslo/nie-pamietam/", {"email": organiser.email})
        run_queue()
    client.post("/haslo/nie-pamietam/", {"email": director.email})
    run_queue()

    assert [letter.to for letter in mail.outbox] == [[organiser.email], [director.email]]


def test_an_unknown_address_gets_the_same_answer_and_no_letter(client, organiser, run_queue):
    known = client.post("/haslo/nie-pamietam/", {"email": organiser.email})
    unknown = client.post("/haslo/nie-pamietam/", {"email": "nikt@przyklad.pl"})

    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert run_queue() == 1


def test_the_link_of_an_account_switched_off_since_is_dead(client, organiser, run_queue):
    client.post("/haslo/nie-pamietam/", {"email": organiser.email})
    run_queue()
    path = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    form_page = client.get(path, follow=True).redirect_chain[-1][0]
    User.objects.update(is_active=False)

    client.post(form_page, {"new_password1": "trzy zwykłe słowa", "new_password2": "trzy zwykłe słowa"})

    assert not User.objects.get().has_usable_password()
