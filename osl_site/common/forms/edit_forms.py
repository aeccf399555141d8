"""Forms of rows that people edit: what was typed is kept, and two people who edit one row see both versions."""

from copy import copy
from datetime import date
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db.models import Model, TextField
from django.forms.models import model_to_dict
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.functional import cached_property

from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.database.readable_days import FIRST, LAST
from osl_site.common.database.records import NOTHING, field_in_words, tidy
from osl_site.common.forms.conditions import MANY, Conditions, leave_out, unused_answers
from osl_site.common.forms.looks import wanted_of
from osl_site.common.forms.typed_before import TypedBefore
from osl_site.common.forms.wanted import Asks
from osl_site.common.text.cleaning import only_seen
from osl_site.common.text.text_diff import Piece, is_rewritten, pieces, shortened

SECRET = "password"  # what nobody sees belongs to it as much as the rest
OTHER_YEAR = "Wpisz rok od 2000 do 2100."
TOO_LARGE = "Ta liczba jest za duża. Sprawdź, czy nie ma w niej zbędnych cyfr."
WIDTHS = (2**15 - 1, 2**31 - 1, 2**63 - 1)  # of whole numbers in the database
CHOOSE = "Wybierz"
DASHES = "---------"  # Django's


class StoredField(NamedTuple):
    """A field in which the stored row says something else than the person: what it says, and how they differ."""

    label: str
    text: str
    name: str = ""
    pieces: tuple[Piece, ...] = ()


class Carried:
    """A hidden field that the page carries for itself. Spoiled, it is as if it had not been sent: the person who reads
    the page can put nothing right in it."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except ValidationError:
            return self.to_python("")


class CarriedNumber(Carried, forms.IntegerField):
    """A revision that the person saw."""


class CarriedWords(Carried, forms.CharField):
    """A key, or a fingerprint of what was shown."""


class AsTyped(Asks):
    """What was sent is looked at as it would be stored, without the signs that nobody sees: a name made of them is
    empty, and the end of a line is one sign, as browsers count it. A day that no page can read is refused. Fields of
    `only_with` are answered beside the choice that they belong to, or left out and told of (`left_out`)."""

    only_with: ClassVar[Conditions] = {}
    keeps_draft: ClassVar[bool] = True  # where it has a longer answer; False of a form about a resident
    goes_to_paper: ClassVar[bool] = True  # False where nothing of it is ever in a document of ours
    names_wanted: ClassVar[bool] = False  # whether one sentence may name what must be answered, in place of marks

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_without_unseen(data), *args, **kwargs)
        self.left_out: list[str] = []  # sentences about answers that are not kept
        for name in (name for name, only in self.only_with.items() if only.is_wanted):
            self.fields[name].is_conditional = True
        for field in self.fields.values():
            if isinstance(field, forms.DateField) and not field.validators:
                field.validators.append(_a_day_that_is_read)

    @cached_property
    def wanted(self) -> str:
        """„nazwa, temat”: what must be answered where most need not be; the page says it once."""
        return wanted_of(self) if self.names_wanted else ""

    @property
    def is_typed_before(self) -> bool:
        """Whether it is opened with what was typed before: refused nothing yet, and not sent by anybody."""
        return isinstance(self.data, TypedBefore)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_typed_before

    def _clean_form(self) -> None:
        """What looks at the form as a whole may count tries of a password: nothing was sent yet."""
        if not self.is_typed_before:
            super()._clean_form()

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_typed_before:
            self._errors = ErrorDict()

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        self.left_out = []
        for name in unused_answers(self, self.only_with):
            only = self.only_with[name]
            if only.says:
                self.add_error(name, only.says)
            else:
                self.left_out.append(leave_out(self, name, only))
        return self.cleaned_data if typed is None else typed


def _a_day_that_is_read(day: date) -> None:
    """The database refuses others. A field with a validator of its own has narrower bounds."""
    if not FIRST <= day.isoformat() <= LAST:
        raise ValidationError(OTHER_YEAR)


def _without_unseen(data: Any) -> Any:
    if type(data) is dict:  # a row of an imported file
        return {name: only_seen(value) if isinstance(value, str) else value for name, value in data.items()}
    if not isinstance(data, QueryDict):
        return data
    seen = data.copy()
    for name, values in data.lists():
        seen.setlist(name, [value if name.endswith(SECRET) else only_seen(str(value)) for value in values])
    return seen


class EditForm(AsTyped, forms.ModelForm):
    """A form of one row. Carries the revision the person saw; shows both versions when it is no longer the stored one.

    The view hands `values` and `seen_revision` to a service by `form_handling`; on ChangedMeanwhile that calls
    `show_conflict`, after which the form holds what was typed, the page shows `both_versions` beside it, and saving
    once more keeps what was typed. `insert_stored` takes a field of the stored row over instead.
    """

    names_wanted = True
    revision = CarriedNumber()

    def __init__(self, *args: Any, instance: Model | None = None, **kwargs: Any) -> None:
        """What is typed goes into a copy of the row: the page around the form goes on calling it as it is stored."""
        super().__init__(*args, instance=copy(instance), **kwargs)
        self.as_stored = instance or self.instance
        self.stored_version: list[tuple[str, str]] = []
        self.stored_row: Model | None = None  # whose words these are
        for name, field in self.fields.items():
            _say_choose(field)
            if name in self._meta.fields and isinstance(self.instance._meta.get_field(name), TextField):
                field.widget.attrs["data-light"] = True  # what is pasted into it may keep its lists and tables
            if name in self._meta.fields and _is_bound_by_its_column(self.instance, name):
                field.error_messages["max_value"] = TOO_LARGE
        if self.instance.pk and not self.is_bound:
            self.initial["revision"] = self.instance.revision

    def full_clean(self) -> None:
        """A draft that is older than the row tells so at once, and not when it is sent."""
        seen = self.data.get(self.add_prefix("revision"))
        if (
            self.is_typed_before
            and self.instance.pk
            and not self.stored_version
            and seen != str(self.instance.revision)
        ):
            self._put_beside(self.instance)
        super().full_clean()
        if self.is_typed_before and self.stored_version:
            self.add_error(None, ChangedMeanwhile(self.instance))

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, by field name, without the revision."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

    @property
    def seen_revision(self) -> int | None:
        """The revision the person saw. A form without one (tampered with) never matches."""
        return self.cleaned_data.get("revision") or 0

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """Keep what was typed, put the stored text beside it, and let the next save win over it knowingly."""
        self._put_beside(conflict.current)
        self.add_error(None, conflict)

    def insert_stored(self, name: str) -> None:
        """Put the stored value into the field; every other field keeps what was typed. Nothing is saved."""
        current = type(self.instance)._default_manager.filter(pk=self.instance.pk).first()
        if current is None or name not in self.fields or name not in self._meta.fields:
            return
        self._put_beside(current)
        field = self.fields[name]
        stored = field.prepare_value(model_to_dict(current, fields=[name])[name])
        self.data.pop(self.add_prefix(name), None)
        if isinstance(field, MANY):
            chosen = [getattr(one, "pk", one) for one in stored or []]
            self.data.setlist(self.add_prefix(name), [str(field.prepare_value(one)) for one in chosen])
        elif stored not in (None, False):
            shown = field.widget.format_value(stored) if isinstance(field.widget, forms.widgets.Input) else stored
            self.data[self.add_prefix(name)] = "on" if stored is True else str(shown)
        field.widget.attrs["autofocus"] = True

    @property
    def both_versions(self) -> list[StoredField]:
        """Where the stored row differs from what was typed; what no field of this form holds is told whole."""
        if self.stored_version:
            self.is_valid()
        names = {str(self.fields[name].label): name for name in self._meta.fields if name in self.fields}
        told = [self._beside(label, text, names.get(label, "")) for label, text in self.stored_version]
        return [row for row in told if row is not None]

    def _put_beside(self, current: Model) -> None:
        self.stored_row = current
        shown = [name for name in self._meta.fields if name in self.fields]
        self.stored_version = [(str(self.fields[name].label), field_in_words(current, name)) for name in shown]
        self.data = self.data.copy()
        self.data[self.add_prefix("revision")] = current.revision

    def _beside(self, label: str, text: str, name: str) -> StoredField | None:
        if not name or name not in self.cleaned_data:
            return StoredField(label, text, name)
        chosen = self.cleaned_data[name]
        is_many = self.instance._meta.get_field(name).many_to_many
        typed = (", ".join(map(str, chosen)) or NOTHING) if is_many else field_in_words(self.instance, name)
        if tidy(typed) == text:
            return None
        found = pieces(text, tidy(typed))
        return StoredField(label, text, name, () if is_rewritten(found) else shortened(found))


def _is_bound_by_its_column(row: Model, name: str) -> bool:
    """Whether nothing but the width of the column limits this number, so that the limit means nothing to a person."""
    validators = row._meta.get_field(name).validators
    limits = [one.limit_value for one in validators if isinstance(one, MaxValueValidator)]
    return min(limits, default=0) in WIDTHS


def _say_choose(field: forms.Field) -> None:
    """„Wybierz” instead of a row of dashes, which a screen reader spells out."""
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = CHOOSE if field.empty_label == DASHES else field.empty_label
    elif isinstance(field, forms.ChoiceField):
        field.choices = [("", CHOOSE) if choice == ("", DASHES) else choice for choice in field.choices]
