"""Keeping a file, never an act of its own: whoever keeps one records it. Comparing what was kept with its hash."""

from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.files import hashes
from osl_site.common.files.models import HashCheck, StoredFile, digest


def keep(content: bytes, *, name: str, content_type: str, by: User | None) -> StoredFile:
    """Keep these bytes for ever. `by` is None when the worker made them. A part of an act, so it records nothing."""
    return StoredFile.objects.create(
        name=name,
        content_type=content_type,
        content=content,
        size=len(content),
        sha256=digest(content),
        created_at=clock.now(),
        created_by=by,
    )


@transaction.atomic
def check_hashes() -> HashCheck:
    """Compare everything that was kept with its hash, and write down what was found: a row, and in the trail."""
    found = hashes.outcome()
    check = HashCheck.objects.create(at=clock.now(), seen=found.seen, wrong=list(found.wrong))
    record("hashes.differ" if check.wrong else "hashes.agree", check, by=Actor.WORKER)
    return check
