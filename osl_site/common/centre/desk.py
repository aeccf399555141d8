"""What the office's own data still lack, for the desk."""

from collections.abc import Iterator

from django.db.models import Exists, Q, QuerySet
from django.urls import reverse

from osl_site.common.accounts.models import User
from osl_site.common.centre.file_class import unconfirmed
from osl_site.common.centre.models import Centre, Commune, Locality, SocialService, TargetGroup
from osl_site.common.registry import Group, Matter

NEEDED = {  # what residents and documents ask of an office, by its column
    "address": "adres",
    "opening_hours": "godziny pracy",
    "organiser_phone": "telefon organizatora",
    "controller": "administrator danych",
    "dpo_contact": "kontakt do inspektora ochrony danych",
    "approval_basis": "podstawa zatwierdzenia planu",
}


LISTS = {  # without which no form can be answered
    Commune: "gmin",
    Locality: "miejscowości",
    TargetGroup: "grup mieszkańców",
    SocialService: "usług społecznych",
}


def unfilled(user: User) -> QuerySet[Centre]:
    """The office, as long as any of these is missing, or a list is empty."""
    missing = Q()
    for column in NEEDED:
        missing |= Q(**{column: ""})
    for model in LISTS:
        missing |= ~Exists(model.objects.order_by())
    return Centre.objects.filter(missing)


def class_unconfirmed(user: User) -> QuerySet[Centre]:
    """The office, while nobody has held the plan's class against the file plan."""
    return unconfirmed()


def class_to_confirm(user: User) -> Iterator[Matter]:
    """One matter. One query."""
    for _row in unconfirmed().only("pk"):
        said = "Nikt jeszcze nie potwierdził, w której klasie wykazu akt jest plan."
        yield Matter(said, "Sprawdź i potwierdź", reverse("start_files"), subject="wykazu akt", group=Group.SET_UP)


def office_to_fill(user: User) -> Iterator[Matter]:
    """What is missing, by name: of the office's own data, and which lists are empty. One query."""
    has = {f"has_{model._meta.model_name}": Exists(model.objects.order_by()) for model in LISTS}
    for row in unfilled(user).only("pk", *NEEDED).annotate(**has):
        lacks = [words for column, words in NEEDED.items() if not getattr(row, column)]
        empty = [words for name, words in zip(has, LISTS.values(), strict=True) if not getattr(row, name)]
        if lacks:
            said = f"W danych centrum brakuje: {', '.join(lacks)}."
            yield Matter(said, "Uzupełnij", reverse("office_edit"), subject="dane centrum", group=Group.SET_UP)
        if empty:
            said = f"W słownikach nie ma jeszcze: {', '.join(empty)}."
            yield Matter(said, "Uzupełnij", reverse("dictionary_list"), subject="słowniki", group=Group.SET_UP)
