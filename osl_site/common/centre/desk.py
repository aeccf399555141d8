"""What the setting up of the office still lacks, for the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from osl_site.common.accounts.models import User
from osl_site.common.centre.file_class import unconfirmed
from osl_site.common.centre.models import Centre
from osl_site.common.centre.starting import steps
from osl_site.common.registry import Group, Matter


def unfinished(user: User) -> QuerySet[Centre]:
    """The office, as long as any step of its setting up lacks something."""
    return steps.unfinished()


def office_to_set_up(user: User) -> Iterator[Matter]:
    """One matter: each step that is not done, with what it lacks. A query where all is done, else one for each list
    that a step asks about."""
    for office in steps.unfinished():
        left = [f"{row.step.title} ({', '.join(row.lacks)})" for row in steps.progress(office) if not row.is_done]
        said = f"Uruchomienie centrum. Do zrobienia: {'; '.join(left)}."
        way = reverse("office_start")
        yield Matter(said, "Wróć do kroków", way, subject="Uruchomienie centrum", group=Group.SET_UP)


def class_unconfirmed(user: User) -> QuerySet[Centre]:
    """The office, while nobody has held the plan's class against the file plan."""
    return unconfirmed()


def class_to_confirm(user: User) -> Iterator[Matter]:
    """One matter. One query."""
    for _row in unconfirmed().only("pk"):
        said = "Nikt jeszcze nie potwierdził, w której klasie wykazu akt jest plan."
        yield Matter(said, "Sprawdź i potwierdź", reverse("start_files"), subject="wykazu akt", group=Group.SET_UP)
