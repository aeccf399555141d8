"""Errors remembered, told and forgotten. None is an act of anybody: nothing stands in the trail."""

from datetime import timedelta

from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateEvent

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.database import bounds
from osl_site.common.faults.models import Digest, Fault
from osl_site.common.letters.services import Recipient, promise

KIND = "faults.digest"
MOST_UNTOLD = 500  # a page that breaks for everybody is known by then
EVERY = timedelta(hours=1)
PATIENCE = 2.0  # seconds: whoever met the error waits for its page


def remember(*, request: str, view: str, kind: str, place: str) -> None:
    """Write one error down, unless very many wait to be told already. Raises what the database does."""
    with bounds.at_most(PATIENCE), transaction.atomic():
        if Fault.objects.filter(digest=None).count() < MOST_UNTOLD:
            Fault.objects.create(at=clock.now(), request=request, view=view[:100], kind=kind[:100], place=place[:200])


@transaction.atomic
def tell() -> Digest | None:
    """Write one letter to each administrator of what was not told yet, at most once an hour. The worker's."""
    lock = "select pg_advisory_xact_lock(hashtext('faults.tell'))"  # two workers tell once
    with connection.cursor() as cursor:
        cursor.execute(lock)
    now, last = clock.now(), Digest.objects.order_by("-id").first()
    if last and now - last.at < EVERY - timedelta(minutes=1):
        return None
    since = max(last.at, now - Fault.KEPT) if last else now - EVERY
    failed = ProcrastinateEvent.objects.filter(type="failed", at__gt=since).count()
    if not failed and not Fault.objects.filter(digest=None).exists():
        return None
    digest = Digest.objects.create(at=now, failed_jobs=failed)
    Fault.objects.filter(digest=None).update(digest=digest)
    administrators = User.objects.filter(is_active=True, roles__contains=[Role.ADMINISTRATOR])
    promise(KIND, [Recipient(user.email, digest) for user in administrators])
    return digest


def forget() -> None:
    """Errors of long ago and what was told of them. The worker's, every night."""
    before = clock.now() - Fault.KEPT
    Fault.objects.filter(at__lt=before).delete()
    Digest.objects.filter(at__lt=before).delete()
