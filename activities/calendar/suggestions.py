"""When nothing is found: which wider questions would find something, and how many meetings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.calendar.filters import DISTANCES, Asked
from activities.models.occurrences import OccurrenceQuerySet

MOST_COUNTED = 1000
Find = Callable[[Asked], OccurrenceQuerySet]


@dataclass(frozen=True)
class Wider:
    """A question that asks for less, as a button."""

    label: str
    url: str


def wider(asked: Asked, find: Find, address: str) -> list[Wider]:
    """Buttons that each take one answer back, or reach further, and find something. At most seven queries."""
    found = (*_further(asked, find), *_without_one(asked, find))
    return [Wider(_said(what, count), _address(address, less)) for what, less, count in found]


def _said(what: str, count: int) -> str:
    return _("%(what)s: %(count)s") % {"what": what, "count": occurrences(count)}


def _address(address: str, asked: Asked) -> str:
    query = asked.query()
    return f"{address}?{query}" if query else address


def occurrences(count: int) -> str:
    """„5 spotkań”, „ponad 1000 spotkań”."""
    if count > MOST_COUNTED:
        return _("ponad %(count)d spotkań") % {"count": MOST_COUNTED}
    return ngettext("%(count)d spotkanie", "%(count)d spotkań", count) % {"count": count}


def in_a_week(count: int) -> str:
    """„6 spotkań w ciągu 7 dni”."""
    return ngettext("%(count)d spotkanie w ciągu 7 dni", "%(count)d spotkań w ciągu 7 dni", count) % {"count": count}


def none_in_a_week(following: str) -> str:
    """„W ciągu 7 dni nic tu nie zaplanowano. Najbliższe: czwartek, 10 grudnia.”."""
    return _("W ciągu 7 dni nic tu nie zaplanowano. Najbliższe: %(day)s.") % {"day": following}


def _further(asked: Asked, find: Find) -> Iterator[tuple[str, Asked, int]]:
    """Places that an unknown name may mean; the shortest longer distance at which there is something; the whole gmina.
    One query."""
    if not asked.localities and not asked.unknown:
        return
    everywhere = replace(asked, localities=[], unknown="", near=(), within_km=None)
    counted = find(everywhere).order_by().values_list("venue__locality").annotate(Count("pk"))
    there = dict(counted)
    for place in asked.near:
        yield place.name, replace(everywhere, localities=[place]), there.get(place.simc, 0)
    for km in DISTANCES if asked.localities else ():
        reached = replace(asked, within_km=km)
        if km > (asked.within_km or 0) and (count := sum(there.get(simc, 0) for simc in reached.perhaps())):
            yield _("Do %(km)d km stąd") % {"km": km}, reached, count
            break
    if count := sum(there.values()):
        yield _("W całej gminie"), everywhere, count


def _without_one(asked: Asked, find: Find) -> Iterator[tuple[str, Asked, int]]:
    """Each other answer taken back, if that finds something. One query for each."""
    questions = (
        (asked.group, _("Dla wszystkich grup"), {"group": ""}),
        (asked.theme, _("Wszystkie tematy"), {"theme": ""}),
        (asked.step_free, _("Także ze schodami przy wejściu"), {"step_free": False}),
        (asked.words, _("Bez wpisanego słowa"), {"words": ""}),
        (asked.first or asked.last, _("W innych dniach"), {"first": None, "last": None}),
    )
    for answer, what, taken_back in questions:
        if answer:
            less = replace(asked, **taken_back)
            if count := find(less).order_by()[: MOST_COUNTED + 1].count():
                yield what, less, count
