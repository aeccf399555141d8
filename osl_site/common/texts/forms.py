"""What is asked of a text of the office."""

from typing import Any

from django import forms

from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.registry import TextKind
from osl_site.common.texts.models import TextTemplate
from osl_site.common.texts.services import refusals


class TextForm(EditForm):
    """One text, in the languages in which it is read."""

    goes_to_paper = False

    class Meta:
        model = TextTemplate
        fields = ("body", "body_uk", "body_en")
        widgets = {
            "body": forms.Textarea(attrs={"rows": 6}),
            "body_uk": forms.Textarea(attrs={"rows": 6, "lang": "uk"}),
            "body_en": forms.Textarea(attrs={"rows": 6, "lang": "en"}),
        }
        help_texts = {
            "body": "Puste pole: nasz tekst.",
            "body_uk": "Puste pole: nasz tekst po ukraińsku.",
            "body_en": "Puste pole: nasz tekst po angielsku.",
        }

    def __init__(self, *args: Any, kind: TextKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if not kind.is_public:
            for name in ("body_uk", "body_en"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        for name, sentence in refusals(self.kind, typed).items():
            self.add_error(name, sentence)
        return typed
