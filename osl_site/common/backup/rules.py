"""Who reads how it stands with backups."""

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator


def may_read_backups(user: User) -> bool:
    return is_administrator(user)
