"""A director's later decisions on an approved plan: each page says what follows, and the password confirms it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from osl_site.common import clock
from osl_site.common.accounts.rules import is_director
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.text.date_formats import polish_day
from osl_site.common.web.guards import hold_to, staff_view
from plans import rules, services
from plans.document.rendering import content_of
from plans.forms.decisions import CorrectionForm, TermForm
from plans.forms.review import proposed_case_mark
from plans.in_force.status import PlanStatus, status_of
from plans.models import State, Version
from plans.review.remarks import place_choices
from plans.services.decisions import NOT_NEWEST, NOT_PAUSED, last_day_allowed, refusal_of, refusal_of_pause

TOLD = "Organizator dostanie e-mail, a mieszkańcy przeczytają decyzję i jej treść na stronie planu."
FOR_GOOD = "Decyzji nie można cofnąć. Organizator dostanie e-mail, a mieszkańcy przeczytają o niej na stronie planu."


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def plan_prolong(request: HttpRequest, pk: int) -> HttpResponse:
    """„Przedłuż plan”: until when, why; its text stays as it is."""
    version = _approved_or_404(request, pk)
    status = status_of(version.plan, clock.today())
    help_text = f"Dzień od {polish_day(status.ends)} do {polish_day(last_day_allowed(status))}"
    form = TermForm(sent_or_typed(request), label="Przedłuż do", help_text=help_text, **_beginning(request))
    act = lambda: services.prolong(version, until=form.cleaned_data["day"], values=form.words, by=request.user)
    told = [
        f"Plan obowiązuje do {polish_day(status.ends)} Po tej decyzji będzie obowiązywać do dnia, który podasz.",
        "Tekst planu zostaje bez zmian. Zmiany w tekście wprowadza aktualizacja.",
        FOR_GOOD,
    ]
    return _page(request, version, form, act, told, title="Przedłuż plan", said="Plan jest przedłużony.")


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def plan_repeal(request: HttpRequest, pk: int) -> HttpResponse:
    """„Uchyl plan”: since when, why, and what becomes of all that stands on it."""
    version = _approved_or_404(request, pk)
    status = status_of(version.plan, clock.today())
    help_text = f"Pierwszy dzień bez tego planu: od {polish_day(clock.today())} do {polish_day(status.ends)}"
    form = TermForm(sent_or_typed(request), label="Uchyl od", help_text=help_text, **_beginning(request))
    act = lambda: services.repeal(version, since=form.cleaned_data["day"], values=form.words, by=request.user)
    opened = version.plan.versions.open().defer("snapshot").first()
    told = [
        "Od dnia, który podasz, ten plan nie obowiązuje. Oferta, która się na nim opiera, zostaje.",
        f"{opened.name.capitalize()} nie będzie już mogła być zatwierdzona." if opened else "",
        "Zatwierdzone wersje zostają do wglądu, oznaczone jako uchylone. Dalsze działania wymagają nowego planu.",
        FOR_GOOD,
    ]
    return _page(request, version, form, act, told, title="Uchyl plan", said="Plan jest uchylony.")


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def plan_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """„Wstrzymaj plan”: since when, why, and what is said meanwhile."""
    version = _approved_or_404(request, pk)
    status = status_of(version.plan, clock.today())
    help_text = f"Pierwszy dzień wstrzymania: od {polish_day(status.starts)} do dziś."
    form = TermForm(sent_or_typed(request), label="Wstrzymaj od", help_text=help_text, **_beginning(request))
    act = lambda: services.pause(version, since=form.cleaned_data["day"], values=form.words, by=request.user)
    told = [
        "Plan dalej obowiązuje, ale nikt go teraz nie wykonuje. Żadne działanie nie jest w tym czasie po terminie.",
        "Ogłoszone spotkania zostają w kalendarzu. Jeśli ich nie będzie, odwołaj je.",
        "Gdy przeszkoda minie, podejmiesz plan na nowo drugą decyzją.",
        TOLD,
    ]
    said = "Plan jest wstrzymany."
    return _page(request, version, form, act, told, title="Wstrzymaj plan", said=said, refuses=refusal_of_pause)


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def plan_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """„Podejmij plan na nowo”: since when, and why now."""
    version = _approved_or_404(request, pk)
    held = status_of(version.plan, clock.today()).pause
    since = f" od {polish_day(held.since)}" if held else ""
    help_text = f"Pierwszy dzień, w którym plan znów jest wykonywany:{since} do dziś."
    form = TermForm(sent_or_typed(request), label="Podejmij od", help_text=help_text, **_beginning(request))
    act = lambda: services.resume(version, since=form.cleaned_data["day"], values=form.words, by=request.user)
    told = [
        "Od dnia, który podasz, plan znów jest wykonywany. Terminy, które w tym czasie minęły, liczą się znowu.",
        "Okres planu się nie wydłuża. Gdy czasu zabraknie, przedłuż plan albo zmień go aktualizacją.",
        TOLD,
    ]
    more = lambda status: "" if status.pause else NOT_PAUSED
    said = "Plan jest podjęty na nowo."
    return _page(request, version, form, act, told, title="Podejmij plan na nowo", said=said, refuses=more)


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def plan_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """„Sprostuj omyłkę”: where, what is written, what is meant; beside the document."""
    version = _approved_or_404(request, pk)
    form = CorrectionForm(sent_or_typed(request), places=place_choices(content_of(version)), **_beginning(request))

    def act() -> Any:
        said = {name: form.cleaned_data[name] for name in ("was", "becomes")}
        return services.correct(version, **form.where(), **said, values=form.words, by=request.user)

    told = [
        "Oczywista omyłka to błąd pisarski albo rachunkowy. Zmianę treści wprowadza aktualizacja planu.",
        "Zatwierdzony dokument zostaje bez zmian. Sprostowanie stoi obok niego.",
        FOR_GOOD,
    ]
    return _page(request, version, form, act, told, title="Sprostuj omyłkę", said="Sprostowanie jest zapisane.")


def _beginning(request: HttpRequest) -> dict[str, Any]:
    """Only the case mark is proposed: on what such a decision rests is not what an approval rests on."""
    return {"request": request, "initial": {"case_mark": proposed_case_mark(office())}}


def _page(
    request: HttpRequest,
    version: Version,
    form: BaseForm,
    act: Callable[[], Any],
    told: list[str],
    *,
    title: str,
    said: str,
    refuses: Callable[[PlanStatus], str] = lambda status: "",
) -> HttpResponse:
    if submit_form(request, form, act):
        messages.success(request, f"{said} Organizator dostanie e-mail.")
        return redirect(version)
    refusal = _refusal(version, refuses) if isinstance(form, TermForm) else ""
    if refusal and request.method == "POST":  # no other answer would do: the page of the plan says who decided what
        messages.warning(request, refusal)
        return redirect(version)
    context = {"form": form, "title": title, "button": title, "back": version.get_absolute_url(), "version": version}
    context |= {"parent": version, "told": [sentence for sentence in told if sentence], "refusal": refusal}
    return render(request, "plans/later_decision_form.html", context)


def _refusal(version: Version, refuses: Callable[[PlanStatus], str]) -> str:
    status = status_of(version.plan, clock.today())
    return refusal_of(status) or ("" if status.newest.version.pk == version.pk else NOT_NEWEST) or refuses(status)


def _approved_or_404(request: HttpRequest, pk: int) -> Version:
    version = get_object_or_404(Version.objects.select_related("plan"), pk=pk)
    if version.state != State.APPROVED:
        raise Http404
    hold_to(rules.may_decide_on_approved, request.user, version)
    return version
