"""What waits for the administrator about accounts: an invitation that nobody took up, an account that nobody uses."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.emails import INVITED_FOR
from osl_site.common.accounts.models import User
from osl_site.common.registry import Group, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import since_days

IDLE = timedelta(days=180)


def not_taken_up(user: User) -> QuerySet[User]:
    """Invited, and no password set while the link of the invitation worked; the longest ago first."""
    return User.objects.invited().filter(invited_at__lt=clock.now() - INVITED_FOR).order_by("invited_at", "pk")


def invitations_not_taken_up(user: User) -> Iterator[Matter]:
    """Whoever was asked in and never came. Two queries at most."""

    def each(row: User) -> Matter:
        said = f"{row.name}: zaproszenie wygasło, a hasła nadal nie ma."
        return _matter(said, row.name, row.get_absolute_url(), "Wyślij jeszcze raz", when=since_days(row.invited_at))

    def together(count: int, first: User) -> Matter:
        said = f"Konta, których zaproszenia wygasły, a haseł nadal nie ma: {count}."
        return _matter(said, "", reverse("account_list"), "Zobacz konta", when=since_days(first.invited_at))

    yield from few(not_taken_up(user), each, together)


def unused(user: User) -> QuerySet[User]:
    """Could sign in, and did not for 180 days; the longest ago first. Nobody waits for people of the demonstration."""
    rows = User.objects.at_work().filter(is_example=False).alias(used_at=Coalesce(F("last_login"), F("created_at")))
    return rows.filter(used_at__lt=clock.now() - IDLE).order_by("used_at", "pk")


def accounts_not_used(user: User) -> Iterator[Matter]:
    """Open doors that nobody goes through, to be looked at once there is time. Two queries at most."""

    def each(row: User) -> Matter:
        said = f"{row.name}: nikt się nie loguje. Jeśli ta osoba już tu nie pracuje, zamknij konto."
        when = since_days(row.last_login or row.created_at)
        return _matter(said, row.name, row.get_absolute_url(), "Zobacz konto", when=when, group=Group.LATER)

    def together(count: int, first: User) -> Matter:
        said = f"Konta, na które od 180 dni nikt się nie loguje: {count}. Zamknij te, które są już niepotrzebne."
        return _matter(
            said,
            "",
            reverse("account_list"),
            "Zobacz konta",
            when=since_days(first.last_login or first.created_at),
            group=Group.LATER,
        )

    yield from few(unused(user), each, together)


def _matter(said: str, subject: str, url: str, action: str, *, when: str, group: Group = Group.TO_DO) -> Matter:
    return Matter(said, action, url, subject=subject, when=when, group=group)
