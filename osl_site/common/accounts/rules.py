"""Who a person is in the office. Every `may_…` of the rooms is built of these."""

from osl_site.common.accounts.models import Role, User


def is_organiser(user: User) -> bool:
    return Role.ORGANISER in user.roles


def is_director(user: User) -> bool:
    return Role.DIRECTOR in user.roles


def is_coworker(user: User) -> bool:
    return Role.COWORKER in user.roles


def is_administrator(user: User) -> bool:
    return Role.ADMINISTRATOR in user.roles


def may_read_rooms(user: User) -> bool:
    """Needs, plans in force, activities and partners: everyone in the office but an administrator who is only that."""
    return is_organiser(user) or is_director(user) or is_coworker(user)


def only_decides(user: User) -> bool:
    """A director who is no organiser: reads plans and decides, and writes down little on the way."""
    return is_director(user) and not is_organiser(user)


def may_manage_accounts(user: User) -> bool:
    return is_administrator(user)
