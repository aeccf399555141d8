"""The page on which a draft is written: everything of it, with the buttons beside, and what is still missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from needs.links import Evidence, evidence_of
from needs.models import Conclusion
from plans import rules
from plans.content import Goal, PlanContent, is_printed
from plans.document.comparison import with_last_approved
from plans.document.rendering import content_of, state_words
from plans.drafting.completeness import Gap, lacks_of
from plans.drafting.warnings import hints
from plans.models import Version
from plans.review.remarks import earlier_remarks, left_hints, left_unanswered, unanswered
from plans.views.anchors import Anchor, anchors_of

TO_ANSWER = "uwaga dyrektora czeka na odpowiedź"


@dataclass(frozen=True)
class Unused:
    """A conclusion that no goal of the draft rests on, with its evidence."""

    conclusion: Conclusion
    evidence: Evidence


@dataclass(frozen=True)
class Entry:
    """A line of the contents: the place it leads to, how deep that stands, and what it still wants."""

    id: str
    text: str
    depth: int = 0
    lack: str = ""
    is_empty: bool = False


def draft_page(request: HttpRequest, version: Version) -> HttpResponse:
    """Chapters, goals and actions drawn from the live snapshot. A bounded number of queries whatever their number."""
    content, lacks = content_of(version), lacks_of(version)
    earlier = [*left_unanswered(version), *earlier_remarks(version).defer("version__snapshot")]
    places = anchors_of(version, may_edit=True, earlier=earlier)
    tone, word = state_words(version)
    context = {
        "version": version,
        "plan": content,
        "meta": f"{version.heading}, {content.period}",
        "tone": tone,
        "word": word,
        "may_enter_from_paper": rules.may_enter_from_paper(request.user, version),
        "places": places,
        "contents": list(contents(content, places, lacks.gaps)),
        "is_unchanged": _is_unchanged(version, content),
        "lacks": [*lacks.told, *unanswered(version)],
        "gaps": lacks.gaps,
        "hints": [*left_hints(version), *hints(version)],
        "unused": unused_in(version),
        "is_table": is_table(content),
    }
    return render(request, "plans/draft.html", context)


def _is_unchanged(version: Version, content: PlanContent) -> bool:
    """Whether it is an update that says what was approved before it."""
    found = with_last_approved(version, content) if version.number else None
    return bool(found and found.changes.is_empty)


def is_table(content: PlanContent) -> bool:
    """Whether the draft is a text with one table of actions, under no goal that says anything."""
    return any(not goal.text for goal in content.goals)


def contents(content: PlanContent, places: Mapping[str, Anchor], gaps: Mapping[str, list[Gap]]) -> Iterator[Entry]:
    """Every part of the draft in the order in which it stands on the page, and what it still wants."""

    def entry(letter: str, key: str, text: str, depth: int, **more: bool) -> Entry:
        wanted = [gap.words for gap in gaps.get(key, [])]
        if any(not hasattr(remark, "answer") for remark in places[key].earlier):
            wanted.append(TO_ANSWER)
        return Entry(f"{letter}-{key}", text, depth, ", ".join(wanted), **more)

    def of_goal(goal: Goal) -> Iterator[Entry]:
        if goal.text:
            yield entry("c", goal.key, goal.heading if goal.is_main else f"Cel {goal.number}. {goal.text}", 1)
        for action in goal.actions:
            yield entry("d", action.key, f"{action.number} {action.title}", 2 if goal.text else 1)

    for chapter in content.chapters:
        place = places[chapter.key]
        title = f"{place.position}. {chapter.title}" if place.count > 1 else chapter.title
        yield entry("r", chapter.key, title, 0, is_empty=not is_printed(chapter))
        if "goals" in chapter.holds:
            yield from (line for goal in content.goals for line in of_goal(goal))
    if "goals" in content.loose_pieces:
        yield Entry("cele", "Działania" if is_table(content) else "Cele i działania")
        yield from (line for goal in content.goals for line in of_goal(goal))


def unused_in(version: Version) -> list[Unused]:
    """Current conclusions that no goal of this version rests on. Two queries."""
    cited = Conclusion.objects.filter(goals__version=version).values("pk")
    rows = list(Conclusion.objects.current().exclude(pk__in=cited).order_by("id"))
    evidence = evidence_of(row.pk for row in rows)
    return [Unused(row, evidence[row.pk]) for row in rows]
