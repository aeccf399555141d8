"""The demonstration office, made by the office's own services, so that it obeys every rule and leaves every entry.

Half a year is told with the clock set to each moment of the story, in two parts (`chapters.py`).
"""

import csv
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model

from osl_site.common import clock
from osl_site.common.accounts import services as accounts
from osl_site.common.accounts.models import Role, User
from osl_site.common.centre import services as centre
from osl_site.common.centre import territory
from osl_site.common.centre.dictionaries import services as dictionaries
from osl_site.common.centre.models import Commune, Locality, SocialService, TargetGroup, Village
from osl_site.common.database.savepoints import without_savepoints
from osl_site.roof.demo.dates import StoryDays

STORY = Path(__file__).resolve().parent / "story"
ROWS = ("people", "places", "communes", "groups", "services", "rows")  # of a cast
OPENING = -180  # days: when the office began to use the application


@dataclass
class Cast:
    """Everything that later chapters of the story refer to, by the names it has there."""

    days: StoryDays
    people: dict[str, User] = field(default_factory=dict)
    places: dict[str, Locality] = field(default_factory=dict)
    communes: dict[str, Commune] = field(default_factory=dict)
    groups: dict[str, TargetGroup] = field(default_factory=dict)
    services: dict[str, SocialService] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """By what rows are known, for whoever goes on with the story."""
        rows = {part: {name: _known_by(row) for name, row in getattr(self, part).items()} for part in ROWS}
        return {"today": str(self.days.today), **rows}

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Cast":
        """The cast that `as_json` told, its rows as they are stored now. A query for each table."""
        wanted: defaultdict[str, list[str]] = defaultdict(list)
        for part in ROWS:
            for table, key in told[part].values():
                wanted[table].append(key)
        found = {
            (table, str(row.pk)): row
            for table, keys in wanted.items()
            for row in apps.get_model(table)._default_manager.filter(pk__in=keys)
        }
        rows = {part: {name: found[table, key] for name, (table, key) in told[part].items()} for part in ROWS}
        return cls(StoryDays(date.fromisoformat(told["today"])), **rows)

    @property
    def organiser(self) -> User:
        return self.people["organizator"]

    @property
    def director(self) -> User:
        return self.people["dyrektor"]

    @property
    def served(self) -> Commune:
        return next(row for row in self.communes.values() if row.is_served)

    def named(self, codes: list[str]) -> list[Any]:
        """Rows of the story by their codes („N-02”, „PA-1”), in that order; those of later capabilities left out."""
        return [self.rows[code] for code in codes if code in self.rows]

    def localities(self, names: list[str]) -> list[Locality]:
        return [self.places[name] for name in names]


def _known_by(row: Model) -> tuple[str, str]:
    return row._meta.label, str(row.pk)


Chapters = tuple[Callable[[Cast], None], ...]


def read(name: str) -> dict[str, Any]:
    """A part of the story, as written in its TOML file."""
    return tomllib.loads((STORY / name).read_text(encoding="utf-8"))


def is_loaded() -> bool:
    """Whether there is an office already, of whatever kind: the story is never told into it."""
    return User.objects.exists()


def tell_substitute(cast: Cast) -> None:
    """Zastępstwo organizatora"""
    days = {"from_on": cast.days.on(-60), "until_on": cast.days.on(-51)}
    with clock.at(cast.days.at(-62)):
        accounts.set_substitute(cast.organiser, substitute=cast.people["wspolpracownik"], **days, by=cast.organiser)


def tell_accounts(cast: Cast) -> None:
    """Konta: jedno zamknięte, jedno zaproszenie"""
    story, administrator = read("centre.toml"), cast.people["administrator"]
    with clock.at(cast.days.at(OPENING)):
        former = accounts.add_user(**story["former"], password=None, is_example=True, by=None)
    with clock.at(cast.days.at(-90)):
        accounts.close_account(former, reason="Koniec umowy.", to=None, by=administrator)
    with clock.at(cast.days.at(-2)):
        accounts.add_user(**story["invited"], password=None, is_example=True, by=administrator)


def load(today: date, password: str, chapters: Chapters, say: Callable[[str], None]) -> Cast:
    """Open the office and tell these chapters as of `today`, whole or not at all. The caller has made sure that the
    database is empty."""
    cast = Cast(StoryDays(today))
    with without_savepoints():
        with clock.at(cast.days.at(OPENING)):
            say("Biuro, gmina i konta …")
            open_office(cast, password)
        tell(cast, chapters, say)
    return cast


def tell(cast: Cast, chapters: Chapters, say: Callable[[str], None]) -> None:
    """Tell these chapters, whole or not at all."""
    with without_savepoints():
        for chapter in chapters:
            say(f"{chapter.__doc__.splitlines()[0]} …")
            chapter(cast)


def open_office(cast: Cast, password: str) -> None:
    story = read("centre.toml")
    for person in story["people"]:
        roles = [Role(role) for role in person["roles"]]
        cast.people[person["key"]] = accounts.add_user(
            email=person["email"],
            name=person["name"],
            position=person["position"],
            roles=roles,
            password=password,
            is_example=True,
            by=None,
        )
    year = str(cast.days.starts_on.year)
    values = story["centre"] | {"case_mark_pattern": story["centre"]["case_mark_pattern"].replace("{rok}", year)}
    centre.save_office(values, by=None)
    for position, group in enumerate(story["groups"], 1):
        cast.groups[group["slug"]] = dictionaries.add_row(TargetGroup, group | {"position": position}, by=None)
    for commune in story["communes"]:
        _add_commune(cast, commune)
    _add_localities(cast, story["town"], story["communes"][1]["terc"])


def _add_commune(cast: Cast, commune: dict[str, Any]) -> None:
    values = {name: value for name, value in commune.items() if name != "villages"}
    row = dictionaries.add_row(Commune, values, by=None)
    cast.communes[row.terc] = row
    for name in commune["villages"]:
        cast.rows[f"sołectwo {name}"] = dictionaries.add_row(Village, {"name": name, "commune": row}, by=None)


def _add_localities(cast: Cast, town: dict[str, Any], town_terc: str) -> None:
    """The 87 localities of the commune by their SIMC ids, and the town next door. Parents before their parts.

    Where a name repeats, the story means the village; only it belongs to the sołectwo of that name.
    """
    with (STORY / "localities.csv").open(encoding="utf-8", newline="") as table:
        rows = sorted(csv.DictReader(table), key=lambda row: row["part_of"] != "")
    slugs = territory.slugs([(row["simc"], row["name"]) for row in rows] + [(town["simc"], town["name"])])
    times = Counter(row["name"] for row in rows)
    is_meant = lambda row: row["kind"] == "wieś" or times[row["name"]] == 1
    for are_parts in (False, True):
        told = [row for row in rows if bool(row["part_of"]) is are_parts]
        typed = [_as_typed(cast, row, slugs[row["simc"]], is_meant=is_meant(row)) for row in told]
        for row, place in zip(told, dictionaries.add_localities(typed, by=None), strict=True):
            if is_meant(row):
                cast.places[row["name"]] = place
    values = {name: value for name, value in town.items() if name != "forms"}
    values |= {"commune": cast.communes[town_terc], "slug": slugs[town["simc"]]}
    cast.places[town["name"]] = dictionaries.add_locality(values, forms=town["forms"], by=None)


def _as_typed(cast: Cast, row: dict[str, str], slug: str, *, is_meant: bool) -> tuple[dict[str, Any], dict[str, str]]:
    """A line of the table as the service takes it, and the forms of its name."""
    values = {name: row[name] for name in ("simc", "name", "kind")} | {
        "commune": cast.served,
        "part_of": cast.places.get(row["part_of"]),
        "village": cast.rows.get(f"sołectwo {row['name']}") if is_meant else None,
        "latitude": float(row["latitude"]) if row["latitude"] else None,
        "longitude": float(row["longitude"]) if row["longitude"] else None,
        "slug": slug,
    }
    return values, {name: row[name] for name in ("locative", "genitive")}
