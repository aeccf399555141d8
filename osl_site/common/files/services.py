"""Keeping a file. Never an act of its own: whoever keeps one records it."""

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.files.models import StoredFile, digest


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
