"""What residents may read: the versions that were published, what each of them is on a day, and what of it is public.

Which text holds is said by decisions (`plans/in_force`): one that was approved and not published yet holds all the
same, and residents are told that what they read has changed.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from osl_site.common.text.date_formats import plain_day_in_words
from plans.exclusions.public_text import PublicText, exclusions_of, is_standing, public_text
from plans.in_force.status import PlanStatus, Standing, VersionStatus, decided_plans, status_of
from plans.in_force.words import Words, for_residents
from plans.models import Exclusion, Publication, Version


@dataclass(frozen=True)
class Published:
    """Everything published, the newest first and without the content, and what every decided plan is on the day."""

    rows: list[Publication]
    plans: list[PlanStatus]
    day: date
    exclusions: dict[int, list[Exclusion]] = field(default_factory=dict)  # by plan

    @property
    def in_force(self) -> VersionStatus | None:
        """The text that holds on the day, published or not."""
        return next((plan.in_force for plan in self.plans if plan.in_force), None)

    def of(self, row: Publication) -> VersionStatus:
        """What a published text is on the day."""
        return next(found for plan in self.plans if (found := plan.of(row.version)))

    def plan_of(self, row: Publication) -> PlanStatus:
        return next(plan for plan in self.plans if plan.plan.pk == row.version.plan_id)

    def words_of(self, row: Publication) -> Words:
        return for_residents(self.of(row))

    def text_of(self, row: Publication) -> PublicText:
        """What residents read of it. One query for its content, none of a plan of which anything was excluded."""
        return public_text(row.version, self.exclusions[row.version.plan_id])

    def excluded_from(self, row: Publication) -> PublicText | None:
        """The same of a plan of which anything was ever excluded; None of others, whose contents need not be read."""
        return self.text_of(row) if self.exclusions[row.version.plan_id] else None

    @property
    def holding(self) -> Publication | None:
        """The published text that holds on the day."""
        return next((row for row in self.rows if self.of(row).standing == Standing.IN_FORCE), None)

    @property
    def ahead(self) -> list[Publication]:
        """What is published and will come into force, the soonest first."""
        return [row for row in reversed(self.rows) if self.of(row).standing == Standing.AHEAD]

    @property
    def shown(self) -> Publication | None:
        """What the page of the plan shows: what holds; else, of the plan that holds, what was published last; else what
        will be soonest, else what was last."""
        plan = self.in_force.version.plan_id if self.in_force else 0
        before = [row for row in self.rows if row.version.plan_id == plan]
        return next(iter([row for row in (self.holding, *before, *self.ahead, *self.rows) if row]), None)

    @property
    def following(self) -> Publication | None:
        """What will come into force beside what holds now."""
        return self.ahead[0] if self.ahead and self.holding else None

    @property
    def awaited(self) -> list[str]:
        """Sentences about texts that were approved, hold or will hold, and are not published yet."""
        known = {row.version_id for row in self.rows}
        waiting = [row for plan in self.plans for row in plan.versions if row.version.pk not in known]
        return [_awaited(row) for row in waiting if row.standing in (Standing.IN_FORCE, Standing.AHEAD)]

    def facts(self) -> list[object]:
        """What a page of plans says besides contents: when one of these is another, the page is."""
        said = [
            (row.version.pk, row.standing.value, row.starts, row.ends) for plan in self.plans for row in plan.versions
        ]
        return [
            self.day,
            *(row.pk for row in self.rows),
            *said,
            *(term.pk for plan in self.plans for term in plan.terms),
            *((row.pk, is_standing(row)) for rows in self.exclusions.values() for row in rows),
        ]


def published(day: date) -> Published:
    """Five queries, and one where anything was excluded."""
    rows, exclusions = with_exclusions()
    return Published(rows, [status_of(plan, day) for plan in decided_plans()], day, exclusions)


def with_exclusions() -> tuple[list[Publication], dict[int, list[Exclusion]]]:
    """Everything published, the newest first, and by plan what was excluded. Contents come along only of plans of which
    anything was. Two queries or three."""
    rows = list(Publication.objects.with_facts().newest_first())
    exclusions = exclusions_of({row.version.plan_id for row in rows})
    touched = [row.version_id for row in rows if exclusions[row.version.plan_id]]
    contents = dict(Version.objects.filter(pk__in=touched).values_list("pk", "snapshot")) if touched else {}
    for row in rows:
        if row.version_id in contents:
            row.version.snapshot = contents[row.version_id]
    return rows, exclusions


def _awaited(status: VersionStatus) -> str:
    day = {"day": plain_day_in_words(status.starts)}
    if status.version.number == 0:
        if status.standing == Standing.AHEAD:
            return _("Nowy plan jest zatwierdzony, niedługo go opublikujemy. Będzie obowiązywać od %(day)s") % day
        return _("Nowy plan jest zatwierdzony, niedługo go opublikujemy. Obowiązuje od %(day)s") % day
    if status.standing == Standing.AHEAD:
        return _("Zmieniony tekst planu niedługo opublikujemy. Będzie obowiązywać od %(day)s") % day
    return _("Tekst planu się zmienił, niedługo go opublikujemy. Zmieniony obowiązuje od %(day)s") % day


def name_of(publication: Publication) -> str:
    """„Aktualizacja nr 1 od 1 lutego 2027 r.”: what people call it, and since when it holds."""
    words = {"number": publication.version.number, "day": plain_day_in_words(publication.holds_from)}
    if words["number"] == 0:
        return _("Plan od %(day)s") % words
    return _("Aktualizacja nr %(number)d od %(day)s") % words
