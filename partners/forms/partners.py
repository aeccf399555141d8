"""What may be typed about a partner and the people to contact there."""

from typing import Any

from django import forms

from osl_site.common.centre.fields import CommunesField, LocalitiesField
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.phones import whole_number
from osl_site.common.forms.widgets import DatePicker
from partners.models import ContactPerson, Partner

SPARE_PLACES = 2
MOST_PEOPLE = 20


class PartnerForm(EditForm):
    localities = LocalitiesField()
    communes = CommunesField(only_label="Działa w całej gminie")

    class Meta:
        model = Partner
        fields = [
            "name",
            "kind",
            "localities",
            "communes",
            "animation",
            "offers",
            "is_public",
            "confirmed_on",
        ]
        widgets = {"confirmed_on": DatePicker, "offers": forms.Textarea(attrs={"rows": 4})}
        labels = {"offers": "Co daje?"}
        help_texts = {
            "animation": "Napisz, jaką. Puste pole: nie prowadzi. Takiej współpracy wymaga ustawa (art. 32 pkt 5).",
            "offers": "Na przykład: sala, sprzęt, ludzie, wiedza, ogłoszenia w kościele.",
            "confirmed_on": "Kiedy ostatnio ktoś potwierdził, że te dane są aktualne.",
        }
        error_messages = {"name": {"unique": "Partner o tej nazwie już jest w spisie. Wpisz inną nazwę."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["communes"].ask()

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """People belong to what was stored, too."""
        super().show_conflict(conflict)
        people = [", ".join(filter(None, (row.name, row.phone, row.email))) for row in conflict.current.people.all()]
        self.stored_version.append(("Osoby do kontaktu", "\n".join(people) or "–"))


class PersonForm(AsTyped, forms.ModelForm):
    class Meta:
        model = ContactPerson
        fields = ["name", "phone", "email", "is_public"]
        labels = {"is_public": "Pokaż mieszkańcom"}

    def clean_phone(self) -> str:
        return whole_number(self.cleaned_data["phone"])


class BasePeople(forms.BaseFormSet):
    """The people to contact, two empty places after them. Who is marked for removal is not among `values`."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Usuń tę osobę ze spisu"
        if index is None or index >= self.initial_form_count():
            del form.fields["DELETE"]

    @property
    def values(self) -> list[dict[str, Any]]:
        typed = [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]
        return [
            {name: value for name, value in row.items() if name != "DELETE"} for row in typed if not row.get("DELETE")
        ]


People = forms.formset_factory(
    PersonForm,
    formset=BasePeople,
    extra=SPARE_PLACES,
    max_num=MOST_PEOPLE,
    absolute_max=MOST_PEOPLE * 2,
    validate_max=True,
    can_delete=True,
)


def people_of(partner: Partner | None, data: Any = None) -> BasePeople:
    """The formset: the partner's people as they are stored, or what was typed and nothing but that.

    Typed places are not compared with stored people: somebody may have added or removed one since the page was opened.
    """
    if data is not None:
        return People(data, prefix="osoby")
    rows = partner.people.order_by("id") if partner else []
    initial = [{name: getattr(row, name) for name in PersonForm.Meta.fields} for row in rows]
    return People(initial=initial, prefix="osoby")
