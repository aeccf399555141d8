"""What may be typed about an agreement, its amendments, its signed files and its end."""

from typing import Any

from django import forms

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.files.fields import HELP, PagesField
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import DatePicker, Picks
from osl_site.common.withdrawal.forms import let_choose_standing
from partners.models import Agreement, Amendment
from partners.models.agreements import BACKWARDS

TIED = ("owner", "case_mark", "archive_category")  # what may change once it is signed
WORKS = [Role.ORGANISER, Role.DIRECTOR, Role.COWORKER]
KEEPS, MOVES, OPENS = "keeps", "moves", "opens"
ENDS = ((KEEPS, "zostaje, jak było"), (MOVES, "nowy dzień"), (OPENS, "bez końca"))


class AgreementForm(EditForm):
    """With whom, about what, from when till when; of what is signed only who sees to it and where it belongs."""

    class Meta:
        model = Agreement
        fields = ["kind", "parties", "subject", "terms", "begins_on", "ends_on", *TIED]
        widgets = {
            "parties": Picks,
            "terms": forms.Textarea(attrs={"rows": 8}),
            "begins_on": DatePicker,
            "ends_on": DatePicker,
        }
        labels = {
            "kind": "Jakie to porozumienie?",
            "parties": "Z kim?",
            "subject": "Czego dotyczy?",
            "terms": "Kto co robi?",
            "begins_on": "Od kiedy?",
            "ends_on": "Do kiedy?",
            "owner": "Kto pilnuje terminu?",
        }
        help_texts = {
            "subject": "Krótko, na przykład: sala w remizie na spotkania.",
            "terms": "Z tego powstanie projekt w PDF i w Wordzie.",
            "ends_on": "Zostaw puste, jeśli porozumienie nie ma końca.",
            "owner": "Dostanie e-mail 90, 30 i 7 dni przed końcem.",
            "case_mark": "Z wykazu akt biura, na przykład CUS.0643.4.2026.",
            "archive_category": "Na przykład B5.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True, roles__overlap=WORKS).order_by("name", "pk")
        self.fields["owner"].queryset = people | User.objects.filter(pk=self.instance.owner_id)
        if not self.instance.pk:
            self.fields["owner"].initial, self.fields["begins_on"].initial = user.pk, clock.today()
        if self.instance.signed_on:
            for name in [name for name in self.fields if name not in (*TIED, "revision")]:
                del self.fields[name]
            self.helper = laid_out(self, *TIED)
            return
        let_choose_standing(self, "parties")
        self.fields["parties"].queryset = self.fields["parties"].queryset.order_by("name_key", "pk")
        self.fields["parties"].error_messages["required"] = "Wybierz co najmniej jedną stronę."
        self.helper = laid_out(
            self,
            Section("Z kim i o czym", "kind", "subject", "parties"),
            Section("Ustalenia", "terms", "begins_on", "ends_on"),
            Folded("Kto pilnuje i dokąd w aktach", *TIED),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        begins, ends = typed.get("begins_on"), typed.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", BACKWARDS)
        return typed


class AmendmentForm(AsTyped, forms.ModelForm):
    """What was agreed anew, and what becomes of the end."""

    only_with = {"ends_on": OnlyWith("end", [MOVES], is_wanted=True)}
    end = forms.ChoiceField(label="Co z końcem porozumienia?", choices=ENDS, widget=forms.RadioSelect, initial=KEEPS)
    field_order = ("agreed_on", "changes", "end", "ends_on")

    class Meta:
        model = Amendment
        fields = ["agreed_on", "changes", "ends_on"]
        widgets = {"agreed_on": DatePicker, "ends_on": DatePicker, "changes": forms.Textarea(attrs={"rows": 5})}
        labels = {"agreed_on": "Z jakiego dnia?", "changes": "Co się zmienia?", "ends_on": "Nowy koniec"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed_on"].initial = clock.today()

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("end") == MOVES and not typed.get("ends_on") and "ends_on" not in self.errors:
            self.add_error("ends_on", "Wpisz nowy koniec.")
        self.instance.moves_end = typed.get("end") in (MOVES, OPENS)  # else a new end would stand beside none
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """Of the amendment."""
        typed = self.cleaned_data
        moves = typed["end"] in (MOVES, OPENS)
        ends_on = typed.get("ends_on") if typed["end"] == MOVES else None
        return {"agreed_on": typed["agreed_on"], "changes": typed["changes"], "moves_end": moves, "ends_on": ends_on}


class SignedForm(AsTyped, forms.Form):
    """The signed paper; of an agreement also the day, of a file in place of another the reason."""

    keeps_draft = False
    goes_to_paper = False
    scan = PagesField(label="Podpisane porozumienie", help_text=HELP)
    signed_on = forms.DateField(label="Kiedy podpisano?", widget=DatePicker)
    reason = forms.CharField(
        label="Dlaczego ten plik zastępuje poprzedni?",
        max_length=300,
        help_text="Na przykład: brakowało drugiej strony.",
        error_messages={"required": "Napisz, dlaczego ten plik zastępuje poprzedni."},
    )

    def __init__(self, *args: Any, asks_day: bool, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signed_on"].initial = clock.today()
        if not asks_day:
            del self.fields["signed_on"]
        if not asks_why:
            del self.fields["reason"]


class EndForm(AsTyped, forms.Form):
    """On which day it ends before its time, and why."""

    goes_to_paper = False
    on = forms.DateField(label="Z jakim dniem?", widget=DatePicker)
    reason = forms.CharField(
        label="Dlaczego?",
        max_length=300,
        help_text="Bez nazwisk. Na przykład: zmiana prowadzącej.",
        error_messages={"required": "Napisz, dlaczego porozumienie się kończy."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()


class FiledForm(EditForm):
    """Where in the office's files it lies."""

    keeps_draft = False
    goes_to_paper = False

    class Meta:
        model = Agreement
        fields = ["case_mark", "archive_category", "filed_place"]
        labels = {"filed_place": "Gdzie w aktach leży porozumienie?"}
        help_texts = {"filed_place": "Na przykład: teczka 0643, segregator 2, albo numer sprawy w EZD."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = {
            "case_mark": "Wpisz znak sprawy.",
            "archive_category": "Wpisz kategorię archiwalną, na przykład B5.",
            "filed_place": "Napisz, gdzie w aktach leży porozumienie.",
        }
        for name, sentence in wanted.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = sentence
