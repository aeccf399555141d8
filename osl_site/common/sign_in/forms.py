"""What is typed at the second step, to confirm an act, and about who needs a second step."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.sign_in import services
from osl_site.common.sign_in.lines import line_of
from osl_site.common.sign_in.models import Step
from osl_site.common.sign_in.services.attempts import TooMany

WRONG = "Ten kod nie pasuje albo był już użyty. Wpisz kod, który aplikacja pokazuje teraz."
ASKED = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class CodeForm(Asks, forms.Form):
    """A code of the app, or one of those on paper. Wrong ones are counted; it is taken when the form is valid."""

    is_locked = False
    kod = forms.CharField(
        label="Kod z aplikacji",
        max_length=30,
        widget=forms.TextInput(attrs=ASKED | {"autofocus": True}),
        help_text="Sześć cyfr. Nie masz telefonu? Wpisz jeden z kodów zapasowych.",
    )

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean_kod(self) -> str:
        try:
            attempt = services.begin_attempt(Step.FACTOR, email=self.user.email, line=line_of(self.request))
        except TooMany as refusal:
            self.is_locked = True
            raise refusal.of_codes from None
        if not services.use_code(self.user, self.cleaned_data["kod"]):
            note_access(AccessKind.REFUSED, by=self.user, what="kod")
            raise ValidationError(WRONG)
        services.pass_attempt(attempt)
        return ""


class AuthenticatorForm(Asks, forms.Form):
    """The first code of an app that is being joined."""

    code = forms.CharField(label="Kod z aplikacji", max_length=30, widget=forms.TextInput(attrs=ASKED))


class PolicyForm(AsTyped, forms.Form):
    """Who needs a second step, and from when."""

    roles = forms.MultipleChoiceField(
        label="Kto loguje się w dwóch krokach",
        choices=Role,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kto ma kilka ról, potrzebuje drugiego kroku, gdy wymaga go jedna z nich.",
    )
    since = forms.DateField(
        label="Od kiedy",
        required=False,
        widget=DatePicker,
        help_text="Do tego dnia każda z tych osób czyta po zalogowaniu, że ma dołączyć aplikację.",
    )
