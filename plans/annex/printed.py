"""The annex of a version as it prints it: services of the programme by the supporting actions that complement them.

Part of the content of a plan (`plans/content.py`). Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from osl_site.common.frozen_documents.content import Printed

Stored = Mapping[str, object]  # of a content


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine(Printed):
    """A service of the programme of social services, with the keys of the supporting actions that complement it; of a
    gap why, and when the organiser looks again, as far as it was said."""

    name: str
    programme: str  # „Program usług 2026–2030, uchwała nr 1, gmina Górowo Iławeckie”
    actions: tuple[str, ...]
    reason: str
    look_again_on: str  # in words

    @property
    def gap_words(self) -> str:
        """„Nikt nie prosił o grupę. Wrócimy do tego 14 stycznia 2027 r.”; nothing where an action complements it."""
        if self.actions:
            return ""
        again = f"Wrócimy do tego {self.look_again_on}" if self.look_again_on else ""
        return " ".join(filter(None, (f"{self.reason.rstrip('.')}." if self.reason else "", again)))


def services_of(stored: Stored) -> tuple[ServiceLine, ...]:
    """Those of what was stored; none under a schema that knew of none."""
    return tuple(ServiceLine(**row | {"actions": tuple(row["actions"])}) for row in stored.get("services", ()))
