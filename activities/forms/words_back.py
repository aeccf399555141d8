"""What may be typed of a „you said, we did”."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from activities.forms.ideas import IdeasField
from activities.models import Activity, WordBack
from osl_site.common.centre.fields import LocalityField, TypedPlace
from osl_site.common.database.collation import polish_order
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import ManyPicks
from osl_site.common.withdrawal.forms import let_choose_standing

NO_NAMES = "Bez nazwisk i bez tego, po czym można kogoś poznać. Nie przepisuj słów mieszkańca."


class WordBackForm(EditForm):
    """Two sentences, where, in which languages, and from whose words they come."""

    locality = LocalityField(empty_label="Cała gmina", widget=TypedPlace)
    submissions = IdeasField(label="Z których zgłoszeń to wynika?")

    class Meta:
        model = WordBack
        fields = (
            *("said", "did", "locality", "said_uk", "did_uk", "said_en", "did_en"),
            *("activity", "submissions", "needs"),
        )
        widgets = {
            "said": forms.Textarea(attrs={"rows": 2}),
            "did": forms.Textarea(attrs={"rows": 3}),
            "needs": ManyPicks,
            **{f"{name}_uk": forms.Textarea(attrs={"rows": 2, "lang": "uk"}) for name in ("said", "did")},
            **{f"{name}_en": forms.Textarea(attrs={"rows": 2, "lang": "en"}) for name in ("said", "did")},
        }
        labels = {
            "said": "Powiedzieliście",
            "did": "Zrobiliśmy",
            "said_uk": "Powiedzieliście, po ukraińsku",
            "did_uk": "Zrobiliśmy, po ukraińsku",
            "said_en": "Powiedzieliście, po angielsku",
            "did_en": "Zrobiliśmy, po angielsku",
            "needs": "Z których potrzeb to wynika?",
        }
        help_texts = {
            "said": NO_NAMES,
            "did": "Krótko: co jest teraz i gdzie.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = Activity.objects.published().order_by(polish_order("title"), "id")
        self.fields["activity"].empty_label = "Żadna"
        let_choose_standing(self, "needs")

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Co przeczytają mieszkańcy", "said", "did", "locality"),
            Folded("Po ukraińsku i angielsku", "said_uk", "did_uk", "said_en", "did_en"),
            Folded("Skąd to wynika", "activity", "submissions", "needs"),
        )


class WithdrawForm(AsTyped, forms.Form):
    """Why residents are to read it no more."""

    goes_to_paper = False
    reason = forms.CharField(label="Dlaczego to wycofujesz?", max_length=300)
