"""Forms that cite what stands already: the newest rows to choose from, and those that are chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.text import Truncator

from needs.models import Asset, FieldNote, Need
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.text.typed_text import line_of
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.withdrawal.models import standing

CITABLE = 50
CITING = f"Pokazujemy {CITABLE} najnowszych i te, które są już wybrane."


class Citing(EditForm):
    """A form that cites other rows: the newest ones, those cited already, and those a person came from."""

    cites: tuple[str, ...] = ("notes",)

    def __init__(self, *args: Any, came_from: Mapping[str, Iterable[Model]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.cites:
            field = self.fields[name]
            chosen = {row.pk for row in (came_from or {}).get(name, ())} | self._posted(name)
            if self.instance.pk:
                chosen |= set(getattr(self.instance, name).values_list("pk", flat=True))
            field.queryset = citable(field.queryset.model, chosen)
            field.label_from_instance = in_line
            field.help_text = CITING

    def _posted(self, name: str) -> set[int]:
        typed = self.data.getlist(self.add_prefix(name)) if self.is_bound else []
        return {pk for pk in map(whole_number, typed[:1000]) if pk is not None}


def citable(model: type[Model], chosen: Iterable[int]) -> QuerySet:
    """The chosen rows and the newest ones, newest first."""
    order = "-noted_on" if model is FieldNote else "-id"
    newest = list(standing(model.objects.order_by(order, "-id")).values_list("pk", flat=True)[:CITABLE])
    rows = model.objects.filter(pk__in={*newest, *chosen}).order_by(order, "-id")
    return rows.select_related("locality", "commune") if model is FieldNote else rows


def in_line(row: FieldNote | Need | Asset) -> str:
    """How a row is called beside its check box."""
    if isinstance(row, FieldNote):
        return f"{row.code}, {row.noted_on:%d.%m.%Y}, {row.place}: {Truncator(line_of(row.text)).chars(90)}"
    return str(row)
