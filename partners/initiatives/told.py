"""What residents read of initiatives: those that are done and that the office shows, by village."""

from dataclasses import dataclass
from itertools import groupby

from django.db import connection

from osl_site.common.centre.models import Locality
from osl_site.common.database.collation import polish_order
from osl_site.common.text.languages import in_polish
from osl_site.common.withdrawal.models import standing
from partners.models import Initiative, Stage

NEWEST = "select coalesce(max(id), 0)::text from audit_entry where subject_type = 'partners.initiative'"


@dataclass(frozen=True)
class Village:
    """A village and what was done there, in the office's words, the newest first."""

    slug: str
    name: str
    done: list[Initiative]


def version() -> str:
    """Another text after each act on an initiative. One query."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return cursor.fetchone()[0]


def done_by_village() -> list[Village]:
    """One query."""
    rows = (
        standing(Initiative.objects.as_they_stand()).filter(stage=Stage.DONE, is_public=True).select_related("locality")
    )
    rows = rows.order_by(polish_order("locality__name"), "locality_id", "-stage_since", "-pk")
    places = groupby(rows, key=lambda row: row.locality)
    return [Village(place.slug, _name(place), list(done)) for place, done in places]


def _name(place: Locality) -> str:
    return in_polish(place.name)
