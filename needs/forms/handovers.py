"""To whom a submission is handed over in the house, and how its author said yes."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from needs.forms.urgent import AtAnHour
from needs.models import ConsentWay, Submission
from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.rules import TAKING_OVER
from osl_site.common.forms.layouts import Section, laid_out

SAID_YES = "Zaznacz to, gdy autor naprawdę się zgodził. Bez zgody nic się nie przekazuje."
TO = {"required": "Wybierz, komu to przekazać.", "invalid_choice": "Tej roli albo osoby już nie ma. Wybierz inną."}


class HandoverForm(AtAnHour):
    """One choice names a role, or one person of it: „social_worker”, „social_worker 7”."""

    to = forms.ChoiceField(label="Komu?", widget=forms.RadioSelect, error_messages=TO)
    consent_way = forms.ChoiceField(
        label="Jak autor się zgodził?",
        choices=ConsentWay.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Zaznacz, jak autor się zgodził."},
    )
    said_yes = forms.BooleanField(
        label="Autor zgodził się, żeby ta osoba przeczytała jego słowa", error_messages={"required": SAID_YES}
    )
    with_contact = forms.BooleanField(label="Zgodził się też na przekazanie kontaktu", required=False)

    def __init__(self, *args: Any, row: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = choices()
        if not hasattr(row, "contact"):
            del self.fields["with_contact"]

    @cached_property
    def helper(self) -> FormHelper:
        contact = [name for name in ("with_contact",) if name in self.fields]
        return laid_out(
            self,
            Section("Komu", "to"),
            Section("Zgoda autora", "said_yes", *contact, "consent_way", "day", "hour"),
        )

    @property
    def role(self) -> Role:
        return Role(self.cleaned_data["to"].partition(" ")[0])

    @property
    def person(self) -> User | None:
        number = self.cleaned_data["to"].partition(" ")[2]
        return User.objects.get(pk=number) if number else None


def choices() -> list[tuple[str, str]]:
    """Roles that somebody has today, and of a role that several have each of them besides. Two queries at most each."""
    found = []
    for role in TAKING_OVER:
        people = list(User.objects.acting_as(role).order_by("name", "pk"))
        if people:
            found.append((role.value, role.label))
        own = [person for person in people if role in person.roles]
        if len(own) > 1:
            found += [(f"{role.value} {person.pk}", f"{role.label}: {person.name}") for person in own]
    return found
