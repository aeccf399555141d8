"""What is done with one submission: asked, answered, set aside, passed on, finished, put into Polish, linked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from needs import rules, services
from needs.forms.inbox import AsideForm, ElsewhereForm, LinkForm, PolishForm, SortForm, StandForm, WriteForm
from needs.models import Asset, Need, Submission
from needs.submissions.answers import aside_text, beginning_of, reach_of
from needs.views.submissions import asked_of, back_to, submission_or_404
from osl_site.common.accounts.models import User
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.web.guards import hold_to, staff_view

LINKED = {"potrzeba": Need, "zasob": Asset}
WRITING = ("zapytaj", "odpowiedz")  # acts that only write to the author
PREVIEW = "podglad"  # the name of the button that shows what its author will read


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act with its form."""

    title: str  # „Zapytaj autora”
    button: str
    done: str
    form: Callable[..., forms.BaseForm]
    run: Callable[[Submission, Any, User], object]
    text: Callable[[Submission, Any], str] | None = None  # what the author will read, where they read anything
    is_question: bool = False


def _aside(row: Submission, form: Any) -> str:
    """Everything that its author reads; of what is urgent nothing."""
    typed = form.cleaned_data
    if row.is_marked_urgent:
        return ""
    return aside_text(row, typed["reason"], typed["responsible"], typed["phone"], typed["text"])


def _set_aside(row: Submission, form: Any, by: User) -> object:
    said = {name: form.cleaned_data[name] for name in ("reason", "responsible", "phone")}
    return services.set_aside(row, **said, text=_aside(row, form), by=by)


def _link(row: Submission, form: Any, by: User) -> object:
    typed = form.cleaned_data
    for target in filter(None, (typed["need"], typed["asset"])):
        services.link(row, target, by=by)
    if typed["same"]:
        services.join(row, typed["same"], by=by)
    return row


ACTS = {
    "zapytaj": Act(
        title="Zapytaj autora",
        button="Wyślij pytanie",
        done="Pytanie jest wysłane.",
        form=WriteForm,
        run=lambda row, form, by: services.write_to_author(row, **form.cleaned_data, is_question=True, by=by),
        text=lambda row, form: form.cleaned_data["text"],
        is_question=True,
    ),
    "odpowiedz": Act(
        title="Odpowiedz autorowi",
        button="Wyślij odpowiedź",
        done="Odpowiedź jest wysłana.",
        form=WriteForm,
        run=lambda row, form, by: services.write_to_author(row, **form.cleaned_data, is_question=False, by=by),
        text=lambda row, form: form.cleaned_data["text"],
    ),
    "zalatwione": Act(
        title="Załatwione",
        button="Zapisz, że załatwione",
        done="Zgłoszenie jest załatwione.",
        form=WriteForm,
        run=lambda row, form, by: services.finish(row, **form.cleaned_data, by=by),
        text=lambda row, form: form.cleaned_data["text"],
    ),
    "odloz": Act(
        title="Odłóż",
        button="Odłóż zgłoszenie",
        done="Zgłoszenie jest odłożone.",
        form=AsideForm,
        run=_set_aside,
        text=_aside,
    ),
    "u-kogos": Act(
        title="Ma to ktoś inny, bez pisma",
        button="Zapisz, kto to ma",
        done="Zapisane, kto to teraz ma.",
        form=ElsewhereForm,
        run=lambda row, form, by: services.pass_elsewhere(row, **form.cleaned_data, by=by),
        text=lambda row, form: form.cleaned_data["text"],
    ),
    "po-polsku": Act(
        title="Po polsku",
        button="Zapisz",
        done="Treść po polsku jest zapisana.",
        form=PolishForm,
        run=lambda row, form, by: services.translate(
            row, text=form.values["in_polish"], revision=form.seen_revision, by=by
        ),
    ),
    "popraw": Act(
        title="Popraw rodzaj i miejsce",
        button="Zapisz",
        done="Poprawione.",
        form=SortForm,
        run=lambda row, form, by: services.sort_anew(row, form.values, revision=form.seen_revision, by=by),
    ),
    "stan": Act(
        title="Zmień stan",
        button="Zapisz stan",
        done="Stan jest zmieniony.",
        form=StandForm,
        run=lambda row, form, by: services.stand_in(row, **form.cleaned_data, by=by),
    ),
    "powiaz": Act(
        title="Powiąż",
        button="Powiąż",
        done="Powiązane. Stan zgłoszenia się nie zmienił.",
        form=LinkForm,
        run=_link,
    ),
}


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def submission_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """The form of one act. What its author will read is shown before it is sent."""
    row = submission_or_404(request, pk)
    hold_to(rules.may_handle_submission, request.user, row)
    if row.is_marked_urgent and act in WRITING:
        messages.error(request, services.IS_URGENT)
        return back_to(request, row)
    if act not in ACTS:
        raise Http404
    chosen = ACTS[act]
    form = _form(request, chosen, act, row)
    reach = None
    tells = chosen.text if not row.is_marked_urgent else None
    if request.method == "POST" and PREVIEW in request.POST and tells:
        if form.is_valid() and (text := tells(row, form)):
            reach = reach_of(row, text, is_question=chosen.is_question)
    elif submit_form(request, form, lambda: chosen.run(row, form, request.user)):
        messages.success(request, chosen.done)
        return back_to(request, row)
    context = {
        "row": row,
        "form": form,
        "act": chosen,
        "title": f"{chosen.title}: {row.in_words}",
        "button": chosen.button,
        "back": row.get_absolute_url() + asked_of(request),
        "parent": row,
        "reach": reach,
        "is_written": tells is not None,
        "text": tells(row, form) if reach else "",
        "usual": reach_of(row, "").sentence if tells else "",
    }
    return render(request, "needs/submission_act.html", context)


def _form(request: HttpRequest, act: Act, name: str, row: Submission) -> forms.BaseForm:
    """Of what is urgent without a field for words to its author."""
    form = _whole_form(request, act, name, row)
    if row.is_marked_urgent and act.text:
        silenced = {"widget": forms.HiddenInput(), "disabled": True, "required": False, "initial": ""}
        for name, value in silenced.items():
            setattr(form.fields["text"], name, value)
        form.initial.pop("text", None)
    return form


def _whole_form(request: HttpRequest, act: Act, name: str, row: Submission) -> forms.BaseForm:
    given = request.POST or None
    if act.form in (PolishForm, SortForm):
        return act.form(given, instance=row)
    if act.form is StandForm:
        return StandForm(given, submission=row)
    if act.form is LinkForm:
        return LinkForm(given, readable=rules.submissions_of(request.user))
    asks_for_consent = name == "zapytaj" and "zgoda" in request.GET
    return act.form(given, initial={"text": beginning_of("zgoda" if asks_for_consent else name, row)})


@require_POST
@staff_view(may=rules.may_edit)
def submission_link(request: HttpRequest, pk: int, kind: str, target: int) -> HttpResponse:
    """Says by one press that a need or an asset that is alike belongs to this one, or another speaks of the same."""
    row = submission_or_404(request, pk)
    found = _linked_or_404(request, kind, target)
    add = services.join if kind == "zgloszenie" else services.link
    run_action(request, lambda: add(row, found, by=request.user), ACTS["powiaz"].done)
    return back_to(request, row)


def _linked_or_404(request: HttpRequest, kind: str, target: int) -> Need | Asset | Submission:
    if kind == "zgloszenie":
        return get_object_or_404(rules.submissions_of(request.user), pk=target)
    if kind not in LINKED:
        raise Http404
    return get_object_or_404(LINKED[kind], pk=target)


@require_POST
@staff_view(may=rules.may_edit)
def submission_unlink(request: HttpRequest, pk: int, kind: str, target: int) -> HttpResponse:
    """Takes back that a need, an asset or another submission belongs to this one."""
    row = submission_or_404(request, pk)
    found = _linked_or_404(request, kind, target)
    take_back = services.part if kind == "zgloszenie" else services.unlink
    run_action(request, lambda: take_back(row, found, by=request.user), "Rozłączone.")
    return back_to(request, row)
