"""Which pages stand on the sheet, as whom they are opened, and with which session."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from osl_site.common.accounts.models import User
from osl_site.common.sign_in.sessions import SessionStore
from osl_site.roof.pages.table import PAGES, TABLE, url_of, visitor

ACCOUNTS = {
    "coworker": "wspolpracownik@przyklad.pl",
    "organiser": "organizator@przyklad.pl",
    "director": "dyrektor@przyklad.pl",
    "administrator": "administrator@przyklad.pl",
    "receiver": "uslugi@przyklad.pl",
}


@dataclass(frozen=True)
class Page:
    """A page as one person sees it."""

    name: str
    role: str
    url: str

    @property
    def slug(self) -> str:
        return f"{self.role}-{self.name}".replace(":", "-").replace(" ", "-").replace("'", "").replace(",", "")


def chosen(*, roles: list[str], only: str) -> tuple[list[Page], list[str]]:
    """The pages of these roles, without any each page as the first who may open it; and names of what is not there.

    `only` is a part of a page's name or address. Not there are states of which the data hold no example.
    """
    found, lacking = [], []
    for name in PAGES:
        try:
            url = url_of(name)
        except LookupError:
            lacking.append(name)
            continue
        if only in name or only in url:
            found += [Page(name, role, url) for role in _who(name, roles)]
    return found, lacking


def _who(name: str, roles: list[str]) -> list[str]:
    return [role for role in roles if TABLE[name].by_role[role] == "200"] if roles else [visitor(name)]


@contextmanager
def sessions(roles: set[str]) -> Iterator[dict[str, str]]:
    """The key of an open session of each role; at the end they are closed."""
    opened = {role: _opened(User.objects.get(email=ACCOUNTS[role])) for role in roles if role in ACCOUNTS}
    try:
        yield {role: session.session_key for role, session in opened.items()}
    finally:
        for session in opened.values():
            session.delete()


def _opened(person: User) -> SessionStore:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session
