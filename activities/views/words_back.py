"""Staff: „you said, we did”, drafted from records and approved before residents read it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities import rules, services
from activities.forms.words_back import WithdrawForm, WordBackForm
from activities.models import WordBack, WordBackState
from activities.views.filters import WordBackFilter
from activities.words_back import told
from needs.rules import submissions_of
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view

MOST_SUGGESTED = 8
TONES = {WordBackState.DRAFT: "quiet", WordBackState.SHOWN: "meadow", WordBackState.WITHDRAWN: "amber"}
WORDS_BACK = Listing(
    title="Co zrobiliśmy",
    file="co-zrobilismy",
    filterset=WordBackFilter,
    filters_label="Wybór zdań",
    filters_button="Pokaż zdania",
    columns=(
        Column("Zrobiliśmy", lambda row: row.did, link=lambda row: row.get_absolute_url(), is_heading=True),
        Column("Powiedzieliście", lambda row: row.said, is_text=True),
        Column("Miejscowość", lambda row: row.place, needs_label=False, width="place"),
        Column("Stan", lambda row: row.state.label, tone=lambda row: TONES[row.state], normal="Na stronie"),
    ),
    caption="Zdania dla mieszkańców: {count}, od najnowszego",
    found="Znalezione zdania: {count}, od najnowszego",
    none_found="Żadne zdanie nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie zdania",
    empty="Nie ma jeszcze zdań dla mieszkańców. Zacznij od oferty, która komuś już pomogła.",
    add=AddButton("Napisz zdanie", "activities:word_back_add", "pencil", rules.may_edit),
)


@require_GET
@staff_view(may=rules.may_read)
def word_back_list(request: HttpRequest) -> HttpResponse:
    """What residents read, drafts and what was withdrawn; of what a sentence may be written."""
    suggested = told.to_write_of()[:MOST_SUGGESTED] if rules.may_edit(request.user) else ()
    rows = WordBack.objects.select_related("locality").order_by("-id")
    context = {"suggested": list(suggested)}
    return list_page(request, WORDS_BACK, rows, template="activities/word_back_list.html", context=context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def word_back_add(request: HttpRequest) -> HttpResponse:
    asked = whole_number(request.GET.get("oferta", ""))
    activity = told.to_write_of().filter(pk=asked).first() if asked else None
    initial = _of_own_eyes(request, told.draft_of(activity)) if activity else {}
    form = WordBackForm(request.POST or None, initial=initial)
    return _form(
        request,
        form,
        lambda: services.draft_word_back(form.values, by=request.user),
        title="Nowe zdanie dla mieszkańców",
        back=reverse("activities:word_back_list"),
    )


def _of_own_eyes(request: HttpRequest, draft: dict[str, Any]) -> dict[str, Any]:
    readable = submissions_of(request.user).filter(pk__in=draft["submissions"]).order_by("pk")
    return draft | {"submissions": list(readable)}


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def word_back_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = word_back_or_404(pk)
    if row.approved_at:
        messages.error(request, services.WORD_BACK_SHOWN)
        return redirect(row)
    form = WordBackForm(request.POST or None, instance=row)
    return _form(
        request,
        form,
        lambda: services.change_word_back(row, form.values, revision=form.seen_revision, by=request.user),
        title="Zmień zdanie dla mieszkańców",
        back=row.get_absolute_url(),
    )


def _form(request: HttpRequest, form: WordBackForm, act: Any, **words: str) -> HttpResponse:
    if row := submit_form(request, form, act):
        messages.success(request, "Szkic jest zapisany. Przeczytaj go i zatwierdź, wtedy zobaczą go mieszkańcy.")
        return redirect(row)
    context = {"form": form, "button": "Zapisz szkic", **words}
    return render(request, "base_form.html", context)


def rows_with_all() -> QuerySet[WordBack]:
    return WordBack.objects.select_related("locality", "activity").prefetch_related("needs", "submissions")


def word_back_or_404(pk: int) -> WordBack:
    return get_object_or_404(rows_with_all(), pk=pk)


@require_GET
@staff_view(may=rules.may_read)
def word_back_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = word_back_or_404(pk)
    context = {
        "row": row,
        "tone": TONES[row.state],
        "may_edit": rules.may_edit(request.user),
        "submissions": submissions_of(request.user).filter(words_back=row).order_by("pk"),
    }
    return render(request, "activities/word_back_detail.html", context)


@require_POST
@staff_view(may=rules.may_edit)
def word_back_approve(request: HttpRequest, pk: int) -> HttpResponse:
    row, revision = word_back_or_404(pk), whole_number(request.POST.get("revision", "")) or 0
    act = lambda: services.approve_word_back(row, revision=revision, by=request.user)
    run_action(request, act, "Zatwierdzone. Mieszkańcy czytają to na stronie „Co zrobiliśmy”.")
    return redirect(row)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def word_back_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = word_back_or_404(pk), WithdrawForm(request.POST or None)
    act = lambda: services.withdraw_word_back(row, reason=form.cleaned_data["reason"], by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Wycofane. Mieszkańcy już tego nie czytają.")
        return redirect(row)
    words = {"title": "Wycofaj zdanie", "button": "Wycofaj", "danger": True}
    context = {"form": form, "back": row.get_absolute_url(), "parent": row}
    return render(request, "base_form.html", context | words)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def word_back_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; removes a draft on POST."""
    row = word_back_or_404(pk)
    if row.approved_at:
        messages.error(request, services.WORD_BACK_SHOWN)
        return redirect(row)
    if request.method == "POST":
        try:
            with told_of_removal():
                services.remove_word_back(row, by=request.user)
            messages.success(request, "Szkic jest usunięty.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("activities:word_back_list")
    sentence = "Mieszkańcy tego nie czytali. Usuniętego szkicu nie da się przywrócić."
    context = {"title": "Usuń szkic zdania", "sentence": sentence, "button": "Usuń szkic"}
    return render(request, "activities/removal.html", context | {"back": row.get_absolute_url()})
