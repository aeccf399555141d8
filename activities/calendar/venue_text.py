"""A venue in words: what one needs to know before setting out. Page, paper and phone say the same."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from activities.models import StepFree, Toilet, Venue
from osl_site.common.text.folding import fold
from osl_site.common.text.languages import in_polish

ENDS = (".", "!", "?", "…")
MAP = "https://www.openstreetmap.org/"
NOTHING = "brak informacji"  # as offices type it where they know nothing


ABOUT_THE_DOOR = ("schod", "progu", "progi", "wejsci", "podjazd", "winda", "winde", "ramp")
ABOUT_THE_TOILET = ("toalet", "wc", "ubikacj")
ABOUT_PARKING = ("parking", "parkuj", "parkow", "zaparkuj")


def sentences(
    venue: Venue, *, typed: Callable[[str], str] = in_polish, note: str = "", may_ring: bool = True
) -> list[str]:
    """Complete sentences in the order in which one comes: the way there, the door, the toilet, what else there is.

    What nobody knows is said to be unknown, unless the office wrote of it. Of what the `note` for the day speaks,
    nothing else is said: it may be otherwise on that day. `typed` marks the words that the office wrote, which are
    always Polish; pass `str` where plain text is wanted. Nobody is asked to ring where there is no number (`may_ring`).
    """
    written = [venue.getting_there, venue.getting_in]
    told = " ".join(written)
    door = "" if _is_told_of(venue.step_free, told, note, ABOUT_THE_DOOR) else _door(venue, may_ring=may_ring)
    toilet = "" if _is_told_of(venue.toilet, told, note, ABOUT_THE_TOILET) else _toilet(venue)
    there, inside = (typed(sentence(words)) if is_told(words) else "" for words in written)
    loop = _("Jest pętla indukcyjna dla osób z aparatem słuchowym.") if venue.induction_loop else ""
    parking = _("Parking jest przy wejściu.") if venue.parking and not _speaks_of(note, ABOUT_PARKING) else ""
    return [words for words in (there, door, inside, toilet, loop, parking) if words]


@lru_cache(maxsize=1024)
def _speaks_of(words: str, roots: tuple[str, ...]) -> bool:
    return any(word.startswith(roots) for word in fold(words).split())


def _is_told_of(known: str, written: str, note: str, roots: tuple[str, ...]) -> bool:
    """Whether the word for the day speaks of it, or the office wrote of what nobody is said to know."""
    return _speaks_of(note, roots) or (known == StepFree.UNKNOWN and _speaks_of(written, roots))


def place_name(venue: Venue) -> str:
    """The name of a venue, marked as Polish where the page speaks another language."""
    return in_polish(str(venue))


def place_by_village(venue: Venue) -> str:
    """The same with the village first, as one looks for it in a list of many villages."""
    village = venue.locality.name
    return in_polish(venue.name if village in venue.name else f"{village}, {venue.name}")


def in_short(venue: Venue, *, note: str = "", with_every_toilet: bool = False) -> str:
    """„wejście bez schodów, toaleta dostępna”: for a line of paper, which says also that nobody knows of the door, and
    `with_every_toilet` of the toilet."""
    toilets = {Toilet.ACCESSIBLE: _("toaleta dostępna"), Toilet.NONE: _("bez toalety")}
    doors = {
        StepFree.YES: _("wejście bez schodów"),
        StepFree.STEPS: _("schody lub próg przy wejściu"),
    }
    loop = _("pętla indukcyjna") if venue.induction_loop else ""
    door = doors.get(venue.step_free) or _("o wejściu brak informacji")
    toilet = "" if _speaks_of(note, ABOUT_THE_TOILET) else toilets.get(venue.toilet, "")
    if with_every_toilet and not toilet:
        toilet = toilet_in_short(venue, note=note)
    known = ["" if _speaks_of(note, ABOUT_THE_DOOR) else door, toilet, loop]
    return ", ".join(words for words in known if words)


def door_in_short(venue: Venue, *, note: str = "") -> str:
    """„bez schodów”: for a line of a list; nothing where the word for the day or the office's own words tell of it."""
    if _is_told_of(venue.step_free, f"{venue.getting_there} {venue.getting_in}", note, ABOUT_THE_DOOR):
        return ""
    doors = {StepFree.YES: _("bez schodów"), StepFree.STEPS: _("schody lub próg")}
    return doors.get(venue.step_free) or _("wejście: nie wiemy")


def toilet_in_short(venue: Venue, *, note: str = "") -> str:
    """The same of the toilet."""
    if _is_told_of(venue.toilet, f"{venue.getting_there} {venue.getting_in}", note, ABOUT_THE_TOILET):
        return ""
    toilets = {
        Toilet.ACCESSIBLE: _("toaleta dostępna"),
        Toilet.ORDINARY: _("toaleta nie dla osób na wózku"),
        Toilet.NONE: _("bez toalety"),
    }
    return toilets.get(venue.toilet) or _("toaleta: nie wiemy")


def unsure_in_short() -> set[str]:
    """What these two say where nobody knows; a page that shows one of them says whom to ask."""
    return {_("wejście: nie wiemy"), _("toaleta: nie wiemy")}


def is_told(words: str) -> bool:
    return bool(words) and words.strip(" .").lower() != NOTHING


def sentence(words: str) -> str:
    """What an office typed, as a sentence: a capital at its beginning, a full stop at its end."""
    return capfirst(words) if words.endswith(ENDS) else f"{capfirst(words)}."


def _door(venue: Venue, *, may_ring: bool) -> str:
    unknown = _("Brak informacji, czy przy wejściu są schody.")
    if may_ring:
        unknown = _("Brak informacji, czy przy wejściu są schody. Zadzwoń przed przyjazdem.")
    return {
        StepFree.YES: _("Wejście jest bez schodów."),
        StepFree.STEPS: _("Przy wejściu są schody lub próg."),
    }.get(venue.step_free) or unknown


def _toilet(venue: Venue) -> str:
    return {
        Toilet.ACCESSIBLE: _("Toaleta jest dostępna dla osób na wózku."),
        Toilet.ORDINARY: _("Jest toaleta, ale nie dla osób na wózku."),
        Toilet.NONE: _("Nie ma toalety."),
    }.get(venue.toilet) or _("Brak informacji o toalecie.")


@dataclass(frozen=True)
class Way:
    """Where a map shows it: a page for everybody, and an address that opens the phone's own map."""

    map: str
    phone_map: str = ""


def way_to(venue: Venue) -> Way:
    """A map by the address where it is known, else by where the village lies; nobody is asked before it is pressed."""
    village = venue.locality
    asked = venue.address if venue.address.startswith(village.name) else f"{venue.address}, {village.name}".strip(", ")
    query = quote(asked)
    if village.latitude is None:
        return Way(f"{MAP}search?query={query}")
    spot = f"{village.latitude:.5f},{village.longitude:.5f}"
    here = "?mlat={0}&mlon={1}#map=15/{0}/{1}".format(*spot.split(","))
    return Way(MAP + (f"search?query={query}" if venue.address else here), f"geo:{spot}?q={query}")
