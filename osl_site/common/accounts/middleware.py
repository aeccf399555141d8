"""Every page is closed to those who have not signed in, but for those that say they are open."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from osl_site.common.accounts.forms import SignInForm
from osl_site.common.accounts.views import SignIn
from osl_site.common.forms.carried import CARRIED, Carried, came_back, sent_too_late, signed
from osl_site.common.sign_in.confirmation import PROOF
from osl_site.common.sign_in.entering import DUE
from osl_site.common.sign_in.proof import CODE
from osl_site.common.sign_in.views.factors import go_on, join_first
from osl_site.common.sign_in.views.second_step import answered, second_step

WITHOUT_FACTOR = {"authenticator_add", "passkey_add", "confirm_again", "sign_out"}  # for who has to join one first


class SignInRequired(LoginRequiredMiddleware):
    """Django's own looks up who asks before it looks whether that matters, which makes open pages vary on cookies."""

    def process_view(
        self, request: HttpRequest, view_func: Callable, view_args: tuple, view_kwargs: dict
    ) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True):
            return None
        if request.method == "POST" and CARRIED in request.POST and request.user.is_authenticated:
            if PROOF in request.POST:
                return answered(request) or redirect(request.get_full_path())
            # signed in meanwhile, in another tab
            return go_on(request, found) if (found := came_back(request)) else redirect(request.get_full_path())
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused is None and DUE in request.session and request.resolver_match.url_name not in WITHOUT_FACTOR:
            return join_first(request)
        return refused

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponse:
        """A form whose session has ended is not lost: the page of signing in, at the form's own address, bears it."""
        if request.method == "POST" and CARRIED in request.POST:
            return second_step(request) if CODE in request.POST else SignIn.as_view()(request)
        return sign_in_again(request) or super().handle_no_permission(request, view_func)


def sign_in_again(request: HttpRequest) -> HttpResponse | None:
    """The page of signing in with what was sent too late; None for what bears no mark of a person."""
    found = sent_too_late(request)
    return page_of_signing_in(request, found) if found else None


def page_of_signing_in(request: HttpRequest, found: Carried) -> HttpResponse:
    """It bears what was sent too late, at the address that it was sent to."""
    context = {"form": SignInForm(request), "next": found.path, "carried": signed(found)}
    return render(request, "accounts/sign_in.html", context, status=403)
