"""Which files of the register are sent, and which gminy of it the office serves."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from osl_site.common.centre.teryt import registers
from osl_site.common.files.models import MOST_BYTES
from osl_site.common.forms.wanted import Asks

SWAPPED = "To jest plik {there}. Wybierz go w drugim polu, a tutaj plik {here}."
LARGE = "Ten plik ma więcej niż 10 MB. Wybierz plik ZIP, taki jak pobrany z rejestru."


class FilesForm(Asks, forms.Form):
    """The two files, as they are downloaded. Each is gone through before it is received."""

    terc = forms.FileField(
        label="Plik TERC",
        help_text="Nazwy województw, powiatów i gmin. Plik CSV albo ZIP.",
        widget=forms.FileInput(attrs={"accept": ".csv,.zip"}),
    )
    simc = forms.FileField(
        label="Plik SIMC",
        help_text="Miejscowości całego kraju. Plik CSV albo ZIP, do 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.zip"}),
    )

    def clean_terc(self) -> tuple[str, bytes]:
        name, content = _received(self.cleaned_data["terc"])
        try:
            registers.units(content)
        except ValidationError:
            _refuse_other(content, registers.SIMC_COLUMNS, here="TERC", there="SIMC")
            raise
        return name, content

    def clean_simc(self) -> tuple[str, bytes]:
        name, content = _received(self.cleaned_data["simc"])
        try:
            registers.check_localities(content)
        except ValidationError:
            _refuse_other(content, registers.TERC_COLUMNS, here="SIMC", there="TERC")
            raise
        return name, content

    @property
    def received(self) -> dict[str, tuple[str, bytes]]:
        """By role the name and the bytes."""
        return {registers.TERC: self.cleaned_data["terc"], registers.SIMC: self.cleaned_data["simc"]}


def _received(file: Any) -> tuple[str, bytes]:
    if file.size > MOST_BYTES:
        raise ValidationError(LARGE)
    return file.name, file.read()


def _refuse_other(content: bytes, columns: tuple[str, ...], *, here: str, there: str) -> None:
    """Raise ValidationError for the other of the two files."""
    try:
        next(registers.named_rows(content, columns, most_rows=registers.MOST_ROWS), None)
    except ValidationError:
        return
    raise ValidationError(SWAPPED.format(here=here, there=there))


class CommunesForm(Asks, forms.Form):
    """The gminy that the office serves, found by their names. What is ticked stays so while one looks for others."""

    nazwa = forms.CharField(
        label="Nazwa gminy", required=False, max_length=60, help_text="Na przykład: Górowo. Potem zaznacz tę właściwą."
    )
    gminy = forms.MultipleChoiceField(label="Gminy, które centrum obsługuje", required=False)

    def __init__(self, *args: Any, found: dict[str, registers.Unit], served: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        self.chosen = [terc for terc in self.data.getlist("gminy") if terc in found] if self.is_bound else served
        self.hits = registers.called(found, self.data.get("nazwa", "")[:60]) if self.is_bound else []
        self.fields["gminy"].choices = [(terc, str(unit)) for terc, unit in found.items()]

    @property
    def lines(self) -> list[tuple[registers.Unit, bool]]:
        """What there is to tick: what is ticked, then what the name found."""
        ticked = [self.found[terc] for terc in self.chosen]
        return [(unit, True) for unit in ticked] + [(unit, False) for unit in self.hits if unit not in ticked]

    @property
    def found_nothing(self) -> bool:
        return bool(self.is_bound and self.data.get("nazwa", "").strip() and not self.hits)
