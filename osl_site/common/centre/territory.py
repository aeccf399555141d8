"""Localities as one says them: on the phone, in an address, in whatever case, in Ukrainian."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.text import slugify

from osl_site.common.centre.models import NAMED_FORMS, Case, Locality, LocalityForm, Place, told_apart
from osl_site.common.database.prepared import prepared_values
from osl_site.common.text.declension import bent
from osl_site.common.text.folding import edits, squash, without_preposition
from osl_site.common.text.transcription import ukrainian

WITHOUT_TAILS = str.maketrans("łŁ", "lL")  # the one Polish letter that Unicode does not take apart
LONGEST_NAME = 60
AROUND = " .,;:!?()[]<>\"'„”«»"
LEAST_OF_A_NAME = 3  # letters by which a name may be begun
MOST_NEAR = 4


def slug_of(name: str) -> str:
    """„kandyty”, „krasno-laka”: a name as an address has it."""
    return slugify(name.translate(WITHOUT_TAILS))


def slugs(places: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For pairs of SIMC id and name: „kandyty”; a name that repeats carries its id, „paustry-0474293”."""
    plain = {simc: slug_of(name) for simc, name in places}
    times = Counter(plain.values())
    return {simc: slug if times[slug] == 1 else f"{slug}-{simc}" for simc, slug in plain.items()}


def places() -> dict[str, Place]:
    """Every locality by its SIMC id, in the order of the alphabet. One query."""
    return {row[0]: Place(*row) for row in _places()}


@prepared_values
def _places() -> QuerySet[Locality]:
    return Locality.objects.values_list(*Place._fields[:-1], "part_of__name")


def labels(places: Iterable[Place | Locality]) -> dict[str, str]:
    """By SIMC id: „Kandyty”; a name that repeats says which place each is, „Paustry (osada)”, „Majdan (część
    miejscowości Toprzyny)”."""
    places = list(places)
    times = Counter(place.name for place in places)
    return {place.simc: place.name if times[place.name] == 1 else told_apart(place) for place in places}


@dataclass(frozen=True)
class Found:
    """The localities that somebody means: one, several that share the name, or none; then those nearest in letters."""

    places: list[Locality]
    near: list[Locality]


def find(words: str) -> Found:
    """What is meant by a name as people write it: in any case, without marks, with „w”, or only begun. Two queries."""
    words = words[:LONGEST_NAME].strip(AROUND)
    said, bare = squash(words), squash(without_preposition(words))
    if not said:
        return Found([], [])
    places = {place.pk: place for place in Locality.objects.select_related("commune")}
    keys = {(squash(place.name), place.pk) for place in places.values()}
    keys |= {(place.slug.replace("-", ""), place.pk) for place in places.values()}
    keys |= set(LocalityForm.objects.order_by().values_list("folded", "locality_id"))
    for wanted in dict.fromkeys((said, bare)):
        if meant := {pk for key, pk in keys if wanted in (key, pk)}:
            return Found(_in_order(places, meant), [])
    begun = {pk for key, pk in keys if len(bare) >= LEAST_OF_A_NAME and key.startswith(bare)}
    if len(begun) == 1:
        return Found(_in_order(places, begun), [])
    return Found([], _in_order(places, begun or _nearest(bare, keys))[:MOST_NEAR])


def _in_order(places: dict[str, Locality], wanted: Iterable[str]) -> list[Locality]:
    """In the order of the alphabet, or in the order given where that says how near they are."""
    return [places[pk] for pk in wanted] if isinstance(wanted, list) else [places[pk] for pk in places if pk in wanted]


def _nearest(said: str, keys: Iterable[tuple[str, str]]) -> list[str]:
    """Those within two letters, of short names within one, the nearest first."""
    most = 1 if len(said) < 5 else 2
    away: dict[str, int] = {}
    for key, pk in sorted(keys):
        if len(set(key) ^ set(said)) <= 2 * most:
            away[pk] = min(away.get(pk, most + 1), edits(said, key, most=most))
    return [pk for pk in sorted(away, key=lambda pk: away[pk]) if away[pk] <= most]


def proposals(name: str) -> list[dict[str, str]]:
    """Forms of a name by analogy, as columns of a row: the cases, a locative with its preposition, and in Ukrainian."""
    forms = [{**NAMED_FORMS[case], "text": text} for case, text in bent(name).items()]
    for form in forms:
        if form["case"] == Case.LOCATIVE:
            form["text"] = f"{_into(form['text'])} {form['text']}"
    return [*forms, {**NAMED_FORMS["ukrainian"], "text": ukrainian(name)}]


def _into(place: str) -> str:
    """„we” before two consonants of which the first is a „w” or an „f”."""
    first, second = place[:2].lower()
    return "we" if first in "wf" and second not in "aąeęioóuy" else "w"
