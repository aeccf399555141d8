"""Notes and needs that say much the same as a row, for its page: with the village, because half of what looks alike is
the same wish in another place."""

from dataclasses import dataclass

from needs.models import FieldNote, Need
from osl_site.common.registry import Link
from osl_site.common.search.similar import MOST, Similar, similar

SAME_HERE, SAME_ELSEWHERE = "to samo", "to samo w innej miejscowości"
ALIKE_HERE, ALIKE_ELSEWHERE = "podobne", "podobne w innej miejscowości"


@dataclass(frozen=True)
class Around:
    """Where a row is: SIMC ids, and how a page says it."""

    simcs: frozenset[str]
    words: str


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
    label = one.row.in_words if isinstance(one.row, FieldNote) else str(one.row)
    return Link(f"{there.words}: {says}", label, one.row.get_absolute_url())


def _around(row: FieldNote | Need) -> Around:
    if isinstance(row, FieldNote):
        return Around(frozenset(filter(None, [row.locality_id])), row.place)
    places = list(row.localities.all())
    named = [place.name for place in places] + [f"cała gmina ({commune.name})" for commune in row.communes.all()]
    return Around(frozenset(place.pk for place in places), ", ".join(named) or "nie wiadomo gdzie")
