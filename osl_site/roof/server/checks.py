"""What `manage.py check --deploy` warns of beside Django's own: settings with which an office loses data or letters."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

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
        yield Warning("OSL_ORIGIN does not begin with https://: links in letters lead to it.", id="osl.W101")
    if not any(
        host == "*" or origin.hostname == host or (host.startswith(".") and f".{origin.hostname}".endswith(host))
        for host in settings.ALLOWED_HOSTS
    ):
        yield Warning("OSL_ORIGIN names a host that is not in OSL_ALLOWED_HOSTS: it is refused.", id="osl.W102")


def _of_proxy() -> Iterator[CheckMessage]:
    if not settings.SECURE_SSL_REDIRECT:
        yield Warning(
            "OSL_SSL_REDIRECT is off, so a proxy that does not set X-Forwarded-Proto goes unnoticed.",
            hint="Leave it on and let the proxy set X-Forwarded-For and X-Forwarded-Proto itself: deploy/nginx.",
            id="osl.W103",
        )
    if not settings.PROXIES:
        yield Warning("OSL_PROXIES names no proxy: all who sign in are counted as one.", id="osl.W104")


def _of_database() -> Iterator[CheckMessage]:
    database = settings.DATABASES["default"]
    options, place = database.get("OPTIONS", {}), database.get("HOST", "") or ""
    is_near = (options.get("host") or place).startswith("/") or place in NEAR
    if not is_near and options.get("sslmode") not in VERIFIED:
        yield Warning(
            "DATABASE_URL leads over a network without sslmode=verify-full: anybody on it may read along or answer.",
            hint="Add ?sslmode=verify-full&sslrootcert=/etc/osl/postgresql.crt",
            id="osl.W105",
        )
    if settings.OWNER_DATABASE:
        yield Warning(
            "OSL_OWNER_URL is set: whoever serves may then change tables and laws. Name it only while migrating.",
            id="osl.W106",
        )


def _of_letters() -> Iterator[CheckMessage]:
    if any(word in settings.EMAIL_BACKEND for word in NO_LETTERS):
        yield Warning("OSL_MAIL_URL names no mail server: no letter leaves.", id="osl.W107")
    if not settings.DEFAULT_FROM_EMAIL or settings.DEFAULT_FROM_EMAIL.endswith("@przyklad.pl"):
        yield Warning("OSL_MAIL_FROM is not set: letters come from an address that does not exist.", id="osl.W108")


def _of_care() -> Iterator[CheckMessage]:
    if len(settings.MONITOR_TOKEN) < SHORTEST_TOKEN:
        yield Warning(
            f"OSL_MONITOR_TOKEN is missing or shorter than {SHORTEST_TOKEN} characters: a monitor learns one word.",
            id="osl.W109",
        )
    if not (settings.BACKUP_DIR and settings.BACKUP_KEYS) and not settings.BACKED_UP_ELSEWHERE:
        yield Warning(
            "OSL_BACKUP_DIR or OSL_BACKUP_KEYS is not set: nobody keeps a copy of this office.",
            hint="Set both, or OSL_BACKED_UP_ELSEWHERE=1 where the database server is backed up (pg_dump, barman).",
            id="osl.W110",
        )
