"""The two files of the TERYT register: TERC names the units of the country, SIMC its localities."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from osl_site.common.imports.rows import named_rows
from osl_site.common.text.folding import squash

TERC, SIMC = "terc", "main"  # the roles of the two; rows are taken from the second
TERC_COLUMNS = ("WOJ", "POW", "GMI", "RODZ", "NAZWA", "NAZWA_DOD", "STAN_NA")
SIMC_COLUMNS = ("WOJ", "POW", "GMI", "RODZ_GMI", "RM", "NAZWA", "SYM", "SYMPOD", "STAN_NA")
MOST_ROWS = 150_000  # the whole country has some 103,000 localities
MOST_FOUND = 40
KINDS_OF_COMMUNE = {"1": "gmina miejska", "2": "gmina wiejska", "3": "gmina miejsko-wiejska"}
PARTS_OF_CITIES = ("8", "9")  # districts of Warsaw, delegations of four other cities
KINDS = {
    "00": "część miejscowości",
    "01": "wieś",
    "02": "kolonia",
    "03": "przysiółek",
    "04": "osada",
    "05": "osada leśna",
    "06": "osiedle",
    "07": "schronisko turystyczne",
    "95": "dzielnica m.st. Warszawy",
    "96": "miasto",
    "98": "delegatura",
    "99": "część miasta",
}
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Unit:
    """A gmina of the register, with what tells it from others of its name."""

    terc: str
    name: str
    kind: str
    county: str
    province: str

    @property
    def where(self) -> str:
        return f"powiat {self.county}, województwo {self.province}"

    def __str__(self) -> str:
        return f"{self.name}, {self.kind}"


def units(content: bytes) -> dict[str, Unit]:
    """Every gmina of a TERC file, by its identifier. Raises ValidationError, with the line, for another file."""
    provinces: dict[str, str] = {}
    counties: dict[tuple[str, str], str] = {}
    found: dict[str, Unit] = {}
    for line, cells in named_rows(content, TERC_COLUMNS, most_rows=MOST_ROWS):
        province, county, commune, kind = (cells[name] for name in TERC_COLUMNS[:4])
        if not cells["NAZWA"].strip() or not _digits(province, 2):
            raise ValidationError(f"Wiersz {line}: brakuje nazwy albo numeru województwa.")
        if not county:
            provinces[province] = cells["NAZWA"].lower()
        elif not commune:
            counties[province, county] = cells["NAZWA"]
        elif kind in KINDS_OF_COMMUNE:
            terc = f"{province}{county}{commune}{kind}"
            if not _digits(terc, 7):
                raise ValidationError(f"Wiersz {line}: „{terc}” nie jest identyfikatorem gminy.")
            names = counties.get((province, county), ""), provinces.get(province, "")
            found[terc] = Unit(terc, cells["NAZWA"].strip(), KINDS_OF_COMMUNE[kind], *names)
    if not found:
        raise ValidationError("W tym pliku nie ma żadnej gminy. To nie jest plik TERC.")
    return found


def check_localities(content: bytes) -> int:
    """How many localities a SIMC file has. Raises ValidationError, with the line, for another or a damaged file."""
    count = 0
    for line, cells in named_rows(content, SIMC_COLUMNS, most_rows=MOST_ROWS):
        count += 1
        if not (_digits(cells["SYM"], 7) and _digits(cells["SYMPOD"], 7)):
            raise ValidationError(f"Wiersz {line}: w kolumnach SYM i SYMPOD ma być po siedem cyfr.")
        if cells["RM"] not in KINDS or not cells["NAZWA"].strip():
            raise ValidationError(f"Wiersz {line}: brakuje nazwy albo rodzaju miejscowości (RM).")
    if not count:
        raise ValidationError("W tym pliku nie ma żadnej miejscowości.")
    return count


def commune_of(cells: Cells) -> str:
    """The identifier of the gmina that a row of SIMC lies in: of the town and of the country around it alike, and of
    the city that a district is a part of."""
    kind = cells["RODZ_GMI"]
    if kind in PARTS_OF_CITIES:
        return f"{cells['WOJ']}{cells['POW']}011"
    return f"{cells['WOJ']}{cells['POW']}{cells['GMI']}{'3' if kind in '345' else kind}"


def called(found: Mapping[str, Unit], words: str) -> list[Unit]:
    """The units whose name holds these words, those that begin so before others."""
    said = squash(words)
    named = [(squash(unit.name), unit) for unit in found.values()] if said else []
    hits = [(not name.startswith(said), name, unit.terc, unit) for name, unit in named if said in name]
    return [unit for *_order, unit in sorted(hits, key=lambda hit: hit[:3])][:MOST_FOUND]


def _digits(text: str, count: int) -> bool:
    return len(text) == count and text.isdecimal() and text.isascii()


def is_part(cells: Cells) -> tuple[bool, str]:
    """Orders localities before their parts, and each by its number."""
    return cells["SYM"] != cells["SYMPOD"], cells["SYM"]
