"""The organiser's side of the two desks: handing over, taking back, the next attempt, throwing a draft away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.frozen_documents.views import asking, attempted_again
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.diff.summary import sentences
from plans.document.comparison import with_last_approved
from plans.document.metryka import left_out_of_cover
from plans.document.rendering import content_of
from plans.drafting.completeness import missing
from plans.drafting.warnings import empty_chapters, vague_times
from plans.exclusions.preview import told_again
from plans.forms.review import AnswerForm, HandingForm
from plans.models import Remark, State, Version
from plans.review.deciders import deciders
from plans.review.remarks import unanswered
from plans.services.arranging import ChangedSinceSeen
from plans.services.submission import changes_nothing, usual_due_day
from plans.views.remarking import about

HANDED_OVER = "Przekazano dyrektorowi. Dyrektor dostanie e-mail."
TO_NOBODY = "Przekazano. Zdecydować będzie można dopiero, gdy rolę dyrektora dostanie inna osoba."


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_hand_over)
def version_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """„Przekaż dyrektorowi”: what is handed over, to whom, until when; or everything that is missing."""
    version = get_object_or_404(Version.objects.select_related("plan"), pk=pk)
    is_unchanged = version.is_draft and changes_nothing(version)
    form = HandingForm(request.POST or None, is_unchanged=is_unchanged, initial={"due_on": usual_due_day()})

    def act() -> Version:
        typed = form.cleaned_data
        is_meant = typed.get("unchanged", False)
        return services.submit(version, due_on=typed["due_on"], unchanged_is_meant=is_meant, by=request.user)

    if submit_form(request, form, act):
        messages.success(request, HANDED_OVER if deciders(request.user).exists() else TO_NOBODY)
        return redirect(version)
    content = content_of(version)
    context = {"version": version, "form": form, "plan": content}
    if version.is_draft:
        found, here = with_last_approved(version, content), office()
        context |= {
            "office": here,
            "lacks": [*missing(version), *unanswered(version)],
            "checks": [*empty_chapters(version), *vague_times(version)],
            "is_unchanged": is_unchanged,
            "summary": sentences(found.changes) if found else [],
            "deciders": list(deciders(request.user)),
            "left_out": left_out_of_cover(content, here.approval_basis),
            "said_again": told_again(content, version),
            "is_both": rules.is_director(request.user),
        }
    return render(request, "plans/version_submit.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def version_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken back after a page that asks."""
    version = get_object_or_404(Version.objects.select_related("plan"), pk=pk)
    if request.method == "GET":
        return asking(request, "plans/version_withdraw.html", "version", version, may=version.is_submitted)
    run_action(
        request,
        lambda: services.withdraw(version, by=request.user),
        "Wycofano. Możesz zacząć następne podejście.",
    )
    return redirect("plans:version_detail", pk=pk)


@require_POST
@staff_view(may=rules.may_draft)
def version_next(request: HttpRequest, pk: int) -> HttpResponse:
    """The next attempt after a return or a withdrawal."""
    version = get_object_or_404(Version, pk=pk)
    return attempted_again(request, version, lambda: services.next_attempt(version, by=request.user))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def version_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Thrown away after a page that asks; asked again when someone wrote in it meanwhile."""
    version = get_object_or_404(Version.objects.select_related("plan"), pk=pk)
    if request.method == "POST":
        try:
            services.discard(version, seen=request.POST.get("stan", ""), by=request.user)
            messages.success(request, "Wersja robocza jest usunięta.")
            return redirect("plans:plan_list")
        except ChangedSinceSeen as error:
            messages.error(request, " ".join(error.messages))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("plans:version_detail", pk=pk)
    seen = services.edition_of(version)
    return asking(request, "plans/version_discard.html", "version", version, may=version.is_draft, seen=seen)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def remark_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done about a remark of an attempt that was closed; from there back to the attempt that is open."""
    remark = get_object_or_404(Remark.objects.select_related("version__plan", "answer"), pk=pk)
    form = AnswerForm(request.POST or None)
    back = _open_attempt(remark.version) or remark.version
    if submit_form(request, form, lambda: services.answer_remark(remark, **form.cleaned_data, by=request.user)):
        messages.success(request, "Odpowiedź jest zapisana. Dyrektor zobaczy ją w następnym podejściu.")
        return redirect(f"{back.get_absolute_url()}#uwaga-{remark.pk}")
    context = {"form": form, "remark": remark, "back": back.get_absolute_url(), **about(remark)}
    return render(request, "plans/remark_answer.html", context)


def _open_attempt(version: Version) -> Version | None:
    attempts = Version.objects.filter(plan=version.plan_id, number=version.number, state=State.DRAFT)
    return attempts.defer("snapshot").first()
