"""The parts of the office's form, one for each step that is a part of it."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from osl_site.common.centre.file_class import category_of
from osl_site.common.centre.forms import OfficeForm
from osl_site.common.centre.starting.steps import STEPS
from osl_site.common.forms.layouts import laid_out

OF_FILES = ("file_plan_symbol", "archive_category", "case_mark_pattern")
WANTED = {
    "file_plan_symbol": "Wpisz symbol z wykazu akt.",
    "archive_category": "Wpisz kategorię z wykazu akt.",
}


def part_of_office(names: tuple[str, ...]) -> type[OfficeForm]:
    """The office's form with these fields alone."""
    meta = type("Meta", (OfficeForm.Meta,), {"fields": list(names)})
    return type("StepForm", (OfficeForm,), {"Meta": meta})


class FileClassForm(part_of_office(OF_FILES)):
    """Symbol and category as the unit's file plan says them, and that somebody looked."""

    is_confirmed = forms.BooleanField(
        label="Zgadza się z wykazem akt naszej jednostki",
        error_messages={"required": "Zaznacz, gdy sprawdzisz w wykazie akt."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, said in WANTED.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = said

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, *OF_FILES, "is_confirmed")

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name in OF_FILES}

    def clean_archive_category(self) -> str:
        return category_of(self.cleaned_data["archive_category"])


FORMS: dict[str, type[OfficeForm]] = {step.key: part_of_office(step.fields) for step in STEPS if step.fields}
