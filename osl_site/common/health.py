"""How the office is, for a monitor and for its administrator: every check that a room registered, and the server's own.

A check answers with words by key, or raises Unhealthy with them. The keys are those of the machine-readable form.
"""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.utils.module_loading import module_has_submodule

from osl_site.common import registry
from osl_site.common.database import bounds
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Unhealthy
from osl_site.common.text.date_formats import moment_in_words
from osl_site.machine.logs.requests import proxy_says_how_one_came, proxy_that_is_not_ours

LONGEST_CHECK = 3.0  # seconds
LEAST_FREE = 1.0  # GB, below which a database soon stops
GB = 10**9
NOT_OURS = (
    "żądania przychodzą z adresu{address}, którego nie ma w OSL_PROXIES, więc wszystkie osoby, które się logują,"
    " liczą się jak jedna; wpisz tam adres serwera pośredniczącego"
)


def examined() -> tuple[dict[str, Any], bool]:
    """What every check says, and whether all is well; a database that does not answer is asked no more."""
    told, is_well = {}, True
    for check in registry.health:
        try:
            with bounds.at_most(LONGEST_CHECK):
                told |= check() or {}
        except Unhealthy as problem:
            told, is_well = told | dict(problem.told), False
        except DatabaseError:
            return {"baza": "nie odpowiada"}, False
    return told, is_well


def disk_has_room() -> Mapping[str, object]:
    """Of the fullest of the disks that the settings name. Raises Unhealthy below LEAST_FREE."""
    places = [Path(place) for place in (*settings.DISKS, settings.BACKUP_DIR, tempfile.gettempdir()) if place]
    free = min(shutil.disk_usage(place).free for place in places if place.exists()) / GB
    told = {"dysk_wolne_gb": round(free, 1)}
    if free < LEAST_FREE:
        raise Unhealthy(told)
    return told


@cache
def _on_disk() -> frozenset[tuple[str, str]]:
    """The migrations that this release brings, by app and name; none of them is loaded."""
    found = set()
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "migrations"):
            package = import_module(f"{app.name}.migrations")
            found |= {(app.label, one.name) for one in iter_modules(package.__path__) if one.name[0].isdigit()}
    return frozenset(found)


def tables_are_up_to_date() -> Mapping[str, object]:
    """One query. Raises Unhealthy when this release brings migrations that nobody has applied.

    A database that is further than the release is well: the next release brings it up to date while this one serves.
    """
    with connection.cursor() as cursor:
        cursor.execute("select app, name from django_migrations")
        applied = set(cursor.fetchall())
    missing = sorted(f"{app}.{name}" for app, name in _on_disk() - applied)
    if missing:
        raise Unhealthy({"migracje": "brakuje", "brakujące_migracje": missing})
    return {"migracje": "wszystkie"}


def letters_that_failed() -> Mapping[str, object]:
    """How many wait for somebody's decision. One query."""
    return {"e-maile_nieudane": Letter.objects.failed().count()}


def proxy_sets_its_headers() -> Mapping[str, object]:
    """Whether the proxy said within the last hour how each reader came, and is one that is believed; this process knows
    of its own requests."""
    if not settings.PRODUCTION:
        return {}
    stranger = proxy_that_is_not_ours()
    if stranger is not None:
        return {"proxy": NOT_OURS.format(address=f" {stranger}" if stranger else "")}
    return {"proxy": "podaje nagłówki" if proxy_says_how_one_came() else "nie podaje X-Forwarded-Proto"}


LABELS = {
    "e-maile_nieudane": "E-maile, które nie doszły",
    "dysk_wolne_gb": "Wolne miejsce na dysku (GB)",
    "kopia": "Ostatnia kopia zapasowa",
    "migracje": "Zmiany w bazie danych",
    "brakujące_migracje": "Brakujące zmiany w bazie danych",
    "proxy": "Serwer pośredniczący (nginx)",
    "wyszukiwanie": "Wyszukiwanie",
    "indeks_wyszukiwania": "Indeks wyszukiwania",
    "skróty": "Sumy kontrolne plików i dokumentów",
    "sprawdzono": "Sumy sprawdzono",
    "niezgodne": "Niezgodne z sumą kontrolną",
    "baza": "Baza danych",
}
SHOWN_ABOVE = {"praca_w_tle", "czeka", "najstarsze_czeka_minut", "nieudane"}  # on the page, in words of their own


def in_words(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    """For the administrator's page: a term and what is told under it, in the order of the checks."""
    return [
        (LABELS.get(key, key.replace("_", " ").capitalize()), _said(value))
        for key, value in told.items()
        if key not in SHOWN_ABOVE
    ]


def _said(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    try:
        return moment_in_words(datetime.fromisoformat(str(value)))
    except ValueError:
        return str(value)
