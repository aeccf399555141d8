"""Rounds of assessment: listed, planned, read with what they gathered, visited."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import rules, services
from needs.forms.rounds import DaysForm, RoundForm, VisitForm
from needs.models import AssessmentRound
from needs.rounds.figures import gathered
from needs.views.round_listing import ROUNDS
from needs.views.shared import answer
from osl_site.common import clock
from osl_site.common.database.collation import polish_order
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view


def rounds() -> QuerySet[AssessmentRound]:
    """Each with how many notes belong to it and how many of its places were visited."""
    return AssessmentRound.objects.annotate(
        note_count=Count("notes", distinct=True),
        place_count=Count("visits", distinct=True),
        visited_count=Count("visits", filter=Q(visits__done_on__isnull=False), distinct=True),
    )


@require_GET
@staff_view(may=rules.may_read)
def round_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, ROUNDS, rounds().order_by("-begins_on", "-id"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def round_add(request: HttpRequest) -> HttpResponse:
    form = RoundForm(request.POST or None, initial={"begins_on": clock.today()})
    return answer(
        request,
        form,
        lambda: services.create_round(form.values, places=form.chosen_places, by=request.user),
        done="Runda jest zapisana.",
        context={"title": "Nowa runda", "button": "Zapisz rundę", "back": reverse("needs:round_list")},
    )


@require_GET
@staff_view(may=rules.may_read)
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = round_or_404(pk)
    context = {
        "row": row,
        "state": row.state_on(clock.today()),
        "may_plan": rules.may_edit(request.user) and row.ends_on >= clock.today(),
        "found": gathered(row, rules.submissions_of(request.user)),
        "may_edit": rules.may_edit(request.user),
        "may_visit": rules.may_write_notes(request.user),
        "may_read_submissions": rules.may_read_submissions(request.user),
    }
    return render(request, "needs/round_detail.html", context)


def round_or_404(pk: int) -> AssessmentRound:
    return get_object_or_404(
        AssessmentRound.objects.select_related("follows", "followed_by").prefetch_related("methods"), pk=pk
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def round_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = round_or_404(pk)
    form = RoundForm(request.POST or None, instance=row)
    return answer(
        request,
        form,
        lambda: services.change_round(
            row, form.values, places=form.chosen_places, revision=form.seen_revision, by=request.user
        ),
        done="Zmiany w rundzie są zapisane.",
        context={"title": f"Zmień rundę: {row}", "button": "Zapisz rundę", "back": row.get_absolute_url()},
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_write_notes)
def round_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody was in one of its places; `?miejsce=` is the one whose button was pressed."""
    row = round_or_404(pk)
    form = VisitForm(request.POST or None, initial={"place": request.GET.get("miejsce", "")[:7]})
    act = lambda: services.visit(row, form.cleaned_data["place"], on=form.cleaned_data["on"], by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Zapisane, kiedy tam byliśmy.")
        return redirect(row)
    context = {"form": form, "title": "Gdzie byliśmy?", "button": "Zapisz", "parent": row}
    return render(request, "base_form.html", context | {"back": row.get_absolute_url()})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def round_days(request: HttpRequest, pk: int) -> HttpResponse:
    """When somebody goes to which of its places where nobody has been yet."""
    row = round_or_404(pk)
    ahead = row.visits.filter(done_on=None).select_related("locality")
    form = DaysForm(request.POST or None, visits=ahead.order_by(polish_order("locality__name")))
    if submit_form(request, form, lambda: services.plan_days(row, form.days, by=request.user)):
        messages.success(request, "Dni są zaplanowane.")
        return redirect(row)
    context = {"form": form, "title": "Kiedy tam pójdziemy?", "button": "Zapisz dni", "parent": row}
    return render(request, "base_form.html", context | {"back": row.get_absolute_url()})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def round_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; removes the round on POST, unless something belongs to it."""
    row = round_or_404(pk)
    if request.method == "POST":
        try:
            with told_of_removal(services.ROUND_IS_USED):
                services.remove_round(row, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(row)
        messages.success(request, "Runda jest usunięta.")
        return redirect("needs:round_list")
    return render(request, "needs/round_remove.html", {"row": row})
