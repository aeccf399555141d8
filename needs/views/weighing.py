"""Weighing of needs: listed, begun, weighed one need after another, read with what it came to, closed."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import rules, services
from needs.forms.weighing import CriterionForm, DotsForm, WeighForm, WeighingForm
from needs.models import Criterion, WeighedNeed, WeighingSession
from needs.models.weighing import OF_THREE
from needs.views.shared import answer
from needs.views.weighing_listing import CRITERIA, WEIGHINGS, ranking_listing
from needs.weighing.ranking import from_the_first, ranking, weighed_needs
from osl_site.common.accounts.models import User
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view


@require_GET
@staff_view(may=rules.may_read)
def weighing_list(request: HttpRequest) -> HttpResponse:
    rows = WeighingSession.objects.select_related("round").annotate(need_count=Count("weighed"))
    return list_page(request, WEIGHINGS, rows.order_by("-opened_at", "-pk"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def weighing_add(request: HttpRequest) -> HttpResponse:
    form = WeighingForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: services.open_weighing(form.values, needs=form.chosen_needs, by=request.user),
        done="Ważenie jest otwarte. Zważ pierwszą potrzebę.",
        context={"title": "Nowe ważenie", "button": "Zacznij ważenie", "back": reverse("needs:weighing_list")},
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def weighing_edit(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(WeighingSession, pk=pk)
    if not session.is_open:
        return _closed(request, session)
    form = WeighingForm(request.POST or None, instance=session)
    return answer(
        request,
        form,
        lambda: services.change_weighing(
            session, form.values, needs=form.chosen_needs, revision=form.seen_revision, by=request.user
        ),
        done="Zmiany w ważeniu są zapisane.",
        context={"title": f"Zmień: {session.title}", "button": "Zapisz", "back": session.get_absolute_url()},
    )


@require_GET
@staff_view(may=rules.may_read)
def weighing_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What it came to so far, or for good."""
    session = get_object_or_404(WeighingSession.objects.select_related("round"), pk=pk)
    ranked = {one.weighed.pk: one for one in ranking(session)}
    may_weigh = session.is_open and rules.may_weigh(request.user)
    context = {
        "session": session,
        "left": left_for(request.user, session).count() if may_weigh else 0,
        "may_weigh": may_weigh,
        "may_edit": session.is_open and rules.may_edit(request.user),
        "weighed": sum(1 for one in ranked.values() if one.place),
        "count": len(ranked),
    }
    return list_page(
        request,
        ranking_listing(session),
        from_the_first(weighed_needs().filter(session=session).prefetch_related("weights")),
        lines=lambda rows: [replace(ranked[row.pk], weighed=row) for row in rows if row.pk in ranked],
        template="needs/weighing_detail.html",
        context=context,
    )


def left_for(user: User, session: WeighingSession) -> QuerySet[WeighedNeed]:
    """Needs of it of which this person has not said all three yet, in their order."""
    said = Count("weights", filter=Q(weights__by=user.pk))
    return session.weighed.annotate(said=said).filter(said__lt=OF_THREE).order_by("pk")


@require_GET
@staff_view(may=rules.may_read)
def weighing_next(request: HttpRequest, pk: int) -> HttpResponse:
    """To the first need that this person has not weighed yet, or back to the weighing when there is none."""
    session = get_object_or_404(WeighingSession, pk=pk)
    if session.is_open and rules.may_weigh(request.user) and (row := left_for(request.user, session).first()):
        return redirect("needs:weighing_weigh", session.pk, row.need_id)
    return redirect(session)


@require_GET
@staff_view(may=rules.may_read)
def weighing_need(request: HttpRequest, pk: int, need: int) -> HttpResponse:
    """How one need was weighed, by whom and why."""
    row = _weighed_or_404(pk, need)
    said = list(row.weights.select_related("criterion").order_by("criterion__position", "pk"))
    by_criterion = [(one, [weight for weight in said if weight.criterion_id == one.pk]) for one in row.session.asked]
    context = {
        "row": row,
        "session": row.session,
        "ranked": next((one for one in ranking(row.session) if one.weighed.pk == row.pk), None),
        "answers": [
            (asked, [(asked.word(weight.value), weight) for weight in weights]) for asked, weights in by_criterion
        ],
        "may_weigh": row.session.is_open and rules.may_weigh(request.user),
    }
    return render(request, "needs/weighing_need.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_weigh)
def weighing_weigh(request: HttpRequest, pk: int, need: int) -> HttpResponse:
    """One person weighs one need; then the next one that they have not weighed."""
    row = _weighed_or_404(pk, need)
    session = row.session
    if not session.is_open:
        return _closed(request, session)
    said = list(row.weights.filter(by=request.user.pk))
    form = WeighForm(request.POST or None, asked=session.asked, said=said)
    if submit_form(request, form, lambda: services.weigh(row, form.marks, by=request.user)):
        ahead = left_for(request.user, session)
        if following := ahead.filter(pk__gt=row.pk).first() or ahead.first():
            messages.success(request, f"{row.need.code} zważona. Zostało: {ahead.count()}.")
            return redirect("needs:weighing_weigh", session.pk, following.need_id)
        messages.success(request, "Wszystkie potrzeby są przez Ciebie zważone.")
        return redirect(session)
    context = {
        "form": form,
        "row": row,
        "title": str(row.need),
        "button": "Zapisz, następna",
        "left": left_for(request.user, session).count(),
        "count": session.weighed.count(),
        "parent": session,
        "back": session.get_absolute_url(),
    }
    return render(request, "needs/weighing_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def weighing_dots(request: HttpRequest, pk: int) -> HttpResponse:
    """Dots of residents, typed from a meeting."""
    session = get_object_or_404(WeighingSession, pk=pk)
    if not session.is_open:
        return _closed(request, session)
    weighed = list(session.weighed.select_related("need").order_by("need"))
    form = DotsForm(request.POST or None, instance=session, weighed=weighed)
    return answer(
        request,
        form,
        lambda: services.give_dots(session, form.dots, form.values, revision=form.seen_revision, by=request.user),
        done="Kropki są zapisane.",
        context={"title": "Kropki mieszkańców", "button": "Zapisz kropki", "back": session.get_absolute_url()},
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def weighing_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; closes it for good on POST."""
    session = get_object_or_404(WeighingSession, pk=pk)
    if request.method == "POST":
        done = "Ważenie jest zamknięte. Lista potrzeb stoi teraz według niego."
        run_action(request, lambda: services.close_weighing(session, by=request.user), done)
        return redirect(session)
    if not session.is_open:
        return _closed(request, session)
    unweighed = [one.weighed.need for one in ranking(session) if not one.place]
    return render(request, "needs/weighing_close.html", {"session": session, "unweighed": unweighed})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def weighing_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; removes it on POST, unless somebody weighed."""
    session = get_object_or_404(WeighingSession, pk=pk)
    if request.method == "POST":
        try:
            services.remove_weighing(session, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(session)
        messages.success(request, "Ważenie jest usunięte.")
        return redirect("needs:weighing_list")
    return render(request, "needs/weighing_remove.html", {"session": session})


def _weighed_or_404(pk: int, need: int) -> WeighedNeed:
    return get_object_or_404(WeighedNeed.objects.select_related("session", "need"), session=pk, need=need)


def _closed(request: HttpRequest, session: WeighingSession) -> HttpResponse:
    messages.error(request, services.WEIGHING_IS_CLOSED)
    return redirect(session)


@require_GET
@staff_view(may=rules.may_read_criteria)
def criterion_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, CRITERIA, Criterion.objects.order_by("position"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_criteria)
def criterion_edit(request: HttpRequest, pk: int) -> HttpResponse:
    criterion = get_object_or_404(Criterion, pk=pk)
    form = CriterionForm(request.POST or None, instance=criterion)
    act = lambda: services.change_criterion(criterion, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Kryterium jest zapisane.")
        return redirect("needs:criterion_list")
    context = {
        "form": form,
        "title": f"Zmień: {criterion}",
        "button": "Zapisz",
        "back": reverse("needs:criterion_list"),
    }
    return render(request, "base_form.html", context)
