"""What the office may say in its own words to residents who sign up: a paragraph of each letter, and the clause."""

from collections.abc import Callable, Mapping
from functools import partial

from django.utils.translation import gettext as _

from activities.models import Occurrence
from osl_site.common.registry import TextKind
from osl_site.common.text.date_formats import moment_in_words
from osl_site.common.text.languages import in_language, spoken

CONFIRMATION = "zapis-przyjety"
REMINDER = "przypomnienie"
CANCELLED = "spotkanie-odwolane"
MOVED = "spotkanie-przeniesione"
PLACE_CHANGED = "zmiana-miejsca"
GIVEN_UP = "rezygnacja"
Values = Mapping[str, str]


def values_of(occurrence: Occurrence, **further: str) -> Values:
    """What each letter about a meeting can name, in the language spoken."""
    return {
        "spotkanie": in_language(occurrence.activity, "title", spoken()),
        "kiedy": moment_in_words(occurrence.starts_at),
        "gdzie": str(occurrence.venue) if occurrence.venue_id else _("przez telefon"),
        **further,
    }


def _samples(**further: str) -> Values:
    """A meeting that is not there."""
    made_up = {"spotkanie": "Herbata we wtorek", "kiedy": "wtorek, 8 grudnia 2026 r., 10:00"}
    return made_up | {"gdzie": "Klub Senior+, Kandyty"} | further


def _around() -> tuple[str, str]:
    """As every letter begins, and what the program says below."""
    return _("Dzień dobry,"), "…"


def _letter(
    name: str, where: str, ours: Callable[[Values], str], *, needed: tuple[str, ...] = (), **samples: str
) -> TextKind:
    return TextKind(
        name=name,
        where=f"{where} Pod tym program sam podaje, co, kiedy i gdzie, i jak zrezygnować.",
        ours=ours,
        samples=partial(_samples, **samples),
        needed=needed,
        around=_around,
    )


KINDS = {
    CONFIRMATION: _letter(
        "Zapis przyjęty",
        "Pierwsze zdania e-maila do osoby, która zapisała się na spotkanie i ma miejsce.",
        lambda values: _("Zapis przyjęty. Do zobaczenia!"),
    ),
    REMINDER: _letter(
        "Przypomnienie o spotkaniu",
        "Pierwsze zdania e-maila dzień przed spotkaniem.",
        lambda values: _("Przypominamy o spotkaniu. Do zobaczenia!"),
    ),
    CANCELLED: _letter(
        "Spotkanie odwołane",
        "Pierwsze zdania e-maila do zapisanych na spotkanie, które się nie odbędzie.",
        lambda values: _("Spotkanie jest odwołane. Powód: %(reason)s.") % {"reason": "{powód}"},
        needed=("powód",),
        powód="choroba osoby prowadzącej",
    ),
    MOVED: _letter(
        "Spotkanie przeniesione",
        "Pierwsze zdania e-maila do zapisanych na spotkanie, które jest kiedy indziej.",
        lambda values: "{zmiana}",
        needed=("zmiana",),
        zmiana="Spotkanie jest przeniesione. Miało być: poniedziałek, 7 grudnia 2026 r., 10:00.",
    ),
    PLACE_CHANGED: _letter(
        "Zmiana miejsca spotkania",
        "Pierwsze zdania e-maila do zapisanych na spotkanie, które jest gdzie indziej.",
        lambda values: "{zmiana}",
        needed=("zmiana",),
        zmiana="Zmieniło się miejsce spotkania. Miało być: Remiza, Toprzyny.",
    ),
    GIVEN_UP: _letter(
        "Rezygnacja przyjęta",
        "Pierwsze zdania e-maila do osoby, która zrezygnowała z miejsca.",
        lambda values: _("Rezygnacja przyjęta. Dziękujemy, że dajesz znać."),
    ),
}
