"""What `manage.py check --deploy` warns of beside Django's own: settings with which an office loses data or letters."""

from collections.abc import Iterable, Iterator
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

NEAR = ("", "localhost", "127.0.0.1", "::1")
VERIFIED = ("verify-full", "verify-ca")
SHORTEST_TOKEN = 16
NO_LETTERS = ("console", "dummy", "locmem", "filebased")


def watch() -> None:
    """From now on these are asked with `--deploy`."""
    register(check, Tags.security, deploy=True)


def check(app_configs: Iterable[Any] | None = None, **_rest: Any) -> list[CheckMessage]:
    """All that can be known from the settings; what only a request shows stands at /stan-systemu/."""
    return [*_of_address(), *_of_proxy(), *_of_database(), *_of_letters(), *_of_care()]


def _of_address() -> Iterator[CheckMessage]:
    origin = urlsplit(settings.ORIGIN)
    if origin.scheme != "https":
        yield Warning("OSL_ORIGIN nie zaczyna się od https://, a prowadzą tam linki z e-maili.", id="osl.W101")
    if not any(
        host == "*" or origin.hostname == host or (host.startswith(".") and f".{origin.hostname}".endswith(host))
        for host in settings.ALLOWED_HOSTS
    ):
        yield Warning("Nazwy strony z OSL_ORIGIN nie ma w OSL_ALLOWED_HOSTS: strona się nie otworzy.", id="osl.W102")


def _of_proxy() -> Iterator[CheckMessage]:
    if not settings.SECURE_SSL_REDIRECT:
        yield Warning(
            "OSL_SSL_REDIRECT jest wyłączone: nie będzie widać, że nginx nie podaje X-Forwarded-Proto.",
            hint="Włącz je. X-Forwarded-For i X-Forwarded-Proto ma podawać nginx: wzór jest w deploy/nginx.",
            id="osl.W103",
        )
    if not settings.PROXIES:
        yield Warning("OSL_PROXIES jest puste: wszystkie osoby, które się logują, liczą się jak jedna.", id="osl.W104")


def _of_database() -> Iterator[CheckMessage]:
    database = settings.DATABASES["default"]
    options, place = database.get("OPTIONS", {}), database.get("HOST", "") or ""
    is_near = (options.get("host") or place).startswith("/") or place in NEAR
    if not is_near and options.get("sslmode") not in VERIFIED:
        yield Warning(
            "DATABASE_URL prowadzi przez sieć bez sslmode=verify-full: ktoś w tej sieci może czytać dane.",
            hint="Dopisz ?sslmode=verify-full&sslrootcert=/etc/osl/postgresql.crt",
            id="osl.W105",
        )
    if settings.OWNER_DATABASE:
        yield Warning(
            "OSL_OWNER_URL jest ustawione: program może zmieniać tabele. Podawaj je tylko przy aktualizacji.",
            id="osl.W106",
        )


def _of_letters() -> Iterator[CheckMessage]:
    if any(word in settings.EMAIL_BACKEND for word in NO_LETTERS):
        yield Warning("OSL_MAIL_URL nie podaje serwera poczty: żaden e-mail nie wyjdzie.", id="osl.W107")
    if not settings.DEFAULT_FROM_EMAIL or settings.DEFAULT_FROM_EMAIL.endswith("@przyklad.pl"):
        yield Warning("OSL_MAIL_FROM nie jest ustawione: e-maile wychodzą z adresu, którego nie ma.", id="osl.W108")
    elif refusal := why_no_sender():
        yield Warning(refusal, id="osl.W111")


def why_no_sender() -> str:
    """Why no letter can be written from OSL_MAIL_FROM („osl@gmina.pl”, „Biuro <osl@gmina.pl>”), in a sentence."""
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    try:
        validate_email(address)
    except ValidationError:
        return f"OSL_MAIL_FROM nie jest adresem e-mail: {settings.DEFAULT_FROM_EMAIL}. Wpisz na przykład osl@gmina.pl."
    return ""


def _of_care() -> Iterator[CheckMessage]:
    if len(settings.MONITOR_TOKEN) < SHORTEST_TOKEN:
        yield Warning(
            f"OSL_MONITOR_TOKEN jest puste albo krótsze niż {SHORTEST_TOKEN} znaków: nadzór zobaczy tylko jedno słowo.",
            id="osl.W109",
        )
    if not (settings.BACKUP_DIR and settings.BACKUP_KEYS) and not settings.BACKED_UP_ELSEWHERE:
        yield Warning(
            "OSL_BACKUP_DIR albo OSL_BACKUP_KEYS nie jest ustawione: nikt nie robi kopii zapasowych.",
            hint="Ustaw oba albo OSL_BACKED_UP_ELSEWHERE=1, gdy kopię robi serwer bazy (pg_dump, barman).",
            id="osl.W110",
        )
