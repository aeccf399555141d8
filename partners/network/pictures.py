"""The network drawn: partners at their villages on the map, and up to sixty of them by what they do together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from osl_site.common.centre.boundary.services import shown
from osl_site.common.centre.models import Boundary, Locality
from osl_site.common.pictures.map import MapDrawing, Spot, place_map
from osl_site.common.pictures.network import Knot, network
from partners.models import Partner
from partners.network.graph import Pair, bridges
from partners.network.ties import TieOf

MOST_DRAWN = 60


@dataclass(frozen=True)
class PartnersMap:
    """The map, None where no place has coordinates; and who stands on it nowhere."""

    drawing: MapDrawing | None
    unplaced: Sequence[tuple[str, int]]  # villages without coordinates, and how many partners are there
    elsewhere: int  # partners that name no village
    boundary: str = ""  # whose the line around them is, where there is one


def partners_map(partners: Sequence[Partner], found: Mapping[Pair, TieOf], asked: QueryDict) -> PartnersMap:
    """Partners of `with_places` at every village that they name; lines go between the first ones. Two queries."""
    counts: dict[str, int] = {}
    homes: dict[int, str] = {}
    for partner in partners:
        for locality in partner.localities.all():
            counts[locality.pk] = counts.get(locality.pk, 0) + 1
            if locality.latitude is not None:
                homes.setdefault(partner.pk, locality.pk)
    there = Locality.objects.served().filter(part_of=None) | Locality.objects.filter(pk__in=list(counts))
    places = list(there.distinct().order_by("name_key", "pk"))
    spots = [place for place in places if place.latitude is not None]
    number = {place.pk: at for at, place in enumerate(spots)}
    lines: dict[tuple[int, int], int] = {}
    for (one, other), tie in found.items():
        ends = {number[homes[pk]] for pk in (one, other) if pk in homes}
        if len(ends) == 2:
            pair = (min(ends), max(ends))
            lines[pair] = lines.get(pair, 0) + tie.weight
    around = shown() if spots else None
    told = [_spot(place, counts.get(place.pk, 0), asked) for place in spots]
    drawing = _map(told, lines, around) if spots else None
    unplaced = [(place.name, counts[place.pk]) for place in places if place.latitude is None and place.pk in counts]
    return PartnersMap(
        drawing, unplaced, sum(not partner.localities.all() for partner in partners), around.said if around else ""
    )


def _map(spots: Sequence[Spot], lines: Mapping[tuple[int, int], int], around: Boundary | None) -> MapDrawing:
    desc = "Większe kółko to więcej partnerów, puste to żadnego. Grubsza linia to więcej wspólnych spraw."
    desc += " Linia dookoła to granica." if around else ""
    rings = around.rings if around else ()
    return place_map("mapa", "Partnerzy w swoich miejscowościach", desc, spots, ties=lines, boundary=rings)


def _spot(place: Locality, count: int, asked: QueryDict) -> Spot:
    query = asked.copy()
    query["miejscowosc"] = place.pk
    url = f"{reverse('partners:network')}?{query.urlencode()}#znalezione"
    return Spot(place.name, place.latitude, place.longitude, count, f"{place.name}, partnerzy: {count}", url)


def partners_picture(partners: Mapping[int, Partner], found: Mapping[Pair, TieOf]) -> MapDrawing | None:
    """All of them that did something together; None where they are none, or more than sixty. No query."""
    tied = sorted({pk for pair in found for pk in pair})
    if not tied or len(tied) > MOST_DRAWN:
        return None
    marked = {one.partner for one in bridges(found)}
    knots = [
        Knot(pk, partners[pk].name, partners[pk].name, partners[pk].get_absolute_url(), pk in marked) for pk in tied
    ]
    desc = "Linia łączy partnerów, którzy coś razem robili. Większe kółko to jedyny łącznik grup."
    return network("siec", "Kto z kim coś robi", desc, knots, {pair: tie.weight for pair, tie in found.items()})
