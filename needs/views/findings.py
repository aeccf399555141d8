"""Needs and assets: what the community lacks and what it has."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_GET, require_http_methods

from needs import links, rules, services
from needs.forms import AssetForm, NeedForm
from needs.models import Asset, FieldNote, Need
from needs.views.listings import ASSETS, NEEDS
from needs.views.shared import answer, come_from
from osl_site.common import clock
from osl_site.common.centre.where import with_places
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view


def drawn_of(note: FieldNote | None) -> dict[str, Any]:
    """What a new need or asset begins with when a person comes from a note."""
    if note is None:
        return {}
    first = Truncator(note.text.splitlines()[0]).chars(120)
    places = {
        "localities": [note.locality] if note.locality else [],
        "communes": [note.commune] if note.commune else [],
    }
    return {"title": first, "notes": [note]} | places


def citing(note: FieldNote | None) -> dict[str, list[FieldNote]]:
    return {"notes": [note] if note else []}


@require_GET
@staff_view(may=rules.may_read)
def need_list(request: HttpRequest) -> HttpResponse:
    rows = with_places(Need.objects.all()).annotate(
        note_count=Count("notes", distinct=True), conclusion_count=Count("conclusions", distinct=True)
    )
    return list_page(request, NEEDS, rows.order_by("-id"), template="needs/need_list.html")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_add(request: HttpRequest) -> HttpResponse:
    note = come_from(request, "notatka", FieldNote)
    form = NeedForm(request.POST or None, initial=drawn_of(note), came_from=citing(note))
    return answer(
        request,
        form,
        lambda: services.create_need(form.values, by=request.user),
        done="Potrzeba jest zapisana.",
        context={
            "title": "Nowa potrzeba",
            "button": "Zapisz potrzebę",
            "back": reverse("needs:need_list"),
            "cited_note": note,
        },
    )


@require_GET
@staff_view(may=rules.may_read)
def need_detail(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(with_places(Need.objects.prefetch_related("groups")), pk=pk)
    context = {"need": need, "neighbours": links.of_need(need, request.user), "may_edit": rules.may_edit(request.user)}
    return render(request, "needs/need_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_edit(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(Need, pk=pk)
    form = NeedForm(request.POST or None, instance=need)
    return answer(
        request,
        form,
        lambda: services.change_need(need, form.values, revision=form.seen_revision, by=request.user),
        done="Zmiany w potrzebie są zapisane.",
        context={"title": f"Zmień potrzebę {need.code}", "button": "Zapisz potrzebę", "back": need.get_absolute_url()},
    )


@require_GET
@staff_view(may=rules.may_read)
def asset_list(request: HttpRequest) -> HttpResponse:
    """Assets; ?do_potwierdzenia=on are those nobody has confirmed for half a year."""
    rows = with_places(Asset.objects.all()).order_by("-id")
    return list_page(request, ASSETS, rows, template="needs/asset_list.html")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def asset_add(request: HttpRequest) -> HttpResponse:
    note = come_from(request, "notatka", FieldNote)
    form = AssetForm(
        request.POST or None,
        initial=drawn_of(note) | {"confirmed_on": note.noted_on if note else clock.today()},
        came_from=citing(note),
    )
    return answer(
        request,
        form,
        lambda: services.create_asset(form.values, by=request.user),
        done="Zasób jest zapisany.",
        context={
            "title": "Nowy zasób",
            "button": "Zapisz zasób",
            "back": reverse("needs:asset_list"),
            "cited_note": note,
        },
    )


@require_GET
@staff_view(may=rules.may_read)
def asset_detail(request: HttpRequest, pk: int) -> HttpResponse:
    asset = get_object_or_404(with_places(Asset.objects.select_related("partner")), pk=pk)
    context = {
        "asset": asset,
        "to_confirm": asset.is_to_confirm(clock.today()),
        "neighbours": links.of_asset(asset, request.user),
        "may_edit": rules.may_edit(request.user),
    }
    return render(request, "needs/asset_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def asset_edit(request: HttpRequest, pk: int) -> HttpResponse:
    asset = get_object_or_404(Asset, pk=pk)
    form = AssetForm(request.POST or None, instance=asset)
    return answer(
        request,
        form,
        lambda: services.change_asset(asset, form.values, revision=form.seen_revision, by=request.user),
        done="Zmiany w zasobie są zapisane.",
        context={"title": f"Zmień zasób {asset.code}", "button": "Zapisz zasób", "back": asset.get_absolute_url()},
    )
