from osl_site.common.accounts.services.invitations import ask_for_new_email, confirm_email, invite_again
from osl_site.common.accounts.services.passwords import ask_for_new_password, change_password
from osl_site.common.accounts.services.people import (
    IS_CLOSED,
    WHO_TAKES_OVER,
    add_user,
    change_account,
    close_account,
    reopen_account,
    unlock_account,
    why_not_closed,
)
from osl_site.common.accounts.services.substitutes import call_off_substitute, set_substitute

__all__ = [
    "IS_CLOSED",
    "WHO_TAKES_OVER",
    "add_user",
    "ask_for_new_email",
    "ask_for_new_password",
    "call_off_substitute",
    "change_account",
    "change_password",
    "close_account",
    "confirm_email",
    "invite_again",
    "reopen_account",
    "set_substitute",
    "unlock_account",
    "why_not_closed",
]
