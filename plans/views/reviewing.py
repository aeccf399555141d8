"""The director's side of the two desks: what waits, ten minutes of reading, remarks and the decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import clock
from osl_site.common.accounts.rules import is_director, may_read_rooms
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.forms.drafts import OPEN, keep_rest, key_of_rest
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import is_filled, sent_by
from osl_site.common.frozen_documents.forms import RemarkWordsForm
from osl_site.common.web.guards import hold_to, staff_view
from plans import rules, services
from plans.content import PlanContent
from plans.diff.parts import VersionDiff
from plans.diff.summary import for_decision, sentences
from plans.document.comparison import (
    Compared,
    activities_of_removed,
    plan_before,
    with_attempt_before,
    with_last_approved,
    with_plan_before,
)
from plans.document.metryka import left_out_of_cover
from plans.document.rendering import content_of, state_words
from plans.exclusions.preview import told_again
from plans.forms.review import DecisionForm, RemarkForm, proposed_case_mark
from plans.models import Outcome, Remark, Report, Version
from plans.review.deciders import deciders
from plans.review.remarks import earlier_remarks, left_unanswered, named, place_choices
from plans.services.review import earliest_effective_day, refuse_day
from plans.views.anchors import WHOLE as WHOLE_PLAN
from plans.views.anchors import anchors_of, with_removed
from plans.views.reading import version_or_404
from plans.views.remarking import about, chosen_form, forms_at, key_in, pressed_at, unsaved, with_forms

UNSAVED = "Uwaga jest wpisana, ale nie zapisana. Zapisz ją albo usuń jej tekst, a potem zapisz decyzję."
STAYS = "Ta wersja nie czeka już na decyzję, więc uwagi zostają takie, jakie są."
CHANGES, ATTEMPT, PLAN_BEFORE, WHOLE = "zmiany", "podejscie", "poprzedni", "calosc"


@dataclass(frozen=True)
class Way:
    """One way of reading the version, as a tab of the review page."""

    key: str
    label: str
    current: bool


@dataclass(frozen=True)
class Typed:
    """What is typed on the page: a remark on a place of the list, remarks beside places, the decision."""

    request: HttpRequest
    chosen: RemarkForm
    at_places: dict[str, RemarkWordsForm]
    decision: DecisionForm

    @property
    def place(self) -> str:
        """The place whose remark was sent; nothing where it was chosen from the list."""
        sent = pressed_at(self.request)
        return sent if key_in(sent) in self.at_places else ""

    @property
    def remarks(self) -> list[RemarkWordsForm]:
        return [self.chosen, *self.at_places.values()]

    @property
    def sent(self) -> RemarkWordsForm:
        """The form of the remark that may have been sent."""
        return self.at_places[key_in(self.place)] if self.place else self.chosen

    def unsent(self, places: dict[str, str]) -> list[tuple[str, str]]:
        """Every text that is typed, with what it is about: for a version that waits for no decision any more."""
        about = {self.chosen: places.get(self.chosen["place"].data or "", "Całość")}
        about |= {form: places.get(place, "") for place, form in self._by_place(places)}
        rows = [(f"Uwaga: {about[form]}", form["text"].data) for form in unsaved(self.remarks)]
        decision = (self.decision["text"].data or "").strip() if self.decision.is_bound else ""
        return [*rows, ("Treść decyzji", decision)] if decision else rows

    def _by_place(self, places: dict[str, str]) -> Iterator[tuple[str, RemarkWordsForm]]:
        for place in places:
            if form := self.at_places.get(key_in(place)):
                yield place, form

    @property
    def others(self) -> list[BaseForm]:
        return [self.decision, *(form for form in self.remarks if form is not self.sent)]


@require_GET
@staff_view(may=is_director)
def awaiting(request: HttpRequest) -> HttpResponse:
    """The director's one address for everything that waits."""
    rows = Version.objects.awaiting_decision().select_related("plan").defer("snapshot")
    reports = Report.objects.awaiting().defer("snapshot", "figures")
    context = {"versions": rows[:50], "reports": reports[:50], "today": clock.today()}
    return render(request, "plans/awaiting.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=may_read_rooms)
def version_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Ten minutes: what is asked, the document, remarks at its places, the decision at the end."""
    version = version_or_404(request, pk)
    hold_to(is_director, request.user)
    content, here = content_of(version), office()
    update = with_last_approved(version, content)
    places = place_choices(content, update.content_before if update else None)
    typed = Typed(
        request, chosen_form(request, places), forms_at(request, places), _decision_form(request, version, here)
    )
    if answer := _remarked(request, version, typed) or _decided(request, version, typed):
        return answer
    context = {
        "version": version,
        "plan": content,
        "remark": typed.chosen,
        "sent": typed.sent,
        "form": typed.decision,
        "beside_place": typed.sent if typed.place else None,
        "today": clock.today(),
    }
    context |= {"office": here, "left_out": left_out_of_cover(content, here.approval_basis)}
    context["said_again"] = told_again(content, version) if version.are_words_excluded else []
    context |= _reading(request, version, content, update)
    context |= _said(request, version, content, context["changes"], places)
    if not context["may_decide"]:
        context["unsent"] = typed.unsent(dict(places))
    else:
        context["places"] = with_forms(context["places"], typed.at_places, content)
    return render(request, "plans/version_review.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def remark_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of one's own remark, until the decision; from here it is taken back, too."""
    remark = _own_remark_or_403(request, pk)
    form = RemarkWordsForm(request.POST or None, initial={"text": remark.text})
    if not rules.may_change_remark(request.user, remark.version, remark):
        return _remark_stays(request, remark, form)
    act = lambda: services.change_remark(remark, **form.cleaned_data, by=request.user)
    if changed := submit_form(request, form, act):
        _say_at(request, changed, "Uwaga jest zmieniona.")
        return redirect(_review_at(changed))
    return render(request, "plans/remark_edit.html", {"form": form, "remark": remark, **about(remark)})


@require_POST
@staff_view(may=is_director)
def remark_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    remark = _own_remark_or_403(request, pk)
    run_action(request, lambda: services.take_back_remark(remark, by=request.user), "Uwaga jest wycofana.")
    return redirect("plans:version_review", pk=remark.version_id)  # its top says what became of it


def _remark_stays(request: HttpRequest, remark: Remark, form: RemarkWordsForm) -> HttpResponse:
    """Nothing is changed any more; what was typed meanwhile is given back."""
    if not form.is_bound:
        messages.warning(request, STAYS)
        return redirect(remark.version)
    context = {"remark": remark, "stays": STAYS, "unsent": [("Uwaga", form["text"].data)]}
    return render(request, "plans/remark_edit.html", context)


def _own_remark_or_403(request: HttpRequest, pk: int) -> Remark:
    remark = get_object_or_404(Remark.objects.select_related("version__plan"), pk=pk)
    if remark.by_id != request.user.pk:
        raise PermissionDenied
    return remark


def _reading(request: HttpRequest, version: Version, content: PlanContent, update: Compared | None) -> dict[str, Any]:
    """What is read: the changes or the whole, and the sentences that they come to."""
    attempt = with_attempt_before(version, content)
    elder = plan_before(version) if version.number == 0 else None  # an update is read against what it updates
    known = {CHANGES: update, ATTEMPT: attempt, PLAN_BEFORE: elder, WHOLE: version}
    labels = {
        CHANGES: "Zmiany wobec zatwierdzonej wersji",
        ATTEMPT: f"Zmiany od podejścia {attempt.before.attempt}" if attempt else "",
        PLAN_BEFORE: "Zmiany wobec poprzedniego planu",
        WHOLE: "Cały dokument",
    }
    offered = [key for key, found in known.items() if found]
    asked = request.GET.get("widok")
    way = asked if asked in offered else CHANGES if update else WHOLE
    shown = {CHANGES: update, ATTEMPT: attempt}.get(way)
    if way == PLAN_BEFORE:
        shown = with_plan_before(elder, version, content)
    tone, word = state_words(version)
    return {
        "meta": f"{version.heading}, {content.period}",
        "tone": tone,
        "word": word,
        "way": way,
        "ways": [Way(key, labels[key], key == way) for key in offered] if len(offered) > 1 else [],
        "changes": shown.changes if shown else None,
        "elder": elder if way == PLAN_BEFORE else None,
        "against_elder": sentences(shown.changes) if way == PLAN_BEFORE else [],
        "summary": for_decision(update.changes) if update else [],
        "since": sentences(attempt.changes) if attempt else [],
        "before": update.before if update else None,
        "removed": _removed(update, request) if update else [],
        "update": update,
    }


def _removed(update: Compared, request: HttpRequest) -> list[tuple[str, list]]:
    """Actions that the update takes out although something of the offer stands on them, by name."""
    standing = activities_of_removed(update, request.user)
    rows = {row.key: row for row in update.content_before.actions}
    return [(rows[key].name, links) for key, links in standing.items() if key in rows]


def _said(
    request: HttpRequest,
    version: Version,
    content: PlanContent,
    changes: VersionDiff | None,
    places: list[tuple[str, str]],
) -> dict[str, Any]:
    """Remarks on this attempt and on those before it, at their places and one by one; and who may decide."""
    remarks = list(version.remarks.standing().select_related("answer"))
    me = request.user.pk if rules.may_decide(request.user, version) else None
    words = _said_at(request)
    for remark in remarks:
        remark.is_mine, remark.said = remark.by_id == me, words.get(f"uwaga-{remark.pk}", "")
    earlier = [*left_unanswered(version), *earlier_remarks(version).defer("version__snapshot")]
    beside = anchors_of(version, may_edit=False, remarks=remarks, earlier=earlier)
    beside = with_removed(beside, places, remarks)
    shown = {WHOLE_PLAN, *(changes.told_keys if changes else content.keys)}
    return {
        "places": beside,
        "elsewhere": [row for key, row in beside.items() if key not in shown and (row.remarks or row.earlier)],
        "remarks": named(remarks, places),
        "earlier": named(earlier, places),
        "may_decide": rules.may_decide(request.user, version),
        "me": me,
        "deciders": list(deciders(version.submitted_by)) if version.is_submitted else [],
    }


def _decision_form(request: HttpRequest, version: Version, here: Centre) -> DecisionForm:
    """Proposed is the first day from which an approval of today may hold."""
    sent = sent_by(request, "decide")
    first = earliest_effective_day(version)
    start = {"effective_on": first, "case_mark": proposed_case_mark(here)}
    days = (first, version.ends_on)
    asked = {"version": version, "days": days, "refuse_day": partial(refuse_day, version)}
    return DecisionForm(sent, request=request, prefix="d", initial=start, **asked)


def _remarked(request: HttpRequest, version: Version, typed: Typed) -> HttpResponse | None:
    """What is typed by then of the decision and beside other places waits in the page as a draft."""
    form, others = typed.sent, typed.others
    rest = key_of_rest(request, *others)

    def act() -> Remark:
        where = {"place": typed.place.partition(":")[0], "key": key_in(typed.place)} if typed.place else form.where()
        remark = services.add_remark(version, **where, text=form.cleaned_data["text"], by=request.user)
        if rest:
            keep_rest(request, rest, *others)
        return remark

    remark = submit_form(request, form, act)
    if not remark:
        return None
    _say_at(request, remark, "Uwaga jest zapisana.")
    way = request.GET.get("widok")
    asked = {"widok": way if way in (CHANGES, ATTEMPT, PLAN_BEFORE, WHOLE) else "", OPEN: rest or ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return redirect(_review_at(remark, f"?{query}" if query else ""))


def _say_at(request: HttpRequest, remark: Remark, words: str) -> None:
    """Said where one lands: beside a remark at its place, which is far below the top of the page."""
    messages.success(request, words, extra_tags=f"uwaga-{remark.pk}" if remark.key else "")


def _said_at(request: HttpRequest) -> dict[str, str]:
    """What is said beside remarks, by where it stands."""
    return {message.extra_tags: message.message for message in get_messages(request) if message.extra_tags}


def _review_at(remark: Remark, query: str = "") -> str:
    """The review page where the remark stands: at its place, or in the list of remarks on the whole."""
    back = f"#uwaga-{remark.pk}" if remark.key else "#uwagi"
    return reverse("plans:version_review", args=[remark.version_id]) + query + back


def _decided(request: HttpRequest, version: Version, typed: Typed) -> HttpResponse | None:
    """After a decision nobody adds a remark: one that is typed and not saved yet stands in its way."""
    form = typed.decision
    if "decide" in request.POST and not is_filled(request) and (waiting := unsaved(typed.remarks)):
        for other in waiting:
            other.add_error("text", UNSAVED)
        form.add_error(None, UNSAVED)
        return None
    decision = submit_form(request, form, lambda: services.decide(version, **form.decision, by=request.user))
    if not decision:
        return None
    done = "Zatwierdzono." if decision.outcome == Outcome.APPROVED else "Zwrócono do poprawy."
    messages.success(request, f"{done} Organizator dostanie e-mail.")
    return redirect("plans:version_detail", pk=version.pk)
