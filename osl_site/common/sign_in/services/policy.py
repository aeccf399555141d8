"""Which roles sign in with a second step, and how long one stays signed in."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.audit.trail import record
from osl_site.common.database.collation import polish_order
from osl_site.common.sign_in.models import Authenticator, Passkey, Session, SignInPolicy
from osl_site.common.text.date_formats import polish_day


def policy() -> SignInPolicy:
    """As it is; nobody has to while nothing was said. One query."""
    return SignInPolicy.objects.first() or SignInPolicy(pk=1)


def is_asked(user: User, asked: SignInPolicy) -> bool:
    """Whether one of these roles is the person's, or today that of somebody in whose place they work. No query."""
    return any(user.acts_as(role) for role in asked.roles)


def people_with_steps() -> QuerySet[User]:
    """Who has a second step, by name: with `has_app`, and how many `keys`. One query."""
    app = Exists(Authenticator.objects.filter(user=OuterRef("pk")))
    keys = Passkey.objects.filter(user=OuterRef("pk")).order_by().values("user").annotate(n=Count("pk")).values("n")
    rows = User.objects.annotate(has_app=app, keys=Coalesce(Subquery(keys), 0))
    return rows.filter(Q(has_app=True) | Q(keys__gt=0)).order_by(polish_order("name"), "id")


@transaction.atomic
def require_factor(*, roles: Sequence[Role], since: date | None, by: User) -> SignInPolicy:
    """Have these roles sign in with a second step from that day on; how long one stays signed in goes on as it is."""
    asked = policy()
    limits = {"idle_minutes": asked.idle_minutes, "longest_hours": asked.longest_hours}
    return change_policy(roles=roles, since=since, **limits, by=by)


@transaction.atomic
def change_policy(
    *, roles: Sequence[Role], since: date | None, idle_minutes: int, longest_hours: int, by: User
) -> SignInPolicy:
    """Have these roles sign in with a second step from that day on; before it whoever lacks one is asked. Unused for
    so many minutes, and after so many hours, everybody is signed out: who is in now, too, if that is sooner.

    Raises ValidationError where roles have no day, or one that is over, and of limits out of bounds.
    """
    if not may_manage_accounts(by):
        raise PermissionDenied
    row = SignInPolicy.objects.select_for_update().first() or SignInPolicy(pk=1)
    if roles and (since is None or (since < clock.today() and since != row.since)):
        raise ValidationError({"since": "Wskaż dzień: dzisiejszy albo późniejszy."})
    before, idle, longest = _words(row), row.idle, row.longest
    row.roles, row.since = sorted(roles), since if roles else None
    row.idle_minutes, row.longest_hours = idle_minutes, longest_hours
    row.validate_constraints()
    row.save()
    if row.idle < idle or row.longest < longest:
        ends = Least(F("expire_date"), F("created_at") + Value(row.longest))
        Session.objects.exclude(user=None).update(idle_for=Least(F("idle_for"), Value(row.idle)), expire_date=ends)
    record("sign_in.policy_changed", row, by=by, fields={k: (before[k], v) for k, v in _words(row).items()})
    return row


def _words(row: SignInPolicy) -> dict[str, str]:
    return {
        "roles": ", ".join(Role(role).label for role in row.roles),
        "since": polish_day(row.since) if row.since else "",
        "idle_minutes": str(row.idle_minutes),
        "longest_hours": str(row.longest_hours),
    }
