"""How long an answer may be: told by a sentence and a count, refused with how much is over, and never cut."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.deconstruct import deconstructible
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from osl_site.common.forms.conditions import slots_of
from osl_site.common.forms.looks import choices_look_of, size_of

SPACE = "\N{NO-BREAK SPACE}"
PLAIN_INPUTS = {
    f"django/forms/widgets/{kind}.html"
    for kind in ("checkbox", "date", "email", "hidden", "number", "password", "search", "text", "time")
}
NEAR = 0.8  # of the limit: from here on the count is shown


def in_thousands(number: int) -> str:
    """„4 000”."""
    return f"{number:,}".replace(",", SPACE)


@deconstructible
class TooLong(MaxLengthValidator):
    """Says by how many signs an answer is too long."""

    def __call__(self, value: Any) -> None:
        over = len(value) - self.limit_value
        if over > 0:
            words = ngettext(
                "O %(over)s znak za dużo. Może być najwyżej %(most)s.",
                "O %(over)s znaków za dużo. Może być najwyżej %(most)s.",
                over,
            )
            said = {"over": in_thousands(over), "most": in_thousands(self.limit_value)}
            raise ValidationError(words % said, code="max_length")


class LimitedField(forms.BoundField):
    """A field as every page draws it. Its limit is told beside it; `maxlength`, by which a browser cuts what is pasted
    without a word, is taken away."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        field.widget.attrs.pop("maxlength", None)
        field.validators = [
            TooLong(one.limit_value) if type(one) is MaxLengthValidator else one for one in field.validators
        ]

    @cached_property
    def most(self) -> int | None:
        """The limit, of answers that are typed as text."""
        is_typed = isinstance(self.field.widget, forms.TextInput | forms.Textarea) and not self.is_hidden
        return getattr(self.field, "max_length", None) if is_typed else None

    @property
    def count_words(self) -> dict[str, str]:
        """What the count says near the limit and beyond it; far from it there is nothing to say."""
        most = in_thousands(self.most or 0)
        return {
            "near": _("{n} z %(most)s") % {"most": most},
            "over": _("o {n} za dużo"),
        }

    @property
    def is_over(self) -> bool:
        return self._length > (self.most or 0)

    @property
    def count_now(self) -> str:
        """What it says of what stands in the field as the page is sent."""
        words, most, length = self.count_words, self.most or 0, self._length
        if length > most:
            return words["over"].replace("{n}", in_thousands(length - most))
        return words["near"].replace("{n}", in_thousands(length)) if length > most * NEAR else ""

    @property
    def size(self) -> str:
        """How wide its box is drawn, by what it holds: a word of the stylesheet."""
        return size_of(self.field)

    @property
    def choices_look(self) -> str:
        """How its options stand: a word of the stylesheet, empty where one below another."""
        return choices_look_of(self.field)

    @property
    def shown_with(self) -> str:
        """The number by which the page shows it beside its choice alone."""
        numbers = [number for number, (name, _only) in enumerate(slots_of(self.form), 1) if name == self.name]
        return str(numbers[0]) if numbers else ""

    @cached_property
    def subwidgets(self) -> list[forms.boundfield.BoundWidget]:
        """Its options, each with the numbers of the fields that are shown beside it."""
        options = super().subwidgets
        slots = [
            (number, only) for number, (_name, only) in enumerate(slots_of(self.form), 1) if only.field == self.name
        ]
        for option in options if slots else ():
            shows = [str(number) for number, only in slots if str(option.data["value"]) in map(str, only.values)]
            option.data["attrs"]["data-shows"] = " ".join(shows)
        return options

    @property
    def is_optional(self) -> bool:
        """Whether it says so: not beside a sentence that names what must be answered."""
        is_free = not self.field.required and not getattr(self.field, "is_conditional", False)
        return is_free and not getattr(self.form, "wanted", "")

    @property
    def aria_describedby(self) -> str | None:
        """The count describes the field, too."""
        described = super().aria_describedby
        return " ".join(filter(None, [described, f"{self.auto_id}_count"])) if self.most else described

    @property
    def _length(self) -> int:
        return len(str(self.value() or "").replace("\r\n", "\n").strip())


class Renderer(DjangoTemplates):
    """Draws every form of the product with fields that tell their limits. Plain inputs it writes itself, as Django's
    templates do to the letter: of these there are three for each, which cost ten times as much."""

    bound_field_class = LimitedField

    def render(self, template_name: str, context: dict, request: HttpRequest | None = None) -> str:
        if template_name not in PLAIN_INPUTS:
            return super().render(template_name, context, request)
        widget = context["widget"]
        value = "" if widget["value"] is None else format_html(' value="{}"', _as_text(widget["value"]))
        attributes = format_html_join("", "{}", ((_attribute(*one),) for one in widget["attrs"].items()))
        return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, attributes)


def _attribute(name: str, value: object) -> str:
    if value is True or value is False:
        return format_html(" {}", name) if value else ""
    return format_html(' {}="{}"', name, _as_text(value))


def _as_text(value: object) -> str:
    return value if isinstance(value, SafeString) else f"{value}"
