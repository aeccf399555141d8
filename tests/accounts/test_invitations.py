"""An invitation says who invites and what for, until when, and whom to ask; another address is confirmed first."""

import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from osl_site.common.accounts import services
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Change, Entry
from tests import builders
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
PASSWORD = {"new_password1": "trzy zwykłe słowa", "new_password2": "trzy zwykłe słowa"}
KNOWN = "pbkdf2_sha256$1$a$b"  # the shape of a password: as if the person had set one


@pytest.fixture
def invited(at, administrator):
    at(2026, 12, 1, 9)
    values = {"email": "nowa@przyklad.pl", "name": "Nowa Osoba", "roles": ["coworker", "director"]}
    return services.add_user(**values, password=None, by=administrator)


@pytest.fixture
def there(coworker):
    """Somebody who has come in before."""
    User.objects.filter(pk=coworker.pk).update(password=KNOWN)
    coworker.refresh_from_db()
    return coworker


def path_in(letter, number=0):
    return re.findall(r"http://[^/]+(/(?:haslo/nowe|konto/adres)/\S+)", letter.body)[number]


def form_of(client, path):
    """The page that the link leads to."""
    return client.get(path, follow=True)


def test_the_letter_says_who_invites_to_what_and_until_when(invited, administrator, run_queue):
    builders.office(name="Centrum Usług Społecznych w Kandytach", short_name="CUS Kandyty")
    run_queue()
    (letter,) = mail.outbox
    said = letter.body.replace("\N{NO-BREAK SPACE}", " ")
    assert (letter.to, letter.subject) == (["nowa@przyklad.pl"], "Zaproszenie: CUS Kandyty")
    assert f"{administrator.name} zaprasza Cię do biura:\nCentrum Usług Społecznych w Kandytach" in said
    assert "– Dyrektor: czyta plany" in said
    assert "Działa do: wtorek, 8 grudnia 2026 r., godz. 9:00, tylko raz" in said
    assert "Poproś administratora biura" in said


def test_the_first_password_is_set_beside_what_the_account_can_do_and_once(invited, client, run_queue, at):
    run_queue()
    path = path_in(mail.outbox[0])
    at(2026, 12, 8, 8, 59)
    page = form_of(client, path)
    assert "Współpracownik: czyta rozeznanie" in text_of(page)
    client.post(page.redirect_chain[-1][0], PASSWORD)
    assert User.objects.get(pk=invited.pk).check_password(PASSWORD["new_password1"])
    assert "Ten link już nie działa" in form_of(client, path).text


def test_after_seven_days_the_link_says_whom_to_ask(invited, client, run_queue, at):
    run_queue()
    at(2026, 12, 8, 9, 1)
    page = form_of(client, path_in(mail.outbox[0]))
    assert "Poproś administratora swojego biura, żeby wysłał zaproszenie jeszcze raz." in page.text


def test_sent_again_only_the_newest_link_works(invited, administrator, signed_in, client, run_queue, at):
    run_queue()
    at(2026, 12, 1, 10)
    office, address = signed_in(administrator), reverse("account_invite", args=[invited.pk])
    office.post(address)
    office.post(address)
    run_queue()
    first, second = mail.outbox
    assert "Ten link już nie działa" in form_of(client, path_in(first)).text
    assert "Ustaw hasło, a konto będzie gotowe." in form_of(client, path_in(second)).text
    assert Entry.objects.filter(act="user.invited_again").count() == 2


def test_who_has_a_password_or_no_account_is_not_invited(there, administrator):
    with pytest.raises(ValidationError, match="ustawiła już hasło"):
        services.invite_again(there, by=administrator)
    closed = builders.user("coworker", is_active=False)
    with pytest.raises(ValidationError, match="zamknięte"):
        services.invite_again(closed, by=administrator)


def test_another_address_holds_once_it_is_confirmed_and_both_are_told(there, administrator, signed_in, run_queue):
    before, client = there.email, signed_in(there)
    signed_in(administrator).post(reverse("account_email", args=[there.pk]), {"email": "Nowy@Przyklad.pl"})
    run_queue()
    (letter,) = mail.outbox
    assert letter.to == ["nowy@przyklad.pl"]
    there.refresh_from_db()
    assert (there.email, there.new_email) == (before, "nowy@przyklad.pl")
    path = path_in(letter)
    assert "Potwierdź adres" in client.get(path).text
    there.refresh_from_db()
    assert there.email == before  # a mail server that looks at links confirms nothing
    client.post(path)
    run_queue()
    there.refresh_from_db()
    assert (there.email, there.new_email) == ("nowy@przyklad.pl", "")
    assert [letter.to for letter in mail.outbox[1:]] == [[before], ["nowy@przyklad.pl"]]
    assert "zmieniono adres e-mail, którym się logujesz" in mail.outbox[1].body
    assert Change.objects.values_list("entry__act", "before", "after").get() == (
        "user.email_changed",
        before,
        "nowy@przyklad.pl",
    )
    assert "Ten link już nie działa" in client.get(path).text


def test_a_mistyped_address_gives_the_account_to_nobody_who_reads_mail_there(
    there, administrator, organiser, signed_in, client, run_queue
):
    services.ask_for_new_email(there, email="obcy@przyklad.pl", by=administrator)
    run_queue()
    path, before = path_in(mail.outbox[0]), there.email
    for answer in (client.get(path), client.post(path)):
        assert (answer.status_code, answer["location"]) == (302, f"{reverse('sign_in')}?next={path}")
    other = signed_in(organiser)
    for answer in (other.get(path), other.post(path)):
        assert "dla innego konta" in answer.text
        assert there.name not in answer.text
    there.refresh_from_db()
    assert (there.email, there.new_email) == (before, "obcy@przyklad.pl")


def test_whoever_is_not_signed_in_is_led_back_to_the_link(there, administrator, client, run_queue):
    there.set_password("trzy zwykłe słowa")
    there.save(update_fields=["password"])
    services.ask_for_new_email(there, email="nowy@przyklad.pl", by=administrator)
    run_queue()
    path = path_in(mail.outbox[0])
    typed = {"username": there.email, "password": "trzy zwykłe słowa", "next": path}
    page = client.post(reverse("sign_in"), typed, follow=True)
    assert page.redirect_chain == [(path, 302)]
    assert "Potwierdź adres" in page.text
    client.post(path)
    told = Entry.objects.filter(act="user.email_changed").values_list("by_name", flat=True)
    assert list(told) == [there.name]


def test_asked_again_the_older_link_confirms_nothing(there, administrator, signed_in, run_queue):
    for address in ("pierwszy@przyklad.pl", "drugi@przyklad.pl"):
        services.ask_for_new_email(there, email=address, by=administrator)
        run_queue()
    assert "Ten link już nie działa" in signed_in(there).post(path_in(mail.outbox[0])).text
    there.refresh_from_db()
    assert there.new_email == "drugi@przyklad.pl"


def test_of_two_who_confirm_one_address_the_later_is_refused(there, administrator):
    other = builders.user("coworker", password=KNOWN)
    User.objects.filter(pk__in=[other.pk, there.pk]).update(password=KNOWN, new_email="nowy@przyklad.pl")
    services.confirm_email(there, email="nowy@przyklad.pl", by=there)
    with pytest.raises(ValidationError, match="Konto z tym adresem już jest"):
        services.confirm_email(other, email="nowy@przyklad.pl", by=other)


def test_an_address_that_is_taken_or_the_same_is_refused_at_its_field(there, administrator, organiser, signed_in):
    client, address = signed_in(administrator), reverse("account_email", args=[there.pk])
    taken = client.post(address, {"email": organiser.email})
    assert errors(taken) == {"email": ["Konto z tym adresem już jest. Sprawdź na liście kont."]}
    assert organiser.email in taken.text
    assert errors(client.post(address, {"email": there.email})) == {"email": ["To jest już adres tego konta."]}


def test_who_never_came_in_is_invited_to_the_new_address_at_once(invited, administrator, run_queue):
    services.ask_for_new_email(invited, email="inna@przyklad.pl", by=administrator)
    run_queue()
    assert User.objects.get(pk=invited.pk).email == "inna@przyklad.pl"
    assert [letter.to for letter in mail.outbox] == [["inna@przyklad.pl"]]


def test_nobody_but_the_administrator_does_it(there, organiser):
    for act in (
        lambda: services.invite_again(there, by=organiser),
        lambda: services.ask_for_new_email(there, email="x@przyklad.pl", by=organiser),
        lambda: services.confirm_email(there, email="x@przyklad.pl", by=organiser),
    ):
        with pytest.raises(PermissionDenied):
            act()
