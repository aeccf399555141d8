"""Forms of what came of a meeting, and of who leads and what was checked about them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst

from activities import minors
from activities.forms.activities import in_charge_choices
from activities.models import Activity, Check, Lead, RecordedCheck, Result
from activities.models.results import GROUPS, MOST_HOURS, MOST_PEOPLE
from needs.forms import NO_NAMES
from osl_site.common import clock
from osl_site.common.centre.dictionaries.forms import OrderedForm
from osl_site.common.centre.models import HeadGroup
from osl_site.common.database.records import tidy
from osl_site.common.forms.edit_forms import AsTyped, EditForm, StoredField
from osl_site.common.forms.numbers import NumberField
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.withdrawal.models import standing

FIRST_REGISTERS = date(2017, 10, 1)  # before that day there was no register to look into
HEAD = "head_"  # before the word of a group that is the office's own
BELOW_HEADS = ("volunteer_hours", "learnt", "deviations", "cost")
NOBODY_OR_SOMEBODY = "Wpisz, ile osób przyszło, albo zaznacz, że nikt nie przyszedł."
GROUP_ENDED = "Biuro właśnie zakończyło tę grupę. Wpisz te osoby w innej grupie, a tu zostaw puste pole."
FROM_OFFICE = "konto"


class Count(forms.IntegerField):
    """How many people: digits on a phone, what was typed kept whatever it was; an empty field is nobody."""

    is_conditional = True  # one of them is enough, so none says that it is optional

    def __init__(self, *, label: str, help_text: str) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        invalid = {"invalid": "Wpisz liczbę osób cyframi, na przykład 12."}
        super().__init__(
            label=label,
            help_text=help_text,
            widget=widget,
            required=False,
            min_value=0,
            max_value=MOST_PEOPLE,
            error_messages=invalid,
        )

    def clean(self, value: Any) -> int:
        return super().clean(value) or 0


class ResultForm(EditForm):
    """How a meeting went: heads first, then what was learnt. `signed_up` is said beside the heads where it is known."""

    goes_to_paper = False

    volunteer_hours = forms.DecimalField(
        label="Godziny wolontariuszy",
        required=False,
        localize=True,
        max_digits=5,
        decimal_places=1,
        help_text="Razem wszystkich osób, z dokładnością do pół godziny, na przykład 4,5.",
        error_messages={"invalid": "Wpisz liczbę godzin, na przykład 4,5."},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    cost = NumberField(
        label="Poniesiony koszt w złotych",
        required=False,
        max_digits=8,
        decimal_places=2,
        error_messages={"invalid": "Wpisz kwotę w złotych, na przykład 45,50."},
    )

    class Meta:
        model = Result
        fields = [*GROUPS, "nobody_came", *BELOW_HEADS]
        widgets = {"learnt": forms.Textarea(attrs={"rows": 4}), "deviations": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "learnt": "Czego się dowiedzieliśmy?",
            "deviations": "Co poszło inaczej, niż było zaplanowane?",
            "nobody_came": "Nikt nie przyszedł",
        }
        help_texts = {"learnt": NO_NAMES}

    def __init__(self, *args: Any, signed_up: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signed_up = signed_up
        self.stored_heads: dict[int, int] = {}  # by the id of the group, of what somebody else saved meanwhile
        self.counted = {one.group_id: one for one in self.instance.by_group} if self.instance.pk else {}
        self.ended: set[int] = set()  # groups in which nobody is counted any more, and somebody was typed
        self.groups = self._groups()
        for name in GROUPS:
            del self.fields[name]
        for group in self.groups:
            self._ask(group)
        if not self.instance.pk:
            self.initial.pop("volunteer_hours", None)

    def _groups(self) -> list[HeadGroup]:
        """By which heads are counted now, and those by which some were when this was entered; what was typed in a group
        that ended meanwhile is not lost. Two queries."""
        now = set(standing(HeadGroup.objects.all()).values_list("pk", flat=True))
        asked = [row for row in HeadGroup.objects.all() if row.pk in now or row.pk in self.counted or self._typed(row)]
        self.ended = {row.pk for row in asked} - now - set(self.counted)
        return asked

    def _typed(self, group: HeadGroup) -> bool:
        return self.is_bound and bool(self.data.get(_field_of(group)))

    def _ask(self, group: HeadGroup) -> None:
        """A field for heads of this group, under the name by which they were counted."""
        was = self.counted.get(group.pk)
        self.fields[_field_of(group)] = Count(label=capfirst(was.name if was else group.name), help_text=group.ages)
        self.initial[_field_of(group)] = was.people if was else None

    def _put_beside(self, current: Result) -> None:
        """Heads are told by group, each also where it is not asked here: they are not columns of the row."""
        heads = current.by_group
        self.stored_heads = {one.group_id: one.people for one in heads}
        self.counted = {one.group_id: one for one in heads} | self.counted
        for one in heads:
            if one.group not in self.groups:
                self.groups.append(one.group)
                self._ask(one.group)
        super()._put_beside(current)
        labels = {str(field.label) for field in self.heads}
        self.stored_version = [row for row in self.stored_version if row[0] not in labels]

    @property
    def both_versions(self) -> list[StoredField]:
        """Heads by group, as the page asks them, before all else."""
        rest = super().both_versions
        return [*self._heads_beside(), *rest] if self.stored_row else rest

    def _heads_beside(self) -> Iterator[StoredField]:
        for group in self.groups:
            name, stored = _field_of(group), self.stored_heads.get(group.pk, 0)
            if self.cleaned_data.get(name) != stored:
                yield StoredField(str(self.fields[name].label), str(stored), name)

    def insert_stored(self, name: str) -> None:
        """As of every field; of a group as many as are stored."""
        group = next((row for row in self.groups if _field_of(row) == name), None)
        current = Result.objects.filter(pk=self.instance.pk).first() if group else None
        if current is None:
            super().insert_stored(name)
            return
        self._put_beside(current)
        self.data[self.add_prefix(name)] = str(self.stored_heads.get(group.pk, 0))
        self.fields[name].widget.attrs["autofocus"] = True

    def clean_volunteer_hours(self) -> Any:
        hours = self.cleaned_data["volunteer_hours"] or 0
        if not 0 <= hours <= MOST_HOURS or hours * 2 % 1:
            raise forms.ValidationError(f"Wpisz godziny od 0 do {MOST_HOURS}, z dokładnością do pół godziny.")
        return Decimal(hours).quantize(Decimal("0.1"))  # as it is stored, so that the same is no difference

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        names = [_field_of(group) for group in self.groups]
        came = sum(typed.get(name) or 0 for name in names)
        for group in self.groups:
            if group.pk in self.ended and typed.get(_field_of(group)):
                self.add_error(_field_of(group), GROUP_ENDED)
        self.instance.others = sum(typed.get(name) or 0 for name in names if name not in GROUPS)
        if typed.get("nobody_came") and came:
            self.add_error("nobody_came", "Wpisano liczbę osób, więc ktoś przyszedł. Popraw jedno albo drugie.")
        elif not (typed.get("nobody_came") or came or any(name in self.errors for name in names)):
            self.add_error(names[0], NOBODY_OR_SOMEBODY)
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, with the heads by group."""
        typed = super().values
        heads = {group: typed.pop(_field_of(group)) for group in self.groups}
        return typed | {"heads": heads}

    @property
    def heads(self) -> list[forms.BoundField]:
        return [self[_field_of(group)] for group in self.groups]

    @property
    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in BELOW_HEADS]


def _field_of(group: HeadGroup) -> str:
    return group.slug if group.slug in GROUPS else f"{HEAD}{group.slug}"


def day_of_check(day: date) -> None:
    """Raises ValidationError for a day on which nobody can have been checked."""
    if day > clock.today():
        raise forms.ValidationError("Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym zrobiono sprawdzenie.")
    if day < FIRST_REGISTERS:
        raise forms.ValidationError(
            "Rejestry działają od 1 października 2017\N{NO-BREAK SPACE}r. Wpisz ten dzień albo późniejszy."
        )


class CheckForm(EditForm):
    """When a person was checked and where the printout is; what it said is not asked."""

    class Meta:
        model = RecordedCheck
        fields = ["checked_on", "place_in_files"]
        widgets = {"checked_on": DatePicker}
        help_texts = {"place_in_files": "Na przykład: akta osobowe, część B, poz. 12. Treści wydruku tu nie wpisuj."}

    def clean_checked_on(self) -> date:
        day_of_check(self.cleaned_data["checked_on"])
        return self.cleaned_data["checked_on"]


class RequiredCheckForm(OrderedForm):
    """A check that is required, and behind which one it stands."""

    class Meta:
        model = Check
        fields = ["name", "basis"]
        help_texts = {"basis": "Przepis albo zarządzenie, na przykład: art. 21 ust. 3."}


class CheckReasonForm(AsTyped, forms.Form):
    """Why what the act asks for is taken back."""

    reason = forms.CharField(label="Powód", max_length=300)


class LeadForm(AsTyped, forms.Form):
    """One person more: of the office, of the list (where they are to lead an offer), or somebody new."""

    person = forms.ChoiceField(label="Osoba", required=False)
    name = forms.CharField(
        label="Imię i nazwisko nowej osoby spoza biura",
        max_length=120,
        required=False,
        help_text="Wypełnij, gdy tej osoby nie ma na liście. To dane służbowe: bez adresu i numeru PESEL.",
    )

    def __init__(self, *args: Any, activity: Activity | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(Lead.objects.in_order())
        there = {lead.slug for lead in (minors.leads_of(activity) if activity else known)}
        office = [(f"{FROM_OFFICE}-{user.pk}", user.name) for user in in_charge_choices()]
        outside = [(lead.slug, lead.name) for lead in known if not lead.user_id]
        free = {
            "Z biura": [choice for choice in office if choice[0] not in there],
            "Spoza biura": [choice for choice in outside if choice[0] not in there],
        }
        self.fields["person"].choices = [
            ("", "Wybierz"),
            *((group, choices) for group, choices in free.items() if choices),
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if bool(typed.get("person")) == bool(tidy(typed.get("name") or "")) and not self.errors:
            self.add_error("person", "Wybierz osobę z listy albo wpisz nową, jedno z dwojga.")
        return typed
