"""How it stands with backups: which was the last, whether the night failed, whether one was ever tried."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings

from osl_site.common import clock
from osl_site.common.backup.models import Backup
from osl_site.common.registry import Unhealthy

LATE = timedelta(hours=36)  # since the last one; the night takes one a day
REHEARSED_EVERY = timedelta(days=365)


def is_set_up() -> bool:
    """Whether the night takes backups."""
    return bool(settings.BACKUP_DIR and settings.BACKUP_KEYS)


def last_backup() -> Backup | None:
    """The last one that came to its end. One query."""
    return Backup.objects.taken().order_by("-ended_at", "-pk").first()


def last_attempt() -> Backup | None:
    """The last one, whichever way it ended. One query."""
    return Backup.objects.order_by("-ended_at", "-pk").first()


def is_late(last: Backup | None) -> bool:
    return last is None or clock.now() - last.ended_at > LATE


def last_rehearsal() -> Backup | None:
    """The last one that was put back on trial. One query."""
    return Backup.objects.taken().exclude(rehearsed_at=None).order_by("-rehearsed_at").first()


def told() -> Mapping[str, str]:
    """For a monitor: when the last one was taken. Raises Unhealthy where the night should and did not. One query."""
    last = last_backup()
    words = {"kopia": last.ended_at.isoformat(timespec="minutes") if last else "jeszcze nie było"}
    if not is_set_up():
        return words if last else {"kopia": "nie ustawiono"}
    if is_late(last):
        raise Unhealthy(words)
    return words


def wants_rehearsal(last: Backup | None) -> bool:
    """Whether there is a backup, and for a year nobody has tried to put one back. One query."""
    rehearsed = last_rehearsal()
    return last is not None and (rehearsed is None or clock.now() - rehearsed.rehearsed_at > REHEARSED_EVERY)
