"""Meetings ticked on a page that shows what becomes of each: published, or called off with their offer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from activities.models import Occurrence
from activities.planning.change_preview import preview_of
from activities.planning.preview_seen import CHANGED_MEANWHILE, NONE_CHOSEN
from activities.planning.publication_preview import PublicationPreview
from osl_site.common import clock
from osl_site.common.database.records import tidy
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


class CancelChosenForm(AsTyped, forms.Form):
    """Why the meetings that were ticked on the list are called off."""

    reason = forms.CharField(
        label="Powód", max_length=300, help_text="Przeczytają go mieszkańcy, na przykład: remont pieca w świetlicy."
    )


class StopForm(AsTyped, forms.Form):
    """Why an offer rests or ends, and which of its meetings to come are called off with it."""

    reason = forms.CharField(label="Powód", max_length=300, help_text="Na przykład: remont świetlicy do końca lutego.")
    occurrences = OccurrenceTicks(
        label="Spotkania do odwołania",
        required=False,
        help_text="Zaznaczone odwołamy i powiadomimy zapisane osoby. Odznaczone zostają w kalendarzu.",
    )
    off_reason = forms.CharField(
        label="Powód odwołania spotkań",
        max_length=300,
        required=False,
        help_text="Przeczytają go mieszkańcy. Puste pole: taki sam jak powód wyżej.",
    )

    def __init__(self, data: Any, ahead: Sequence[Occurrence], *, for_good: bool) -> None:
        """Of what ends `for_good` the meetings not begun yet are ticked, but for those that were moved on their own."""
        super().__init__(data)
        if not ahead:
            del self.fields["occurrences"], self.fields["off_reason"]
            return
        field = self.fields["occurrences"]
        field.choices = [(row.pk, in_a_tick(preview_of(row).words, _stands_apart(row))) for row in ahead]
        ticked = [row.pk for row in ahead if not row.moved_alone and row.starts_at > clock.now()]
        field.initial = ticked if for_good else []

    @property
    def off(self) -> dict[str, Any]:
        """Which meetings are called off, and why, as the service takes it."""
        typed = self.cleaned_data
        return {"occurrences": typed.get("occurrences", []), "off_reason": tidy(typed.get("off_reason", ""))}


def _stands_apart(occurrence: Occurrence) -> tuple[str, ...]:
    return ("Przeniesione osobno.",) if occurrence.moved_alone else ()
