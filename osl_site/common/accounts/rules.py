"""Who a person is in the office, or for whom they stand in today. Every `may_…` of the rooms is built of these."""

from osl_site.common.accounts.models import Role, User

TAKING_OVER = (Role.SERVICE_ORGANISER, Role.IPUS_COORDINATOR, Role.SOCIAL_WORKER)


def is_organiser(user: User) -> bool:
    return user.acts_as(Role.ORGANISER)


def is_director(user: User) -> bool:
    return user.acts_as(Role.DIRECTOR)


def is_coworker(user: User) -> bool:
    return user.acts_as(Role.COWORKER)


def is_administrator(user: User) -> bool:
    return user.acts_as(Role.ADMINISTRATOR)


def may_read_rooms(user: User) -> bool:
    """Needs, plans in force, activities and partners: everyone in the office but an administrator who is only that."""
    return is_organiser(user) or is_director(user) or is_coworker(user)


def only_decides(user: User) -> bool:
    """A director who is no organiser: reads plans and decides, and writes down little on the way."""
    return is_director(user) and not is_organiser(user)


def takes_over(user: User) -> bool:
    """Whoever in the house takes over what the organiser hands on: services, individual plans, social work."""
    return any(user.acts_as(role) for role in TAKING_OVER)


def only_takes_over(user: User) -> bool:
    """Reads nothing else of the office: begins at what was handed over, and not at the desk."""
    return takes_over(user) and not may_read_rooms(user) and not is_administrator(user)


def may_manage_accounts(user: User) -> bool:
    """By a role of their own, and not for an administrator who is away: who may come in as whom outlives a holiday."""
    return Role.ADMINISTRATOR in user.roles


def may_ask_for_email(user: User, account: User) -> bool:
    """Another address for signing in: the administrator for anybody, everybody for themselves."""
    return user.pk == account.pk or may_manage_accounts(user)


def is_organiser_by_right(user: User) -> bool:
    """By a role of their own, and not for somebody who is away: who hands plans over."""
    return Role.ORGANISER in user.roles


def may_set_substitute(user: User, away: User) -> bool:
    """Whoever is away for themselves; by a role of their own the administrator for anybody, and the director for
    anybody but an administrator."""
    is_theirs = Role.DIRECTOR in user.roles and Role.ADMINISTRATOR not in away.roles
    return user.pk == away.pk or Role.ADMINISTRATOR in user.roles or is_theirs
