"""Conclusions: what follows from needs and assets, for the plan."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import links, rules, services
from needs.forms import ConclusionForm, ReplaceForm
from needs.models import Asset, Conclusion, Need, Scope
from needs.views.listings import CONCLUSIONS
from needs.views.shared import answer, come_from
from osl_site.common import clock, registry
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import standing, with_withdrawal, withdrawal_of
from osl_site.common.withdrawal.views import is_closed


@require_GET
@staff_view(may=rules.may_read)
def conclusion_list(request: HttpRequest) -> HttpResponse:
    """Conclusions that stand today; those replaced on demand."""
    rows = with_withdrawal(Conclusion.objects.select_related("replaced_by")).annotate(
        need_count=Count("needs", distinct=True), asset_count=Count("assets", distinct=True)
    )
    return list_page(request, CONCLUSIONS, rows.order_by("-id"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def conclusion_add(request: HttpRequest) -> HttpResponse:
    need, asset = come_from(request, "potrzeba", Need), come_from(request, "zasob", Asset)
    cited = {"needs": [need] if need else [], "assets": [asset] if asset else []}
    form = ConclusionForm(request.POST or None, initial={"valid_from": clock.today()} | cited, came_from=cited)
    return answer(
        request,
        form,
        lambda: services.create_conclusion(form.values, by=request.user),
        done="Wniosek z rozeznania jest zapisany.",
        context={
            "title": "Nowy wniosek z rozeznania",
            "button": "Zapisz wniosek",
            "back": reverse("needs:conclusion_list"),
        },
    )


@require_GET
@staff_view(may=rules.may_read)
def conclusion_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A conclusion, what it rests on in numbers and rows, what stands on it, what came in its place."""
    conclusion = get_object_or_404(Conclusion.objects.select_related("replaces", "replaced_by"), pk=pk)
    context = {
        "conclusion": conclusion,
        "newer": getattr(conclusion, "replaced_by", None),
        "scope": ", ".join(Scope(name).label for name in conclusion.scope),
        "evidence": links.evidence_of([conclusion.pk])[conclusion.pk],
        "neighbours": links.of_conclusion(conclusion, request.user),
        "duties": registry.duties.of(Conclusion, [pk])[pk] if conclusion.material_change else [],
        "is_frozen": registry.frozen.holds_for(conclusion),
        "may_edit": rules.may_edit(request.user),
        "withdrawal": withdrawal_of(conclusion),
    }
    return render(request, "needs/conclusion_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def conclusion_edit(request: HttpRequest, pk: int) -> HttpResponse:
    conclusion = get_object_or_404(Conclusion, pk=pk)
    if request.method == "GET" and registry.frozen.holds_for(conclusion):
        messages.error(request, services.FROZEN)
        return redirect(conclusion)
    if is_closed(request, conclusion):
        return redirect(conclusion)
    form = ConclusionForm(request.POST or None, instance=conclusion)
    return answer(
        request,
        form,
        lambda: services.change_conclusion(conclusion, form.values, revision=form.seen_revision, by=request.user),
        done="Zmiany we wniosku są zapisane.",
        context={
            "title": f"Zmień wniosek: {conclusion.in_words}",
            "button": "Zapisz wniosek",
            "back": conclusion.get_absolute_url(),
        },
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def conclusion_replace(request: HttpRequest, pk: int) -> HttpResponse:
    """A newer conclusion that begins as a copy of this one. This one stays."""
    old = get_object_or_404(Conclusion, pk=pk)
    if request.method == "GET" and Conclusion.objects.filter(replaces=old).exists():
        messages.error(request, services.ALREADY_REPLACED)
        return redirect(old)
    if is_closed(request, old):
        return redirect(old)
    cited = {name: list(standing(getattr(old, name).all())) for name in ConclusionForm.cites}
    start = {"text": old.text, "about": old.about, "scope": old.scope, "valid_from": clock.today()} | cited
    form = ReplaceForm(request.POST or None, initial=start, came_from=cited)
    return answer(
        request,
        form,
        lambda: services.replace_conclusion(old, form.values, by=request.user),
        done=f"Nowy wniosek jest zapisany. Zastępuje {old.code}.",
        context={
            "title": f"Zastąp wniosek: {old.in_words}",
            "button": "Zapisz nowszy wniosek",
            "back": old.get_absolute_url(),
        },
    )
