"""Who may read the trail (design § 3): the director and the administrator."""

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator, is_director, may_read_rooms
from osl_site.common.audit.models import Entry

OF_SETTING_UP = ("accounts.user", "centre.centre")  # no secret to whoever gives accounts and sets the office up


def may_read_changes(user: User, entry: Entry) -> bool:
    """What fields said before and after: only of what the person may read itself."""
    return may_read_trail(user) and (may_read_rooms(user) or entry.subject_type in OF_SETTING_UP)


def may_read_trail(user: User) -> bool:
    return is_director(user) or is_administrator(user)
