"""Needs: what the community lacks, listed, shown and edited."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import links, rules, services, similar
from needs.forms import NeedForm
from needs.models import FieldNote, Need
from needs.views.listings import NEEDS
from needs.views.merging import merged_of
from needs.views.pairing import paired_with
from needs.views.shared import answer, citing, come_from, drawn_of, drawn_of_submission, made_of, submission_come_from
from needs.weighing.ranking import history_of
from needs.weighing.ranking import with_places as with_weighed_places
from osl_site.common.centre.where import with_places
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import with_withdrawal, withdrawal_of
from osl_site.common.withdrawal.views import is_closed


@require_GET
@staff_view(may=rules.may_read)
def need_list(request: HttpRequest) -> HttpResponse:
    rows = with_weighed_places(with_withdrawal(with_places(Need.objects.all()))).annotate(
        note_count=Count("notes", distinct=True), conclusion_count=Count("conclusions", distinct=True)
    )
    return list_page(request, NEEDS, rows.order_by("-id"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_add(request: HttpRequest) -> HttpResponse:
    note, told = come_from(request, "notatka", FieldNote), submission_come_from(request)
    form = NeedForm(request.POST or None, initial=drawn_of(note) | drawn_of_submission(told), came_from=citing(note))
    return answer(
        request,
        form,
        made_of(told, lambda: services.create_need(form.values, by=request.user), by=request.user),
        done="Potrzeba jest zapisana.",
        context={
            "title": "Nowa potrzeba",
            "button": "Zapisz potrzebę",
            "back": reverse("needs:need_list"),
            "cited_note": note,
            "told": told,
        },
    )


@require_GET
@staff_view(may=rules.may_read)
def need_detail(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(
        with_places(Need.objects.select_related("split_from").prefetch_related("groups", "themes")), pk=pk
    )
    withdrawal = withdrawal_of(need)
    context = {
        "need": need,
        "neighbours": links.of_need(need, request.user),
        "similar": similar.alike(need),
        "support": links.support_of_need(need),
        "submissions": rules.submissions_of(request.user).filter(needs=need).order_by("id"),
        "may_edit": rules.may_edit(request.user),
        "may_pair": rules.may_edit(request.user) and not withdrawal,
        "paired": paired_with(need),
        "weighed": history_of(need),
        "merged": merged_of(need, is_withdrawn=bool(withdrawal)),
        "withdrawal": withdrawal,
    }
    return render(request, "needs/need_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_edit(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(Need, pk=pk)
    if is_closed(request, need):
        return redirect(need)
    form = NeedForm(request.POST or None, instance=need)
    return answer(
        request,
        form,
        lambda: services.change_need(need, form.values, revision=form.seen_revision, by=request.user),
        done="Zmiany w potrzebie są zapisane.",
        context={"title": f"Zmień potrzebę {need}", "button": "Zapisz potrzebę", "back": need.get_absolute_url()},
    )
