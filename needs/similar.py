"""Notes, needs and submissions that say much the same as a row, for its page: with the village, because half of what
looks alike is the same wish in another place."""

from dataclasses import dataclass

from django.db.models import Q

from needs import rules
from needs.models import FieldNote, Need, Submission
from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from osl_site.common.search.similar import MOST, Similar, similar
from osl_site.common.withdrawal.models import standing

SAME_HERE, SAME_ELSEWHERE = "to samo", "to samo w innej miejscowości"
ALIKE_HERE, ALIKE_ELSEWHERE = "podobne", "podobne w innej miejscowości"


@dataclass(frozen=True)
class Around:
    """Where a row is: SIMC ids, and how a page says it."""

    simcs: frozenset[str]
    words: str


@dataclass(frozen=True)
class Joinable:
    """A row that is alike, and the word in the address by which one press links it."""

    link: Link
    kind: str
    pk: int


def alike_submission(row: Submission, user: User) -> list[Joinable]:
    """At most three submissions and needs that this person may read, the nearest first; none that is linked already,
    none that the director alone reads. Constant queries: three a kind, and the villages of needs."""
    if row.for_director:
        return []
    others = rules.submissions_of(user).filter(for_director=False).select_related("locality", "commune")
    others = others.exclude(Q(same_after__b=row) | Q(same_before__a=row))
    needs = standing(Need.objects.exclude(submissions=row)).prefetch_related("localities", "communes")
    nearest = sorted([*similar(row, others), *similar(row, needs)], key=lambda one: -one.score)[:MOST]
    here = _around(row) if nearest else None
    kinds = {Submission: "zgloszenie", Need: "potrzeba"}
    return [Joinable(_link(one, here), kinds[type(one.row)], one.row.pk) for one in nearest]


def alike(row: FieldNote | Need) -> list[Link]:
    """At most three, the nearest first; what is linked with the row already is none. Constant queries: three a kind,
    and the villages of needs."""
    notes, needs = FieldNote.objects.select_related("locality", "commune"), Need.objects.all()
    if isinstance(row, FieldNote):
        needs = needs.exclude(notes=row)
    else:
        notes = notes.exclude(needs=row)
    notes, needs = similar(row, notes), similar(row, needs.prefetch_related("localities", "communes"))
    nearest = sorted([*notes, *needs], key=lambda one: -one.score)[:MOST]
    here = _around(row) if nearest else None
    return [_link(one, here) for one in nearest]


def _link(one: Similar, here: Around) -> Link:
    there = _around(one.row)
    is_elsewhere = bool(here.simcs and there.simcs and here.simcs.isdisjoint(there.simcs))
    if one.is_same:
        says = SAME_ELSEWHERE if is_elsewhere else SAME_HERE
    else:
        says = ALIKE_ELSEWHERE if is_elsewhere else ALIKE_HERE
    label = str(one.row) if isinstance(one.row, Need) else one.row.in_words
    return Link(f"{there.words}: {says}", label, one.row.get_absolute_url())


def _around(row: FieldNote | Need | Submission) -> Around:
    if not isinstance(row, Need):
        return Around(frozenset(filter(None, [row.locality_id])), row.place)
    places = list(row.localities.all())
    named = [place.name for place in places] + [f"cała gmina ({commune.name})" for commune in row.communes.all()]
    return Around(frozenset(place.pk for place in places), ", ".join(named) or "nie wiadomo gdzie")
