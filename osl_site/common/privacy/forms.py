"""How long one kind of trace is kept."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator

from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.privacy.models import Period
from osl_site.common.registry import Removal


class PeriodForm(EditForm):
    """A number of days, between what the program needs and what is not too long."""

    class Meta:
        model = Period
        fields = ("days",)

    def __init__(self, *args: Any, removal: Removal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, said = self.fields["days"], f"Wpisz liczbę dni od {removal.least} do {removal.most}."
        field.label = "Ile dni"
        field.help_text = f"{removal.since.capitalize()}. Od {removal.least} do {removal.most} dni."
        field.validators = [MinValueValidator(removal.least), MaxValueValidator(removal.most)]
        field.error_messages |= {"min_value": said, "max_value": said}
