import re

from django.core import mail

from osl_site.common.accounts.models import User


def test_a_forgotten_password_is_replaced_by_a_link_from_a_letter(client, organiser, run_queue):
    organiser.set_password("stare hasło 1")
    organiser.save()
    client.post("/haslo/nie-pamietam/", {"email": organiser.email.upper()})
    assert mail.outbox == []

    assert run_queue() == 1
    path = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    form_page = client.get(path, follow=True)
    client.post(
        form_page.redirect_chain[-1][0], {"new_password1": "trzy zwykłe słowa", "new_password2": "trzy zwykłe słowa"}
    )

    assert User.objects.get(pk=organiser.pk).check_password("trzy zwykłe słowa")


def test_a_letter_sent_twice_carries_the_same_message_id(client, organiser, run_queue):
    client.post("/haslo/nie-pamietam/", {"email": organiser.email})
    run_queue()
    assert mail.outbox[0].extra_headers["Message-ID"].startswith("<password-reset-")


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
