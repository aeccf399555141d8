"""Two needs made one: which goes, what would happen, done, taken back; and one need split in two."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from needs import rules, services
from needs.forms.merging import MergeForm, SplitForm
from needs.models import Need
from osl_site.common import clock
from osl_site.common.forms.form_handling import add_errors, run_action, submit_form
from osl_site.common.merging.models import Merge
from osl_site.common.merging.services import Outcome, merged_into
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.views import is_closed

DO = "polacz"  # the button of the preview


@dataclass(frozen=True)
class Merged:
    """What the page of a need tells of merging and splitting: merges into it, those that may be taken back, of which
    need it is a part now, from which it was split, which were split off it."""

    merges: Sequence[Merge]
    undoable: frozenset[int]
    part_of: Need | None
    split_off: Sequence[Need]


def merged_of(need: Need, *, is_withdrawn: bool) -> Merged:
    """Two queries, two more of one that is part of another."""
    merges = list(Merge.objects.of(Need).filter(kept_id=need.pk).order_by("-pk"))
    root = merged_into(need) if is_withdrawn else None
    return Merged(
        merges,
        frozenset(told.pk for told in merges if told.may_be_undone(clock.now())),
        Need.objects.filter(pk=root).first() if root else None,
        list(need.split_off.order_by("pk")),
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks which need goes; shows what would move and what it said otherwise; does it by the button of the preview,
    unless somebody changed one of the two since."""
    kept = get_object_or_404(Need, pk=pk)
    if is_closed(request, kept):
        return redirect(kept)
    form = MergeForm(request.POST or ({"gone": request.GET["z"]} if "z" in request.GET else None), kept=kept)
    if DO in request.POST:
        act = lambda: services.merge_needs(kept, form.cleaned_data["gone"], seen=form.seen, by=request.user)
        if outcome := submit_form(request, form, act):
            messages.success(request, f"Połączone. Przeniesione powiązania: {outcome.count}.")
            return redirect(kept)
    context = {"kept": kept, "form": form}
    if form.is_bound and form.is_valid():
        gone = form.cleaned_data["gone"]
        try:
            outcome = services.preview_merged_needs(kept, gone, request.user)
            context |= {"gone": gone, "outcome": outcome, "moves": moves_in_words(outcome)}
        except ValidationError as error:
            add_errors(form, error)
    return render(request, "needs/merge_form.html", context)


def moves_in_words(outcome: Outcome) -> str:
    """„Powiązania, które przenosimy: 14. Bez zmian: 2, bo …”"""
    moved = f"Powiązania, które przenosimy: {outcome.count}."
    if not outcome.left_count:
        return moved
    why = "bo stoją w zatwierdzonym planie albo w zamkniętym ważeniu, albo potrzeba, która zostaje, już tam jest"
    return f"{moved} Bez zmian: {outcome.left_count}, {why}."


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; takes the merge back on POST."""
    told = get_object_or_404(Merge.objects.filter(subject_type=Need._meta.label_lower), pk=pk)
    kept, gone = (get_object_or_404(Need, pk=one) for one in (told.kept_id, told.gone_id))
    if request.method == "POST":
        done = "Rozłączone. Czego nikt od tego czasu nie zmienił, stoi znowu przy tamtej potrzebie."
        run_action(request, lambda: services.part_needs(told, by=request.user), done)
        return redirect(kept)
    return render(request, "needs/merge_part.html", {"told": told, "kept": kept, "gone": gone})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_split(request: HttpRequest, pk: int) -> HttpResponse:
    """A second need of a part of this one."""
    need = get_object_or_404(Need, pk=pk)
    if is_closed(request, need):
        return redirect(need)
    form = SplitForm(request.POST or None, need=need)
    act = lambda: services.split_need(
        need,
        {"title": form.cleaned_data["title"]},
        takes=form.takes,
        revision=form.cleaned_data["revision"] or 0,
        by=request.user,
    )
    if new := submit_form(request, form, act):
        messages.success(request, f"Wydzielono {new.code} z {need.code}.")
        return redirect(new)
    context = {"form": form, "title": f"Podziel potrzebę {need.code}", "button": "Wydziel", "parent": need}
    return render(request, "needs/form.html", context | {"back": need.get_absolute_url()})
