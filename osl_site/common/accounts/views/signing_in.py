"""Signing in and out, passwords, another address of one's own."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash, views
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from osl_site.common.accounts import services
from osl_site.common.accounts.emails import ADDRESS, PasswordTokens, state_of_address
from osl_site.common.accounts.forms import NewEmailForm, NewPasswordForm, PasswordForm, ResetForm, SignInForm
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.forms.carried import CARRIED, came_back
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.sign_in.confirmation import confirmed_view
from osl_site.common.sign_in.entering import await_second_step, enter
from osl_site.common.sign_in.lines import line_of
from osl_site.common.sign_in.services import has_factor, proved_by_letter
from osl_site.common.sign_in.views.factors import go_on
from osl_site.common.sign_in.views.second_step import second_step
from osl_site.common.web.context_processors import desk_url


class SignIn(views.LoginView):
    """Django's own, with every success written down. A form that was sent too late goes on with whoever sent it."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    @method_decorator([sensitive_post_parameters(), login_not_required, never_cache])
    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {"carried": self.request.POST.get(CARRIED, "")}

    def form_valid(self, form: SignInForm) -> HttpResponse:
        user = form.get_user()
        if has_factor(user):
            await_second_step(self.request, user)
            return second_step(self.request)
        enter(self.request, user)
        found = came_back(self.request)
        return go_on(self.request, found) if found else redirect(self.get_success_url())

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        note_access(AccessKind.REFUSED, by=None)
        return self.render_to_response(self.get_context_data(form=form), status=429 if form.is_locked else 200)


class SignOut(views.LogoutView):
    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.user.is_authenticated:
            note_access(AccessKind.SIGNED_OUT, by=request.user)
        return super().post(request, *args, **kwargs)


class ForgotPassword(views.PasswordResetView):
    template_name = "accounts/password_forgotten.html"
    form_class = ResetForm
    success_url = reverse_lazy("password_sent")


class NewPassword(views.PasswordResetConfirmView):
    template_name = "accounts/password_new.html"
    form_class = NewPasswordForm
    token_generator = PasswordTokens()
    success_url = reverse_lazy("sign_in")

    def get_user(self, uidb64: str) -> User | None:
        """Nobody whose account was switched off after the letter was sent."""
        user = super().get_user(uidb64)
        return user if user and user.is_active else None

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """A first password comes with what the account can do."""
        context = super().get_context_data(**kwargs)
        is_first = context["validlink"] and not self.user.has_usable_password()
        return context | {"welcomed": self.user if is_first else None}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        token = self.request.session.pop(views.INTERNAL_RESET_SESSION_TOKEN, "")
        try:
            services.change_password(
                self.user,
                password=form.cleaned_data["new_password1"],
                by=self.user,
                is_due=lambda held: self.token_generator.check_token(held, token),
            )
        except ValidationError as refusal:
            messages.error(self.request, refusal.message)
            return redirect(self.success_url)
        proved_by_letter(self.user, line_of(self.request))
        messages.success(self.request, "Nowe hasło jest zapisane. Możesz się zalogować.")
        return redirect(self.success_url)


@require_http_methods(["GET", "POST"])
def password_change(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        password, session = form.cleaned_data["new_password1"], request.session.session_key
        user = services.change_password(request.user, password=password, by=request.user, session=session)
        update_session_auth_hash(request, user)
        messages.success(request, "Hasło jest zmienione.")
        return redirect(desk_url())
    return render(request, "accounts/password_change.html", {"form": form})


@require_http_methods(["GET", "POST"])
@confirmed_view
def own_email(request: HttpRequest) -> HttpResponse:
    """Another address for oneself, to be confirmed from its own mailbox."""
    form = NewEmailForm(sent_or_typed(request))
    user = request.user
    if changed := submit_form(
        request, form, lambda: services.ask_for_new_email(user, email=form.cleaned_data["email"], by=user)
    ):
        said = f"Na {changed.new_email} wysyłamy e-mail. Adres zmieni się, gdy go potwierdzisz. Masz na to siedem dni."
        messages.success(request, said)
        return redirect("settings")
    context = {"form": form, "button": "Zmień adres", "back": reverse("settings")}
    return render(request, "accounts/own_email.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def email_confirm(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Shows the new address, and makes it the one to sign in by. It is for whoever is signed in to that account: the
    mailbox of an address that somebody mistyped is a stranger's, and its link opens nothing to them."""
    user, account = request.user, None
    if user.pk == pk and user.new_email and ADDRESS.number(token, state_of_address(user)) == pk:
        account = user
    if account and request.method == "POST":
        email = user.new_email
        done = f"Adres jest zmieniony. Od teraz logujesz się adresem {email}."
        run_action(request, lambda: services.confirm_email(user, email=email, by=user), done)
        return redirect(desk_url())
    return render(request, "accounts/email_confirm.html", {"account": account, "is_others": user.pk != pk})
