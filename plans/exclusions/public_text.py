"""What residents read of a version: its text without the words that are not public, with the notes that say why.

Every page and document for residents is drawn from here, and from nowhere else (`tests/plans/test_exclusions.py`).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from osl_site.common.files.models import StoredFile
from osl_site.common.frozen_documents.content import as_json
from osl_site.common.frozen_documents.markers import marker
from osl_site.common.frozen_documents.services import found
from plans.content import PlanContent, read
from plans.diff.compute import diff_versions
from plans.diff.parts import VersionDiff
from plans.exclusions.figures import hidden_figures, is_plain
from plans.exclusions.passages import Passage, without
from plans.exclusions.redaction import redacted
from plans.models import Exclusion, ExclusionEnd, State, Version
from plans.review.remarks import place_choices


@dataclass(frozen=True)
class Note:
    """What is said of words that are not public (art. 8 ust. 5 of the act on access to public information)."""

    number: int
    place: str
    scope: str
    kind: str
    basis: str
    interest: str
    who: str
    day: str
    end: ExclusionEnd | None = None
    reason: str = ""  # why the words are public again


@dataclass(frozen=True)
class PublicText:
    """The text of a version as residents read it.

    `known` are the exclusions of the plan, those that ended too; `applied` are those that stand and cover words of this
    version, `ended` those that did.
    """

    content: PlanContent
    known: tuple[Exclusion, ...] = ()
    applied: tuple[Exclusion, ...] = ()
    ended: tuple[Exclusion, ...] = ()
    keys: dict[int, set[str]] = field(default_factory=dict)  # by the number of a note: where its words stood
    figures: tuple[Passage, ...] = ()  # those of the text that are not public

    @property
    def kind(self) -> str:
        """What the document for residents is kept under: the numbers of its notes."""
        return ",".join(str(row.number) for row in self.applied)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that its document says by it: the text that is left, and the notes."""
        said = [as_json(self.content, self.content.schema), [astuple(replace(note, end=None)) for note in self.notes]]
        return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()

    @property
    def is_whole(self) -> bool:
        return not self.applied

    @property
    def told(self) -> list[Exclusion]:
        """Those of this version, standing or ended, in their order."""
        return sorted([*self.applied, *self.ended], key=lambda row: row.number)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(map(self._note, self.applied))

    @property
    def ended_notes(self) -> tuple[Note, ...]:
        return tuple(map(self._note, self.ended))

    def masked(self, words: str, key: str | None = None) -> str:
        """Words that stand beside the text, such as a correction, without what is excluded anywhere in the plan; beside
        the place of this key (of the whole plan empty) without its figures that are not public, too."""
        return self._without(words, key)[0]

    def instead_of(self, words: str, key: str | None = None) -> str:
        """What stands in place of all that is said instead of these words; nothing where they are public."""
        numbers = self._without(words, key)[1]
        return marker(numbers) if numbers else ""

    def _without(self, words: str, key: str | None) -> tuple[str, frozenset[int]]:
        hidden = [Passage(row.number, "", row.words) for row in self.known if is_standing(row)]
        if key is not None:
            hidden += [row for row in self.figures if is_plain(row) or not key or row.key == key]
        return without(words, hidden)

    def _note(self, row: Exclusion) -> Note:
        names = dict(place_choices(self.content))
        end = row.end if not is_standing(row) else None
        said = {name: self.masked(getattr(row, name)) for name in ("scope", "basis", "interest")}
        place = names[row.named_place] if row.key and row.named_place in names else "cały tekst"
        reason = self.masked(end.reason) if end else ""
        kind = row.get_kind_display()
        return Note(row.number, place, kind=kind, who=row.by_words, day=row.day, end=end, reason=reason, **said)


def is_standing(row: Exclusion) -> bool:
    """Whether nobody has ended it. Asks nothing where `end` was fetched."""
    return not hasattr(row, "end")


def exclusions_of(plans: Iterable[int]) -> dict[int, list[Exclusion]]:
    """By plan its exclusions, the first ones first, those that ended too. One query, no content."""
    found: dict[int, list[Exclusion]] = {plan: [] for plan in plans}
    for row in Exclusion.objects.with_facts().filter(version__plan__in=found).order_by("number"):
        found[row.version.plan_id].append(row)
    return found


def public_text(version: Version, known: Sequence[Exclusion] | None = None) -> PublicText:
    """What residents read of a version that was handed over. One query, none where its plan's exclusions are given."""
    rows = exclusions_of([version.plan_id])[version.plan_id] if known is None else known
    content = read(version.snapshot)
    if not rows:
        return PublicText(content)
    standing = redacted(content, passages_of(filter(is_standing, rows)))
    before = redacted(content, passages_of(row for row in rows if not is_standing(row)))
    covered = lambda row, found: row.number in found or row.version_id == version.pk  # there it was pointed out
    return PublicText(
        standing.content,
        known=tuple(rows),
        applied=tuple(row for row in rows if is_standing(row) and covered(row, standing.found)),
        ended=tuple(row for row in rows if not is_standing(row) and covered(row, before.found)),
        keys=standing.found,
        figures=hidden_figures(content, standing.content),
    )


def passages_of(rows: Iterable[Exclusion]) -> list[Passage]:
    return [Passage(row.number, str(row.key or ""), row.words, row.covers) for row in rows]


def public_changes(version: Version, public: PublicText) -> VersionDiff | None:
    """What an update changes, as residents read it; None of a first plan. At most one query."""
    if version.number == 0:
        return None
    before = Version.objects.filter(plan=version.plan_id, number=version.number - 1, state=State.APPROVED).first()
    return diff_versions(public_text(before, public.known).content, public.content) if before else None


def public_file(version: Version, public: PublicText) -> StoredFile | None:
    """The PDF without the words that are not public, drawn here of this text; None while the worker draws it. One
    query. Not for a version of which everything is public: its approved document is the one."""
    row = found(version.public_documents, public.kind, public.digest)
    return row.file if row else None
