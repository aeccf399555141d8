"""Who reads what was promised, and who may change it."""

from django.db.models import Model, Q, QuerySet

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser, may_read_rooms
from osl_site.common.promises.models import Promise
from osl_site.common.registry import Promised


def kind_of(subject_type: str) -> tuple[str, Promised]:
    """The key of the slot and what stands there, by the label of the model. Raises KeyError."""
    for key, kind in registry.promised.items():
        if kind.model._meta.label_lower == subject_type:
            return key, kind
    raise KeyError(subject_type)


def may_read(user: User) -> bool:
    return may_read_rooms(user)


def promises_read_by(user: User) -> QuerySet[Promise]:
    """Those about rows that this person reads, without words that somebody else has for themselves."""
    about = Q(pk__in=())
    for _key, kind in registry.promised.items():
        rows = kind.rows(user).order_by().values("pk")
        about |= Q(subject_type=kind.model._meta.label_lower, subject_id__in=rows)
    return Promise.objects.filter(about, Q(is_private=False) | Q(owner=user.pk))


def may_promise(user: User, subject: Model) -> bool:
    """Whoever the room of the row lets."""
    _key, kind = kind_of(subject._meta.label_lower)
    return kind.may_promise(user, subject)


def reads_about(user: User, subject: Model) -> bool:
    """Whoever reads the row: of what one does not read nobody is reminded. One query."""
    _key, kind = kind_of(subject._meta.label_lower)
    return kind.rows(user).filter(pk=subject.pk).exists()


def is_for_oneself(subject: Model) -> bool:
    """Whether about this row one writes down nothing but words for oneself."""
    _key, kind = kind_of(subject._meta.label_lower)
    return kind.is_for_oneself(subject)


def may_change(user: User, promise: Promise) -> bool:
    """Whoever reads it and `may_see_to` it. Nobody, once it is done."""
    if promise.is_done or not promises_read_by(user).filter(pk=promise.pk).exists():
        return False
    return may_see_to(user, promise)


def may_see_to(user: User, promise: Promise) -> bool:
    """Of those that this person reads: who sees to it, who gave it, and the organiser; a word for oneself only oneself.
    No query."""
    return user.pk in (promise.owner_id, promise.by_id) or (not promise.is_private and is_organiser(user))
