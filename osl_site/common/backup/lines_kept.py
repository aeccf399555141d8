"""How long it is told what was erased: as long as there is a backup that does not know it, thirteen months at least."""

from datetime import datetime

from django.db import connection
from django.db.models import Min, QuerySet

from osl_site.common.audit.models import Erasure
from osl_site.common.backup.erasures import BEFORE
from osl_site.common.backup.models import Backup

DAYS = 400  # the last of twelve monthly backups is up to thirteen months old: `shelf.MONTHLY`


def _until(before: datetime) -> datetime:
    """Not what a backup that is still kept would bring back, however old it is. One query."""
    kept = Backup.objects.taken().filter(removed_at=None)
    oldest = kept.aggregate(oldest=Min("started_at"))["oldest"]
    return min(before, oldest - BEFORE) if oldest else before


def past(before: datetime) -> list[QuerySet[Erasure]]:
    """Lines that are older than that moment and than every backup."""
    return [Erasure.objects.filter(at__lt=_until(before))]


def remove(before: datetime) -> int:
    """Remove them, and answer how many there were: by the owner's function, which the law of the table lets pass."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_remove_old_erasures(%s)", [_until(before)])
        return cursor.fetchone()[0]
