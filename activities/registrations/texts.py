"""What the office may say in its own words to residents who sign up: a paragraph of each letter, and the clause."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from django.utils.translation import gettext as _

from activities.models import Occurrence
from activities.registrations import made_up
from osl_site.common.centre.office import rung_or
from osl_site.common.registry import TextKind
from osl_site.common.text.date_formats import moment_in_words
from osl_site.common.text.languages import in_language, spoken

CONFIRMATION = "zapis-przyjety"
REMINDER = "przypomnienie"
CANCELLED = "spotkanie-odwolane"
MOVED = "spotkanie-przeniesione"
PLACE_CHANGED = "zmiana-miejsca"
RESTORED = "spotkanie-przywrocone"
WAITING = "lista-rezerwowa"
OFFERED = "wolne-miejsce"
EXPIRED = "miejsce-przepadlo"
EDITED = "zapis-zmieniony"
REPEATED = "zapis-powtorzony"
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


def _samples(further: Callable[[], Values]) -> Values:
    """Of a meeting that is not there."""
    return values_of(made_up.occurrence(), **further())


def _a_day_before() -> str:
    return moment_in_words(made_up.occurrence().starts_at - timedelta(days=1))


def _letter(
    name: str,
    where: str,
    ours: Callable[[Values], str],
    *,
    needed: tuple[str, ...] = (),
    samples: Callable[[], Values] = dict,
) -> TextKind:
    return TextKind(
        name=name,
        where=where,
        ours=ours,
        samples=partial(_samples, samples),
        needed=needed,
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
        samples=lambda: {"powód": "choroba osoby prowadzącej"},
    ),
    MOVED: _letter(
        "Spotkanie przeniesione",
        "Pierwsze zdania e-maila do zapisanych na spotkanie, które jest kiedy indziej.",
        lambda values: "{zmiana}",
        needed=("zmiana",),
        samples=lambda: {
            "zmiana": _("Spotkanie jest przeniesione. Miało być: %(moment)s.") % {"moment": _a_day_before()}
        },
    ),
    PLACE_CHANGED: _letter(
        "Zmiana miejsca spotkania",
        "Pierwsze zdania e-maila do zapisanych na spotkanie, które jest gdzie indziej.",
        lambda values: "{zmiana}",
        needed=("zmiana",),
        samples=lambda: {
            "zmiana": _("Zmieniło się miejsce spotkania. Miało być: %(place)s.") % {"place": "Remiza, Toprzyny"}
        },
    ),
    RESTORED: _letter(
        "Spotkanie jednak się odbędzie",
        "Pierwsze zdania e-maila do zapisanych na spotkanie, którego odwołanie cofnięto.",
        lambda values: "{zmiana}",
        needed=("zmiana",),
        samples=lambda: {"zmiana": _("Odwołanie jest cofnięte. Spotkanie jest wtedy, kiedy było zaplanowane.")},
    ),
    WAITING: _letter(
        "Lista rezerwowa",
        "Pierwsze zdania e-maila do osoby, dla której nie ma jeszcze miejsca.",
        lambda values: _("Jesteś na liście rezerwowej, miejsce %(number)d. Damy znać, gdy zwolni się miejsce.").replace(
            "%(number)d", "{numer}"
        ),
        needed=("numer",),
        samples=lambda: {"numer": "3"},
    ),
    OFFERED: _letter(
        "Zwolniło się miejsce",
        "Pierwsze zdania e-maila do osoby z listy rezerwowej, na którą czeka wolne miejsce.",
        lambda values: _("Zwolniło się miejsce dla Ciebie. Potwierdź je do: %(moment)s.") % {"moment": "{termin}"},
        needed=("termin",),
        samples=lambda: {"termin": _a_day_before()},
    ),
    EXPIRED: _letter(
        "Miejsce dostała następna osoba",
        "Pierwsze zdania e-maila do osoby, która nie potwierdziła miejsca na czas.",
        lambda values: _(
            "Czas na potwierdzenie minął, więc miejsce dostała następna osoba. Możesz zapisać się jeszcze raz."
        ),
    ),
    EDITED: _letter(
        "Zapis zmieniony",
        "Pierwsze zdania e-maila do osoby, której zapis się zmienił.",
        lambda values: _("Zapis jest zmieniony. Aktualne dane są poniżej."),
    ),
    REPEATED: _letter(
        "Ten zapis już mamy",
        "Pierwsze zdania e-maila do osoby, która jest zapisana, a ktoś zapisał ją jeszcze raz.",
        lambda values: rung_or(
            _("Ktoś jeszcze raz zapisał Cię na to spotkanie. Ten zapis już mamy, więc nic nie musisz robić."),
            _(
                "Ktoś jeszcze raz zapisał Cię na to spotkanie. Ten zapis już mamy, więc nic nie musisz robić. "
                "Jeśli to inna osoba o tym samym imieniu i nazwisku, zadzwoń do nas."
            ),
        ),
    ),
    GIVEN_UP: _letter(
        "Rezygnacja przyjęta",
        "Pierwsze zdania e-maila do osoby, która zrezygnowała z miejsca.",
        lambda values: _("Rezygnacja przyjęta. Dziękujemy, że dajesz znać."),
    ),
}
