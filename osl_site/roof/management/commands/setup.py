"""`manage.py setup`: everything that a new office needs before its first administrator signs in, by one command."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError

from osl_site.common.accounts import services
from osl_site.common.accounts.emails import link_by_hand
from osl_site.common.accounts.models import Role, User
from osl_site.machine.plain_refusals import PlainRefusals
from osl_site.roof.set_up import states
from osl_site.roof.set_up.states import State

NOBODY = 'Nie ma jeszcze administratora. Podaj go: manage.py setup --email adres@urzad.pl --name "Imię Nazwisko"'


class Command(PlainRefusals):
    help = "Przygotowuje bazę, wygląd stron i konto pierwszego administratora. Drugi raz niczego nie zmienia."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", metavar="ADRES", help="pierwszego administratora")
        parser.add_argument("--name", metavar="IMIĘ", help="i nazwisko pierwszego administratora, w cudzysłowie")
        parser.add_argument("--new-link", action="store_true", help="podaj link, choć ktoś się już zalogował")

    def handle(self, *, email: str | None, name: str | None, new_link: bool, **_options: Any) -> None:
        for state in states.database():
            self.tell(state)
        call_command("migrate", verbosity=0, interactive=False)
        self.tell(State(True, "Tabele i uprawnienia są aktualne."))
        self.tell(states.roles())
        self.make_files()
        self.tell(State(True, "Wygląd stron jest przygotowany."))
        self.tell(states.mail())
        self.first_administrator(email, name, new_link=new_link)

    def make_files(self) -> None:
        """Stylesheets and static files; whoever may not write there finds them made, with the release."""
        there = settings.STATIC_ROOT
        if there and (there / "staticfiles.json").exists() and not os.access(there, os.W_OK):
            return
        call_command("stylesheet", stdout=self.stderr)
        if there:
            call_command("collectstatic", verbosity=0, interactive=False)

    def first_administrator(self, email: str | None, name: str | None, *, new_link: bool) -> None:
        """Make the account if there is none; print a link while nobody has signed in, or where it is asked for."""
        there = states.administrators()
        if there and any(user.last_login for user in there) and not new_link:
            self.tell(State(True, "Administrator już się zalogował. Wszystko jest gotowe."))
            return
        user = self.chosen(there, email) if there else self.added(email, name)
        self.tell(State(True, f"Administrator: {user.name} ({user.email})."))
        self.stdout.write(
            f"\nOtwórz ten link w ciągu 24 godzin i ustaw hasło. Działa jeden raz:\n\n  {link_by_hand(user)}\n"
            "\nPotem zaloguj się. Biuro poprowadzi Cię przez resztę kroków.\n"
        )

    def chosen(self, there: list[User], email: str | None) -> User:
        """The account that is meant: the one of that address, or the eldest."""
        found = [user for user in there if not email or user.email == email.strip().lower()]
        if not found:
            raise CommandError(f"Nie ma administratora z adresem {email}.")
        return found[0]

    def added(self, email: str | None, name: str | None) -> User:
        """The first account of the office; asked for in the terminal where it was not said."""
        if sys.stdin.isatty():
            email = email or input("Adres e-mail administratora: ")
            name = name or input("Imię i nazwisko: ")
        if not email or not name:
            raise CommandError(NOBODY)
        try:
            return services.add_user(email=email, name=name, roles=[Role.ADMINISTRATOR], password=None, by=None)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def tell(self, state: State) -> None:
        """One line; what nothing can go on without ends the command."""
        if state.is_fatal:
            raise CommandError(state.says)
        self.stdout.write(f"{'  ok  ' if state.is_right else '  !   '}{state.says}")
