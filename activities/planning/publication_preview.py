"""What of an offer residents would see once it is published: its planned meetings, each with what to think of first."""

from dataclasses import dataclass
from hashlib import sha256

from activities import minors
from activities.models import Activity, Occurrence
from activities.planning.change_preview import preview_of
from activities.planning.clashes import slot_of
from activities.planning.day_check import check_days
from plans.models import Kind

PUBLISH_FIRST = "Najpierw opublikuj tę pozycję oferty."


def why_not_public(activity: Activity) -> str:
    """The sentence that says what is missing before residents may see this offer; empty when nothing is."""
    if activity.kind == Kind.COOPERATION:
        return "Współpraca z partnerami nie trafia do kalendarza mieszkańców."
    if not activity.text:
        return "Napisz opis dla mieszkańców. Potem można opublikować."
    return minors.why_not_public(activity)


@dataclass(frozen=True)
class Planned:
    """One meeting that residents do not see yet."""

    occurrence: Occurrence
    warnings: tuple[str, ...]

    @property
    def words(self) -> str:
        return preview_of(self.occurrence).words

    @property
    def will_be(self) -> bool:
        """Whether it is still to come, and on: what is over or off is published only by whoever wants it so."""
        return not (self.occurrence.is_over or self.occurrence.is_cancelled)


@dataclass(frozen=True)
class PublicationPreview:
    """The planned meetings in their order. `fingerprint` names all of it."""

    rows: tuple[Planned, ...]
    fingerprint: str

    @property
    def is_odd(self) -> bool:
        return any(row.warnings for row in self.rows)


def preview_publication(activity: Activity) -> PublicationPreview:
    """Two queries, however many meetings there are."""
    found = list(activity.occurrences.filter(published_at=None).in_order().select_related("venue__locality"))
    for occurrence in found:
        occurrence.activity = activity
    checked = check_days(activity, [slot_of(row) for row in found], instead_of=[row.pk for row in found])
    rows = tuple(Planned(row, warnings) for row, warnings in zip(found, checked, strict=True))
    asked = [(row.occurrence.pk, row.occurrence.revision, row.words, row.warnings) for row in rows]
    return PublicationPreview(rows, sha256(repr((activity.pk, asked)).encode()).hexdigest()[:32])
