"""Form fields that pick places of the served communes. Names that repeat say what kind of place they are."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet, Window

from osl_site.common.centre.models import Locality
from osl_site.common.forms.widgets import Picks


def served_localities() -> QuerySet[Locality]:
    """Localities the office serves, each with the number of its `namesakes`, itself included."""
    rows = Locality.objects.served().select_related("commune")
    return rows.annotate(namesakes=Window(Count("pk"), partition_by="name"))


def label_of(locality: Locality) -> str:
    """„Kandyty”, but „Paustry (osada, 0474241)” where one name is not enough."""
    return locality.name if locality.namesakes == 1 else f"{locality.name} ({locality.kind}, {locality.simc})"


class LocalityField(forms.ModelChoiceField):
    """One locality, optional; the empty choice says what leaving it empty means."""

    def __init__(self, *, label: str = "Miejscowość", empty_label: str = "Wszystkie", **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(served_localities(), label=label, empty_label=empty_label, **options)

    def label_from_instance(self, obj: Locality) -> str:
        return label_of(obj)


class LocalitiesField(forms.ModelMultipleChoiceField):
    """Any number of localities."""

    def __init__(self, *, label: str = "Miejscowości", **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(served_localities(), label=label, widget=Picks, **options)

    def label_from_instance(self, obj: Locality) -> str:
        return label_of(obj)
