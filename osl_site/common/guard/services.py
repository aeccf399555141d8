"""Counting without knowing whom, and taking work that was done once. Neither is an act: nothing stands in the trail."""

import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from osl_site.common import clock
from osl_site.common.centre.office import rung_or
from osl_site.common.guard.models import Counter, DaySecret, SpentWork
from osl_site.common.guard.stamps import OLDEST, Stamp

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BUCKET = "encode(sha256(convert_to(secret || ' ' || %(what)s, 'UTF8')), 'hex')"
COUNT = f"""
insert into guard_counter (bucket, starts_at, n)
select {BUCKET}, %(starts_at)s, 1 from guard_daysecret where day = %(day)s
on conflict (bucket, starts_at) do update set n = guard_counter.n + 1 returning n
"""
SO_FAR = f"""
select n from guard_counter, guard_daysecret
 where day = %(day)s and bucket = {BUCKET} and starts_at = %(starts_at)s
"""


class WorkWanted(ValidationError):
    """More send this form than ever do, so that each is asked for a little work first. Nothing was done."""

    def __init__(self) -> None:
        super().__init__(
            rung_or(
                _(
                    "Bardzo wiele osób naraz wysyła teraz ten formularz. To, co jest wpisane, zostało. "
                    "Naciśnij przycisk jeszcze raz. Jeśli to nie pomoże, spróbuj za kwadrans."
                ),
                _(
                    "Bardzo wiele osób naraz wysyła teraz ten formularz. To, co jest wpisane, zostało. "
                    "Naciśnij przycisk jeszcze raz. Jeśli to nie pomoże, zadzwoń do nas."
                ),
            )
        )


def count(what: str, whom: str = "", *, span: timedelta) -> int:
    """Count once more, in the caller's transaction: how often it happened in this minute, hour or day, this time too.

    Of `whom` a digest under the secret of the day is kept, and nothing else. Whoever counts the same at the same moment
    waits for this transaction, so count last.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, _named(what, whom, span))
        found = cursor.fetchone()
        if found is None:
            cursor.execute(
                "insert into guard_daysecret (day, secret) values (%s, %s) on conflict do nothing",
                [clock.today(), secrets.token_hex(32)],
            )
            cursor.execute(COUNT, _named(what, whom, span))
            found = cursor.fetchone()
    return found[0]


def so_far(what: str, whom: str = "", *, span: timedelta) -> int:
    """How often it happened in this minute, hour or day. One query."""
    with connection.cursor() as cursor:
        cursor.execute(SO_FAR, _named(what, whom, span))
        found = cursor.fetchone()
    return found[0] if found else 0


def _named(what: str, whom: str, span: timedelta) -> dict[str, object]:
    return {"what": f"{what} {span.total_seconds():.0f} {whom}", "starts_at": _begun(span), "day": clock.today()}


def _begun(span: timedelta) -> datetime:
    """When the minute, hour or day that it is now began in Warsaw."""
    now = localtime(clock.now(), clock.WARSAW)
    if span == DAY:
        return clock.midnight(now.date())
    return now.replace(minute=now.minute if span == MINUTE else 0, second=0, microsecond=0)


def take_work(stamp: Stamp, answer: str) -> None:
    """Take the work that was done for this page, in the caller's transaction; for a second form it is none.

    Raises WorkWanted where there is none.
    """
    if not stamp.is_solved_by(answer):
        raise WorkWanted
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into guard_spentwork (challenge, at) values (%s, %s) on conflict do nothing",
            [stamp.challenge, clock.now()],
        )
        if cursor.rowcount == 0:
            raise WorkWanted


def past() -> list[QuerySet]:
    """The secrets of other days, what was counted under them, and work whose page is too old by now."""
    return [
        DaySecret.objects.exclude(day=clock.today()),
        Counter.objects.filter(starts_at__lt=clock.midnight(clock.today())),
        SpentWork.objects.filter(at__lt=clock.now() - OLDEST),
    ]
