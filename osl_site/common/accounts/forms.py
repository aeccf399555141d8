"""Forms of signing in, of passwords and of accounts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from osl_site.common.accounts import services
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.database.collation import polish_order
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.sign_in.models import Step
from osl_site.common.sign_in.passwords import person_with
from osl_site.common.sign_in.services.throttle import TooMany


class SignInForm(Asks, AuthenticationForm):
    """Sign-in by e-mail, typed in any case. `is_locked`: nothing was looked at, after too many wrong ones."""

    is_locked = False

    username = forms.EmailField(
        label="Adres e-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    error_messages = {
        "invalid_login": "Adres e-mail albo hasło się nie zgadza. Sprawdź oba i spróbuj jeszcze raz.",
        "inactive": "To konto jest wyłączone. Zwróć się do administratora.",
    }

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()

    def clean(self) -> dict[str, Any]:
        email, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if email and password:
            try:
                self.user_cache = person_with(self.request, email, password)
            except TooMany as refusal:
                self.is_locked = True
                raise refusal from None
            if self.user_cache is None:
                raise self.get_invalid_login_error()
        return self.cleaned_data


class ResetForm(Asks, PasswordResetForm):
    """Asks for a letter with a link. The answer on screen is the same whether the account exists or not."""

    email = forms.EmailField(label="Adres e-mail", widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def save(self, **options: object) -> None:
        """Hand the letter to the queue; the worker makes the link, so that no token is stored on the way."""
        services.ask_for_new_password(self.cleaned_data["email"])


class NewPasswordForm(Asks, SetPasswordForm):
    """A new password, typed twice; its own words instead of Django's."""

    error_messages = {"password_mismatch": "Hasła w obu polach się różnią. Wpisz to samo dwa razy."}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Nowe hasło"
        self.fields["new_password1"].help_text = "Co najmniej 10 znaków. Dobre są trzy zwykłe słowa po kolei."
        self.fields["new_password2"].label = "Nowe hasło jeszcze raz"
        self.fields["new_password2"].help_text = ""

    def validate_password_for_user(self, user: User, password_field_name: str = "new_password1") -> None:
        """What is wrong with the password is said where it was typed first."""
        super().validate_password_for_user(user, "new_password1")


class PasswordForm(PasswordChangeForm, NewPasswordForm):
    """The old password and the new one twice. Wrong old ones are counted as at signing in: whoever sits down at a
    browser that somebody left guesses no faster here."""

    error_messages = NewPasswordForm.error_messages | {
        "password_incorrect": "Dotychczasowe hasło jest inne. Wpisz je jeszcze raz."
    }
    field_order = ["old_password", "new_password1", "new_password2"]

    def __init__(self, *args: object, request: HttpRequest, **kwargs: object) -> None:
        super().__init__(request.user, *args, **kwargs)
        self.request = request
        self.fields["old_password"].label = "Dotychczasowe hasło"

    def clean_old_password(self) -> str:
        typed = self.cleaned_data["old_password"]
        if person_with(self.request, self.user.email, typed, step=Step.CONFIRMATION) != self.user:
            note_access(AccessKind.REFUSED, by=self.user, what="dotychczasowe hasło")
            raise ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return typed


class AccountForm(AsTyped, forms.ModelForm):
    """A new account. Its password is chosen by the person it is for."""

    roles = forms.MultipleChoiceField(
        label="Role",
        choices=Role,
        widget=forms.CheckboxSelectMultiple,
        help_text="Jedna osoba może mieć kilka ról.",
        error_messages={"required": "Wskaż co najmniej jedną rolę z listy."},
    )

    class Meta:
        model = User
        fields = ["name", "email", "position", "roles"]
        error_messages = {"email": {"unique": "Konto z tym adresem już jest. Sprawdź na liście kont."}}

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()


class AccountEditForm(EditForm):
    """Name, position and roles of an account that is there."""

    roles = AccountForm.base_fields["roles"]

    class Meta:
        model = User
        fields = ["name", "position", "roles"]


class NewEmailForm(AsTyped, forms.Form):
    """Another address for signing in."""

    email = forms.EmailField(
        label="Nowy adres e-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Wpisz nowy adres."},
    )


class SubstituteForm(AsTyped, forms.Form):
    """Who stands in for somebody who is away, on which days."""

    names_wanted = True
    substitute = forms.ModelChoiceField(
        User.objects.none(),
        label="Kto zastępuje",
        empty_label="Wybierz",
        error_messages={"required": "Wybierz osobę, która zastępuje."},
    )
    from_on = forms.DateField(label="Pierwszy dzień", widget=DatePicker)
    until_on = forms.DateField(label="Ostatni dzień", widget=DatePicker)

    def __init__(self, data: object = None, *, away: User) -> None:
        super().__init__(data)
        others = User.objects.filter(is_active=True).exclude(pk=away.pk)
        self.fields["substitute"].queryset = others.order_by(polish_order("name"), "pk")
        self.fields["substitute"].label_from_instance = lambda person: (
            person.name if person.has_signed_in else f"{person.name} – {person.standing}"
        )


class ClosingForm(AsTyped, forms.Form):
    """Why an account is closed, and who takes over what has an owner; nobody is asked for where nothing has."""

    names_wanted = True
    reason = forms.CharField(
        label="Dlaczego zamykasz to konto?",
        max_length=User._meta.get_field("closed_why").max_length,
        error_messages={"required": "Napisz, dlaczego zamykasz to konto."},
        help_text="Na przykład: koniec umowy 31 grudnia.",
    )
    to = forms.ModelChoiceField(
        User.objects.none(),
        label="Kto to przejmie?",
        empty_label="Wybierz",
        error_messages={"required": services.WHO_TAKES_OVER},
    )

    def __init__(self, data: object = None, *, takers: Sequence[User], is_asked: bool) -> None:
        super().__init__(data)
        if is_asked:
            found = User.objects.filter(pk__in=[person.pk for person in takers])
            self.fields["to"].queryset = found.order_by(polish_order("name"), "pk")
        else:
            del self.fields["to"]
