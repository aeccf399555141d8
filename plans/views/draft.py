"""The page on which a draft is written: everything of it, with the buttons beside, and what is still missing."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from needs.links import Evidence, evidence_of
from needs.models import Conclusion
from plans import rules
from plans.document.rendering import content_of, state_words
from plans.drafting.completeness import missing
from plans.drafting.warnings import hints
from plans.models import Version
from plans.review.remarks import earlier_remarks, unanswered
from plans.views.anchors import anchors_of


@dataclass(frozen=True)
class Unused:
    """A conclusion that no goal of the draft rests on, with its evidence."""

    conclusion: Conclusion
    evidence: Evidence


def draft_page(request: HttpRequest, version: Version) -> HttpResponse:
    """Chapters, goals and actions drawn from the live snapshot. A bounded number of queries whatever their number."""
    content, lacks = content_of(version), [*missing(version), *unanswered(version)]
    earlier = earlier_remarks(version).defer("version__snapshot")
    tone, word = state_words(version)
    context = {
        "version": version,
        "plan": content,
        "meta": f"{version.heading}, {content.period}",
        "tone": tone,
        "word": word,
        "may_edit": True,
        "may_answer": True,
        "may_enter_from_paper": rules.may_enter_from_paper(request.user, version),
        "places": anchors_of(version, may_edit=True, earlier=earlier),
        "lacks": lacks,
        "lacking": {lack.url for lack in lacks} | {url for lack in lacks for _, url in lack.each},
        "hints": hints(version),
        "unused": unused_in(version),
        "is_table": any(not goal.text for goal in content.goals),
    }
    return render(request, "plans/draft.html", context)


def unused_in(version: Version) -> list[Unused]:
    """Current conclusions that no goal of this version rests on. Two queries."""
    cited = Conclusion.objects.filter(goals__version=version).values("pk")
    rows = list(Conclusion.objects.current().exclude(pk__in=cited).order_by("id"))
    evidence = evidence_of(row.pk for row in rows)
    return [Unused(row, evidence[row.pk]) for row in rows]
