"""`manage.py add_account`: the first account of an office that has nobody yet."""

from argparse import ArgumentParser
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from osl_site.common.accounts import services
from osl_site.common.accounts.models import Role
from osl_site.machine.plain_refusals import PlainRefusals


class Command(PlainRefusals):
    help = "Dodaje konto, na przykład pierwszego administratora nowego biura."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name", help="imię i nazwisko, w cudzysłowie")
        parser.add_argument("roles", nargs="+", choices=Role.values)
        parser.add_argument(
            "--no-password", action="store_true", help="bez hasła: osoba ustawi je przez „Nie pamiętam hasła”"
        )

    def handle(self, *, email: str, name: str, roles: list[str], no_password: bool, **options: object) -> None:
        password = None if no_password else asked_twice()
        try:
            if password is not None:
                validate_password(password)
            user = services.add_user(email=email, name=name, roles=roles, password=password, by=None)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Konto {user.email} jest gotowe: {user.roles_in_words}.")


def asked_twice() -> str:
    """A password typed twice, unseen. Raises CommandError when the two differ."""
    password = getpass("Hasło: ")
    if getpass("Hasło jeszcze raz: ") != password:
        raise CommandError("Hasła się różnią. Konto nie powstało.")
    return password
