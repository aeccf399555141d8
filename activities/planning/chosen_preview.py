"""What publishing or calling off the meetings that were ticked on a list would do: each with why not, what to think of
first and whom it reaches. Changes nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q

from activities import rules
from activities.models import Occurrence, Registration
from activities.models.registrations import ACTIVE
from activities.planning.change_preview import preview_of
from activities.planning.day_check import OVER
from activities.planning.publication_preview import PUBLISH_FIRST, preview_publication, why_not_public
from activities.registrations.audience import Audience, audience
from osl_site.common.accounts.models import User
from osl_site.common.text.date_formats import quoted

SEEN_ALREADY = "Mieszkańcy już to widzą."
IS_OFF = "To spotkanie jest odwołane."
NOT_YOURS = "Za to spotkanie odpowiada inna osoba."
HAS_RESULT = "Wyniki są już wpisane."
Marks = Mapping[int, str]


@dataclass(frozen=True)
class Chosen:
    """One ticked meeting. `refusal` says why the act leaves it alone; `mark` names it as it was shown."""

    occurrence: Occurrence
    mark: str
    by_mail: int = 0
    by_phone: int = 0
    refusal: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return in_words(self.occurrence)

    @property
    def leads_to_activity(self) -> bool:
        """Whether what stands in the way is of the whole offer, and is put right there."""
        return bool(self.refusal) and self.refusal not in (SEEN_ALREADY, IS_OFF, NOT_YOURS, HAS_RESULT)

    @property
    def details(self) -> str:
        """When and where, below its title."""
        return preview_of(self.occurrence).words


@dataclass(frozen=True)
class ChosenPreview:
    """The ticked meetings in their order, and who would be told in all."""

    rows: tuple[Chosen, ...]
    told: Audience

    @property
    def possible(self) -> list[Chosen]:
        return [row for row in self.rows if not row.refusal]

    @property
    def refused(self) -> list[Chosen]:
        return [row for row in self.rows if row.refusal]


def in_words(occurrence: Occurrence) -> str:
    """„«Herbata we wtorek», wtorek, 1 grudnia 2026 r., godz. 10:00–12:00; Świetlica, Kandyty”."""
    return f"{quoted(occurrence.activity.title)}, {preview_of(occurrence).words}"


def chosen_rows(ids: Iterable[int]) -> list[Occurrence]:
    """The meetings with these ids that are there, with all that is said of them. One query."""
    rows = Occurrence.objects.filter(pk__in=ids).select_related("activity__action", "venue__locality", "result")
    return list(rows.in_order())


def marks_of(occurrences: Iterable[Occurrence]) -> dict[int, tuple[str, int, int]]:
    """Of each: the name of how it stands now, with whom it would reach by letter and by phone. One query."""
    rows = list(occurrences)
    signed = Registration.objects.filter(occurrence__in=rows, state__in=ACTIVE, erased_at=None).order_by()
    counted = {
        row["occurrence"]: (row["by_mail"], row["by_phone"])
        for row in signed.values("occurrence").annotate(
            by_mail=Count("pk", filter=~Q(email="")), by_phone=Count("pk", filter=Q(email=""))
        )
    }
    told = {row.pk: counted.get(row.pk, (0, 0)) for row in rows}
    return {row.pk: ("{}.{}.{}".format(row.revision, *told[row.pk]), *told[row.pk]) for row in rows}


def preview_cancelling(ids: Iterable[int], *, by: User) -> ChosenPreview:
    """What this person's calling off would do. Three queries, however many meetings."""
    rows = chosen_rows(ids)
    marks = marks_of(rows)
    shown = [_cancelled(row, marks[row.pk], by) for row in rows]
    return ChosenPreview(tuple(shown), audience([row.occurrence.pk for row in shown if not row.refusal]))


def preview_publishing(ids: Iterable[int]) -> ChosenPreview:
    """Two queries, and as many for each offer as its own page of publication asks. Nobody is told."""
    rows = chosen_rows(ids)
    marks = marks_of(rows)
    by_activity = groupby(sorted(rows, key=lambda row: row.activity_id), key=lambda row: row.activity_id)
    shown = {row.occurrence.pk: row for _, found in by_activity for row in _published(list(found), marks)}
    return ChosenPreview(tuple(shown[row.pk] for row in rows), Audience())


def why_not_cancelled(occurrence: Occurrence, by: User) -> str:
    """The sentence that says why a meeting is not called off by this person; empty where it can be."""
    if not rules.may_cancel(by, occurrence):
        return NOT_YOURS
    if occurrence.is_cancelled:
        return IS_OFF
    return HAS_RESULT if getattr(occurrence, "result", None) else ""


def _cancelled(row: Occurrence, mark: tuple[str, int, int], by: User) -> Chosen:
    return Chosen(row, *mark, refusal=why_not_cancelled(row, by), warnings=(OVER,) if row.is_over else ())


def _published(rows: list[Occurrence], marks: dict[int, tuple[str, int, int]]) -> list[Chosen]:
    """Those of one offer."""
    activity = rows[0].activity
    whole = why_not_public(activity) if activity.published_at else PUBLISH_FIRST
    planned = {row.occurrence.pk: row.warnings for row in preview_publication(activity).rows}
    why: Callable[[Occurrence], str] = lambda row: (
        SEEN_ALREADY if row.published_at else IS_OFF if row.is_cancelled else whole
    )
    return [Chosen(row, *marks[row.pk], refusal=why(row), warnings=planned.get(row.pk, ())) for row in rows]
