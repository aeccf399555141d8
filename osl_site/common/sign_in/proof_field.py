"""The field of a form in which somebody proves again who they are: the password, a code, or one press on a passkey."""

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from osl_site.common.forms.carried import OF_PASSKEY
from osl_site.common.sign_in.challenges import asked_of_passkey
from osl_site.common.sign_in.confirmation import label_of_proof
from osl_site.common.sign_in.factors.passkeys import origin


class ProofInput(forms.PasswordInput):
    """Beside the password a button for who has a passkey. It is hidden until its script can answer it."""

    request: HttpRequest | None = None  # of the page on which it stands: `ProofField.ask`

    def render(self, name: str, value: object, attrs: dict | None = None, renderer: object = None) -> SafeString:
        field = super().render(name, value, attrs, renderer)
        asked = asked_of_passkey(self.request, self.request.user) if self.request else ""
        context = {"field": field, "passkeys": asked, "origin": origin(), "answer": OF_PASSKEY}
        return render_to_string("sign_in/_proof.html", context) if asked else field


class ProofField(forms.CharField):
    """What `refused_proof` reads. A form that holds it calls `ask` when it is made, and looks at it last of all."""

    def __init__(self, *, help_text: str, required: bool = True) -> None:
        widget = ProofInput(attrs={"autocomplete": "current-password"})
        super().__init__(label="Twoje hasło", strip=False, required=required, widget=widget, help_text=help_text)

    def ask(self, request: HttpRequest) -> None:
        """Name it after what the person has; what a passkey signed needs no password beside. One query."""
        self.label = label_of_proof(request.user)
        self.widget.request = request
        if request.POST.get(OF_PASSKEY):
            self.required = False
