"""Updates of a plan: opened with a reason, and compared with what was before."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import clock
from osl_site.common.accounts.rules import is_director, may_read_rooms
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.desk import to_follow
from plans.diff.summary import sentences
from plans.document.comparison import Compared, compared, plan_before, with_plan_before
from plans.document.rendering import content_of
from plans.drafting.update_obligations import unmet_duties
from plans.exclusions.public_text import exclusions_of
from plans.forms.review import UpdateForm
from plans.in_force.status import status_of, with_decisions
from plans.in_force.words import of_plan
from plans.models import OPEN_STATES, Plan, State, Version
from plans.publication.version_history import version_history

ELDER = "poprzedni"  # in an address: the plan of the time before


@require_GET
@staff_view(may=may_read_rooms)
def plan_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan and the register of its updates: which holds, why each came, who decided, what changed."""
    people = ("plan", "submitted_by", "decision")
    rows = with_decisions().select_related(*people).prefetch_related("changed_conclusions")
    plan = get_object_or_404(Plan.objects.prefetch_related(Prefetch("versions", rows)), pk=pk)
    readable = [row for row in plan.versions.all() if rules.may_read(request.user, row)]
    if not readable:
        raise Http404
    today = clock.today()
    status = status_of(plan, today)
    entries = version_history(readable, status)
    has_open = any(row.state in OPEN_STATES for row in readable)
    context = {
        "plan": plan,
        "entries": entries,
        "in_force": status.in_force.version if status.in_force else None,
        "status": of_plan(status),
        "period": of_plan(status).sentence or plan.speaking.period,
        "terms": status.terms,
        "excluded": exclusions_of([plan.pk])[plan.pk],
        "may_exclude": is_director(request.user),
        "may_compare": len(readable) > 1 or plan_before(readable[0]) is not None,
        "may_update": rules.may_draft(request.user) and not has_open and status.newest and not status.repeal,
    }
    return render(request, "plans/plan_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def update_open(request: HttpRequest, pk: int) -> HttpResponse:
    """„Otwórz aktualizację”: why, and which conclusions changed."""
    plan = get_object_or_404(Plan, pk=pk)
    form = UpdateForm(request.POST or None, duties=unmet_duties())
    if update := submit_form(request, form, lambda: services.open_update(plan, form.cleaned_data, by=request.user)):
        messages.success(request, "Aktualizacja jest otwarta jako wersja robocza.")
        return redirect(update)
    context = {
        "form": form,
        "plan": plan,
        "open_now": plan.versions.filter(state__in=OPEN_STATES).select_related("plan").defer("snapshot").first(),
        "came_back": to_follow(request.user).filter(plan=plan).select_related("plan").defer("snapshot").first(),
        "approved": plan.versions.filter(state=State.APPROVED).order_by("-number").defer("snapshot").first(),
    }
    return render(request, "plans/update_open.html", context)


@require_GET
@staff_view(may=may_read_rooms)
def plan_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed between any two versions that this person may read: `?od=0.1&do=2.1`, by number and attempt; or
    since the plan of the time before, `?od=poprzedni`."""
    plan = get_object_or_404(Plan, pk=pk)
    rows = plan.versions.select_related("plan").order_by("-number", "-attempt").defer("snapshot")
    readable = {row.ordinal: row for row in rows if rules.may_read(request.user, row)}
    if not readable:
        raise Http404
    newest = list(readable.values())
    elder = plan_before(newest[0])
    since_elder = bool(elder) and request.GET.get("od") == ELDER
    before, after = elder if since_elder else _chosen(request, "od", readable), _chosen(request, "do", readable)
    offered = {"first": before or newest[min(1, len(newest) - 1)], "second": after or newest[0]}
    context = {"plan": plan, "versions": newest, "before": before, "after": after, **offered}
    context |= {"elder": elder, "since_elder": since_elder}
    if before and after:
        found = _compared(before, after)
        context |= {"changes": found.changes, "summary": sentences(found.changes)}
    return render(request, "plans/plan_compare.html", context)


def _compared(before: Version, after: Version) -> Compared:
    """The two that were chosen, now with their contents."""
    rows = Version.objects.select_related("plan").in_bulk([before.pk, after.pk])
    before, after = rows[before.pk], rows[after.pk]
    compare = compared if before.plan_id == after.plan_id else with_plan_before
    return compare(before, after, content_of(after))


def _chosen(request: HttpRequest, name: str, readable: dict[str, Version]) -> Version | None:
    """The version that the address names; 404 for one that this person may not know of."""
    asked = request.GET.get(name, "")
    if asked and asked not in readable:
        raise Http404
    return readable.get(asked)
