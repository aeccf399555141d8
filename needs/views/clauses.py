"""The words about data that authors of submissions who left a contact were shown: each version, as it stood."""

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from needs.models import SubmitterClause, SubmitterContact
from needs.submissions.clause import CLAUSE
from osl_site.common.lists.list_page import list_page
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.texts.rules import may_edit_texts

LIST = "needs:clause_list"
CLAUSES = Listing(
    title="Wersje klauzuli przy zgłoszeniach",
    file="klauzule-przy-zgloszeniach",
    columns=(
        Column(
            "Wersja",
            lambda clause: f"Wersja {clause.pk}",
            link=lambda clause: reverse("needs:clause_detail", args=[clause.pk]),
            is_heading=True,
        ),
        Column("Język", SubmitterClause.get_language_display),
        Column("Pierwszy raz przy zgłoszeniu", lambda clause: clause.kept_at),
        Column("Kontakty, które jeszcze są", lambda clause: clause.contacts),
        Column("Treść", lambda clause: clause.text, only_in_files=True),
    ),
    caption="Wersje klauzuli, od najnowszej: {count}",
    empty="Nikt jeszcze nie zostawił kontaktu przy zgłoszeniu, więc nie ma żadnej wersji.",
    size=50,
)


def _versions() -> QuerySet[SubmitterClause]:
    """With how many contacts are left that stood beside each."""
    told = SubmitterContact.objects.filter(clause=OuterRef("pk")).order_by().values("clause").annotate(n=Count("pk"))
    left = Coalesce(Subquery(told.values("n"), output_field=IntegerField()), 0)
    return SubmitterClause.objects.annotate(contacts=left).order_by("-kept_at", "-pk")


@require_GET
def clause_list(request: HttpRequest) -> HttpResponse:
    """Every version beside which somebody left a contact, the newest first. None is ever changed: another text is
    another version."""
    context = {"edit": reverse("text_edit", args=[CLAUSE.key]) if may_edit_texts(request.user) else ""}
    return list_page(request, CLAUSES, _versions(), template="needs/clause_list.html", context=context)


@require_GET
def clause_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One version, whole."""
    clause = get_object_or_404(_versions(), pk=pk)
    return render(request, "needs/clause_detail.html", {"clause": clause, "back": reverse(LIST)})
