"""Pages on which a passkey is joined, called otherwise and taken off: one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common.accounts.models import User
from osl_site.common.centre.office import office
from osl_site.common.forms.carried import OF_PASSKEY
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.sign_in import services
from osl_site.common.sign_in.browsers import browser_in_words
from osl_site.common.sign_in.challenges import challenge_answered, new_challenge
from osl_site.common.sign_in.confirmation import confirmed_view
from osl_site.common.sign_in.entering import DUE
from osl_site.common.sign_in.factors import passkeys
from osl_site.common.sign_in.forms import PasskeyForm, PasskeyNameForm
from osl_site.common.sign_in.models import Passkey
from osl_site.common.sign_in.views.factors import LATER, after_joining


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@confirmed_view
def passkey_add(request: HttpRequest) -> HttpResponse:
    """A name, and the key that the browser has a device make."""
    user, later = request.user, request.POST.get(LATER, "")
    rows = services.passkeys_of(user)
    sent = request.POST if OF_PASSKEY in request.POST else None  # else it only brings what was sent before
    form = PasskeyForm(sent, initial={"name": _called(request, {row.name for row in rows})})

    def act() -> services.Joined:
        challenge = challenge_answered(request, form.answer)
        return services.add_passkey(user, **form.cleaned_data, answer=form.answer, challenge=challenge, by=user)

    if joined := submit_form(request, form, act):
        return after_joining(request, joined, f"Klucz jest dołączony: {form.cleaned_data['name']}.", later)
    context = {
        "form": form,
        "passkeys": _asked(request, user, services.known(rows)) if passkeys.works_here() else "",
        "origin": passkeys.origin(),
        "is_due": DUE in request.session,
        "later": later,
        "later_field": LATER,
    }
    return render(request, "sign_in/passkey.html", context)


def _called(request: HttpRequest, taken: set[str]) -> str:
    """„Chrome, Windows”, and where that is taken already „Chrome, Windows (2)”."""
    words = browser_in_words(request.headers.get("user-agent", ""))
    others = (f"{words} ({number})" for number in range(2, len(taken) + 3))
    return next(name for name in [words, *others] if name not in taken)


def _asked(request: HttpRequest, user: User, known: list[passkeys.Known]) -> str:
    who = {"user": user.pk, "account": user.email, "name": user.name, "office": office().short_name}
    return passkeys.to_join(**who, known=known, challenge=new_challenge(request))


@require_http_methods(["GET", "POST"])
def passkey_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name of one's own key."""
    user = request.user
    key = get_object_or_404(Passkey, user=user, pk=pk)
    form = PasskeyNameForm(request.POST or None, initial={"name": key.name})
    if submit_form(request, form, lambda: services.rename_passkey(user, pk, **form.cleaned_data, by=user)):
        messages.success(request, "Nazwa klucza jest zmieniona.")
        return redirect("my_sign_in")
    context = {"form": form, "title": "Nazwa klucza", "back": reverse("my_sign_in"), "key": key}
    return render(request, "sign_in/passkey_name.html", context)


@require_POST
@confirmed_view
def passkey_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own."""
    user = request.user
    run_action(request, lambda: services.remove_passkey(user, pk, by=user), "Klucz jest odłączony.")
    return redirect("my_sign_in")
