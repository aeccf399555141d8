"""Passwords that somebody from nearby guesses: a word, a name or two with a year behind, or a name of the place.

`words/polish.txt.gz` holds Polish words, first names and surnames, each folded and once (`manage.py passwordwords`).
They are read when the first new password is looked at, and never at a sign-in.
"""

import gzip
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Centre, Commune, Locality, Village
from osl_site.common.text.folding import fold, squash

LIST = Path(__file__).parent / "words" / "polish.txt.gz"
MOST_SIGNS = 6  # beside a word: a year, a day, an exclamation mark
LEAST = 3  # letters of a word that counts
LONGEST = 24  # letters; three ordinary words are seldom two of the list
OFFICE = ("cus", "gops", "osl", "gmina", "urzad", "centrum", "organizator", "dyrektor", "administrator")
SWAPPED = str.maketrans("013457@$!", "oieastasi")  # how people make a word look like none
EASY = "To hasło łatwo zgadnąć: to słowo, imię albo nazwisko z cyframi. Wpisz po kolei trzy zwykłe słowa."
NEARBY = "To hasło łatwo zgadnąć: to nazwa biura, okolicy albo Twoje nazwisko. Wpisz po kolei trzy zwykłe słowa."


class NotGuessable:
    """A validator of Django's: refuses what is made of one or two known words, whatever signs stand around."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError with a sentence that says what to do. Five queries."""
        nearby = words_nearby(user if isinstance(user, User) else None)
        if is_made_of(password, nearby):
            raise ValidationError(NEARBY, code="password_of_the_place")
        if is_made_of(password, nearby | known_words()):
            raise ValidationError(EASY, code="password_of_known_words")

    def get_help_text(self) -> str:
        return "Nie wystarczy słowo, imię ani nazwa okolicy, także z cyframi."


def is_made_of(password: str, words: Collection[str]) -> bool:
    """Whether the letters are one or two of these words, folded, with at most MOST_SIGNS other signs among them."""
    return any(
        1 <= len(letters) <= LONGEST and signs <= MOST_SIGNS and _divides(_once(letters), words)
        for letters, signs in _readings(password)
    )


def words_nearby(user: User | None) -> frozenset[str]:
    """Names that everybody here knows, folded: of the office, its people's public ones, the places; and of `user`."""
    names = [*OFFICE]
    for centre in Centre.objects.all():
        names += [centre.name, centre.short_name, centre.organiser_name]
    for model in (Commune, Village, Locality):
        names += model.objects.values_list("name", flat=True)
    if user is not None:
        names += [user.name, user.email.partition("@")[0], user.email.partition("@")[2].partition(".")[0]]
    return frozenset(_words_of(names))


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Some 90,000 words, folded."""
    return frozenset(gzip.decompress(LIST.read_bytes()).decode().split())


def _words_of(names: Iterable[str]) -> set[str]:
    """Each name in one piece, and each longer word of it."""
    found = {squash(name) for name in names} | {word for name in names for word in re.split(r"\W+", fold(name))}
    return {letters for word in found if len(letters := _only_letters(word)) >= LEAST}


def _readings(password: str) -> Iterable[tuple[str, int]]:
    """The letters as typed, and with signs read as the letters they stand for; beside each, how many are none."""
    folded = squash(password)
    within = re.sub(r"^[\d\W_]+|[\d\W_]+$", "", folded)
    for said, left in ((folded, 0), (within.translate(SWAPPED), len(folded) - len(within))):
        letters = _only_letters(said)
        yield letters, left + len(said) - len(letters)


def _only_letters(said: str) -> str:
    return re.sub(r"[\d\W_]", "", said)


def _once(letters: str) -> str:
    """„kasia” of „kasiakasia”."""
    again = (letters + letters).find(letters, 1)
    return letters[:again]


def _divides(letters: str, words: Collection[str]) -> bool:
    return letters in words or any(
        letters[:at] in words and letters[at:] in words for at in range(LEAST, len(letters) - LEAST + 1)
    )
