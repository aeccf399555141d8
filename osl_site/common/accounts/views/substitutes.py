"""Who stands in for somebody who is away: set and called off by the person, the administrator or the director."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common import clock
from osl_site.common.accounts import rules, services
from osl_site.common.accounts.forms import SubstituteForm
from osl_site.common.accounts.models import Substitution, User
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.text.date_formats import until_day_in_words
from osl_site.common.text.languages import sentence
from osl_site.common.web.guards import staff_view

SET_NOW = "Od dziś do %(last)s zastępuje %(who)s."
SET = "Od %(first)s do %(last)s zastępuje %(who)s."


def _account(pk: int) -> User:
    return get_object_or_404(User, pk=pk, is_active=True)


def _away(user: User, substitution: Substitution) -> bool:
    return rules.may_set_substitute(user, substitution.away)


def _substitution(pk: int) -> Substitution:
    return get_object_or_404(Substitution.objects.select_related("away"), pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_set_substitute, of=_account)
def account_substitutes(request: HttpRequest, account: User) -> HttpResponse:
    """Who stands in, or did, and the form of the next time."""
    form = SubstituteForm(sent_or_typed(request), away=account)
    if row := submit_form(
        request, form, lambda: services.set_substitute(account, **form.cleaned_data, by=request.user)
    ):
        days = {"first": until_day_in_words(row.from_on), "last": until_day_in_words(row.until_on)}
        said = sentence(SET_NOW if row.from_on == clock.today() else SET, who=row.substitute.name, **days)
        messages.success(request, f"{said} Zastępstwo skończy się samo.")
        return redirect("account_substitutes", pk=account.pk)
    rows = Substitution.objects.filter(away=account).select_related("substitute")
    context = {"form": form, "account": account, "substitutions": rows, "is_own": account.pk == request.user.pk}
    context |= {
        "button": "Ustal zastępstwo",
        "back": reverse("settings") if context["is_own"] else account.get_absolute_url(),
    }
    return render(request, "accounts/account_substitutes.html", context)


@require_POST
@staff_view(may=_away, of=_substitution)
def substitution_call_off(request: HttpRequest, substitution: Substitution) -> HttpResponse:
    done = "Zastępstwo jest odwołane, od teraz."
    run_action(request, lambda: services.call_off_substitute(substitution, by=request.user), done)
    return redirect("account_substitutes", pk=substitution.away_id)
