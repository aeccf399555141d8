"""An act that is over says what it said. In the seeded office, where earlier acts are of other transactions."""

from django.db import transaction

from osl_site.common.audit.models import Change, Entry
from osl_site.common.audit.trail import record, within
from tests.breaking import refused
from tests.needs.builders import need


def test_nothing_is_added_to_what_was_told_before(seeded):
    earlier = Entry.objects.roots().order_by("-id")[0]
    refused(Change(entry=earlier, field="text", before="Nie.", after="Tak.").save)
    with within(earlier):
        refused(lambda: record("need.changed", need(), by=earlier.by))
    entry = record("need.changed", need(), by=earlier.by)
    with transaction.atomic():  # a savepoint, which has a number of its own
        part = Entry(act="x", subject_type="x", subject_id=1, actor="worker", at=entry.at, part_of=entry)
        part.save()
    Change(entry=part, field="text", before="Nie.", after="Tak.").save()
