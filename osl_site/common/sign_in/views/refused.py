"""The page on which refused sign-ins are looked into."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from django_filters import ChoiceFilter, ModelChoiceFilter

from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.audit.filters import TrailFilters, people
from osl_site.common.lists.list_page import list_page
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.sign_in.models import Attempt, Outcome, Step
from osl_site.common.web.guards import staff_view

REFUSED = [(one.value, one.label) for one in Outcome if one != Outcome.PASSED]


class RefusedFilters(TrailFilters):
    """An account, why it was refused, at which step, and days from–to, both included."""

    osoba = ModelChoiceFilter("user", label="Konto", queryset=people, empty_label="wszystkie")
    powod = ChoiceFilter("outcome", label="Dlaczego", choices=REFUSED, empty_label="wszystko jedno")
    krok = ChoiceFilter("step", label="Krok", choices=Step.choices, empty_label="wszystkie")


REFUSALS = Listing(
    title="Odrzucone logowania",
    file="odrzucone-logowania",
    filterset=RefusedFilters,
    filters_label="Wybór prób",
    filters_button="Pokaż próby",
    columns=(
        Column("Kiedy", lambda row: row.at, is_heading=True),
        Column("Konto", lambda row: row.user.name if row.user else "", nothing="nie ma takiego", is_protected=True),
        Column("Dlaczego", lambda row: row.get_outcome_display()),
        Column("Krok", lambda row: row.get_step_display()),
        Column("Skąd", lambda row: row.network, nothing="nie wiadomo", is_protected=True),
        Column("Ile razy", lambda row: row.number, is_number=True),
        Column(
            "Ile stąd tego dnia", lambda row: row.times if row.nth == 1 else "", nothing="jak wyżej", is_number=True
        ),
    ),
    caption="Odrzucone próby: {count}, od najnowszej",
    found="Znalezione próby: {count}, od najnowszej",
    empty="Nikogo jeszcze nie odrzucono.",
    none_found="Takich prób nie było. Wybierz inne dni albo inny powód.",
    show_all="Pokaż wszystkie",
    size=50,
)


@require_GET
@staff_view(may=may_manage_accounts)
def refused_list(request: HttpRequest) -> HttpResponse:
    """When, which account, why, and from which network; how many of them came from there on that day."""
    rows = Attempt.objects.refused().select_related("user").order_by("-id")
    return list_page(request, REFUSALS, rows)
