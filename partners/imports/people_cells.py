"""People to contact in a row of a file: several in one row are parted by semicolons, in one order in every column."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from osl_site.common import clock
from osl_site.common.forms.phones import whole_number
from osl_site.common.imports.cells import DayCell, RowForm, WordCell, Words, YesNoCell
from partners.forms.people import IS_PAST, MOST_PEOPLE, NOT_YET
from partners.models import ContactPerson, HoldingBasis, InformedBy

BASES, WAYS = Words.of(HoldingBasis.choices), Words.of(InformedBy.choices, {"telefon": InformedBy.CALL})
NOBODY = "wpisz też imię i nazwisko albo „biuro” w kolumnie „Osoba do kontaktu”."
MORE = "jest tu więcej części niż osób w kolumnie „Osoba do kontaktu”. Rozdziel je średnikami w tej samej kolejności."
TOO_MANY = f"najwyżej {MOST_PEOPLE} osób."
PARTED = ";"


def parts(value: object) -> list[str]:
    """„Anna Nowak; Jan Lis”: the parts of a cell, empty ones between as they stand."""
    said = [part.strip() for part in str(value or "").split(PARTED)]
    while said and not said[-1]:
        said.pop()
    return said


class PartsCell(forms.Field):
    """A part for each person, each understood by `one`; nothing of an empty part is what `one` makes of nothing."""

    def __init__(self, one: forms.Field, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.one = one

    def to_python(self, value: Any) -> list[Any]:
        return [self.one.clean(part) for part in parts(value)]

    @property
    def words(self) -> Words | None:
        """By which a page says what a part was understood to be."""
        return getattr(self.one, "words", None)

    @property
    def nothing(self) -> Any:
        return self.one.clean("")


def text(name: str, *validators: Any) -> forms.Field:
    """A cell of text as long as the column of a person."""
    longest = ContactPerson._meta.get_field(name).max_length
    return forms.CharField(required=False, max_length=longest, validators=validators)


class PhoneCell(forms.CharField):
    def clean(self, value: Any) -> str:
        return whole_number(super().clean(value))


def is_not_ahead(day: Any) -> None:
    """Raises ValidationError for a day that has not come."""
    if day > clock.today():
        raise ValidationError(NOT_YET)


def is_not_past(day: Any) -> None:
    """Raises ValidationError for a day that is over."""
    if day < clock.today():
        raise ValidationError(IS_PAST)


LONGEST_PHONE = ContactPerson._meta.get_field("phone").max_length


class PeopleFields(RowForm):
    """The columns of people, and what they make of a row."""

    person = PartsCell(text("name"), label="Osoba do kontaktu")
    person_position = PartsCell(text("position"), label="Funkcja")
    person_phone = PartsCell(PhoneCell(required=False, max_length=LONGEST_PHONE), label="Telefon")
    person_email = PartsCell(text("email", validate_email), label="E-mail")
    person_basis = PartsCell(WordCell(BASES, required=False, otherwise=HoldingBasis.TASK), label="Podstawa")
    person_informed_on = PartsCell(DayCell(required=False, validators=[is_not_ahead]), label="Poinformowano")
    person_informed_by = PartsCell(WordCell(WAYS, required=False, otherwise=""), label="Jak poinformowano")
    person_kept_until = PartsCell(DayCell(required=False, validators=[is_not_past]), label="Trzymać najdłużej do")
    person_public = PartsCell(YesNoCell(), label="Osoba publiczna")

    def check_people(self, typed: Mapping[str, Any]) -> None:
        """Say at its column what is of nobody."""
        names = typed.get("person", [])
        if len(names) > MOST_PEOPLE:
            self.add_error("person", ValidationError(TOO_MANY))
        for name in COLUMNS:
            said = typed.get(name, [])
            if name != "person" and len(said) > len(names):
                self.add_error(name, ValidationError(MORE if names else NOBODY))
        if "" in names:
            self.add_error("person", ValidationError(NOBODY))

    def people(self, typed: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What was said of each person. Only of a form that is valid."""
        found = []
        for at, _name in enumerate(typed["person"]):
            row = {}
            for name, field in COLUMNS.items():
                said = typed[name]
                row[field] = said[at] if at < len(said) else self.fields[name].nothing
            found.append(row)
        return found


COLUMNS = {
    "person": "name",
    "person_position": "position",
    "person_phone": "phone",
    "person_email": "email",
    "person_basis": "basis",
    "person_informed_on": "informed_on",
    "person_informed_by": "informed_by",
    "person_kept_until": "kept_until",
    "person_public": "is_public",
}
