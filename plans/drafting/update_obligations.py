"""A material change of a conclusion obliges to update the plan, until an approved update names it (art. 20 ust. 2)."""

from collections.abc import Iterable

from django.db.models import Exists, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse

from needs.models import Conclusion
from osl_site.common import clock
from osl_site.common.registry import Duty
from osl_site.common.withdrawal.models import standing
from plans.in_force.gone_by import plan_to_update, plans_to_update
from plans.models import Plan, State, Version

UNMET = """
with recursive line (changed, at) as (
    select id, id from needs_conclusion where material_change <> ''
    union all
    select line.changed, newer.id from line join needs_conclusion newer on newer.replaces_id = line.at
), met (id) as (
    select named.conclusion_id from plans_version_changed_conclusions named
      join plans_version version on version.id = named.version_id where version.state = 'approved'
    union all
    select cited.conclusion_id from plans_goal_conclusions cited join plans_goal goal on goal.id = cited.goal_id
      join plans_version version on version.id = goal.version_id where version.state = 'approved' and version.number = 0
)
select line.at from line
 where not exists (select from needs_conclusion newer where newer.replaces_id = line.at)
   and not exists (select from line other join met on met.id = other.at where other.changed = line.changed)
"""  # the newest of each line in which something changed, since which no approved version names any of it


def unmet() -> QuerySet[Conclusion]:
    """Current conclusions that changed materially, themselves or by one they replace, since which no approved version
    names them. None while no plan holds or will: then there is nothing to update. No query before it is read."""
    rows = Conclusion.objects.filter(Exists(plans_to_update(clock.today())), pk__in=RawSQL(UNMET, []))
    return standing(rows).order_by("pk")


def unmet_duties() -> list[Conclusion]:
    """The same, read. One query."""
    return list(unmet())


def duties_of(ids: Iterable[int]) -> dict[int, list[Duty]]:
    """For the registry: of each of these conclusions that changed materially, whether an update has answered; nothing
    where none has and no plan is there to be updated. Six queries at most."""
    rows = _chains()
    asked = [rows[pk] for pk in ids if pk in rows and rows[pk].material_change]
    met = _met_by(rows) if asked else {}
    unmet = {row.pk for row in asked if not _is_met(row, rows, met)}
    plan = plan_to_update(clock.today()) if unmet else None
    return {row.pk: [_duty(row, rows, met, plan)] for row in asked if plan or row.pk not in unmet}


def open_versions_by_conclusion(ids: Iterable[int]) -> dict[int, Version]:
    """By conclusion, the open version that names it: the duty stands until it is approved. Two queries at most."""
    named = Version.objects.open().filter(changed_conclusions__in=ids).distinct().defer("snapshot")
    found: dict[int, Version] = {}
    for version in named.select_related("plan").prefetch_related("changed_conclusions"):
        for row in version.changed_conclusions.all():
            found.setdefault(row.pk, version)
    return found


def progress_sentence(version: Version | None) -> str:
    """„Podejmuje to aktualizacja nr 1: wersja robocza.”, as the second sentence of a duty; nothing of none."""
    if version is None:
        return ""
    return f" Podejmuje to {version.name}: {State(version.state).label.lower()}."


def _duty(row: Conclusion, rows: dict[int, Conclusion], met: dict[int, Version], plan: Plan | None) -> Duty:
    if version := next((met[pk] for pk in _line(row, rows) if pk in met), None):
        with_what = f"aktualizacją nr {version.number}" if version.number else "nowym planem"
        return Duty(f"Obowiązek spełniony {with_what}.", version.get_absolute_url(), "Zobacz wersję", is_met=True)
    sentence = f"Plan wymaga aktualizacji (istotna zmiana wniosku {row.code})."
    address = reverse("plans:plan_detail", args=[plan.pk]) if plan else ""
    return Duty(sentence, address, "Zobacz plan i jego aktualizacje", is_met=False)


def _chains() -> dict[int, Conclusion]:
    """Every conclusion that replaces another or was replaced, by id."""
    in_a_chain = Q(replaces__isnull=False) | Q(replaced_by__isnull=False)
    return {row.pk: row for row in Conclusion.objects.filter(in_a_chain).select_related("replaced_by")}


def _met_by(rows: Iterable[int]) -> dict[int, Version]:
    """By conclusion, the first approved version that names it: an update among its reasons, a new plan in a goal."""
    named = Q(changed_conclusions__in=rows) | Q(number=0, goals__conclusions__in=rows)
    approved = Version.objects.filter(named, state=State.APPROVED).order_by("plan_id", "number").defer("snapshot")
    found: dict[int, Version] = {}
    for version in approved.distinct().prefetch_related("changed_conclusions", "goals__conclusions"):
        cited = {row.pk for row in version.changed_conclusions.all()}
        if version.number == 0:
            cited |= {row.pk for goal in version.goals.all() for row in goal.conclusions.all()}
        for pk in cited:
            found.setdefault(pk, version)
    return found


def _line(row: Conclusion, rows: dict[int, Conclusion]) -> list[int]:
    """This conclusion and those that came in its place."""
    line = [row.pk]
    while (newer := getattr(rows[line[-1]], "replaced_by", None)) is not None:
        line.append(newer.pk)
    return line


def _is_met(row: Conclusion, rows: dict[int, Conclusion], met: dict[int, Version]) -> bool:
    return any(pk in met for pk in _line(row, rows))
