"""Meetings ticked on a page that shows what becomes of each."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from activities.planning.change_preview import CHANGED_MEANWHILE, NONE_CHOSEN
from activities.planning.publication_preview import PublicationPreview
from osl_site.common.forms.edit_forms import AsTyped


class OccurrenceTicks(forms.TypedMultipleChoiceField):
    """The ids of the ticked meetings; one that is no longer on the page was changed by somebody meanwhile."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        said = {"invalid_choice": CHANGED_MEANWHILE, "required": NONE_CHOSEN}
        super().__init__(coerce=int, error_messages=said, **kwargs)


def in_a_tick(words: str, warnings: tuple[str, ...]) -> SafeString:
    """A meeting in words, and below them what to think of first."""
    return format_html(
        "{}{}",
        words,
        format_html_join("", '<span class="dates__clash">{}</span>', ((warning,) for warning in warnings)),
    )


class PublicationForm(AsTyped, forms.Form):
    """Which of the planned meetings residents are to see."""

    occurrences = OccurrenceTicks(label="Spotkania do opublikowania")

    def __init__(self, data: Any, preview: PublicationPreview, *, with_activity: bool) -> None:
        """An offer may go out `with_activity` alone, without a meeting."""
        super().__init__(data)
        field = self.fields["occurrences"]
        field.required = not with_activity
        field.choices = [(row.occurrence.pk, in_a_tick(row.words, row.warnings)) for row in preview.rows]
        field.initial = [row.occurrence.pk for row in preview.rows if row.will_be]
        if not preview.rows:
            field.widget = forms.MultipleHiddenInput()
