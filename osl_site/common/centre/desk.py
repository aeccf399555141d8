"""What the office's own data still lack, for the desk."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse

from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Centre
from osl_site.common.registry import Group, Matter

NEEDED = {  # what residents and documents ask of an office, by its column
    "address": "adres",
    "opening_hours": "godziny pracy",
    "organiser_phone": "telefon organizatora",
    "controller": "administrator danych",
    "dpo_contact": "kontakt do inspektora ochrony danych",
    "approval_basis": "podstawa zatwierdzenia planu",
}


def unfilled(user: User) -> QuerySet[Centre]:
    """The office, as long as any of these is missing."""
    missing = Q()
    for column in NEEDED:
        missing |= Q(**{column: ""})
    return Centre.objects.filter(missing)


def office_to_fill(user: User) -> Iterator[Matter]:
    """What is missing, by name, as one matter. One query."""
    for row in unfilled(user).only("pk", *NEEDED):
        lacks = [words for column, words in NEEDED.items() if not getattr(row, column)]
        said = f"W danych centrum brakuje: {', '.join(lacks)}."
        yield Matter(said, "Uzupełnij", reverse("office_edit"), subject="danych centrum", group=Group.SET_UP)
