"""Between two desks: handing over, taking back, remarks and the decision."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.accounts.rules import is_director
from osl_site.saving import saved
from plans import rules, services
from plans.documents import content_of, period, state_words
from plans.forms import AnswerForm, DecisionForm, RemarkForm, place_choices
from plans.models import Outcome, Remark, Version
from plans.views.places import places_of
from plans.views.reading import version_or_404


@require_POST
def version_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """„Przekaż dyrektorowi”; refused with a sentence for everything that is missing."""
    version = get_object_or_404(Version, pk=pk)
    try:
        services.submit(version, by=request.user)
        messages.success(request, "Przekazano dyrektorowi. Dyrektor dostanie e-mail.")
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    return redirect("plans:version_detail", pk=pk)


@require_POST
def version_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(Version, pk=pk)
    try:
        services.withdraw(version, by=request.user)
        messages.success(request, "Wycofano. Możesz zacząć następne podejście.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("plans:version_detail", pk=pk)


@require_POST
def version_next(request: HttpRequest, pk: int) -> HttpResponse:
    """The next attempt after a return or a withdrawal."""
    version = get_object_or_404(Version, pk=pk)
    try:
        attempt = services.next_attempt(version, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("plans:version_detail", pk=pk)
    messages.success(request, "Następne podejście jest otwarte. Zaczyna się od kopii.")
    return redirect(attempt)


@require_http_methods(["GET", "POST"])
def version_discard(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(Version.objects.select_related("plan"), pk=pk)
    if not rules.may_draft(request.user):
        raise PermissionDenied
    if request.method == "POST":
        try:
            services.discard(version, by=request.user)
            messages.success(request, "Wersja robocza jest usunięta.")
            return redirect("plans:plan_list")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("plans:version_detail", pk=pk)
    return render(request, "plans/version_discard.html", {"version": version})


@require_GET
def awaiting(request: HttpRequest) -> HttpResponse:
    """The director's one address for everything that waits."""
    if not is_director(request.user):
        raise PermissionDenied
    rows = Version.objects.awaiting_decision().select_related("plan", "submitted_by").defer("snapshot")
    return render(request, "plans/awaiting.html", {"versions": rows[:50]})


@require_http_methods(["GET", "POST"])
def version_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Ten minutes: what is asked, the document, remarks at its places, the decision at the end."""
    version = version_or_404(request, pk)
    if not is_director(request.user):
        raise PermissionDenied
    content = content_of(version)
    remark, decision = _remark_form(request, content), _decision_form(request, version)
    if answer := _remarked(request, version, remark) or _decided(request, version, decision):
        return answer
    tone, word = state_words(version)
    remarks = list(version.remarks.select_related("by", "answer__by"))
    context = {
        "version": version,
        "plan": content,
        "meta": f"{version.heading}, {period(content)}",
        "tone": tone,
        "word": word,
        "remark": remark,
        "form": decision,
        "places": places_of(version, may_edit=False, remarks=remarks),
        "remarks": with_places(remarks, content),
        "may_decide": rules.may_decide(request.user, version),
    }
    return render(request, "plans/version_review.html", context)


def _remark_form(request: HttpRequest, content: dict) -> RemarkForm:
    sent = request.POST if "remark" in request.POST else None
    return RemarkForm(sent, content=content, prefix="u", initial={"place": request.GET.get("miejsce")})


def _decision_form(request: HttpRequest, version: Version) -> DecisionForm:
    """A plan holds from its first day unless the director says otherwise; an update from a day that is always said."""
    sent = request.POST if "decide" in request.POST else None
    start = {"effective_on": version.plan.starts_on if version.number == 0 else None}
    return DecisionForm(sent, what=version.accusative, prefix="d", initial=start)


def _remarked(request: HttpRequest, version: Version, form: RemarkForm) -> HttpResponse | None:
    def act() -> Remark:
        return services.add_remark(version, **form.where(), text=form.cleaned_data["text"], by=request.user)

    remark = saved(request, form, act)
    if not remark:
        return None
    messages.success(request, "Uwaga jest zapisana.")
    back = f"#uwaga-{remark.pk}" if remark.key else "#uwagi"
    return redirect(reverse("plans:version_review", args=[version.pk]) + back)


def _decided(request: HttpRequest, version: Version, form: DecisionForm) -> HttpResponse | None:
    decision = saved(request, form, lambda: services.decide(version, **form.cleaned_data, by=request.user))
    if not decision:
        return None
    done = "Zatwierdzono." if decision.outcome == Outcome.APPROVED else "Zwrócono do poprawy."
    messages.success(request, f"{done} Organizator dostanie e-mail.")
    return redirect("plans:version_detail", pk=version.pk)


def with_places(remarks: list[Remark], content: dict) -> list[tuple[str, Remark]]:
    """Remarks in the order in which they were written, each with the name of its place."""
    names = dict(place_choices(content))
    return [(names.get(f"{row.place}:{row.key}" if row.key else row.place, "Całość"), row) for row in remarks]


@require_http_methods(["GET", "POST"])
def remark_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done about a remark of a version that was returned."""
    if not rules.may_draft(request.user):
        raise PermissionDenied
    remark = get_object_or_404(Remark.objects.select_related("version"), pk=pk)
    form = AnswerForm(request.POST or None)
    if saved(request, form, lambda: services.answer_remark(remark, text=form.cleaned_data["text"], by=request.user)):
        messages.success(request, "Odpowiedź jest zapisana.")
        return redirect("plans:version_detail", pk=remark.version_id)
    context = {
        "form": form,
        "title": "Odpowiedź na uwagę",
        "lead": remark.text,
        "back": remark.version.get_absolute_url(),
    }
    return render(request, "plans/form.html", context)
