"""What was promised: the list of it, one given on the page of a row, changed, and done."""

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import registry
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.promises import rules, services
from osl_site.common.promises.forms import KeptForm, PromiseForm
from osl_site.common.promises.listings import LISTING, with_subjects
from osl_site.common.promises.models import Promise
from osl_site.common.web.guards import hold_to, staff_view


@require_GET
@staff_view(may=rules.may_read)
def promise_list(request: HttpRequest) -> HttpResponse:
    """What waits, the nearest term first."""
    rows = rules.promises_read_by(request.user).select_related("owner")
    return list_page(request, LISTING, rows, lines=with_subjects)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
def promise_add(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    subject = _subject_or_404(request, kind, pk)
    hold_to(rules.may_promise, request.user, subject)
    is_for_oneself = rules.is_for_oneself(subject)
    form = PromiseForm(request.POST or None, user=request.user, about=subject, is_for_oneself=is_for_oneself)
    if submit_form(request, form, lambda: services.make_promise(subject, form.values, by=request.user)):
        messages.success(request, "Zapisane. Przypomnimy o tym na „Na dziś”.")
        return redirect(subject)
    return _form(request, form, "Co obiecano?", subject)


def _subject_or_404(request: HttpRequest, key: str, pk: int) -> Model:
    """The row that something is promised about; one that this person may not read is as if it were not there."""
    try:
        kind = registry.promised.of(key)
    except KeyError:
        raise Http404 from None
    return get_object_or_404(kind.rows(request.user), pk=pk)


def promise_or_404(pk: int) -> Promise:
    return get_object_or_404(Promise.objects.select_related("owner"), pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
def promise_edit(request: HttpRequest, pk: int) -> HttpResponse:
    promise = promise_or_404(pk)
    subject = _about(promise)
    if _is_told_done(request, promise):
        return redirect(subject)
    hold_to(rules.may_change, request.user, promise)
    form = PromiseForm(request.POST or None, instance=promise, user=request.user, about=subject)
    act = lambda: services.change_promise(promise, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Zmiany są zapisane.")
        return redirect(subject)
    return _form(request, form, "Zmień to, co obiecano", subject)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
def promise_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks what came of it; of a word for oneself only whether it may go."""
    promise = promise_or_404(pk)
    subject = _about(promise)
    if _is_told_done(request, promise):
        return redirect(subject)
    hold_to(rules.may_change, request.user, promise)
    form = KeptForm(request.POST if request.method == "POST" else None, promise=promise)
    outcome = lambda: form.cleaned_data.get("outcome", "")
    if submit_form(request, form, lambda: services.keep_promise(promise, outcome=outcome(), by=request.user)):
        messages.success(request, "Usunięte." if promise.is_private else "Zapisane jako zrobione.")
        return redirect(subject)
    button = "Zrobione, usuń" if promise.is_private else "Zapisz jako zrobione"
    context = {"form": form, "title": "Zrobione", "button": button, "promise": promise}
    return render(request, "promises/keep.html", context | {"parent": subject, "back": subject.get_absolute_url()})


def _is_told_done(request: HttpRequest, promise: Promise) -> bool:
    """Whether it is done already; whoever reads it is told so, and led to its row."""
    is_told = promise.is_done and rules.promises_read_by(request.user).filter(pk=promise.pk).exists()
    if is_told:
        messages.info(request, services.IS_DONE)
    return is_told


def _about(promise: Promise) -> Model:
    _key, kind = rules.kind_of(promise.subject_type)
    return get_object_or_404(kind.model, pk=promise.subject_id)


def _form(request: HttpRequest, form: PromiseForm, title: str, subject: Model) -> HttpResponse:
    context = {"form": form, "title": title, "button": "Zapisz", "parent": subject}
    return render(request, "base_form.html", context | {"back": subject.get_absolute_url()})
