"""Needs, assets and conclusions taken away, or withdrawn where something stands on them; and brought back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_http_methods, require_POST

from needs import links, rules, services
from needs.models import Asset, Conclusion, Need
from osl_site.common.registry import Link
from osl_site.common.text.typed_text import line_of
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.views import Removal, removal_page, restore


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _remove(request, get_object_or_404(Need, pk=pk), "potrzeba", reverse("needs:need_list"))


@require_POST
@staff_view(may=rules.may_edit)
def need_restore(request: HttpRequest, pk: int) -> HttpResponse:
    return _restore(request, get_object_or_404(Need, pk=pk))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def asset_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _remove(request, get_object_or_404(Asset, pk=pk), "zasób", reverse("needs:asset_list"))


@require_POST
@staff_view(may=rules.may_edit)
def asset_restore(request: HttpRequest, pk: int) -> HttpResponse:
    return _restore(request, get_object_or_404(Asset, pk=pk))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def conclusion_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _remove(request, get_object_or_404(Conclusion, pk=pk), "wniosek", reverse("needs:conclusion_list"))


@require_POST
@staff_view(may=rules.may_edit)
def conclusion_restore(request: HttpRequest, pk: int) -> HttpResponse:
    return _restore(request, get_object_or_404(Conclusion, pk=pk))


def _remove(request: HttpRequest, row: services.Finding, kind: str, back: str) -> HttpResponse:
    how = Removal(
        name=f"{kind} {row}",
        page=row.get_absolute_url(),
        list=back,
        above=_above(row, request),
        remove=services.remove_finding,
        withdraw=services.withdraw_finding,
    )
    return removal_page(request, row, how)


def _restore(request: HttpRequest, row: services.Finding) -> HttpResponse:
    return restore(request, row, services.restore_finding, row.get_absolute_url())


def _above(row: services.Finding, request: HttpRequest) -> list[Link]:
    """What stands on the row, in this room and in those above it."""
    if isinstance(row, Conclusion):
        newer = getattr(row, "replaced_by", None)
        own = [newer] if newer else []
        further = links.of_conclusion(row, request.user).links
    else:
        around = links.of_need(row, request.user) if isinstance(row, Need) else links.of_asset(row, request.user)
        own, further = around.conclusions, around.links
    drawn = (Link("wniosek", f"{one.code}: {shortly(one.text)}", one.get_absolute_url()) for one in own)
    return [*drawn, *further]


def shortly(text: str) -> str:
    """The first words of a conclusion, in one line."""
    return Truncator(line_of(text)).chars(120)
