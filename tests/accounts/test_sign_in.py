import pytest

from osl_site.common.audit.models import Access

pytestmark = pytest.mark.django_db
PASSWORD = "trzy zwykłe słowa"


@pytest.fixture
def person(organiser):
    organiser.set_password(PASSWORD)
    organiser.save()
    return organiser


def sign_in(client, person, password=PASSWORD, **extra):
    return client.post("/logowanie/", {"username": person.email.upper(), "password": password}, **extra)


def test_a_person_signs_in_by_an_address_in_any_case_and_it_is_written_down(client, person):
    answer = sign_in(client, person)

    assert (answer.status_code, answer.url) == (302, "/biuro/")
    assert list(Access.objects.values_list("kind", "by")) == [("signed_in", person.pk)]


def test_a_wrong_password_is_refused_with_what_to_do(client, person):
    answer = sign_in(client, person, "inne")

    assert "Sprawdź oba i spróbuj jeszcze raz." in answer.content.decode()
    assert list(Access.objects.values_list("kind", "by")) == [("refused", None)]


def test_ten_wrong_passwords_lock_that_account_at_that_address_and_no_other(client, person):
    for _ in range(10):
        sign_in(client, person, "inne")

    assert sign_in(client, person).status_code == 429
    assert sign_in(client, person, HTTP_X_FORWARDED_FOR="10.0.0.9").status_code == 302  # as our proxy says it


def test_an_account_that_was_closed_does_not_sign_in(client, person):
    person.is_active = False
    person.save()

    assert sign_in(client, person).status_code == 200


def test_signing_out_takes_a_post_and_is_written_down(signed_in, organiser):
    client = signed_in(organiser)
    assert client.get("/wylogowanie/").status_code == 405
    assert client.post("/wylogowanie/").status_code == 302
    assert list(Access.objects.values_list("kind", "by")) == [("signed_out", organiser.pk)]
    assert client.get("/biuro/").status_code == 302


def test_an_address_longer_than_any_is_refused_as_a_mistake(client):
    address = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.pl"
    answer = client.post("/logowanie/", {"username": address, "password": PASSWORD})

    assert (answer.status_code, Access.objects.get().kind) == (200, "refused")
