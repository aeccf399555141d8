"""Who can decide on a version: a director, and never the one who handed it over."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.rules import is_organiser_by_right
from osl_site.common.database.collation import polish_order

NOBODY = (
    "Planu, który przekaże {name}, nikt nie zatwierdzi, nie przedłuży ani nie uchyli: kto plan przekazuje, ten o nim "
    "nie decyduje. Daj rolę dyrektora innej osobie."
)


def deciders(submitter: User | None) -> QuerySet[User]:
    """Active directors other than the person who submits: where one person is both, that is the deputy."""
    directors = User.objects.acting_as(Role.DIRECTOR)
    return directors.exclude(pk=submitter.pk if submitter else None).order_by(polish_order("name"), "pk")


def undecided(people: Sequence[User]) -> Mapping[int, str]:
    """What is said of each of these who may hand a plan over and has nobody to decide on it, as in an office of one
    person. One query."""
    handing_over = [person for person in people if person.is_active and is_organiser_by_right(person)]
    directors = set(User.objects.acting_as(Role.DIRECTOR).values_list("pk", flat=True))
    return {person.pk: NOBODY.format(name=person.name) for person in handing_over if directors <= {person.pk}}
