"""Support: listed, written down in a few presses, counted."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import rules, services
from needs.filters import SupportFilter
from needs.forms.support import SupportEntryForm
from needs.models import Need, Support, SupportedKind
from needs.support.figures import tables_of
from needs.views.shared import answer, come_from
from needs.views.support_listing import SUPPORT, actions_of, with_actions
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.database.locking import told_of_removal
from osl_site.common.lists.list_page import as_file, list_page
from osl_site.common.lists.listing import Column
from osl_site.common.lists.spreadsheets import CONTENT_TYPES
from osl_site.common.promises.listings import promises_of
from osl_site.common.web.guards import staff_view
from partners.models import Initiative

ROWS = Support.objects.select_related("locality__commune", "commune", "partner", "initiative", "need")
FILE = (
    Column("Tabela", lambda line: line[0]),
    Column("Co", lambda line: line[1].name),
    Column("Wpisów", lambda line: line[1].entries),
    Column("Osób", lambda line: line[1].people),
    Column("Minut", lambda line: line[1].minutes),
)


@require_GET
@staff_view(may=rules.may_read)
def support_list(request: HttpRequest) -> HttpResponse:
    """Support, the newest first, with the questions that can be asked of it."""
    figures = f"{reverse('needs:support_figures')}?{request.GET.urlencode()}"
    return list_page(
        request,
        SUPPORT,
        ROWS.order_by("-held_on", "-id"),
        lines=with_actions,
        template="needs/support_list.html",
        context={"figures": figures.rstrip("?")},
    )


@require_GET
@staff_view(may=rules.may_read)
def support_figures(request: HttpRequest) -> HttpResponse:
    """How much of it there was, of what the list was narrowed to; small groups are not told apart. Also as a file."""
    asked = SupportFilter(request.GET, Support.objects.order_by("held_on", "id"), request=request)
    tables = tables_of(asked.qs, lambda keys: {key: link.label for key, link in actions_of(keys).items()})
    kind = request.GET.get("format")
    if kind in CONTENT_TYPES:
        lines = [(table.title, line) for table in tables for line in (*table.lines, table.total)]
        return as_file(kind, f"wsparcie-w-liczbach-{clock.today():%Y-%m-%d}", "Wsparcie w liczbach", FILE, lines)
    context = {"tables": tables, "asked": asked.in_words, "query": request.GET, "has_any": tables[0].total.entries}
    return render(request, "needs/support_figures.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_write_support)
def support_add(request: HttpRequest) -> HttpResponse:
    need = come_from(request, "potrzeba", Need)
    initiative = come_from(request, "inicjatywa", Initiative)
    kind = SupportedKind.INITIATIVE if initiative else SupportedKind.PERSON
    initial = {"kind": kind, "need": need, "initiative": initiative, **_as_the_last_one(request.user)}
    initial |= {"locality": initiative.locality, "people": initiative.people} if initiative else {}
    form = SupportEntryForm(request.POST or None, initial=initial)
    return answer(
        request,
        form,
        lambda: services.create_support(form.values, next_step=form.next_step, by=request.user),
        done=lambda row: f"{row.code} jest zapisane.",
        context={
            "title": "Nowe wsparcie",
            "button": "Zapisz wsparcie",
            "back": reverse("needs:support_list"),
            "types_place": True,
        },
    )


def _as_the_last_one(user: User) -> dict[str, Any]:
    """Today, and where this person wrote last today; else the place is not known yet. The page says it."""
    last = Support.objects.filter(by=user, held_on=clock.today()).order_by("-pk").first()
    where = {name: getattr(last, name) for name in ("locality", "commune")} if last else {}
    return {"held_on": clock.today(), **where}


@require_GET
@staff_view(may=rules.may_read)
def support_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = support_or_404(pk)
    context = {
        "row": row,
        "action": actions_of([row.action_key]).get(row.action_key) if row.action_key else None,
        "promises": promises_of(row, request.user),
        "may_change": rules.may_change_support(request.user, row),
    }
    return render(request, "needs/support_detail.html", context)


def support_or_404(pk: int) -> Support:
    return get_object_or_404(ROWS, pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_support, of=support_or_404)
def support_edit(request: HttpRequest, row: Support) -> HttpResponse:
    form = SupportEntryForm(request.POST or None, instance=row)
    return answer(
        request,
        form,
        lambda: services.change_support(
            row, form.values, next_step=form.next_step, revision=form.seen_revision, by=request.user
        ),
        done="Zmiany we wsparciu są zapisane.",
        context={
            "title": f"Zmień wsparcie {row.code}",
            "button": "Zapisz wsparcie",
            "back": row.get_absolute_url(),
            "types_place": True,
        },
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_support, of=support_or_404)
def support_remove(request: HttpRequest, row: Support) -> HttpResponse:
    """Asks first; removes the entry on POST."""
    if request.method == "POST":
        code = row.code
        try:
            with told_of_removal():
                services.remove_support(row, by=request.user)
            messages.success(request, f"Wsparcie {code} jest usunięte.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("needs:support_list")
    return render(request, "needs/support_remove.html", {"row": row})
