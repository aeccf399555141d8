"""Who says that a record of a case may go, and removes it."""

from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.rules import is_administrator, is_director


def may_read(user: User) -> bool:
    """Who reads the register of personal data, too."""
    return is_administrator(user) or is_director(user)


def may_discard(user: User) -> bool:
    """A director, and nobody who stands in for one: what is gone comes back by no return from a holiday."""
    return Role.DIRECTOR in user.roles
