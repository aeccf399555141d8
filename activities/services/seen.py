"""What a resident can see of a meeting moves its SEQUENCE and LAST-MODIFIED."""

from django.db.models import F, QuerySet

from activities.models import Occurrence
from osl_site import clock

SEEN_OF_ACTIVITY = {"title", "title_uk", "title_en", "text", "text_uk", "text_en", "cost", "contact_phone", "groups"}
SEEN_OF_VENUE = {"name", "address", "locality", "getting_in", "getting_there", "step_free", "toilet"}


def readers_see_a_change(occurrences: QuerySet[Occurrence]) -> None:
    occurrences.update(sequence=F("sequence") + 1, changed_at=clock.now())
