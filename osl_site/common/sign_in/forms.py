"""What is typed at the second step, to confirm an act, and about who needs a second step."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.forms.carried import OF_PASSKEY
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.sign_in import services
from osl_site.common.sign_in.challenges import challenge_answered
from osl_site.common.sign_in.lines import line_of
from osl_site.common.sign_in.models import Step
from osl_site.common.sign_in.models.factors import IDLE_MINUTES, LONGEST_HOURS
from osl_site.common.sign_in.services.throttle import TooMany

WRONG = "Ten kod nie pasuje albo był już użyty. Wpisz kod, który aplikacja pokazuje teraz."
ON_PAPER = "Jeden z tych, które masz na papierze. Każdy działa raz."
NO_ANSWER = "Przeglądarka nie użyła klucza. Do tego potrzebny jest w niej JavaScript; bez niego wpisz kod."
WRONG_KEY = "Ten klucz nie pasuje. Użyj innego albo wpisz kod."
NOTHING_MADE = "Przeglądarka nie zrobiła klucza. Do tego potrzebny jest w niej JavaScript; bez niego dołącz aplikację."
OUT_OF_BOUNDS = ("required", "invalid", "min_value", "max_value")
ASKED = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class CodeForm(Asks, forms.Form):
    """A code of the app, or one of those on paper; or, in its place, what a passkey signed. Wrong ones are counted; it
    is taken when the form is valid."""

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
        self.is_by_passkey = OF_PASSKEY in self.data
        if self.is_by_passkey:
            self.fields["kod"].required = False
        if not services.has_app(user):
            self.fields["kod"].label = "Kod zapasowy"
            self.fields["kod"].help_text = ON_PAPER

    def clean_kod(self) -> str:
        if self.is_by_passkey and not self.data[OF_PASSKEY]:
            raise ValidationError(NO_ANSWER)
        try:
            attempt = services.begin_attempt(Step.FACTOR, email=self.user.email, line=line_of(self.request))
        except TooMany as refusal:
            self.is_locked = True
            raise refusal.of_codes from None
        if not (self._is_signed() if self.is_by_passkey else services.use_code(self.user, self.cleaned_data["kod"])):
            note_access(AccessKind.REFUSED, by=self.user, what="klucz" if self.is_by_passkey else "kod")
            raise ValidationError(WRONG_KEY if self.is_by_passkey else WRONG)
        services.pass_attempt(attempt)
        return ""

    def _is_signed(self) -> bool:
        answer = self.data[OF_PASSKEY]
        challenge = challenge_answered(self.request, answer)
        return challenge is not None and services.use_passkey(self.user, answer=answer, challenge=challenge)


class AuthenticatorForm(Asks, forms.Form):
    """The first code of an app that is being joined."""

    code = forms.CharField(label="Kod z aplikacji", max_length=30, widget=forms.TextInput(attrs=ASKED))


class PasskeyNameForm(AsTyped, forms.Form):
    """What the person calls a key."""

    name = forms.CharField(
        label="Nazwa klucza",
        max_length=60,
        help_text="Po niej poznasz go za rok, na przykład: laptop w biurze, mój telefon, klucz USB.",
    )


class PasskeyForm(PasskeyNameForm):
    """With a key that is being joined: what its device signed is read beside (`answer`)."""

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.answer:
            raise ValidationError(NOTHING_MADE)
        return self.cleaned_data

    @property
    def answer(self) -> str:
        return self.data.get(OF_PASSKEY, "")


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
        help_text="Potrzebne, gdy zaznaczysz role. Do tego dnia te osoby czytają, że mają dołączyć drugi krok.",
    )
    idle_minutes = forms.IntegerField(
        label="Po ilu minutach bez ruchu program wylogowuje",
        min_value=IDLE_MINUTES[0],
        max_value=IDLE_MINUTES[-1],
        error_messages={name: "Wpisz liczbę minut od 15 do 120." for name in OUT_OF_BOUNDS},
        help_text="Od 15 do 120. Krócej tam, gdzie przy komputerze bywa ktoś obcy. Co było wpisane, nie przepada.",
    )
    longest_hours = forms.IntegerField(
        label="Po ilu godzinach wylogowuje zawsze",
        min_value=LONGEST_HOURS[0],
        max_value=LONGEST_HOURS[-1],
        error_messages={name: "Wpisz liczbę godzin od 4 do 24." for name in OUT_OF_BOUNDS},
        help_text="Od 4 do 24.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].is_conditional = True  # its help says when it is needed
