"""How many wrong passwords and codes are looked at, and what is kept of them.

An account at a line: ten wrong ones in a quarter of an hour. An account from lines at which nobody signed in to it
within a month, all together: fifty in an hour. A line and all accounts that never signed in at it: ten names in an
hour. So a whole office behind one address goes on, whoever guesses elsewhere, and one password tried at every account
is tried at ten.
"""

from collections import Counter
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.timezone import localtime

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.audit.trail import record
from osl_site.common.sign_in.lines import Line, digest
from osl_site.common.sign_in.models import Attempt, KnownLine, Outcome, Step

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
AT_ONE_LINE, FROM_ANYWHERE, NAMES = 10, 50, 10
LINE_KEPT = timedelta(days=30)
DIGESTS_KEPT = timedelta(days=1)
WORDS = (
    "Było zbyt wiele błędnych prób. Spróbuj ponownie o {hour} albo ustaw nowe hasło przez „Nie pamiętam hasła”: "
    "wtedy zalogujesz się od razu."
)
CODES = (
    "Było zbyt wiele błędnych kodów. Spróbuj ponownie o {hour} albo poproś administratora, żeby zdjął blokadę z konta. "
    "Nowe hasło tu nie pomoże."
)


class TooMany(ValidationError):
    """Nothing was looked at. The sentence says when it will be again."""

    def __init__(self, until: datetime, words: str = WORDS) -> None:
        super().__init__(words.format(hour=f"{localtime(until + timedelta(minutes=1), clock.WARSAW):%-H:%M}"))
        self.until = until

    @property
    def of_codes(self) -> "TooMany":
        """The same of codes, which no new password opens the way for."""
        return TooMany(self.until, CODES)


def begin_attempt(step: Step, *, email: str, line: Line) -> Attempt:
    """Write an attempt down before anything is looked at. Raises TooMany where no more of them are.

    Six queries at most. Not in a transaction: what others begin at the same moment is to be counted.
    """
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    said = Outcome.UNKNOWN if user is None else Outcome.WRONG if user.is_active else Outcome.CLOSED
    attempt = Attempt(
        at=clock.now(),
        step=step,
        outcome=said,
        user=user,
        name=digest("code" if step == Step.FACTOR else "name", email),
        line=line.digest,
        network=line.network,
    )
    if until := _closed_until(attempt):
        _add_to_unseen(attempt)
        raise TooMany(until)
    attempt.save()
    if until := _closed_until(attempt):  # by those who came at the same moment
        Attempt.objects.filter(pk=attempt.pk).update(outcome=Outcome.LOCKED, counts=False)
        raise TooMany(until)
    return attempt


@transaction.atomic
def _add_to_unseen(attempt: Attempt) -> None:
    """One more that is not looked at, on the row of this hour; of those who come at the same moment one makes it."""
    said = f"sign_in.unseen {attempt.step} {attempt.user_id} {attempt.line}"
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [said])
    same = Attempt.objects.filter(step=attempt.step, user=attempt.user, line=attempt.line, outcome=Outcome.LOCKED)
    row = same.filter(at__gt=attempt.at - HOUR).order_by("id").values("pk")[:1]
    if not Attempt.objects.filter(pk__in=row).update(number=F("number") + 1):
        attempt.outcome, attempt.counts = Outcome.LOCKED, False
        attempt.save()


def _closed_until(attempt: Attempt) -> datetime | None:
    """Until when no more is looked at; None where it is."""
    before = Attempt.objects.filter(counts=True, at__gt=attempt.at - HOUR).exclude(pk=attempt.pk)
    of_name = Q(name=attempt.name)
    here = Q(of_name, line=attempt.line, at__gt=attempt.at - QUARTER)
    found = before.filter(of_name | Q(line=attempt.line)).aggregate(
        here=Count("pk", filter=here),
        here_since=Min("at", filter=here),
        all=Count("pk", filter=of_name),
        since=Min("at", filter=of_name),
        names=Count("name", distinct=True, filter=Q(line=attempt.line) & ~of_name),
        line_since=Min("at", filter=Q(line=attempt.line)),
    )
    if found["here"] >= AT_ONE_LINE:
        return found["here_since"] + QUARTER
    if attempt.step == Step.FACTOR:  # whoever is asked for a code knows the password: ten are enough from anywhere
        return found["since"] + HOUR if found["all"] >= AT_ONE_LINE else None
    if (found["all"] < FROM_ANYWHERE and found["names"] < NAMES) or _is_known(attempt):
        return None
    return (found["since"] if found["all"] >= FROM_ANYWHERE else found["line_since"]) + HOUR


def _is_known(attempt: Attempt) -> bool:
    """Whether this person signed in at this line within a month."""
    known = KnownLine.objects.filter(line=attempt.line, seen_at__gt=attempt.at - LINE_KEPT)
    return attempt.user is not None and known.filter(user=attempt.user).exists()


@transaction.atomic
def pass_attempt(attempt: Attempt) -> None:
    """It was the right password or code: what this person mistyped here before counts no more."""
    Attempt.objects.filter(pk=attempt.pk).update(outcome=Outcome.PASSED, counts=False)
    _counting(attempt.user).filter(name=attempt.name, line=attempt.line).update(counts=False)
    know_line(attempt.user, attempt.line)


def know_line(user: User, line: str) -> None:
    """Remember that this person signs in here: by a password, or by the link of a letter."""
    KnownLine.objects.update_or_create(user=user, line=line, defaults={"seen_at": clock.now()})


@transaction.atomic
def proved_by_letter(user: User, line: Line) -> None:
    """A new password by the link of a letter lifts a lock, and the person is known where they set it."""
    _counting(user).filter(name=digest("name", user.email)).update(counts=False)
    know_line(user, line.digest)


@transaction.atomic
def lift_lock(user: User, *, by: User) -> bool:
    """Let a person try again at once, wherever they are; answers whether anything counted against it.

    By an administrator, who is written down.
    """
    if not may_manage_accounts(by):
        raise PermissionDenied
    lifted = bool(_counting(user).update(counts=False))
    if lifted:
        record("user.unlocked", user, by=by)
    return lifted


def is_locked(user: User) -> bool:
    """Whether somewhere, or anywhere, no more passwords or codes of this account are looked at. For the page of the
    account. One query."""
    now, code = clock.now(), digest("code", user.email)
    counted = _counting(user).filter(at__gt=now - HOUR).values("name", "line")
    found = counted.annotate(all=Count("pk"), here=Count("pk", filter=Q(at__gt=now - QUARTER)))
    of_name: Counter[str] = Counter()
    for row in found:
        if row["here"] >= AT_ONE_LINE:
            return True
        of_name[row["name"]] += row["all"]
    return any(tried >= (AT_ONE_LINE if name == code else FROM_ANYWHERE) for name, tried in of_name.items())


def _counting(user: User) -> QuerySet[Attempt]:
    return Attempt.objects.filter(user=user, counts=True)


def attempts_past(before: datetime) -> tuple[QuerySet[Attempt], QuerySet[Attempt], QuerySet[Attempt]]:
    """All attempts of before that moment; of younger ones that are a day old those that passed, and refused ones that
    still tell who and where. No attempt is in two of them."""
    old = Attempt.objects.filter(at__lt=before)
    after_a_day = Attempt.objects.filter(at__lt=clock.now() - DIGESTS_KEPT, at__gte=before)
    passed = after_a_day.filter(outcome=Outcome.PASSED)
    return old, passed, after_a_day.exclude(outcome=Outcome.PASSED).exclude(name="", line="")


def lines_past(before: datetime) -> QuerySet[KnownLine]:
    """Lines at which nobody signed in since."""
    return KnownLine.objects.filter(seen_at__lt=before)


@transaction.atomic
def forget_attempts(before: datetime) -> int:
    """Remove what `attempts_past` says; of the last only who and where goes. Answers how many. The schedule's."""
    _old, _passed, traces = attempts_past(before)
    forgotten = traces.update(name="", line="", counts=False)
    with connection.cursor() as cursor:  # the owner's function, which the law of the table lets pass
        cursor.execute("select sign_in_remove_old_attempts(%s, %s)", [before, clock.now() - DIGESTS_KEPT])
        return cursor.fetchone()[0] + forgotten
