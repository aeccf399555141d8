"""Whether what was kept is still what it was, to the last byte: each room says how to ask, and the night asks them all.

Laws of the database keep everybody from changing it who comes through the database. This is for what comes otherwise: a
disk that forgets, a backup that was put back wrongly, a hand in the files of the server or in the owner's account.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q
from django.db.models.functions import Length

from osl_site.common import registry
from osl_site.common.files.models import HashCheck, Sha256, StoredFile
from osl_site.common.registry import Compared, Unhealthy


def compared(rows: Iterable[Model], wrong: Iterable[int], words: str) -> Compared:
    """So many rows were compared; those of these ids differ, and are called by `words` and the id."""
    return Compared(rows.count(), tuple(f"{words} {pk}" for pk in sorted(wrong)))


def stored_files() -> Compared:
    """Every stored file against its size and SHA-256, by PostgreSQL itself. Two queries."""
    as_said = Q(size=Length("content"), sha256=Sha256("content"))
    return compared(StoredFile.objects.all(), StoredFile.objects.exclude(as_said).values_list("pk", flat=True), "plik")


@dataclass(frozen=True)
class Outcome:
    """What all rooms found together."""

    seen: int
    wrong: tuple[str, ...]


def outcome() -> Outcome:
    """Ask every room that registered what it keeps."""
    found = [ask() for ask in registry.hashes]
    return Outcome(sum(one.seen for one in found), tuple(words for one in found for words in one.wrong))


def last_night() -> dict[str, str]:
    """For a monitor: that all agreed when it was last looked at. Raises Unhealthy, with what differs. One query."""
    last = HashCheck.objects.order_by("-id").first()
    if last is None:
        return {"skróty": "jeszcze nie sprawdzono"}
    when = last.at.isoformat(timespec="minutes")
    if last.wrong:
        raise Unhealthy({"skróty": "niezgodne", "sprawdzono": when, "niezgodne": last.wrong})
    return {"skróty": f"zgodne ({last.seen})", "sprawdzono": when}
