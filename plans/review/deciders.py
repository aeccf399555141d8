"""Who can decide on a version: a director, and never the one who handed it over."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import Role, User
from osl_site.common.database.collation import polish_order


def deciders(submitter: User | None) -> QuerySet[User]:
    """Active directors other than the person who submits: where one person is both, that is the deputy."""
    directors = User.objects.acting_as(Role.DIRECTOR)
    return directors.exclude(pk=submitter.pk if submitter else None).order_by(polish_order("name"), "pk")
