"""Whoever has an account is told by a letter of what was changed of it."""

import pytest
from django.core import mail

from osl_site.common import registry
from osl_site.common.accounts import services
from osl_site.common.accounts.emails import What, tell_of_change
from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter
from tests import builders

PASSWORD = "trzy zwykłe słowa"


@pytest.mark.parametrize("what", What)
def test_the_letter_says_when_what_and_what_to_do(what, organiser, run_queue, at):
    at(2026, 12, 1, 9, 5)
    tell_of_change(organiser, what)
    run_queue()
    (letter,) = mail.outbox
    assert letter.to == [organiser.email]
    said = letter.body.replace("\N{NO-BREAK SPACE}", " ")
    assert f"przy koncie {organiser.name} w biurze organizatora {what.label}.\n" in said
    assert "Kiedy: wtorek, 1 grudnia 2026 r., godz. 9:05\n" in said
    assert ("/haslo/nie-pamietam/" in letter.body) is (what in (What.PASSWORD, What.FACTOR))  # of use to them alone
    assert "zadzwoń do administratora" in letter.body
    assert letter.subject.startswith(f"Twoje konto: {what.label.split()[0]}")
    assert "Telefon biura" not in letter.body


def test_it_tells_the_telephone_of_the_office_where_there_is_one(organiser, run_queue):
    builders.office(organiser_phone="89 761 02 95")
    for what in What:
        tell_of_change(organiser, what)
    run_queue()
    assert ["Telefon biura: 89 761 02 95\n" in letter.body for letter in mail.outbox] == [True] * len(What)


def test_a_changed_password_is_told_and_the_first_one_is_not(organiser, run_queue):
    services.change_password(organiser, password=PASSWORD, by=organiser)
    run_queue()
    assert mail.outbox == []
    services.change_password(organiser, password=f"{PASSWORD} nowe", by=organiser)
    run_queue()
    assert [letter.to for letter in mail.outbox] == [[organiser.email]]


def test_the_address_from_before_is_told_too(organiser, run_queue):
    tell_of_change(organiser, What.EMAIL, to="dawny@przyklad.pl")
    User.objects.filter(pk=organiser.pk).update(email="nowy@przyklad.pl", is_active=False)
    run_queue()
    assert [letter.to for letter in mail.outbox] == [["dawny@przyklad.pl"]]


def test_where_it_did_not_arrive_the_administrator_reads_what_it_was(organiser, administrator):
    tell_of_change(organiser, What.FACTOR)
    letter = Letter.objects.get()
    kind = registry.letters.of(letter.kind)
    assert kind.about([letter])[letter.pk].kind == "wiadomość o zmianie konta"
    assert kind.theirs(administrator) is not None
    assert kind.theirs(organiser) is None
