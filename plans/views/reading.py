"""What everyone who may opens: the list, a plan, a version as a document, goals and actions with their chain."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from needs.links import evidence_of, support_of_actions
from needs.models import Conclusion
from osl_site.common import clock, registry
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.frozen_documents.seals import is_of
from osl_site.common.frozen_documents.views import answer_with, being_made
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from plans import rules
from plans.content import PlanContent
from plans.document.kept import kept
from plans.document.metryka import filed
from plans.document.rendering import approval_of, changes_of, content_of, contents, facts_of, state_words
from plans.document.summary import summary
from plans.exclusions.public_text import public_text
from plans.in_force.status import PlanStatus, status_of, with_decisions
from plans.in_force.words import from_to, of_version
from plans.links import action_steps, goal_steps
from plans.models import Action, DocumentKind, Exclusion, Goal, Plan, State, Version
from plans.review.deciders import deciders
from plans.review.remarks import earlier_remarks, named, place_choices, places_gone
from plans.services.decisions import refusal_of, refusal_of_pause
from plans.views.anchors import anchors_of
from plans.views.draft import draft_page
from plans.views.listings import PLANS, VersionLine
from plans.views.whole_text import asked_first


@require_GET
@staff_view(may=may_read_rooms)
def plan_list(request: HttpRequest) -> HttpResponse:
    """Plans with their versions that this person may read; which one is in force today is computed."""
    versions = with_decisions().select_related("plan").order_by("-number", "-attempt")
    known = Version.objects.filter(state__in=rules.states_to_read(request.user)).values("plan")
    plans = Plan.objects.filter(pk__in=known).newest_first().prefetch_related(Prefetch("versions", versions))

    def lines(found: Sequence[Plan]) -> list[VersionLine]:
        statuses = [(plan, status_of(plan, clock.today())) for plan in found]
        return [
            VersionLine(plan, row, *_words_of(row, status), status=status.of(row))
            for plan, status in statuses
            for row in plan.versions.all()
            if rules.may_read(request.user, row)
        ]

    return list_page(request, PLANS, plans, lines=lines)


def _words_of(version: Version, status: PlanStatus) -> tuple[str, str]:
    """Tone and word of a version: of an approved one what it is today, else its state."""
    found = status.of(version)
    if found is None:
        return state_words(version)
    said = of_version(found)
    return said.tone, said.word


def version_or_404(request: HttpRequest, pk: int) -> Version:
    """The version; 404 for whom it does not exist yet."""
    rows = Version.objects.select_related("plan", "submitted_by", "decision")
    rows = rows.annotate(are_words_excluded=Exists(Exclusion.objects.standing()))  # anywhere, in any plan
    version = get_object_or_404(rows, pk=pk)
    if not rules.may_read(request.user, version):
        raise Http404
    return version


@require_GET
@staff_view(may=may_read_rooms)
def version_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The document on the screen, the same words in the same order as on paper; who writes a draft writes it here."""
    version = version_or_404(request, pk)
    if rules.may_edit(request.user, version) and request.GET.get("widok") != "dokument":
        return draft_page(request, version)
    plan_status = status_of(version.plan, clock.today()) if approval_of(version) else None
    tone, word = _words_of(version, plan_status) if plan_status else state_words(version)
    content = content_of(version)
    changes = changes_of(version, content)
    remarks = list(version.remarks.standing().select_related("answer")) if version.is_frozen else []
    earlier = earlier_remarks(version).defer("version__snapshot")
    filings = list(version.filings.select_related("successor")) if plan_status else []
    context = {
        "version": version,
        "plan": content,
        "changes": changes,
        "filings": filings,
        "filed": filed(filings[0]).terms() if filings else [],
        "summary": summary(content, changes=changes, facts=facts_of(version, content), is_whole=True),
        "contents": contents(content, has_changes=changes is not None),
        "remarks": named(remarks, place_choices(content) + places_gone(changes)),
        "meta": f"{version.heading}, {_period_of(version, content, plan_status)}",
        "tone": tone,
        "word": word,
        "places": anchors_of(version, may_edit=False, remarks=remarks, earlier=earlier),
        "closed": version.state in (State.RETURNED, State.WITHDRAWN),
        "newer": attempt_after(version, request.user),
        "today": clock.today(),
        "deciders": list(deciders(version.submitted_by)) if version.is_submitted else [],
        "days": from_to(plan_status.of(version)) if plan_status else "",
        "terms": plan_status.terms if plan_status else (),
        "corrections": version.corrections.all() if plan_status else (),
        "public": public_text(version) if plan_status else None,
        "documents": [row for row in version.documents.select_related("file") if is_of(row, version.snapshot_digest)],
    }
    return render(request, "plans/version_detail.html", context | _acts_on(version, plan_status, request.user))


def _acts_on(version: Version, status: PlanStatus | None, user: User) -> dict[str, Any]:
    """What this person may do with the version, for the head of its page."""
    may_decide_term = status is not None and _may_decide_term(user, version, status)
    return {
        "decide_url": reverse("plans:version_review", args=[version.pk]) if rules.may_decide(user, version) else "",
        "may_withdraw": rules.may_withdraw(user, version),
        "may_attempt": rules.may_draft(user) and is_to_be_attempted(version),
        "may_answer": rules.may_draft(user) and not version.is_submitted,
        "may_correct": rules.may_decide_on_approved(user, version),
        "may_decide_term": may_decide_term,
        "may_pause": may_decide_term and not refusal_of_pause(status),
        "may_resume": may_decide_term and status.pause is not None,
        "may_exclude": rules.may_exclude(user, version),
        "may_file_away": rules.may_file_away(user, version),
        "may_cover": rules.may_cover_beside(user, version),
    }


def _period_of(version: Version, content: PlanContent, status: PlanStatus | None) -> str:
    """The period as the text says it; where decisions say another end, that it is the text's."""
    if status is None or status.ends == version.ends_on:
        return content.period
    return f"okres w tekście planu: {content.period}"


def _may_decide_term(user: User, version: Version, status: PlanStatus) -> bool:
    """At the newest approved text of a plan that is neither over nor repealed."""
    is_newest = status.newest is not None and status.newest.version.pk == version.pk
    return rules.may_decide_on_approved(user, version) and is_newest and not refusal_of(status)


def attempt_after(version: Version, reader: User) -> Version | None:
    """Of an attempt that was closed, the newest one that came after it and that this person may read."""
    if version.state not in (State.RETURNED, State.WITHDRAWN):
        return None
    attempts = version.plan.versions.filter(number=version.number, attempt__gt=version.attempt)
    newest_first = attempts.order_by("-attempt").defer("snapshot")
    return next((row for row in newest_first if rules.may_read(reader, row)), None)


def is_to_be_attempted(version: Version) -> bool:
    """Whether the next step is another attempt at this number: it was closed, and nothing came after it."""
    if version.state not in (State.RETURNED, State.WITHDRAWN):
        return False
    newer_attempt = Q(number=version.number, attempt__gt=version.attempt)
    return not version.plan.versions.filter(newer_attempt | Q(number__gt=version.number)).exists()


@require_GET
@staff_view(may=may_read_rooms)
def version_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The kept bytes: the approved document when there is one, else the one that was read."""
    version = version_or_404(request, pk)
    if version.is_draft:
        raise Http404
    wanted = DocumentKind.APPROVED if version.state == State.APPROVED else DocumentKind.READ
    document = kept(version, wanted)
    if document is None:
        return being_made(request, title=version.title, url=version.get_absolute_url())
    return asked_first(request, version) or answer_with(document.file)


def _notes_on(version: Version, *parts: Goal | Action) -> str:
    """„przypis 1”, „przypisy 1, 3”: those about what stands in these parts, or in the plan's own texts, and is not
    public. One query, none while no words of any plan are excluded."""
    if not version.are_words_excluded or version.state != State.APPROVED:
        return ""
    here = {"", *(str(part.key) for part in parts)}
    numbers = [str(number) for number, keys in sorted(public_text(version).keys.items()) if keys & here]
    return f"{'przypis' if len(numbers) == 1 else 'przypisy'} {', '.join(numbers)}" if numbers else ""


@require_GET
@staff_view(may=may_read_rooms)
def goal_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal with the conclusions it rests on, their evidence beside, and its actions."""
    conclusions = Conclusion.objects.order_by("id")
    goals = Goal.objects.select_related("version__plan")
    goal = get_object_or_404(goals.prefetch_related(Prefetch("conclusions", conclusions), "actions"), pk=pk)
    version = version_or_404(request, goal.version_id)
    tone, word = state_words(version)
    cited = list(goal.conclusions.all())
    evidence = evidence_of(row.pk for row in cited)
    context = {
        "goal": goal,
        "version": version,
        "tone": tone,
        "word": word,
        "steps": goal_steps(goal),
        "conclusions": [{"conclusion": row, "evidence": evidence[row.pk]} for row in cited],
        "may_edit": rules.may_edit(request.user, version),
        "not_public": _notes_on(version, goal, *goal.actions.all()),
    }
    return render(request, "plans/goal_detail.html", context)


@require_GET
@staff_view(may=may_read_rooms)
def action_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """An action: why it is there, what it is, and what has been offered for it."""
    actions = Action.objects.select_related("goal__version__plan")
    action = get_object_or_404(actions.prefetch_related("localities", "partners", "services", "indicators"), pk=pk)
    version = version_or_404(request, action.goal.version_id)
    content = content_of(version)
    words = next(row for row in content.actions if row.key == str(action.key))
    tone, word = state_words(version)
    context = {
        "action": action,
        "tone": tone,
        "word": word,
        "indicators": action.indicators.all(),
        "words": words,
        "warnings": [partner for partner in action.partners.all() if partner.warning],
        "version": version,
        "steps": action_steps(action),
        "activities": registry.links.of(Action, [action.pk])[action.pk],
        "support": support_of_actions([action.key]).get(action.key),
        "may_edit": rules.may_edit(request.user, version),
        "doors": registry.doors.of(Action, [pk], reader=request.user)[pk],
        "not_public": _notes_on(version, action.goal, action),
    }
    return render(request, "plans/action_detail.html", context)
