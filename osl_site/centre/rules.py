"""Who may set the office up (design § 3): the administrator; what residents read about it, the organiser as well."""

from collections.abc import Iterable

from osl_site.accounts.models import User
from osl_site.accounts.rules import is_administrator, is_organiser

CONTENT = frozenset(
    {
        "address",
        "opening_hours",
        "organiser_name",
        "organiser_room",
        "organiser_phone",
        "organiser_email",
        "controller",
        "dpo_contact",
        "statement_published_on",
        "statement_reviewed_on",
    }
)


def may_open_office(user: User) -> bool:
    return is_administrator(user) or is_organiser(user)


def may_change_office(user: User, fields: Iterable[str]) -> bool:
    """The administrator everything, the organiser what residents read: contacts, hours and texts."""
    return is_administrator(user) or (is_organiser(user) and CONTENT.issuperset(fields))


def may_edit_dictionaries(user: User) -> bool:
    """Communes, villages, localities, groups and services."""
    return is_administrator(user)
