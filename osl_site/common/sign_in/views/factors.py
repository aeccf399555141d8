"""Pages on which a second step is joined, taken off and asked of roles."""

import segno
from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.centre.office import office
from osl_site.common.forms.carried import CARRIED, Carried, open_again, sent_too_late, signed, unsigned
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.sign_in import services
from osl_site.common.sign_in.confirmation import ask_to_confirm, confirmed_view, is_confirmed
from osl_site.common.sign_in.entering import DUE
from osl_site.common.sign_in.factors import totp
from osl_site.common.sign_in.forms import AuthenticatorForm, PolicyForm
from osl_site.common.web.guards import staff_view

LATER = "potem"  # the field that bears, while a second step is joined, what was sent before it
NEW = "new_authenticator"  # in the session: the secret of an app that is being joined, encrypted
GONE = "Drugi krok jest odłączony, razem z kodami zapasowymi. Ta osoba dostała o tym e-mail."


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@confirmed_view
def authenticator_add(request: HttpRequest) -> HttpResponse:
    """A picture for the app and its key in words; a code of it joins it, and shows the recovery codes."""
    user, secret = request.user, request.session.setdefault(NEW, totp.new_secret())
    sent = request.POST if "code" in request.POST else None  # else it only brings what was sent before
    form, later = AuthenticatorForm(sent), request.POST.get(LATER, "")
    joined = submit_form(
        request, form, lambda: services.add_authenticator(user, secret=secret, **form.cleaned_data, by=user)
    )
    if not joined:
        return _to_join(request, form, later)
    request.session.pop(NEW, None)
    return after_joining(request, joined, "Aplikacja jest dołączona.", later)


def after_joining(request: HttpRequest, joined: services.Joined, said: str, later: str) -> HttpResponse:
    """The recovery codes where this was the first second step; else, what was sent before it, or one's own page."""
    request.session.pop(DUE, None)
    if joined.codes:
        return _told(request, joined.codes, later, is_first=True)
    messages.success(request, said)
    found = unsigned(later)
    return open_again(request, found) if found and found.person == request.user.pk else redirect("my_sign_in")


def join_first(request: HttpRequest, found: Carried | None = None) -> HttpResponse:
    """Leads whoever has to have a second step to it. A form that was sent is borne through it, and opened after it."""
    found = found or sent_too_late(request)
    if services.has_factor(request.user):  # joined meanwhile, in another browser
        del request.session[DUE]
        return open_again(request, found) if found else redirect(request.get_full_path())
    if found is None:
        return redirect("authenticator_add")
    later = _borne(found)
    if not is_confirmed(request):
        return ask_to_confirm(request, carried=later)
    return _to_join(request, AuthenticatorForm(), later, status=403)


def _borne(found: Carried) -> str:
    """What is opened again after one is joined: never a page that joins one, but what that page bore."""
    is_joining = found.path in (reverse("authenticator_add"), reverse("passkey_add"))
    return dict(found.answers).get(LATER, "") if is_joining else signed(found)


def go_on(request: HttpRequest, found: Carried) -> HttpResponse:
    """The form that was sent too late, with everything in it; before it an app, for whoever has to have one."""
    return join_first(request, found) if DUE in request.session else open_again(request, found)


def _to_join(request: HttpRequest, form: AuthenticatorForm, later: str, *, status: int = 200) -> HttpResponse:
    user, secret = request.user, request.session.setdefault(NEW, totp.new_secret())
    if services.has_factor(user):
        request.session.pop(DUE, None)
    context = {
        "form": form,
        "picture": _picture(totp.address_of(secret, account=user.email, office=office().short_name)),
        "key": totp.key_in_words(secret),
        "is_due": DUE in request.session,
        "has_one": services.has_app(user),
        "later": later,
        "later_field": LATER,
    }
    return render(request, "sign_in/authenticator.html", context, status=status)


def _picture(address: str) -> SafeString:
    drawn = segno.make(address, error="m", micro=False)
    title = "Kod QR dla aplikacji z kodami"
    svg = drawn.svg_inline(scale=4, border=2, title=title, svgclass="qr", lineclass=None, omitsize=True, light="#fff")
    return mark_safe(svg)


def _told(request: HttpRequest, codes: list[str], later: str = "", *, is_first: bool = False) -> HttpResponse:
    found = unsigned(later)
    borne = {"is_first": is_first}
    borne |= {"carried": later, "carried_field": CARRIED, "next": found.path} if found else {}
    return render(request, "sign_in/recovery_codes.html", {"codes": codes} | borne)


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
    """Of somebody who lost what they had, and the codes."""
    user = get_object_or_404(User, pk=pk)
    run_action(request, lambda: services.take_off_factors(user, by=request.user), GONE)
    return redirect("sign_in_policy")


@require_http_methods(["GET", "POST"])
@staff_view(may=may_manage_accounts)
def sign_in_policy(request: HttpRequest) -> HttpResponse:
    """Which roles sign in with a second step, from when, who has one; how long one stays signed in."""
    row = services.policy()
    form = PolicyForm(request.POST or None, initial=model_to_dict(row, fields=PolicyForm.base_fields))
    if submit_form(request, form, lambda: services.change_policy(**form.cleaned_data, by=request.user)):
        messages.success(request, "Zasady logowania są zapisane.")
        return redirect("sign_in_policy")
    return render(request, "sign_in/policy.html", {"form": form, "people": services.people_with_steps()})
