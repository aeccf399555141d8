"""The page „Zasłoń fragment”: the passage, every place where it stands, and one press."""

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from osl_site.common import registry
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.redaction import services
from osl_site.common.redaction.forms import PLACES, RedactionForm
from osl_site.common.redaction.passages import places_of
from osl_site.common.registry import Redactable
from osl_site.common.web.guards import staff_view
from osl_site.common.web.navigation import stand_at

COVER_NOW = "zaslon"  # the name of the button that does it; any other shows the places
DONE = "Zasłonięte. Tych słów nie ma już w tekście, w historii ani w wyszukiwaniu."


def _case_or_404(request: HttpRequest, key: str, pk: int) -> tuple[Redactable, Model]:
    try:
        case = registry.redactable.of(key)
    except KeyError:
        raise Http404 from None
    return case, get_object_or_404(case.rows(request.user), pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=may_read_rooms)
def redact(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Shows the places first, and covers those that are left chosen."""
    case, row = _case_or_404(request, key, pk)
    stand_at(request, row.get_absolute_url())
    is_preview = COVER_NOW not in request.POST
    form = RedactionForm(
        request.POST or None, places=lambda passage: places_of(case, row, passage, request.user), is_preview=is_preview
    )
    if is_preview:
        form.is_valid()
    elif submit_form(request, form, lambda: _act(request, key, pk, form)):
        messages.success(request, DONE)
        return redirect(row.get_absolute_url())
    context = {"form": form, "row": row, "why_not": case.why_not(row), "links": _above(request, row)}
    return render(request, "redaction/form.html", context | {"back": row.get_absolute_url()})


def _act(request: HttpRequest, key: str, pk: int, form: RedactionForm) -> Model:
    typed = form.cleaned_data
    return services.redact(key, pk, typed["passage"], typed.get(PLACES, []), why=typed["why"], by=request.user)


def _above(request: HttpRequest, row: Model) -> list[registry.Link]:
    """What stands on the row: where a plan cites it, its words are made not public there."""
    return registry.links.of(type(row), [row.pk], reader=request.user)[row.pk]
