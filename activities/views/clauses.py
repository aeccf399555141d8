"""The words about data that residents who signed up were shown: each version, as it stood."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from activities.models import InformationClause
from activities.registrations.privacy_notice import CLAUSE, digests_in_force
from activities.views.listings import CLAUSES
from osl_site.common.centre.office import office
from osl_site.common.lists.list_page import list_page
from osl_site.common.texts.rules import may_edit_texts


@require_GET
def clause_list(request: HttpRequest) -> HttpResponse:
    """Every version beside which somebody signed up, the newest first. None is ever changed: another text is another
    version."""
    rows = InformationClause.objects.annotate(sign_ups=Count("registrations")).order_by("-kept_at", "-pk")
    context = {"edit": reverse("text_edit", args=[CLAUSE]) if may_edit_texts(request.user) else ""}
    return list_page(request, CLAUSES, rows, template="activities/clause_list.html", context=context)


@require_GET
def clause_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One version, whole."""
    row = get_object_or_404(InformationClause.objects.annotate(sign_ups=Count("registrations")), pk=pk)
    context = {
        "clause": row,
        "in_force": row.digest in digests_in_force(office()),
        "back": reverse("activities:clause_list"),
    }
    return render(request, "activities/clause_detail.html", context)
