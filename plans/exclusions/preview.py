"""What an exclusion would do, told before it is made; and what of earlier ones a text says again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from osl_site.common.text.date_formats import quoted
from plans.content import PlanContent, read
from plans.diff.compute import diff_versions
from plans.diff.parts import VersionDiff
from plans.exclusions.passages import Passage
from plans.exclusions.public_text import Note, passages_of, public_text
from plans.exclusions.redaction import elsewhere, redacted
from plans.models import Exclusion, State, Version
from plans.review.remarks import place_choices


@dataclass(frozen=True)
class Preview:
    """What residents would no longer read, what stands instead, and where else the words stand."""

    covers: str
    changes: VersionDiff
    notes: tuple[Note, ...]  # the new one
    still_public: tuple[str, ...]  # places of this version
    other_versions: tuple[str, ...]  # of this plan, in which it goes as well
    other_plans: tuple[str, ...]  # whose published texts say the words


def preview(version: Version, known: Sequence[Exclusion], row: Exclusion) -> Preview:
    """Of a row that is not saved. Two queries."""
    before, after = public_text(version, known), public_text(version, [*known, row])
    content, (passage,) = read(version.snapshot), passages_of([row])
    anywhere = Passage(row.number, "", row.words)
    texts = Version.objects.filter(state=State.APPROVED).exclude(pk=version.pk).order_by("plan_id", "number")
    siblings = [one for one in texts.filter(plan=version.plan_id) if redacted(read(one.snapshot), [passage]).found]
    strangers = texts.filter(publication__isnull=False).exclude(plan=version.plan_id)
    return Preview(
        covers=row.covers,
        changes=diff_versions(before.content, after.content),
        notes=tuple(note for note in after.notes if note.number == row.number),
        still_public=tuple(names_of(content, elsewhere(content, passage))),
        other_versions=tuple(one.name for one in siblings),
        other_plans=tuple(one.title for one in strangers if redacted(read(one.snapshot), [anywhere]).found),
    )


def names_of(content: PlanContent, keys: Iterable[str]) -> list[str]:
    """The places of these keys by name, in the order of the document."""
    keys = set(keys)
    named = [name for place, name in place_choices(content) if place.partition(":")[2] in keys and ":" in place]
    return ["Wstęp i tytuł planu", *named] if "" in keys else named


def told_again(content: PlanContent, version: Version) -> list[str]:
    """What whoever decides on the text of a version, or publishes it, must know: which words that were excluded it says
    again, where they go by themselves, and where they would be public. The version in which they were excluded says
    them, and not again. One query."""
    rows = Exclusion.objects.with_facts().standing().order_by("version__plan", "number")
    return [sentence for row in rows for sentence in _told(content, row, version)]


def _told(content: PlanContent, row: Exclusion, version: Version) -> Iterator[str]:
    (passage,) = passages_of([row])
    is_own = row.version.plan_id == version.plan_id
    covered = redacted(content, [passage]).found.get(row.number, set()) if is_own else set()
    loose = elsewhere(content, passage) if is_own else _anywhere(content, row)
    of_what = f"przypis {row.number}: {row.scope}"
    if covered and row.version_id != version.pk:
        there = "; ".join(names_of(content, covered))
        what = "słowa, które nie są jawne" if row.words else "to, co nie jest jawne"
        yield f"Ta wersja powtarza {what} ({of_what}). Mieszkańcy tego nie przeczytają tu: {there}."
    if loose:
        there, of_plan = "; ".join(names_of(content, loose)), "" if is_own else f" w planie {quoted(row.version.title)}"
        if row.words:
            yield f"Słowa, których jawność wyłączono{of_plan} ({of_what}), będą jawne tu: {there}. Wyłącz je osobno."
        else:
            yield f"Kwota, której jawność wyłączono ({of_what}), stoi też w tekście tu: {there}. Wyłącz ją tam osobno."


def _anywhere(content: PlanContent, row: Exclusion) -> set[str]:
    return redacted(content, [Passage(row.number, "", row.words)]).found.get(row.number, set())
