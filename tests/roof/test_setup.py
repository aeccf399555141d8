"""One command makes a new office ready; its first administrator is let in by a link that works once, for a day."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from osl_site.common.accounts.models import User
from osl_site.roof.set_up import states

pytestmark = pytest.mark.django_db
WHO = {"email": "Jan.Kowalski@urzad.pl", "name": "Jan Kowalski"}


@pytest.fixture(autouse=True)
def ready(monkeypatch):
    """What the command calls besides has tests of its own, and takes seconds."""
    monkeypatch.setattr("osl_site.roof.management.commands.setup.call_command", lambda *args, **options: None)


def setup(**options):
    out = StringIO()
    call_command("setup", stdout=out, **options)
    return out.getvalue()


def link_in(text):
    found = re.search(r"https?://[^/]+(/\S+)", text)
    return found and found[1]


def opens(link):
    return "new_password1" in Client().get(link, follow=True).content.decode()


def test_the_first_administrator_is_made_and_let_in_by_the_printed_link(at):
    at(2026, 12, 1, 9)
    said = setup(**WHO)
    user = User.objects.get()
    assert (user.email, user.name, user.roles) == ("jan.kowalski@urzad.pl", "Jan Kowalski", ["administrator"])
    assert "PostgreSQL" in said and "Poczta: serwer odpowiada" in said
    link = link_in(said)
    assert opens(link)
    client = Client()
    form = client.get(link, follow=True)
    words = {"new_password1": "trzy zielone rowery", "new_password2": "trzy zielone rowery"}
    client.post(form.redirect_chain[-1][0], words)
    assert User.objects.get().has_usable_password()
    assert not opens(link)


def test_the_link_ends_after_a_day(at):
    at(2026, 12, 1, 9)
    link = link_in(setup(**WHO))
    at(2026, 12, 2, 9, 1)
    assert not opens(link)


def test_a_second_run_prints_a_link_while_nobody_has_signed_in_and_makes_nobody(at):
    at(2026, 12, 1, 9)
    setup(**WHO)
    assert opens(link_in(setup()))
    assert User.objects.count() == 1
    User.objects.update(last_login="2026-12-01T10:00:00+01:00")
    said = setup()
    assert link_in(said) is None and "Wszystko jest gotowe." in said
    assert opens(link_in(setup(new_link=True)))


def test_without_an_administrator_it_says_what_to_type():
    with pytest.raises(CommandError, match="--email"):
        setup()
    with pytest.raises(CommandError, match="Nie ma administratora z adresem"):
        setup(**WHO)
        setup(email="inny@urzad.pl")


def test_a_mail_server_that_does_not_answer_is_said_and_stops_nothing(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    state = states.mail()
    assert (state.is_right, state.is_fatal) == (False, False)
    assert "OSL_MAIL_URL" in state.says


def test_a_sender_that_is_no_address_is_said_and_stops_nothing(settings):
    settings.DEFAULT_FROM_EMAIL = "osl.przyklad.pl"
    state = states.mail()
    assert (state.is_right, state.is_fatal) == (False, False)
    assert state.says == ("OSL_MAIL_FROM nie jest adresem e-mail: osl.przyklad.pl. Wpisz na przykład osl@gmina.pl.")
