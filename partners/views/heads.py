"""Heads of villages: who gets the month's sheet."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import clock
from osl_site.common.centre.models import Village
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view
from partners import rules, services
from partners.forms.heads import MOST_LINES, HeadForm, HeadLines, HeadsForm
from partners.heads.listing import HEADS, villages
from partners.models import InformedBy, VillageHead

LIST = "partners:head_list"
HOW = "jak"  # the name of the buttons


@require_GET
@staff_view(may=rules.may_read)
def head_list(request: HttpRequest) -> HttpResponse:
    """Every village of the centre and its head today; ?bez=on are those without."""
    return list_page(request, HEADS, villages())


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def head_enter(request: HttpRequest) -> HttpResponse:
    """One page for all villages; ?wies= is one of them alone."""
    rows = {row.pk: row for row in _asked(request)[:MOST_LINES]}
    form = HeadsForm(request.POST or None, initial={"since": clock.today()})
    initial = [{"village": pk} for pk in rows]
    lines = HeadLines(request.POST or None, prefix="wsie", initial=initial, form_kwargs={"villages": rows})

    def act() -> int:
        typed = form.cleaned_data
        return services.enter_heads(lines.said, since=typed["since"], informed=typed["informed"], by=request.user)

    if count := submit_form(request, form, act, lines):
        messages.success(request, f"Zapisani sołtysi: {count}.")
        return redirect("partners:head_list")
    return render(request, "partners/head_enter.html", {"form": form, "lines": lines, "back": reverse(LIST)})


def _asked(request: HttpRequest) -> QuerySet[Village]:
    one = whole_number(request.GET.get("wies", ""))
    return villages().filter(pk=one) if one else villages()


def head_or_404(pk: int) -> VillageHead:
    return get_object_or_404(VillageHead.objects.select_related("village"), pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def head_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """One head corrected; from here told, ended or taken away."""
    head = head_or_404(pk)
    form = HeadForm(request.POST or None, instance=head)
    act = lambda: services.change_head(head, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Zmiany są zapisane.")
        return redirect(LIST)
    context = {
        "form": form,
        "head": head,
        "ways": InformedBy.choices,
        "title": f"Sołtys: {head.village}",
        "back": reverse(LIST),
    }
    return render(request, "partners/head_form.html", context)


@require_POST
@staff_view(may=rules.may_edit)
def head_informed(request: HttpRequest, pk: int) -> HttpResponse:
    """Told today: by a letter, by telephone, or in a talk."""
    head = head_or_404(pk)
    how = request.POST.get(HOW, "")
    known = InformedBy(how) if how in InformedBy.values else InformedBy.TALK
    done = "Zapisane: ta osoba wie, że biuro ma jej dane."
    run_action(request, lambda: services.inform_head(head, how=known, by=request.user), done)
    return redirect(head)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def head_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; takes the head away on POST."""
    head = head_or_404(pk)
    if request.method == "POST":
        try:
            with told_of_removal():
                services.remove_head(head, by=request.user)
            messages.success(request, f"Usunięte. Wieś {head.village} nie ma teraz sołtysa w spisie.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(LIST)
    return render(request, "partners/head_remove.html", {"head": head, "title": "Czy usunąć tę osobę?"})
