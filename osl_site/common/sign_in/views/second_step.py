"""The second step of signing in, and the page that asks again who it is."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common.accounts.forms import SignInForm
from osl_site.common.forms.carried import CARRIED, came_back
from osl_site.common.sign_in.challenges import asked_of_passkey
from osl_site.common.sign_in.confirmation import PROOF, ask_to_confirm
from osl_site.common.sign_in.entering import awaited, enter
from osl_site.common.sign_in.factors.passkeys import origin
from osl_site.common.sign_in.forms import CodeForm
from osl_site.common.sign_in.proof import CODE, refused_proof
from osl_site.common.sign_in.views.factors import go_on
from osl_site.common.web.context_processors import desk_url

LATE = "Na kod czekamy pięć minut. Zaloguj się jeszcze raz."


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """A code or a passkey, after the password. What was sent too late goes on with whoever sent it."""
    user, carried = awaited(request), request.POST.get(CARRIED, "")
    there = _there(request)
    if user is None:
        messages.error(request, LATE)
        context = {"form": SignInForm(request), "next": there, "carried": carried}
        return render(request, "accounts/sign_in.html", context, status=403) if carried else redirect("sign_in")
    form = CodeForm(request.POST if CODE in request.POST else None, request=request, user=user)
    if form.is_bound and form.is_valid():
        enter(request, user)
        found = came_back(request)
        return go_on(request, found) if found else redirect(there)
    status = 429 if form.is_locked else 200
    context = {"carried": carried, "next": there, "passkeys": asked_of_passkey(request, user), "origin": origin()}
    if form.is_by_passkey:
        context["refusal"] = " ".join(form.errors[CODE])
        form = CodeForm(request=request, user=user)
    if context["passkeys"]:
        form.fields[CODE].widget.attrs.pop("autofocus", None)  # the key comes first: no keyboard over it
    context["form"] = form
    return render(request, "sign_in/second_step.html", context, status=status)


def _there(request: HttpRequest) -> str:
    """Where the person was going, if that is a page of ours."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours else desk_url()


@sensitive_post_parameters()
@require_POST
def confirm_again(request: HttpRequest) -> HttpResponse:
    """For pages that are only opened; of a form see `answered`."""
    if refusal := refused_proof(request, request.POST.get(PROOF, "")):
        messages.error(request, refusal)
    return redirect(_there(request))


def answered(request: HttpRequest) -> HttpResponse | None:
    """The answer to the page that asked for a form's sake: the form again, with everything in it. None where nothing
    was carried."""
    if refusal := refused_proof(request, request.POST.get(PROOF, "")):
        messages.error(request, refusal)
        return ask_to_confirm(request, carried=request.POST.get(CARRIED, ""))
    found = came_back(request)
    return go_on(request, found) if found else None
