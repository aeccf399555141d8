"""Who may do something about a letter that did not arrive: whom the room that promised it names."""

from django.db.models import Q

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter


def theirs(user: User) -> Q:
    """The letters that this person may send again."""
    found = Q(pk__in=[])
    for kind, one in registry.letters.items():
        if (condition := one.theirs(user)) is not None:
            found |= Q(kind=kind) & condition
    return found


def may_handle(user: User, letter: Letter) -> bool:
    return Letter.objects.filter(theirs(user), pk=letter.pk).exists()
