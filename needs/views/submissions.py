"""The inbox: submissions listed, read one after another, and written down as the office was told them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from needs import rules, services, similar
from needs.filters import SubmissionFilter
from needs.forms.inbox import EnterForm, other_states
from needs.models import CallState, PassedOn, SameMatter, StateType, Submission, SubmissionCall, SubmissionChannel
from needs.submissions.clause import CLAUSE
from needs.submissions.codes import code_of, receipt_of
from needs.submissions.told import told_of
from needs.views.inbox_listing import SUBMISSIONS
from needs.views.shared import answer
from osl_site.common import clock, registry
from osl_site.common.accounts.models import User
from osl_site.common.attachments.models import Attachment
from osl_site.common.centre.office import office
from osl_site.common.correspondence.models import OutgoingLetter
from osl_site.common.forms.form_handling import run_action
from osl_site.common.lists.list_page import list_page
from osl_site.common.promises.listings import promises_of
from osl_site.common.registry import Link
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_PHOTOS, takes

MOST_IN_TURN = 2000  # among which next and previous are looked for


@dataclass(frozen=True)
class Neighbours:
    """Those before and after one in the list that a person came from, and where it stands there."""

    before: str = ""
    after: str = ""
    place: str = ""


def inbox(user: User) -> QuerySet[Submission]:
    """Every submission that this person may read, what waits first."""
    rows = rules.submissions_of(user).select_related("state", "locality", "commune", "round", "legal__kind")
    return rows.with_urgency().with_terms().in_turn()


@require_GET
@staff_view(may=rules.may_read_submissions)
def submission_list(request: HttpRequest) -> HttpResponse:
    def asked(rows: Sequence[Submission]) -> Sequence[Submission]:
        for row in rows:
            row.asked = request.GET.urlencode()
        return rows

    return list_page(request, SUBMISSIONS, inbox(request.user), lines=asked)


@require_GET
@staff_view(may=rules.may_read_submissions)
def submission_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(inbox(request.user), pk=pk)
    told, may_handle = told_of(row, to_office=True), rules.may_handle_submission(request.user, row)
    steps = list(row.steps.select_related("was", "state").order_by("id"))
    context = {
        "row": row,
        "query": request.GET.urlencode(),
        "main": _main_act(row, asked_of(request)),
        "asked": asked_of(request),
        "told": told,
        "contact": getattr(row, "contact", None),
        "steps": steps,
        "stands": steps[-1] if steps else None,  # where it is now: why, and who has it
        "calls": SubmissionCall.objects.to_ring().filter(line__submission=row).select_related("line"),
        "handovers": row.handovers.select_related("taken", "ended", "person").order_by("-id"),
        "needs": row.needs.order_by("id"),
        "assets": row.assets.order_by("id"),
        "same": _same(row, request.user),
        "links": registry.links.of(Submission, [row.pk], reader=request.user)[row.pk],
        "doors": [] if row.for_director else registry.doors.of(Submission, [row.pk], reader=request.user)[row.pk],
        "passed": _passed_on(row),
        "promises": promises_of(row, request.user),
        "photos": Attachment.objects.of(row),
        "alike": similar.alike_submission(row, request.user),
        "neighbours": _neighbours(request, row),
        "age": (clock.now() - row.received_at).days,
        "may_handle": may_handle,
        "receipt": receipt_of(row) if may_handle and row.channel != SubmissionChannel.FORM and code_of(row) else "",
        "has_other_states": other_states(row).exists(),
        "is_handed": row.handovers.open().exists(),
        "may_hand_over": rules.may_hand_over(request.user, row) and row.state.type != StateType.ELSEWHERE,
        "may_link": rules.may_edit(request.user) and not row.for_director,
    }
    return render(request, "needs/submission_detail.html", context)


def _main_act(row: Submission, asked: str) -> Link:
    """What is done with it most: answered, inside what was asked of the list; where it is urgent, seen to."""
    if row.is_marked_urgent:
        return Link("pilne", "Kto wie, kto przejął", reverse("needs:submission_urgent", args=[row.pk]))
    return Link("odpowiedź", "Odpowiedz autorowi", reverse("needs:submission_act", args=[row.pk, "odpowiedz"]) + asked)


def _passed_on(row: Submission) -> list[PassedOn]:
    """Whom it was passed on to, each with its `letter`, or None. Two queries at most."""
    found = list(row.passed_on.order_by("id"))
    letters = OutgoingLetter.objects.of_many(PassedOn, [one.pk for one in found]) if found else []
    about = {letter.subject_id: letter for letter in letters}
    for one in found:
        one.letter = about.get(one.pk)
    return found


def _same(row: Submission, user: User) -> QuerySet[Submission]:
    pairs = SameMatter.objects.filter(Q(a=row) | Q(b=row))
    ids = {pk for pair in pairs.values_list("a_id", "b_id") for pk in pair} - {row.pk}
    return inbox(user).filter(pk__in=ids)


def _neighbours(request: HttpRequest, row: Submission) -> Neighbours:
    """Inside what the address asks for, as the list does. One query."""
    asked = SubmissionFilter(request.GET, inbox(request.user), request=request)
    ids = list(asked.qs.values_list("pk", flat=True)[:MOST_IN_TURN])
    url = lambda pk: reverse("needs:submission_detail", args=[pk]) + asked_of(request)
    if row.pk not in ids:  # what was just answered is none of those that wait
        return Neighbours(after=url(ids[0]), place=f"zostało: {len(ids)}") if ids else Neighbours()
    at = ids.index(row.pk)
    return Neighbours(
        before=url(ids[at - 1]) if at else "",
        after=url(ids[at + 1]) if at + 1 < len(ids) else "",
        place=f"{at + 1} z {len(ids)}",
    )


@takes(WITH_PHOTOS)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_submissions)
def submission_add(request: HttpRequest) -> HttpResponse:
    days, here = CLAUSE.days_kept(), office()
    form = EnterForm(request.POST or None, request.FILES or None, sentence=CLAUSE.read_out(days))

    def act() -> Submission:
        day = form.cleaned_data["received_on"]
        received = clock.now() if day == clock.today() else clock.midnight(day)
        clause = CLAUSE.notice_of(here, days, "pl")
        return services.enter(
            form.values,
            photos=form.kept_photos,
            contact=form.contact,
            clause=clause,
            received_at=received,
            by=request.user,
        )

    context = {"title": "Nowe zgłoszenie", "button": "Zapisz zgłoszenie", "back": reverse("needs:submission_list")}
    return answer(request, form, act, done=_entered, context=context)


def _entered(row: Submission) -> str:
    return f"{row.code} jest zapisane. Kod dla autora: {code_of(row)}. Przeczytaj go albo wydrukuj kartkę."


def submission_or_404(request: HttpRequest, pk: int) -> Submission:
    """One that this person may read, else it is as if there were none."""
    return get_object_or_404(inbox(request.user), pk=pk)


@require_POST
@staff_view(may=rules.may_read_submissions)
def submission_take_on(request: HttpRequest, pk: int) -> HttpResponse:
    row = submission_or_404(request, pk)
    run_action(request, lambda: services.take_on(row, by=request.user), f"{row.code} jest u nas.")
    return back_to(request, row)


@require_POST
@staff_view(may=rules.may_read_submissions)
def submission_erase_contact(request: HttpRequest, pk: int) -> HttpResponse:
    row = submission_or_404(request, pk)
    run_action(request, lambda: services.erase_contact(row, by=request.user), "Telefon i e-mail autora są usunięte.")
    return back_to(request, row)


@require_POST
@staff_view(may=rules.may_read_submissions)
def submission_called(request: HttpRequest, pk: int, call: int) -> HttpResponse:
    row = submission_or_404(request, pk)
    talk = get_object_or_404(SubmissionCall.objects.select_related("line__submission"), pk=call, line__submission=row)
    typed = request.POST.get("outcome", "")
    outcome = CallState(typed) if typed in CallState.values else CallState.TO_CALL
    run_action(request, lambda: services.record_call(talk, outcome=outcome, by=request.user), "Rozmowa jest zapisana.")
    return back_to(request, row)


def back_to(request: HttpRequest, row: Submission) -> HttpResponse:
    """The page of the row, inside what was asked of the list."""
    return redirect(row.get_absolute_url() + asked_of(request))


def asked_of(request: HttpRequest) -> str:
    """What was asked of the list that a person goes through, as the end of an address."""
    return f"?{request.GET.urlencode()}" if request.GET else ""
