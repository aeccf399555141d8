"""What is asked of a row of each list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from osl_site.common.centre.dictionaries.models import HeadGroup, Method, Theme
from osl_site.common.centre.dictionaries.services import AFTER
from osl_site.common.centre.models import Commune, Locality, SocialService, TargetGroup, Village
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.text.cyrillic import in_ukrainian
from osl_site.common.withdrawal.models import standing

KINDS_OF_COMMUNE = ("gmina wiejska", "gmina miejska", "gmina miejsko-wiejska")
LATITUDES, LONGITUDES = (49, 55), (14, 25)  # of Poland, in degrees
ONE_NUMBER = "Wpisz jedną liczbę stopni, z częścią po przecinku. Na przykład 54,3120."
WITH_SPACES = 20  # signs; of seven digits, however they are parted


class RowForm(EditForm):
    """A row of a list: what is asked when it is added and cannot be changed afterwards stands in `only_new`."""

    only_new: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.only_new:
                del self.fields[name]


class ServiceForm(RowForm):
    class Meta:
        model = SocialService
        fields = ("name", "area", "is_offered", "programme", "resolution", "starts_on", "ends_on", "commune")
        widgets = {"starts_on": DatePicker, "ends_on": DatePicker}
        help_texts = {
            "name": "Tak jak w programie usług społecznych.",
            "is_offered": "Odznacz usługę, która jest w programie, ale jeszcze jej nie ma.",
            "programme": "Na przykład: Program usług społecznych na lata 2026–2030.",
            "resolution": "Numer i data uchwały rady gminy.",
            "commune": "Gmina, której program to jest.",
        }


class OrderedForm(RowForm):
    """A row of a list that has an order: behind which one it stands is asked last."""

    after = forms.ModelChoiceField(
        TargetGroup.objects.all(), label="Stoi na liście za pozycją", required=False, empty_label="Na początku listy"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = self._meta.model._default_manager.exclude(pk=self.instance.pk)
        self.fields[AFTER].queryset = others
        before = others.filter(position__lte=self.instance.position) if self.instance.pk else others
        self.initial.setdefault(AFTER, before.order_by("position", "id").last())

    def clean_name_uk(self) -> str:
        return in_ukrainian(self.cleaned_data["name_uk"])


class GroupForm(OrderedForm):
    class Meta:
        model = TargetGroup
        fields = ("name", "name_uk", "name_en")
        widgets = {
            "name_uk": forms.TextInput(attrs={"lang": "uk"}),
            "name_en": forms.TextInput(attrs={"lang": "en"}),
        }
        help_texts = {
            "name": "Mieszkańcy czytają ją przy spotkaniach. Na przykład: osoby starsze.",
            "name_uk": "Gdy pole jest puste, na stronach po ukraińsku zostaje nazwa polska.",
            "name_en": "Gdy pole jest puste, na stronach po angielsku zostaje nazwa polska.",
        }


class ThemeForm(OrderedForm):
    class Meta(GroupForm.Meta):
        model = Theme
        help_texts = GroupForm.Meta.help_texts | {
            "name": "Według tematu mieszkańcy szukają spotkań. Na przykład: Kultura i tradycja.",
        }


class MethodForm(OrderedForm):
    class Meta:
        model = Method
        fields = ("name",)
        help_texts = {"name": "Skąd są notatki z rozeznania. Na przykład: Zebranie wiejskie."}


class HeadGroupForm(OrderedForm):
    class Meta:
        model = HeadGroup
        fields = ("name", "ages")
        help_texts = {
            "name": "Pod tą nazwą liczy się osoby w wynikach. Dawne wyniki zachowają nazwę, pod którą je wpisano.",
            "ages": "Stoi przy polu w wynikach. Na przykład: do 12 lat.",
        }


class CommuneForm(RowForm):
    terc = forms.CharField(
        label="Identyfikator TERC",
        max_length=WITH_SPACES,
        help_text="Siedem cyfr z rejestru TERYT, na przykład 2801052.",
    )
    kind = forms.ChoiceField(label="Rodzaj", choices=[(kind, kind) for kind in KINDS_OF_COMMUNE])

    only_new = ("terc",)

    class Meta:
        model = Commune
        fields = ("terc", "name", "kind", "is_served")
        help_texts = {
            "is_served": "Odznacz gminę z sąsiedztwa, w której są tylko partnerzy albo miejsca spotkań.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.instance.kind
        if kind and kind not in KINDS_OF_COMMUNE:
            self.fields["kind"].choices = [(kind, kind), *self.fields["kind"].choices]

    def clean_terc(self) -> str:
        return register_number(self.cleaned_data["terc"], Commune)


class VillageForm(RowForm):
    only_new = ("commune",)

    class Meta:
        model = Village
        fields = ("name", "commune")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "commune" in self.fields:
            choose_commune(self)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        commune = self.instance.commune if self.instance.pk else typed.get("commune")
        same = Village.objects.filter(commune=commune, name__iexact=typed.get("name", ""))
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("name", "Takie sołectwo jest już w tej gminie.")
        return typed


class PlaceForm(RowForm):
    """What the register knows of a locality; how its name reads is asked on a page of its own."""

    simc = forms.CharField(
        label="Identyfikator SIMC",
        max_length=WITH_SPACES,
        help_text="Siedem cyfr z rejestru TERYT. Nazwy się powtarzają, numery nie.",
    )
    latitude = forms.FloatField(
        label="Szerokość geograficzna", required=False, localize=True, error_messages={"invalid": ONE_NUMBER}
    )
    longitude = forms.FloatField(
        label="Długość geograficzna", required=False, localize=True, error_messages={"invalid": ONE_NUMBER}
    )

    only_new = ("simc",)

    class Meta:
        model = Locality
        fields = ("name", "simc", "kind", "commune", "village", "part_of", "latitude", "longitude")
        help_texts = {
            "kind": "Na przykład: wieś, osada, kolonia, część wsi.",
            "part_of": "Wypełnij tylko wtedy, gdy to część większej miejscowości.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_commune(self)
        chosen = [self.instance.village_id or 0]
        self.fields["village"].queryset = standing(Village.objects.all(), chosen=chosen)
        self.fields["village"].empty_label = "Nie wiadomo"
        self.fields["part_of"].queryset = Locality.objects.exclude(pk=self.instance.pk)
        self.fields["part_of"].empty_label = "Żadnej"
        self.fields["latitude"].help_text = "W stopniach, na przykład 54,3120. Potrzebna, żeby podać odległości."
        self.fields["longitude"].help_text = "W stopniach, na przykład 20,5018."

    def clean_simc(self) -> str:
        return register_number(self.cleaned_data["simc"], Locality)

    def clean_latitude(self) -> float | None:
        return within(self.cleaned_data["latitude"], LATITUDES, "szerokość")

    def clean_longitude(self) -> float | None:
        return within(self.cleaned_data["longitude"], LONGITUDES, "długość")

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        pair = ("latitude", "longitude")
        if not self.errors.keys() & set(pair) and len([name for name in pair if typed.get(name) is None]) == 1:
            lacking = next(name for name in pair if typed.get(name) is None)
            self.add_error(lacking, "Wpisz obie liczby albo żadnej.")
        return typed


def choose_commune(form: forms.ModelForm) -> None:
    """The only gmina is chosen already; of several one has to be."""
    field = form.fields["commune"]
    communes = list(Commune.objects.all()[:2])
    if len(communes) == 1:
        form.initial.setdefault("commune", communes[0].pk)
        field.empty_label = None
    else:
        field.empty_label = "Wybierz"


def register_number(typed: str, model: type[Commune] | type[Locality]) -> str:
    """Seven digits that no other row has, however spaced. Raises ValidationError."""
    number = "".join(typed.split())
    if not (number.isdecimal() and number.isascii() and len(number) == 7):
        raise ValidationError("Wpisz siedem cyfr.")
    if model._default_manager.filter(pk=number).exists():
        raise ValidationError("Ten numer jest już na liście.")
    return number


def within(degrees: float | None, bounds: tuple[int, int], what: str) -> float | None:
    """The degrees, if they lie in Poland. Raises ValidationError."""
    least, most = bounds
    if degrees is not None and not least <= degrees <= most:
        raise ValidationError(
            f"W Polsce ta {what} ma od {least} do {most} stopni. Sprawdź, czy liczby nie są zamienione."
        )
    return degrees
