"""Every page is closed to those who have not signed in, but for those that say they are open."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from osl_site.common.accounts.forms import SignInForm
from osl_site.common.forms.carried import sent_too_late, signed


class SignInRequired(LoginRequiredMiddleware):
    """Django's own looks up who asks before it looks whether that matters, which makes open pages vary on cookies."""

    def process_view(
        self, request: HttpRequest, view_func: Callable, view_args: tuple, view_kwargs: dict
    ) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponse:
        """A form whose session has ended is not lost: the page of signing in bears what was typed."""
        return sign_in_again(request) or super().handle_no_permission(request, view_func)


def sign_in_again(request: HttpRequest) -> HttpResponse | None:
    """The page of signing in with what was sent too late; None for what bears no mark of a person."""
    found = sent_too_late(request)
    if found is None:
        return None
    context = {"form": SignInForm(request), "next": found.path, "carried": signed(found)}
    return render(request, "accounts/sign_in.html", context, status=403)
