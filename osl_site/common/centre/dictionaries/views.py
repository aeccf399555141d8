"""Pages of the lists that rooms choose from. Each takes which list it is about."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import registry
from osl_site.common.centre import rules
from osl_site.common.centre.dictionaries import services
from osl_site.common.centre.dictionaries.kinds import Dictionary, dictionaries
from osl_site.common.centre.models import Locality
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import withdrawal_of
from osl_site.common.withdrawal.views import Removal, removal_page, restore


@require_GET
def dictionary_list(request: HttpRequest) -> HttpResponse:
    """Which lists there are, what each is for and how long; and where the rest is set. One query for each list."""
    rows = [(one, reverse(one.view("list")), one.model._default_manager.count()) for one in dictionaries()]
    pages = [page for page in registry.settings_pages if page.may(request.user)]
    may_import = rules.may_edit_dictionaries(request.user)
    return render(request, "centre/dictionaries.html", {"rows": rows, "may_import": may_import, "pages": pages})


@require_GET
def row_list(request: HttpRequest, kind: Dictionary) -> HttpResponse:
    return list_page(request, kind.listing, kind.rows())


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_dictionaries)
def row_form(request: HttpRequest, kind: Dictionary, pk: str | int | None = None) -> HttpResponse:
    """Add a row, or change one."""
    row = get_object_or_404(kind.model, pk=pk) if pk else None
    form = kind.form(request.POST or None, instance=row)

    def act() -> Model:
        if row is not None:
            return services.change_row(row, form.values, revision=form.seen_revision, by=request.user)
        if kind.model is Locality:
            return services.add_locality(form.values, by=request.user)
        return services.add_row(kind.model, form.values, by=request.user)

    was_called = row.name if row else ""
    if saved := submit_form(request, form, act):
        messages.success(request, kind.saved)
        is_to_bend = isinstance(saved, Locality) and saved.name != was_called
        return redirect("locality_names", saved.pk) if is_to_bend else redirect(kind.view("list"))
    withdrawal = withdrawal_of(row) if row else None
    title = (str(row) if withdrawal else f"Zmień: {row}") if row else kind.listing.add.label
    context = {"form": form, "title": title, "withdrawal": withdrawal}
    addresses = {"list_title": kind.listing.title, "back": reverse(kind.view("list"))}
    if row:
        addresses["remove"] = reverse(kind.view("remove"), args=[row.pk])
        addresses["restore"] = reverse(kind.view("restore"), args=[row.pk]) if kind.can_end else ""
    return render(request, "withdrawal/row_form.html", context | addresses)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_dictionaries)
def row_remove(request: HttpRequest, kind: Dictionary, pk: str | int) -> HttpResponse:
    """Taken away, or ended where something stands on it."""
    row = get_object_or_404(kind.model, pk=pk)
    how = Removal(
        name=f"{kind.one} {row}",
        page=reverse(kind.view("edit"), args=[row.pk]),
        list=reverse(kind.view("list")),
        above=(),
        remove=services.remove_row,
        withdraw=services.withdraw_row if kind.can_end else None,
    )
    return removal_page(request, row, how)


@require_POST
@staff_view(may=rules.may_edit_dictionaries)
def row_restore(request: HttpRequest, kind: Dictionary, pk: int) -> HttpResponse:
    row = get_object_or_404(kind.model, pk=pk)
    return restore(request, row, services.restore_row, reverse(kind.view("edit"), args=[row.pk]))
