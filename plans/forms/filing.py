"""Where in the office's files an approved version lies."""

from typing import Any

from django import forms

from osl_site.common.centre.file_class import category_of
from osl_site.common.centre.office import office
from osl_site.common.centre.placeholders import case_mark_of
from osl_site.common.forms.edit_forms import AsTyped
from plans.document.rendering import content_of
from plans.forms.review import proposed_case_mark
from plans.models import Filing, Version


class FilingForm(AsTyped, forms.Form):
    """Mark, category and place; of a correction also what was wrong."""

    case_mark = forms.CharField(label="Znak sprawy", max_length=80)
    archive_category = forms.CharField(
        label="Kategoria archiwalna", max_length=10, help_text="Z wykazu akt jednostki. Na przykład: A, B10, BE10."
    )
    place = forms.CharField(
        label="Miejsce w aktach",
        max_length=200,
        help_text="Tak, żeby ktoś inny to znalazł. Na przykład: teczka w szafie w pokoju 12 albo sprawa w EZD.",
    )
    reason = forms.CharField(label="Co poprawiasz", max_length=300, help_text="Wcześniejszy wpis zostaje w historii.")

    def __init__(self, *args: Any, version: Version, before: Filing | None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_beginning(version, before), **kwargs)
        if before is None:
            del self.fields["reason"]

    def clean_case_mark(self) -> str:
        """Raises ValidationError while the number is not written in."""
        typed = self.cleaned_data["case_mark"]
        if not case_mark_of(typed, self.initial["case_mark"]):
            raise forms.ValidationError("Wpisz cały znak sprawy, z numerem w wolnym miejscu.")
        return typed

    def clean_archive_category(self) -> str:
        return category_of(self.cleaned_data["archive_category"])


def _beginning(version: Version, before: Filing | None) -> dict[str, str]:
    """What stands there; else what the decision and the document say, else what the office's settings do."""
    if before:
        return {name: getattr(before, name) for name in ("case_mark", "archive_category", "place")}
    said = content_of(version)
    return {
        "case_mark": version.decision.case_mark or proposed_case_mark(office()),
        "archive_category": said.archive_category or office().archive_category,
    }
