"""Who may read the trail (design § 3): the director and the administrator."""

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator, is_director


def may_read_trail(user: User) -> bool:
    return is_director(user) or is_administrator(user)
