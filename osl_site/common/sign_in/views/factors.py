"""Pages on which a second step is joined, taken off and asked of roles."""

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.sign_in import services
from osl_site.common.sign_in.confirmation import confirmed_view
from osl_site.common.sign_in.entering import DUE
from osl_site.common.sign_in.factors import totp
from osl_site.common.sign_in.forms import AuthenticatorForm, PolicyForm
from osl_site.common.web.guards import staff_view

NEW = "new_authenticator"  # in the session: the secret of an app that is being joined, encrypted
GONE = "Aplikacja i kody zapasowe są odłączone. Ta osoba dostała o tym e-mail."


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@confirmed_view
def authenticator_add(request: HttpRequest) -> HttpResponse:
    """A picture for the app and its key in words; a code of it joins it, and shows the recovery codes."""
    user, secret = request.user, request.session.setdefault(NEW, totp.new_secret())
    form = AuthenticatorForm(request.POST or None)
    codes = submit_form(
        request, form, lambda: services.add_authenticator(user, secret=secret, **form.cleaned_data, by=user)
    )
    if codes:
        request.session.pop(NEW, None)
        request.session.pop(DUE, None)
        return _told(request, codes)
    address = totp.address_of(secret, account=user.email, office=office().short_name)
    context = {
        "form": form,
        "picture": _picture(address),
        "key": totp.key_in_words(secret),
        "is_due": DUE in request.session,
        "has_one": services.has_factor(user),
    }
    return render(request, "sign_in/authenticator.html", context)


def _picture(address: str) -> SafeString:
    drawn = segno.make(address, error="m", micro=False)
    title = "Kod QR dla aplikacji z kodami"
    svg = drawn.svg_inline(scale=4, border=2, title=title, svgclass="qr", lineclass=None, omitsize=True, light="#fff")
    return mark_safe(svg)


def _told(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "sign_in/recovery_codes.html", {"codes": codes})


@never_cache
@require_POST
@confirmed_view
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new ones, told once."""
    return _told(request, services.make_recovery_codes(request.user, by=request.user))


@require_POST
@confirmed_view
def authenticator_remove(request: HttpRequest) -> HttpResponse:
    """One's own."""
    user = request.user
    run_action(request, lambda: services.remove_authenticator(user, by=user), "Aplikacja jest odłączona.")
    return redirect("my_sign_in")


@require_POST
@staff_view(may=may_manage_accounts)
@confirmed_view
def factor_take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Of somebody who lost their phone and the codes."""
    user = get_object_or_404(User, pk=pk)
    run_action(request, lambda: services.remove_authenticator(user, by=request.user), GONE)
    return redirect("sign_in_policy")


@require_http_methods(["GET", "POST"])
@staff_view(may=may_manage_accounts)
def sign_in_policy(request: HttpRequest) -> HttpResponse:
    """Which roles sign in with a second step, from when; who has one."""
    row = services.policy()
    form = PolicyForm(request.POST or None, initial={"roles": row.roles, "since": row.since})
    if submit_form(request, form, lambda: services.require_factor(**form.cleaned_data, by=request.user)):
        messages.success(request, "Zasady logowania są zapisane.")
        return redirect("sign_in_policy")
    return render(request, "sign_in/policy.html", {"form": form, "people": services.people_with_steps()})
