"""Who may say the office's own words."""

from osl_site.common.accounts.models import User
from osl_site.common.centre.rules import may_edit_office


def may_edit_texts(user: User) -> bool:
    """Whoever keeps what residents read of the office: the administrator and the organiser."""
    return may_edit_office(user)
