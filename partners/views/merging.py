"""Two partners made one: which goes, what would happen, done; and taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from osl_site.common.forms.form_handling import add_errors, run_action, submit_form
from osl_site.common.merging.models import Merge
from osl_site.common.merging.services import Outcome
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.views import is_closed
from partners import rules, services
from partners.forms.merging import MergeForm
from partners.models import Partner

DO = "polacz"  # the button of the preview


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def partner_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks which partner goes; shows what would move and what it said otherwise; does it by the button of the preview,
    unless somebody changed one of the two since."""
    kept = get_object_or_404(Partner, pk=pk)
    if is_closed(request, kept):
        return redirect(kept)
    sent = request.POST or ({"gone": request.GET["z"]} if "z" in request.GET else None)
    form = MergeForm(sent, kept=kept)
    if DO in request.POST:
        act = lambda: services.merge_partners(kept, form.cleaned_data["gone"], seen=form.seen, by=request.user)
        if outcome := submit_form(request, form, act):
            messages.success(request, f"Połączone. Przeniesione powiązania: {outcome.count}.")
            return redirect(kept)
    context = {"kept": kept, "form": form}
    if form.is_bound and form.is_valid():
        gone = form.cleaned_data["gone"]
        try:
            outcome = services.preview_merge(kept, gone, request.user)
            context |= {"gone": gone, "outcome": outcome, "moves": moves_in_words(outcome)}
            context["filled"] = filled_in_words(outcome)
        except ValidationError as error:
            add_errors(form, error)
    return render(request, "partners/merge_form.html", context)


def filled_in_words(outcome: Outcome) -> list[tuple[str, str]]:
    """What the kept partner does not say and will: names as people read them, and words."""
    labels = {name: str(Partner._meta.get_field(name).verbose_name) for name in outcome.filled}
    return [(labels[name][:1].upper() + labels[name][1:], now) for name, (_was, now) in outcome.filled.items()]


def moves_in_words(outcome: Outcome) -> str:
    """„Powiązania, które przenosimy: 14. Bez zmian: 2, bo …”"""
    moved = f"Powiązania, które przenosimy: {outcome.count}."
    if not outcome.left_count:
        return moved
    why = "bo stoją w tym, co się już nie zmienia, albo wpis, który zostaje, już tam jest"
    return f"{moved} Bez zmian: {outcome.left_count}, {why}."


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def partner_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; takes the merge back on POST."""
    told = get_object_or_404(Merge.objects.filter(subject_type=Partner._meta.label_lower), pk=pk)
    kept, gone = (Partner.objects.filter(pk=one).first() for one in (told.kept_id, told.gone_id))
    if request.method == "POST":
        done = "Rozłączone. Czego nikt od tego czasu nie zmienił, stoi znowu przy tamtym partnerze."
        run_action(request, lambda: services.part_partners(told, by=request.user), done)
        return redirect(kept)
    return render(request, "partners/merge_part.html", {"told": told, "kept": kept, "gone": gone})
