"""The register of personal data, built from what models declare."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from osl_site.common.privacy.declaration import Declaration, Kind, declared_of, sorted_by_itself, unsorted
from osl_site.common.privacy.kinds import STAFF_ACTS
from osl_site.common.privacy.of_packages import OF_PACKAGES

WORDS = {  # of columns that no form asks for
    "at": "kiedy",
    "digest": "skrót kodu",
    "line": "łącze",
    "network": "sieć",
    "outcome": "wynik",
    "secret": "klucz aplikacji",
    "step": "etap logowania",
    "used_at": "kiedy użyto kodu",
    "after": "co mówiło pole po zmianie",
    "before": "co mówiło pole przed zmianą",
    "browser": "przeglądarka",
    "bucket": "skrót adresu w Internecie",
    "fields": "wpisane odpowiedzi",
    "file": "plik",
    "get_data": "zapytanie",
    "ip_address": "adres w Internecie",
    "last_login": "ostatnie logowanie",
    "post_data": "wpisany adres e-mail",
    "query": "o czym był formularz",
    "seen_at": "kiedy ostatnio",
    "session_data": "kto jest zalogowany",
    "session_key": "klucz sesji",
    "user_agent": "przeglądarka",
    "username": "wpisany adres e-mail",
    "what": "co zrobiono",
    "who": "skrót adresu w Internecie",
}
Columns = dict[str, list[str]]  # by table
PACKAGE = "osl_site/common/privacy/of_packages.py"


@dataclass(frozen=True)
class Held:
    """Data of one kind in one table: which, in words."""

    kind: Kind
    table: str
    what: tuple[str, ...]


def our_models() -> dict[str, type[models.Model]]:
    """By table, those of packages left out."""
    found = (model for app in apps.get_app_configs() for model in app.get_models(include_auto_created=True))
    return {model._meta.db_table: model for model in found if model._meta.db_table not in OF_PACKAGES}


def undeclared(columns: Columns) -> Iterator[str]:
    """What of these columns of the database nobody sorted, each with what to write where."""
    known = our_models()
    for table, names in columns.items():
        if table in OF_PACKAGES:
            yield from _unsorted_of_package(table, names)
        elif table in known:
            yield from unsorted(known[table])
            of_model = {field.column for field in known[table]._meta.concrete_fields}
            yield from (f"{table}.{name}: no model has this column: drop it" for name in names if name not in of_model)
        else:
            line = f'"{table}": no_personal_data("{" ".join(names)}")'
            yield f'{PACKAGE}: add `{line}`, or `personal(KIND, "…", none="…")`'


def _unsorted_of_package(table: str, names: list[str]) -> Iterator[str]:
    declared = OF_PACKAGES[table].sorted
    yield from (f"{PACKAGE}, {table}: add `{name}`" for name in names if name not in declared)
    yield from (f"{PACKAGE}, {table}: take `{name}` out" for name in declared if name not in names)


def held() -> Iterator[Held]:
    """All personal data of the database, table by table. No query."""
    for table, declared in OF_PACKAGES.items():
        if declared.kind:
            yield Held(declared.kind, table, tuple(WORDS.get(name, name) for name in declared.holds))
    for table, model in our_models().items():
        declared = declared_of(model)
        if declared and declared.kind:
            yield Held(declared.kind, table, _in_words(model, declared))
        if any(sorted_by_itself(model).values()):
            yield Held(STAFF_ACTS, table, ("imię i nazwisko", "stanowisko albo rola"))


def _in_words(model: type[models.Model], declared: Declaration) -> tuple[str, ...]:
    """As forms and tables call the fields, each word once."""
    words = (WORDS.get(name) or str(model._meta.get_field(name).verbose_name) for name in declared.holds)
    return tuple(dict.fromkeys(word[0].lower() + word[1:] for word in words))


def kinds() -> dict[Kind, list[Held]]:
    """By kind all that is held of it, by the name of the kind; what is erased by the schedule first."""
    found: dict[Kind, list[Held]] = {}
    for one in held():
        found.setdefault(one.kind, []).append(one)
    return found
