"""What a new installation is asked before it serves: the database, its two roles, mail, who has signed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection

from osl_site.common.accounts.models import Role, User
from osl_site.common.database.roles import as_owner, may_change_laws
from osl_site.roof.server.checks import why_no_sender

LEAST_VERSION = 150_000  # of PostgreSQL


@dataclass(frozen=True)
class State:
    """One thing that was looked at; what is not right says what to do. `is_fatal`: nothing goes on without it."""

    is_right: bool
    says: str
    is_fatal: bool = False


def database() -> Iterator[State]:
    """The server as the owner reaches it, and whether the application's role is another one."""
    try:
        with as_owner() as owners:
            owners.ensure_connection()
            version, is_strong = owners.pg_version, may_change_laws(owners)
    except DatabaseError as problem:
        said = str(problem).strip().splitlines()[0]
        yield State(False, f"Baza danych nie odpowiada. Sprawdź DATABASE_URL i OSL_OWNER_URL. ({said})", is_fatal=True)
        return
    if version < LEAST_VERSION:
        yield State(False, "PostgreSQL jest za stary. Potrzebna jest wersja 15 albo nowsza.", is_fatal=True)
        return
    yield State(True, f"Baza danych: PostgreSQL {version // 10_000}.")
    if not is_strong and not settings.OWNER_DATABASE:
        said = "Rola z DATABASE_URL nie może zakładać tabel. Podaj właściciela bazy w OSL_OWNER_URL."
        yield State(False, said, is_fatal=True)


def roles() -> State:
    """After the tables are there: as whom the application serves."""
    if may_change_laws(connection):
        return State(False, "Program łączy się z bazą jako jej właściciel. Podaj drugą rolę w DATABASE_URL.")
    return State(True, "Role bazy danych: właściciel zakłada tabele, program tylko zapisuje wiersze.")


def mail() -> State:
    """Whether the mail server opens its door; no letter is sent."""
    try:
        server = get_connection(fail_silently=False)
        server.open()
        server.close()
    except (OSError, ValueError) as problem:
        return State(False, f"Serwer poczty nie odpowiada. Sprawdź OSL_MAIL_URL. ({problem})")
    if refusal := why_no_sender():
        return State(False, refusal)
    return State(True, f"Poczta: serwer odpowiada, nadawca {settings.DEFAULT_FROM_EMAIL}.")


def administrators() -> list[User]:
    """Active accounts of administrators, the eldest first."""
    return list(User.objects.filter(is_active=True, roles__contains=[Role.ADMINISTRATOR]).order_by("pk"))
