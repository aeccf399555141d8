"""Partners as people write them: by their whole name, their code, or words of their name."""

import re
from collections.abc import Sequence

from osl_site.common.text.folding import fold
from osl_site.common.withdrawal.models import standing
from partners.models import Partner

CODE = re.compile(r"pa ?(\d{1,9})")
MOST_TOLD = 3


class Unknown(Exception):
    """What was typed names no partner, or several: holds the sentence that says so."""


class KnownPartners:
    """All that may be chosen, read once for a form. `chosen` are those that the row names already, `but` is none."""

    def __init__(self, chosen: Sequence[int] = (), *, but: int | None = None) -> None:
        rows = standing(Partner.objects.exclude(pk=but), chosen=chosen).order_by("name_key", "pk")
        self.names = dict(rows.values_list("pk", "name"))
        self._folded = {pk: _words(name) for pk, name in self.names.items()}

    def find(self, typed: str) -> int:
        """The number of the one partner that is meant. Raises Unknown."""
        words = _words(typed)
        if code := CODE.fullmatch(words):
            if (pk := int(code[1])) in self.names:
                return pk
            raise Unknown(f"Nie ma w spisie partnera {typed.strip()}. Wybierz z listy.")
        exact = [pk for pk, name in self._folded.items() if name == words]
        meant = exact or [pk for pk, name in self._folded.items() if _holds(name, words)]
        if len(meant) == 1:
            return meant[0]
        if not meant:
            raise Unknown("Nie ma takiego partnera w spisie. Wybierz z listy albo najpierw dodaj partnera.")
        named = ", ".join(self.names[pk] for pk in meant[:MOST_TOLD])
        raise Unknown(f"Tak nazywa się kilku partnerów: {named}. Wpisz dokładniej.")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _holds(name: str, words: str) -> bool:
    """Whether each word begins a word of the name."""
    there = name.split()
    return bool(words) and all(any(one.startswith(word) for one in there) for word in words.split())
