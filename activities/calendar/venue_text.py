"""A venue in words: what one needs to know before setting out. Page, paper and phone say the same."""

from collections.abc import Callable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from activities.models import StepFree, Toilet, Venue
from osl_site.common.text.languages import in_polish

ENDS = (".", "!", "?", "…")
NOTHING = "brak informacji"  # as offices type it where they know nothing


def sentences(venue: Venue, *, typed: Callable[[str], str] = in_polish) -> list[str]:
    """Complete sentences in the order in which one comes: the way there, the door, the toilet, what else there is.

    What nobody knows is said to be unknown. `typed` marks the words that the office wrote, which are always Polish;
    pass `str` where plain text is wanted.
    """
    written = [venue.getting_there, venue.getting_in]
    there, inside = (typed(sentence(words)) if is_told(words) else "" for words in written)
    loop = _("Jest pętla indukcyjna dla osób z aparatem słuchowym.") if venue.induction_loop else ""
    parking = _("Parking jest przy wejściu.") if venue.parking else ""
    return [words for words in (there, _door(venue), inside, _toilet(venue), loop, parking) if words]


def in_short(venue: Venue) -> str:
    """„wejście bez schodów, toaleta dostępna”: for a line of paper, which says also that nobody knows."""
    toilets = {Toilet.ACCESSIBLE: _("toaleta dostępna"), Toilet.NONE: _("bez toalety")}
    doors = {
        StepFree.YES: _("wejście bez schodów"),
        StepFree.STEPS: _("schody lub próg przy wejściu"),
    }
    loop = _("pętla indukcyjna") if venue.induction_loop else ""
    known = [doors.get(venue.step_free) or _("o wejściu brak informacji"), toilets.get(venue.toilet, ""), loop]
    return ", ".join(words for words in known if words)


def is_told(words: str) -> bool:
    return bool(words) and words.strip(" .").lower() != NOTHING


def sentence(words: str) -> str:
    """What an office typed, as a sentence: a capital at its beginning, a full stop at its end."""
    return capfirst(words) if words.endswith(ENDS) else f"{capfirst(words)}."


def _door(venue: Venue) -> str:
    return {
        StepFree.YES: _("Wejście jest bez schodów."),
        StepFree.STEPS: _("Przy wejściu są schody lub próg."),
    }.get(venue.step_free) or _("Brak informacji, czy przy wejściu są schody. Zadzwoń przed przyjazdem.")


def _toilet(venue: Venue) -> str:
    return {
        Toilet.ACCESSIBLE: _("Toaleta jest dostępna dla osób na wózku."),
        Toilet.ORDINARY: _("Jest zwykła toaleta."),
        Toilet.NONE: _("Nie ma toalety."),
    }.get(venue.toilet) or _("Brak informacji o toalecie.")
