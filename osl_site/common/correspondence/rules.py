"""Who reads which letters, and who sees to them: whoever reads, and handles, what they are about."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_director, is_organiser
from osl_site.common.correspondence.models import OutgoingLetter
from osl_site.common.registry import Corresponded


def may_read_letters(user: User) -> bool:
    return is_organiser(user) or is_director(user)


def may_begin_numbers(user: User) -> bool:
    """Say which number was given last before the office had this register."""
    return is_organiser(user)


def letters_read_by(user: User) -> QuerySet[OutgoingLetter]:
    """Letters about rows that this person reads."""
    return _about(user, lambda kind: kind.rows(user))


def letters_handled_by(user: User) -> QuerySet[OutgoingLetter]:
    """Letters of which this person says how they went out, and where in the files they lie."""
    return _about(user, lambda kind: kind.handled(user))


def _about(user: User, rows: Callable[[Corresponded], QuerySet]) -> QuerySet[OutgoingLetter]:
    if not may_read_letters(user):
        return OutgoingLetter.objects.none()
    about = Q(pk__in=())
    for key, kind in registry.corresponded.items():
        about |= Q(subject_type=key, subject_id__in=rows(kind).order_by().values("pk"))
    return OutgoingLetter.objects.filter(about)


def kind_of(subject_type: str) -> Corresponded:
    """What stands in the slot. Raises KeyError."""
    return registry.corresponded.of(subject_type)


def may_handle_letter(user: User, letter: OutgoingLetter) -> bool:
    """One query."""
    return letters_handled_by(user).filter(pk=letter.pk).exists()
