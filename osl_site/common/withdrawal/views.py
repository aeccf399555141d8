"""The page on which a row is deleted, or withdrawn where something stands on it; and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.registry import Link
from osl_site.common.withdrawal.forms import WithdrawForm
from osl_site.common.withdrawal.models import withdrawal_of
from osl_site.common.withdrawal.services import IS_WITHDRAWN, STOOD_ON
from osl_site.common.withdrawal.standing_on import is_stood_on, kinds_on

REMOVE = "usun"  # the button that deletes


@dataclass(frozen=True, kw_only=True)
class Removal:
    """How a kind of row is taken away: what it is called, where its page and its list are, which services do it; what
    cannot be withdrawn is only deleted, as long as nothing stands on it. `warning` says what goes on after it,
    `example` how a reason may sound."""

    name: str
    page: str
    list: str
    above: Sequence[Link]
    warning: str = ""
    example: str = "wpisane dwa razy"
    remove: Callable[..., None]
    withdraw: Callable[..., Model] | None

    def stood_on_by(self, row: Model) -> str:
        """The kinds of what stands on it: „wniosek, cel planu”, whose names stand below; where the page has none to
        show, how much of each: „notatki: 25, rundy: 1”."""
        if self.above:
            return ", ".join(dict.fromkeys(link.kind for link in self.above))
        return ", ".join(f"{kind}: {count}" for kind, count in kinds_on(row).items())

    @property
    def can_be_withdrawn(self) -> bool:
        return self.withdraw is not None


def removal_page(request: HttpRequest, row: Model, how: Removal) -> HttpResponse:
    """Asks first, and says what stands on the row: then it can only be withdrawn, with a reason."""
    is_kept = is_stood_on(row)
    form = WithdrawForm(None if REMOVE in request.POST else sent_or_typed(request), example=how.example)
    if request.method == "POST" and REMOVE in request.POST:
        try:
            with told_of_removal(STOOD_ON):
                how.remove(row, by=request.user)
            messages.success(request, f"Usunięto: {how.name}.")
            return redirect(how.list)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    elif how.withdraw and submit_form(request, form, lambda: how.withdraw(row, **form.cleaned_data, by=request.user)):
        messages.success(request, f"Wycofano: {how.name}. Zostaje tam, gdzie już jest, i nie da się tego wybrać.")
        return redirect(how.page)
    context = {"form": form, "how": how, "is_kept": is_kept, "withdrawal": withdrawal_of(row)}
    context["stood_on_by"] = how.stood_on_by(row) if is_kept else ""
    return render(request, "withdrawal/removal.html", context)


def is_closed(request: HttpRequest, row: Model) -> bool:
    """Whether the form of a row is not to be opened, because the row is withdrawn: the next page says so. One that was
    opened before is sent all the same, and answered with everything typed in it."""
    if request.method != "GET" or withdrawal_of(row) is None:
        return False
    messages.error(request, IS_WITHDRAWN)
    return True


def restore(request: HttpRequest, row: Model, act: Callable[..., Model], page: str) -> HttpResponse:
    """Takes a withdrawal back."""
    run_action(request, lambda: act(row, by=request.user), "Przywrócono. Można to znowu wybrać.")
    return redirect(page)
