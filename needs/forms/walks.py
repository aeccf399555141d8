"""What may be typed about one point of a research walk."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from needs.forms.notes import NO_FACES, NO_NAMES
from needs.models import WalkPoint
from osl_site.common.attachments.fields import PhotosField
from osl_site.common.attachments.models import Attachment
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, laid_out

POSITION = "Tylko jeśli jest potrzebne. Telefon poda je sam po naciśnięciu przycisku."
NUMBER = "Wpisz liczbę z kropką, na przykład 54.28411."
ON_EARTH = "Takiego miejsca nie ma. Szerokość jest od -90 do 90, długość od -180 do 180."


class WalkPointForm(EditForm):
    """The words first; a photograph and the position only if somebody wants them."""

    goes_to_paper = False
    names_wanted = False
    photos = PhotosField(label="Zdjęcia", help_text=NO_FACES)

    class Meta:
        model = WalkPoint
        fields = ["text", "place", "latitude", "longitude"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        labels = {"text": "Co widać?", "place": "Gdzie?", "latitude": "Szerokość", "longitude": "Długość"}
        help_texts = {"text": NO_NAMES, "place": "Słowami: przystanek, schody do świetlicy."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("latitude", "longitude"):
            field = self.fields[name]
            field.error_messages |= dict.fromkeys(("invalid", "max_digits", "max_decimal_places"), NUMBER)
            field.error_messages |= dict.fromkeys(("max_value", "min_value", "max_whole_digits"), ON_EARTH)
        if self.instance.pk:
            self.fields["photos"].most -= Attachment.objects.of(self.instance).count()

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            "text",
            "place",
            Folded("Zdjęcia", "photos"),
            Folded("Położenie", "latitude", "longitude", lead=POSITION),
        )

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name != "photos"}

    @property
    def kept_photos(self) -> list[bytes]:
        """Photographs as they are kept."""
        return self.cleaned_data["photos"]
