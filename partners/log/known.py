"""Partners as people write them: by their whole name, their code, or words of their name."""

import re
from collections.abc import Sequence

from django.db.models import F, Max
from django.utils.functional import cached_property

from osl_site.common.text.enumerations import few_of
from osl_site.common.text.folding import fold
from osl_site.common.withdrawal.models import standing
from partners.models import Partner

CODE = re.compile(r"pa ?(\d{1,9})")
MOST_TOLD = 5
MOST_OFFERED = 100  # names that a page carries, however many there are


class Unknown(Exception):
    """What was typed names no partner, or several: holds the sentence that says so."""


class KnownPartners:
    """All that may be chosen. `chosen` are those that the row names already, `but` is none."""

    def __init__(self, chosen: Sequence[int] = (), *, but: int | None = None) -> None:
        self._rows = standing(Partner.objects.exclude(pk=but), chosen=chosen)

    @cached_property
    def offered(self) -> Sequence[str]:
        """What the browser offers while one types: at most a hundred, those whom the office spoke with last. Others are
        found by words of their name all the same. One query."""
        spoken = self._rows.annotate(last=Max("log__held_on")).order_by(F("last").desc(nulls_last=True), "name_key")
        return spoken.values_list("name", flat=True)[:MOST_OFFERED]

    @cached_property
    def _names(self) -> dict[int, str]:
        return dict(self._rows.order_by("name_key", "pk").values_list("pk", "name"))

    @cached_property
    def _folded(self) -> dict[int, str]:
        return {pk: _words(name) for pk, name in self._names.items()}

    def find(self, typed: str) -> int:
        """The number of the one partner that is meant. Raises Unknown."""
        words = _words(typed)
        if code := CODE.fullmatch(words):
            if (pk := int(code[1])) in self._names:
                return pk
            raise Unknown(f"Nie ma w spisie partnera {typed.strip()}. Wybierz z listy.")
        exact = [pk for pk, name in self._folded.items() if name == words]
        meant = exact or [pk for pk, name in self._folded.items() if _holds(name, words)]
        if len(meant) == 1:
            return meant[0]
        if not meant:
            raise Unknown("Nie ma takiego partnera w spisie. Wybierz z listy albo najpierw dodaj partnera.")
        named = few_of([f"PA-{pk} {self._names[pk]}" for pk in meant], MOST_TOLD)
        raise Unknown(f"Tak nazywa się kilku partnerów: {named}. Wpisz numer jednego z nich.")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _holds(name: str, words: str) -> bool:
    """Whether each word begins a word of the name."""
    there = name.split()
    return bool(words) and all(any(one.startswith(word) for one in there) for word in words.split())
