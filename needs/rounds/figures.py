"""What a round gathered and where it was: „Odwiedzone: 14 z 36 sołectw”."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils.translation import ngettext

from needs.models import AssessmentRound, FieldNote, RoundVisit
from osl_site.common.centre.models import Locality, Village


@dataclass(frozen=True)
class Place:
    """One place of a round: the day on which somebody was there, and how many notes are from there."""

    locality: Locality
    visit: RoundVisit | None
    notes: int

    @property
    def is_visited(self) -> bool:
        return bool(self.notes or (self.visit and self.visit.done_on))


@dataclass(frozen=True)
class Gathered:
    """Figures of one round. `people` are those asked, as notes count them."""

    notes: int
    people: int
    submissions: int
    places: Sequence[Place]
    villages: int  # sołectwa in which somebody was
    all_villages: int
    not_visited: Sequence[Village]

    @property
    def has_ahead(self) -> bool:
        """Whether it goes to places where nobody has been yet."""
        return any(place.visit and not place.visit.done_on for place in self.places)

    @property
    def visited_in_words(self) -> str:
        """„Odwiedzone: 14 z 36 sołectw”."""
        many = ngettext("%(n)d sołectwa", "%(n)d sołectw", self.all_villages) % {"n": self.all_villages}
        return f"Odwiedzone: {self.villages} z {many}"


def gathered(row: AssessmentRound, submissions: object) -> Gathered:
    """Of this round, with these submissions that the reader may read. Six queries."""
    notes = FieldNote.objects.filter(round=row)
    told = notes.aggregate(notes=Count("pk"), people=Sum("people_count"))
    by_place = dict(
        notes.exclude(locality=None)
        .order_by()
        .values_list("locality")
        .annotate(found=Count("pk"))
        .values_list("locality", "found")
    )
    visits = {visit.locality_id: visit for visit in row.visits.all()}
    localities = Locality.objects.filter(Q(pk__in=visits) | Q(pk__in=by_place)).select_related("village")
    places = [Place(one, visits.get(one.pk), by_place.get(one.pk, 0)) for one in localities]
    seen = {place.locality.village_id for place in places if place.is_visited and place.locality.village_id}
    villages = list(Village.objects.filter(commune__is_served=True))
    return Gathered(
        notes=told["notes"],
        people=told["people"] or 0,
        submissions=submissions.filter(round=row).count(),
        places=places,
        villages=len([one for one in villages if one.pk in seen]),
        all_villages=len(villages),
        not_visited=[one for one in villages if one.pk not in seen],
    )
