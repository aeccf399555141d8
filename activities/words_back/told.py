"""Words back: of what a sentence may be drafted, and how residents read those that were approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _

from activities import figures
from activities.models import Activity, Result, Tally, WordBack
from needs.models import Need
from osl_site.common.database.collation import polish_order
from osl_site.common.registry import Link
from osl_site.common.text.languages import in_language, in_polish, marked, spoken

LONGEST = WordBack._meta.get_field("said").max_length


def to_write_of() -> Any:
    """Offers that something came of and that answer somebody, and of which residents read nothing yet."""
    told = WordBack.objects.filter(activity=OuterRef("pk"), withdrawn_at=None)
    came = Result.objects.filter(occurrence__activity=OuterRef("pk"), nobody_came=False)
    helped = Tally.objects.current().filter(activity=OuterRef("pk"), number__gt=0)
    asked = Q(submissions__isnull=False) | Q(action__goal__conclusions__needs__isnull=False)
    rows = Activity.objects.published().filter(Exists(came) | Exists(helped), ~Exists(told)).filter(asked)
    return rows.distinct().order_by(polish_order("title"), "pk")


def draft_of(activity: Activity) -> dict[str, Any]:
    """A sentence as the records say it: the needs that it answers, what came of it, where. To be read and changed by a
    person: words of residents are never copied. Six queries."""
    needs = list(Need.objects.filter(conclusions__goals__actions=activity.action_id).distinct().order_by("id"))
    said = "; ".join(need.title for need in needs[:2])
    done, helped = figures.of_activity(activity), figures.tallied_of_activities([activity.pk]).get(activity.pk, ())
    facts = [f"spotkania: {done.occurrences}, obecności: {done.people}"] if done.occurrences else []
    facts += [f"{one.unit}: {one.words}" for one in helped]
    return {
        "said": said[:LONGEST],
        "did": f"{activity.title}. Do tej pory {', '.join(facts)}."[:LONGEST] if facts else f"{activity.title}.",
        "locality": activity.venue.locality_id if activity.venue_id else None,
        "activity": activity.pk,
        "needs": [need.pk for need in needs],
        "submissions": list(activity.submissions.values_list("pk", flat=True)),
    }


@dataclass(frozen=True)
class Told:
    """One pair of sentences, in the language of the page."""

    pk: int
    said: str
    did: str


@dataclass(frozen=True)
class Place:
    """A village, or the whole commune, as the page calls it, with what was done there, the newest first."""

    slug: str
    name: str
    told: list[Told]


def whole() -> str:
    """How the page calls what has no village."""
    return _("Cała gmina")


def by_place() -> list[Place]:
    """What residents read, the whole commune first, then villages in Polish order. One query."""
    rows = WordBack.objects.shown().select_related("locality")
    rows = rows.order_by(polish_order("locality__name").asc(nulls_first=True), "locality_id", "-approved_at", "-id")
    language = spoken()
    found = []
    for locality, group in groupby(rows, key=lambda row: row.locality):
        told = [Told(row.pk, marked(row, "said", language), marked(row, "did", language)) for row in group]
        found.append(
            Place(locality.slug, in_polish(locality.name), told) if locality else Place("gmina", whole(), told)
        )
    return found


def told_of_submissions(ids: Sequence[int]) -> dict[int, list[Link]]:
    """For the registry: what an author reads was done about their words, in the language of the page. One query."""
    through = WordBack.submissions.through.objects.filter(submission__in=ids)
    rows = through.filter(wordback__in=WordBack.objects.shown()).select_related("wordback").order_by("wordback_id")
    found: dict[int, list[Link]] = {}
    page, language = reverse("public_words_back"), spoken()
    for row in rows:
        told = row.wordback
        words = in_language(told, "did", language).rstrip(".")
        has_own = language == "pl" or getattr(told, f"did_{language}")
        label = conditional_escape(words) if has_own else in_polish(words)
        found.setdefault(row.submission_id, []).append(Link("", label, f"{page}#zdanie-{told.pk}"))
    return found
