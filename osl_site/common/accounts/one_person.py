"""What nobody in the office can decide: said where roles are given, so that one person who holds all of them knows."""

from collections.abc import Sequence

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.database.collation import polish_order


def undecided_of(people: Sequence[User]) -> list[str]:
    """A sentence for each of these people of whose acts nobody decides something, and what to do about it."""
    return [said for ask in registry.undecided for said in ask(people).values()]


def undecided_here() -> list[str]:
    """The same of everybody whose account is open. A query, and one for each room that decides anything."""
    return undecided_of(User.objects.filter(is_active=True).order_by(polish_order("name"), "pk"))
