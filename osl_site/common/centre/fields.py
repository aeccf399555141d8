"""Form fields that pick places of the served communes. Names that repeat say what kind of place they are."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet, Window

from osl_site.common.centre import territory
from osl_site.common.centre.models import POLISH, Commune, Locality, LocalityForm, told_apart
from osl_site.common.forms.widgets import NamePicks


def served_localities() -> QuerySet[Locality]:
    """Localities the office serves, each with the number of its `namesakes`, itself included, and of those that are of
    one kind and place with it (`alike`)."""
    rows = Locality.objects.served().select_related("commune", "part_of")
    return rows.annotate(
        namesakes=Window(Count("pk"), partition_by="name"),
        alike=Window(Count("pk"), partition_by=["name", "kind", "part_of"]),
    )


def label_of(locality: Locality) -> str:
    """„Kandyty”, but „Paustry (osada)” where one name is not enough; the SIMC id where nothing else tells two apart."""
    if locality.namesakes == 1:
        return locality.name
    return told_apart(locality) if locality.alike == 1 else f"{locality.name} ({locality.kind}, {locality.simc})"


class TypedPlace(forms.Select):
    """A list in which a script lets a village be typed in any case: each option bears the forms of its name. One query
    more."""

    def __init__(self) -> None:
        super().__init__({"data-typed": True})
        self._forms: dict[str, list[str]] = {}

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        self._forms = {}
        for place, form in LocalityForm.objects.filter(language=POLISH).order_by().values_list("locality_id", "folded"):
            self._forms.setdefault(place, []).append(form)
        return super().optgroups(name, value, attrs)

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if forms_of_name := self._forms.get(str(value)):
            option["attrs"]["data-forms"] = "|".join(sorted(set(forms_of_name)))
        return option


class LocalityField(forms.ModelChoiceField):
    """One locality, optional; the empty choice says what leaving it empty means. A name is understood, too, in whatever
    case: who writes an address by hand knows no SIMC id."""

    def __init__(self, *, label: str = "Miejscowość", empty_label: str = "Wszystkie", **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(served_localities(), label=label, empty_label=empty_label, **options)

    def to_python(self, value: Any) -> Locality | None:
        if isinstance(value, str) and value.strip() and not value.strip().isdecimal():
            places = territory.find(value).places
            value = places[0].pk if len(places) == 1 else value
        return super().to_python(value)

    def label_from_instance(self, obj: Locality) -> str:
        return label_of(obj)


class LocalitiesField(forms.ModelMultipleChoiceField):
    """Any number of localities."""

    def __init__(self, *, label: str = "Miejscowości", **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(served_localities(), label=label, widget=NamePicks, **options)

    def label_from_instance(self, obj: Locality) -> str:
        return label_of(obj)


class OneTick(forms.CheckboxInput):
    """One check box for the only row there is to choose; answers as a list of rows does, or as a choice of one."""

    def __init__(self, only: str, *, as_list: bool) -> None:
        super().__init__(check_test=lambda chosen: bool(chosen) and only in chosen)
        self.only, self.as_list = only, as_list

    def format_value(self, value: Any) -> str:
        return self.only

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str] | str:
        if self.as_list:
            return [self.only] if data.get(name) else []
        return self.only if data.get(name) else ""


class WholeCommuneField(forms.ModelChoiceField):
    """One commune as a whole, optional: a tick where the centre serves one commune, a choice otherwise."""

    def __init__(self, *, label: str = "Cała gmina", **options: Any) -> None:
        super().__init__(Commune.objects.filter(is_served=True), label=label, required=False, **options)

    def ask(self) -> None:
        """Ask as it is asked of the communes served today. For the form when it is made; one query."""
        served = list(self.queryset[:2])
        if len(served) == 1:
            self.widget = OneTick(served[0].pk, as_list=False)


class CommunesField(forms.ModelMultipleChoiceField):
    """Communes as a whole, optional: one tick where the centre serves one commune, a tick for each otherwise."""

    def __init__(self, *, only_label: str, label: str = "Całe gminy", **options: Any) -> None:
        served = Commune.objects.filter(is_served=True)
        super().__init__(served, label=label, required=False, widget=forms.CheckboxSelectMultiple, **options)
        self.only_label = only_label

    def ask(self) -> None:
        """Ask as it is asked of the communes served today. For the form when it is made; one query."""
        served = list(self.queryset[:2])
        if len(served) == 1:
            self.label, self.widget = self.only_label, OneTick(served[0].pk, as_list=True)
