"""What may be typed after approval: the signed file, and the two versions that a resident compares."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from osl_site.common.files.fields import HELP, PagesField
from osl_site.common.files.models import MOST_BYTES
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.wanted import Asks
from osl_site.common.text.date_formats import polish_day
from plans.models import Publication, SignedCopy, Version
from plans.publication.published import name_of


class SignedCopyForm(Asks, forms.Form):
    """A file to be looked at before it is kept."""

    file = PagesField(
        label="Podpisany dokument albo skan",
        help_text=(
            "Pobierz zatwierdzony dokument, podpisz go i wybierz plik PDF. Może to być też skan podpisanego wydruku. "
            f"{HELP}"
        ),
    )

    @property
    def content(self) -> bytes:
        return self.cleaned_data["file"]


class FileCheckForm(Asks, forms.Form):
    """A file that somebody has, to be compared with what was published."""

    file = forms.FileField(
        label=_("Plik PDF, który chcesz sprawdzić"),
        help_text=_("Najwyżej 10 MB. Pliku nie zachowujemy."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={"required": _("Wybierz plik."), "empty": _("Ten plik jest pusty. Wybierz inny.")},
    )

    def clean_file(self) -> Any:
        """What is larger than anything that was published is not read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Ten plik ma więcej niż 10 MB, więc nie jest żadnym z naszych dokumentów."))
        return file


class KeepingForm(AsTyped, forms.Form):
    """Whether the file that was looked at takes the place of an earlier one, and why."""

    supersedes = forms.ModelChoiceField(
        SignedCopy.objects.none(),
        label="Czy zastępuje wcześniejszy plik?",
        required=False,
        empty_label="Nie zastępuje",
        help_text="Zastąpiony plik zostaje w biurze, ale nie jest już pokazywany jako aktualny.",
    )
    reason = forms.CharField(
        label="Dlaczego zastępuje?", required=False, max_length=300, help_text="Na przykład: wybrano zły plik."
    )

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["supersedes"]
        field.queryset = version.signed_copies.standing().select_related("file")
        field.label_from_instance = lambda row: (
            f"{row.file.name}, {row.get_kind_display()}, {polish_day(localtime(row.at).date())}"
        )
        field.error_messages["invalid_choice"] = "Ten plik zastąpiono już innym. Wybierz z listy."
        self.fields["reason"].is_conditional = True  # wanted of what takes the place of another
        if not field.queryset:
            del self.fields["supersedes"], self.fields["reason"]


class ComparisonForm(Asks, forms.Form):
    """Two published versions, named as in their lasting addresses: „3-0”."""

    od = forms.ChoiceField(label=_("Co było"))
    do = forms.ChoiceField(label=_("Co jest"))

    def __init__(self, *args: Any, publications: Sequence[Publication], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {f"{row.version.plan_id}-{row.version.number}": row for row in publications}
        choices = [(key, name_of(row)) for key, row in self.rows.items()]
        for name in ("od", "do"):
            self.fields[name].choices = choices
            self.fields[name].error_messages = {
                "required": _("Wybierz wersję."),
                "invalid_choice": _("Nie ma takiej opublikowanej wersji. Wybierz wersję z listy."),
            }
        if len(choices) > 1:
            self.initial = {"od": choices[1][0], "do": choices[0][0]}

    def clean(self) -> dict[str, Any]:
        """The publications themselves."""
        chosen = {name: self.rows[key] for name, key in self.cleaned_data.items()}
        if len(chosen) == 2 and chosen["od"] == chosen["do"]:
            self.add_error("do", _("To ta sama wersja. Wybierz dwie różne."))
        return chosen
