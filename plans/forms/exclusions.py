"""What a director types to say that words of an approved plan are not public, or are again."""

from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict

from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import AsTyped
from plans.models import OF_SOMEBODY, Covers, ExclusionKind

WHICH_WORDS = "Przepisz słowa, które nie są jawne."
OF_WHOM = "Napisz, w czyim interesie wyłączasz jawność. Nie podawaj nazwiska."


class ExclusionForm(AsTyped, forms.Form):
    """Which words, where, and all that art. 8 ust. 5 of the act on access to public information asks to be said."""

    place = forms.ChoiceField(
        label="Miejsce w tekście",
        help_text="„Całość” obejmuje cały plan, a cel także swoje działania.",
    )
    covers = forms.ChoiceField(
        label="Co nie jest jawne",
        choices=Covers.choices,
        initial=Covers.WORDS,
        widget=forms.RadioSelect,
        help_text="Razem z kosztem przestają być jawne sumy, z których można go wyliczyć.",
    )
    words = forms.CharField(
        label="Słowa, które nie są jawne",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text="Przepisz je dokładnie tak, jak są wydrukowane. Odmienione formy wyłącz osobno.",
    )
    scope = forms.CharField(
        label="Zakres wyłączenia",
        max_length=300,
        help_text="Mieszkańcy przeczytają to zamiast fragmentu. Na przykład: imię i nazwisko osoby prywatnej.",
    )
    kind = forms.ChoiceField(
        label="Co jest chronione",
        choices=ExclusionKind.choices,
        widget=forms.RadioSelect,
        help_text="Prywatność nie chroni osób, które pełnią funkcje publiczne, jeśli informacja dotyczy tych funkcji.",
    )
    basis = forms.CharField(
        label="Podstawa prawna",
        max_length=300,
        help_text="Na przykład: art. 5 ust. 2 ustawy o dostępie do informacji publicznej.",
    )
    interest = forms.CharField(
        label="W czyim interesie",
        required=False,
        max_length=300,
        help_text="Dla prywatności i tajemnicy przedsiębiorcy. Na przykład: osoba, o której mowa. Bez nazwiska.",
    )
    only_with = {
        "words": OnlyWith("covers", (Covers.WORDS,), is_wanted=True),
        "interest": OnlyWith("kind", OF_SOMEBODY, is_wanted=True),
    }

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", "Wybierz"), *places]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("kind") in OF_SOMEBODY and not typed.get("interest") and "interest" not in self.errors:
            self.add_error("interest", OF_WHOM)
        if typed.get("covers") == Covers.WORDS and not typed.get("words") and "words" not in self.errors:
            self.add_error("words", WHICH_WORDS)
        return typed

    @property
    def where(self) -> dict[str, Any]:
        place, _, key = self.cleaned_data["place"].partition(":")
        said = {name: self.cleaned_data[name] for name in ("words", "covers")}
        return {"place": place, "key": key or None, **said}

    @property
    def told(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("scope", "kind", "basis", "interest")}


def fingerprint(typed: QueryDict) -> str:
    """By which it is known that what is sent is what was shown."""
    said = [typed.get(name, "") for name in ExclusionForm.base_fields]
    return sha256(repr(said).encode()).hexdigest()[:32]


class ExclusionEndForm(AsTyped, forms.Form):
    """Why the words are public again."""

    reason = forms.CharField(
        label="Powód cofnięcia", max_length=300, help_text="Przeczytają go też mieszkańcy, w historii wersji planu."
    )
