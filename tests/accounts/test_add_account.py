"""The first account of a new office comes from the command line."""

import pytest
from django.core.management import CommandError, call_command

from osl_site.common.accounts.management.commands import add_account
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(monkeypatch):
    """What the person types when asked for a password, time after time."""

    def will_type(*passwords):
        answers = iter(passwords)
        monkeypatch.setattr(add_account, "getpass", lambda prompt: next(answers))

    return will_type


def test_the_first_administrator_is_added_by_the_program(typed, capsys):
    typed("trzy zwykłe słowa", "trzy zwykłe słowa")
    call_command("add_account", "Admin@przyklad.pl", "Anna Przykład", "administrator", "director")

    user = User.objects.get(email="admin@przyklad.pl")
    assert (user.roles, user.check_password("trzy zwykłe słowa")) == (["administrator", "director"], True)
    assert list(Entry.objects.values_list("act", "actor")) == [("user.added", "worker")]
    assert capsys.readouterr().out == "Konto admin@przyklad.pl jest gotowe: administrator, dyrektor.\n"


def test_without_a_password_nobody_signs_in_until_the_person_sets_one():
    call_command("add_account", "admin@przyklad.pl", "Anna Przykład", "administrator", "--no-password")
    assert not User.objects.get().has_usable_password()


@pytest.mark.parametrize(
    ("passwords", "said"),
    [(("trzy zwykłe słowa", "inne"), "Hasła się różnią. Konto nie powstało."), (("krótkie", "krótkie"), "za krótkie")],
)
def test_a_password_that_will_not_do_makes_no_account(passwords, said, typed):
    typed(*passwords)
    with pytest.raises(CommandError, match=said):
        call_command("add_account", "admin@przyklad.pl", "Anna Przykład", "administrator")
    assert not User.objects.exists()


def test_an_address_that_is_taken_is_refused(administrator):
    with pytest.raises(CommandError):
        call_command("add_account", administrator.email, "Kto inny", "director", "--no-password")
