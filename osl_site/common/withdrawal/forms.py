"""What is asked of whoever withdraws a row, or looks for withdrawn ones."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.lists.filtersets import ListFilterSet, TickFilter
from osl_site.common.withdrawal.models import Withdrawal, standing


class WithdrawForm(AsTyped, forms.Form):
    """Why a row is not to be chosen any more."""

    goes_to_paper = False

    reason = forms.CharField(
        label="Dlaczego to wycofujesz?",
        max_length=Withdrawal._meta.get_field("reason").max_length,
        error_messages={"required": "Napisz, dlaczego to wycofujesz."},
    )

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = f"Na przykład: {example}."


def let_choose_standing(form: forms.ModelForm, *names: str) -> None:
    """Let these fields offer what stands, and what the row names already. For the form when it is made."""
    for name in names:
        named = form.initial.get(name) or ()
        several = named if isinstance(named, list | tuple | QuerySet) else (named,)
        field = form.fields[name]
        if by := field.to_field_name:  # what is proposed for a new row is only a proposal
            chosen = [field.prepare_value(one) for one in several if form.instance.pk]
            field.queryset = standing(field.queryset, chosen=chosen, by=by)
        else:
            field.queryset = standing(field.queryset, chosen=[getattr(one, "pk", one) for one in several])


class WithdrawnTick(TickFilter):
    """„Także wycofane”: for a filter set that is `WithoutWithdrawn`."""

    def __init__(self) -> None:
        super().__init__(label="Także wycofane", method="as_they_are")


class WithoutWithdrawn(ListFilterSet):
    """Rows that stand, unless the withdrawn ones are asked for by a `WithdrawnTick` called `wycofane`."""

    def as_they_are(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        found = super().filter_queryset(queryset)
        return found if "wycofane" in self.answers else standing(found)
