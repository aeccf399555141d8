"""Meetings held while they change. What a resident can see of one moves its SEQUENCE and LAST-MODIFIED.

Names of places and groups and the office's telephone live in lower rooms: there the database itself does the same
(`activities/triggers/seen.py`).
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import F, Func, JSONField, QuerySet, Value

from activities.models import Activity, Occurrence
from activities.models.formerly import Entry, until_today
from osl_site.common import clock
from osl_site.common.database.locking import GONE, ChangedMeanwhile

LOOKED_BACK = timedelta(days=90)  # as far as the feed goes unless it is asked for more


def readers_see_a_change(occurrences: QuerySet[Occurrence]) -> None:
    """Of these, the meetings to come and those that phones still hold say that they are other than they were."""
    seen = occurrences.filter(starts_at__gte=clock.midnight(clock.today() - LOOKED_BACK))
    lock_rows(seen)
    seen.update(sequence=F("sequence") + 1, changed_at=clock.now())


def remember(occurrences: QuerySet[Occurrence], *told: Entry) -> None:
    """Of these, the published ones say from now on that residents were told so until today. They are locked already."""
    added = Value(until_today(*told), JSONField())
    longer = Func(F("formerly"), added, template="%(expressions)s", arg_joiner=" || ", output_field=JSONField())
    occurrences.filter(published_at__isnull=False).update(formerly=longer)


def lock_occurrence(occurrence: Occurrence, revision: int | None = None) -> Occurrence:
    """The meeting as it stands now. Raises ChangedMeanwhile when `revision` is given and is not the stored one.

    Its offer is read after the lock: what is joined to a row that had to be waited for is as old as the waiting.
    """
    rows = Occurrence.objects.select_for_update(of=["self"]).select_related("venue__locality", "series")
    found = rows.filter(pk=occurrence.pk).first()
    if found is None:
        raise ValidationError(GONE)
    found.activity = Activity.objects.get(pk=found.activity_id)
    if revision is not None and revision != found.revision:
        raise ChangedMeanwhile(found)
    return found


def lock_rows(occurrences: QuerySet[Occurrence]) -> None:
    """Lock these meetings, the lowest id first, before all of them change: whoever needs more than one does so, the
    database included (`activities/triggers`), or two would wait for each other."""
    list(occurrences.order_by("pk").select_for_update(of=["self"]).values_list("pk"))
