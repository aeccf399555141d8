"""Photographs of a form that was refused for something else: kept for a few hours, so that nobody chooses them twice.

The page carries a token that only it has; no page hands the pictures out.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet

from osl_site.common import clock
from osl_site.common.attachments.models import HeldPhoto

KEPT = timedelta(hours=3)
MOST_HELD = 300  # of everybody at once, some 100 MB; who comes then chooses once more


def hold(photos: Sequence[bytes], *, token: str = "") -> str:
    """Keep these beside those of the token, or under a new one: the token of them all. Empty where too many are held
    just now and nothing is kept."""
    if HeldPhoto.objects.exclude(content=b"").count() + len(photos) > MOST_HELD:
        return token
    token = token or secrets.token_urlsafe(24)
    HeldPhoto.objects.bulk_create(
        HeldPhoto(token_digest=_digest(token), content=photo, at=clock.now()) for photo in photos
    )
    return token


def held(token: str) -> list[bytes]:
    """The photographs of this token in their order; those that were spent are none. One query."""
    return [bytes(row.content) for row in _of(token) if row.content]


def is_known(token: str) -> bool:
    """Whether there ever were such, of which the schedule has taken none away yet. One query."""
    return _of(token).exists()


def spend(token: str) -> None:
    """The form was taken, or its author wants them no more: the pictures go. That there were some stays for as long as
    they would have, so that the same form sent twice is not told that they are lost."""
    _of(token).update(content=b"")


def held_before(_before: datetime) -> list[QuerySet[HeldPhoto]]:
    """What nobody came back for."""
    return [HeldPhoto.objects.filter(at__lt=clock.now() - KEPT)]


def _of(token: str) -> QuerySet[HeldPhoto]:
    return HeldPhoto.objects.filter(token_digest=_digest(token)).order_by("id") if token else HeldPhoto.objects.none()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
