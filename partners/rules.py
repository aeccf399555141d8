"""Who may do what with partners (design § 3): everyone in the office reads, the organiser keeps the list."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_director, is_organiser, may_read_rooms
from partners.models import ContactPerson, Initiative, Partner


def may_read(user: User) -> bool:
    return may_read_rooms(user)


def may_edit(user: User) -> bool:
    return is_organiser(user)


def partners_edited_by(user: User) -> QuerySet[Partner]:
    """All of them, or none."""
    return Partner.objects.all() if may_edit(user) else Partner.objects.none()


def may_see_everybody(user: User) -> bool:
    """Contact data of people who are not public are for the organiser and the director alone."""
    return is_organiser(user) or is_director(user)


def may_see_person(user: User, person: ContactPerson) -> bool:
    return may_see_everybody(user) or (may_read(user) and person.is_public)


def initiatives_of(user: User) -> QuerySet[Initiative]:
    """Those that this person reads: all, or none."""
    return Initiative.objects.all() if may_read(user) else Initiative.objects.none()


def initiatives_edited_by(user: User) -> QuerySet[Initiative]:
    """Those that this person changes: all, or none."""
    return Initiative.objects.all() if may_edit(user) else Initiative.objects.none()


def may_change_initiative(user: User, row: Initiative) -> bool:
    return may_edit(user)
