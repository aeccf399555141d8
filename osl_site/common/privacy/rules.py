"""Who reads the register of personal data, and who says how long traces are kept."""

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator, is_director


def may_read_register(user: User) -> bool:
    return is_administrator(user) or is_director(user)


def may_change_periods(user: User) -> bool:
    return is_administrator(user)
