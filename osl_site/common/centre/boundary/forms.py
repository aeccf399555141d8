"""Which file has the boundary, and whose it is."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from osl_site.common.centre.boundary.geojson import LARGE, MOST_BYTES, Read, boundary_of
from osl_site.common.centre.boundary.models import Boundary
from osl_site.common.centre.boundary.services import places_known
from osl_site.common.forms.edit_forms import AsTyped


class BoundaryForm(AsTyped, forms.Form):
    """The file is gone through before it is kept."""

    file = forms.FileField(
        label="Plik z granicą",
        help_text="GeoJSON w układzie WGS 84 (EPSG:4326), do 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
    )
    source = forms.CharField(
        label="Skąd jest ta granica?",
        max_length=Boundary._meta.get_field("source").max_length,
        help_text="Na przykład: Państwowy Rejestr Granic, geoportal.gov.pl. Stanie pod mapą.",
    )
    licence = forms.CharField(
        label="Licencja",
        required=False,
        max_length=Boundary._meta.get_field("licence").max_length,
        help_text="Na przykład: CC BY 4.0.",
    )
    keeps_draft = False
    goes_to_paper = False

    def clean_file(self) -> Read:
        file: Any = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(LARGE)
        return boundary_of(file.read(), places_known())
