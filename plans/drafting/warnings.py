"""What is worth a look before a draft is handed over, and does not stop it: nothing here is wanted by the law."""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, Q
from django.urls import reverse
from psycopg.types.range import DateRange

from needs.models import Conclusion, Need, NeedState, Priority
from osl_site.common.centre.models import SocialService
from osl_site.common.text.date_formats import quoted
from osl_site.common.withdrawal.models import standing
from plans.drafting.action_dates import span
from plans.drafting.completeness import Lack
from plans.drafting.goal_order import in_order
from plans.drafting.own_words import names_no_day, says_no_time
from plans.models import OPEN_STATES, Action, Goal, State, Version

UNANSWERED = (NeedState.REPORTED, NeedState.CONFIRMED, NeedState.PLANNED)


def hints(version: Version) -> list[Lack]:
    """Sentences with links, in the order of the document, then needs, then services. At most twelve queries."""
    actions = Action.objects.prefetch_related("services", "indicators")
    cited = Conclusion.objects.select_related("replaced_by").order_by("id")
    parts = (Prefetch("actions", actions), Prefetch("conclusions", cited), "indicators")
    goals = in_order(version.goals.prefetch_related(*parts))
    found = [hint for goal in goals for hint in (*_of_goal(goal, goals), *_times(version, goal))]
    return [
        *overlaps(version),
        *empty_chapters(version),
        *found,
        *_needs(version, goals),
        *_services(version, goals),
    ]


def empty_chapters(version: Version) -> list[Lack]:
    """Chapters without a word and with nothing below it: they are not printed. Told at handing over, too. One query."""
    empty = [row for row in version.chapters.all() if not (row.text.strip() or row.holds)]
    if not empty:
        return []
    names = ", ".join(quoted(row.title) for row in empty)
    one = f"Rozdział {names} jest pusty i nie wejdzie do dokumentu. Napisz go albo usuń."
    many = f"Te rozdziały są puste i nie wejdą do dokumentu: {names}. Napisz je albo usuń."
    return [Lack(one if len(empty) == 1 else many, reverse("plans:chapter_edit", args=[empty[0].pk]))]


def _of_goal(goal: Goal, goals: Sequence[Goal]) -> list[Lack]:
    edit = reverse("plans:goal_edit", args=[goal.pk])
    found = []
    for old in goal.conclusions.all():
        if newer := getattr(old, "replaced_by", None):
            sentence = f"{goal.name} opiera się na wniosku {old.code}, który zastąpił nowszy {newer.code}. Sprawdź cel."
            found.append(Lack(sentence, edit))
    if goal.is_main and all(other.main_id != goal.pk for other in goals):
        found.append(Lack(f"{goal.name} nie ma żadnego celu szczegółowego.", edit))
    if goal.is_table and not goal.conclusions.all() and not goal.no_conclusion_reason:
        found.append(Lack("Tabela działań nie wskazuje żadnego wniosku z rozeznania.", edit))
    actions = list(goal.actions.all())
    is_measured = bool(goal.indicators.all()) or any(action.indicators.all() for action in actions)
    if actions and not goal.is_table and not is_measured:
        where = reverse("plans:indicator_add", args=[actions[0].pk])
        found.append(Lack(f"{goal.name} nie ma żadnego wskaźnika. Napisz, po czym będzie widać, że się udało.", where))
    return found


def vague_times(version: Version) -> list[Lack]:
    """Actions whose time says no time, or a day of no calendar: told at handing over, and no hindrance. One query."""
    rows = Action.objects.filter(goal__version=version).select_related("goal").order_by("goal__position", "position")
    return _vague(version, rows)


def _times(version: Version, goal: Goal) -> list[Lack]:
    return [*_vague(version, goal.actions.all()), *_outside(version, goal)]


def _vague(version: Version, actions: Iterable[Action]) -> list[Lack]:
    found = []
    for action in actions:
        said, why = f"Termin działania {action.number} {quoted(action.time_words)}", ""
        if says_no_time(action.time_words):
            why = "nie mówi, kiedy ono będzie. Ustawa chce terminu (art. 20 ust. 3 pkt 2)."
        elif names_no_day(action.time_words, (version.starts_on, version.ends_on)):
            why = "podaje dzień, którego nie ma w kalendarzu. Popraw ten dzień."
        if why:
            found.append(Lack(f"{said} {why}", reverse("plans:action_edit", args=[action.pk])))
    return found


def _outside(version: Version, goal: Goal) -> list[Lack]:
    """Actions whose days, or years of costs, lie outside the period of the plan."""
    found = []
    for action in goal.actions.all():
        edit = reverse("plans:action_edit", args=[action.pk])
        if is_outside(action, version):
            found.append(Lack(f"Termin działania {action.number} wychodzi poza okres planu ({version.period}).", edit))
        if years := years_outside(action, version):
            sentence = f"Koszt działania {action.number} ma rok spoza okresu planu: {', '.join(years)}."
            found.append(Lack(sentence, f"{edit}#id_costs-0-amount"))
    return found


def is_outside(action: Action, version: Version) -> bool:
    """Whether any day that was given lies before or after the period of the plan."""
    start, end = span(action.time_kind, action.time_from, action.time_to)
    return any(day is not None and not version.starts_on <= day <= version.ends_on for day in (start, end))


def years_outside(action: Action, version: Version) -> list[str]:
    """The years of its costs that no day of the plan's period lies in."""
    years = {line.year for line in action.cost_lines if line.year}
    return [str(year) for year in sorted(years) if not version.starts_on.year <= year <= version.ends_on.year]


def overlaps(version: Version) -> list[Lack]:
    """Other plans that hold, or are being written, for days of this one's period. Drafts may overlap; of two plans only
    one is approved for a day. One query."""
    same_days = Q(starts_on__lte=version.ends_on, ends_on__gte=version.starts_on)
    decided = Q(state=State.APPROVED, plan__in_force_span__overlap=DateRange(version.starts_on, version.ends_on, "[]"))
    others = Version.objects.exclude(plan=version.plan_id).filter(decided | (Q(state__in=OPEN_STATES) & same_days))
    newest = others.defer("snapshot").select_related("plan").order_by("plan_id", "-number", "-attempt")
    found = []
    for other in newest.distinct("plan_id"):
        what = "obowiązującego planu" if other.state == State.APPROVED else "planu w przygotowaniu"
        sentence = f"Okres pokrywa się z okresem {what} {quoted(other.title)}. Jednego dnia obowiązuje tylko jeden."
        found.append(Lack(sentence, reverse("plans:version_edit", args=[version.pk])))
    return found


def _needs(version: Version, goals: Iterable[Goal]) -> list[Lack]:
    """Needs of high priority whose conclusions no goal rests on; with none yet, the need's own page is the way."""
    cited = {conclusion.pk for goal in goals for conclusion in goal.conclusions.all()}
    drawn = Prefetch("conclusions", standing(Conclusion.objects.select_related("replaced_by")).order_by("id"))
    urgent = standing(Need.objects.filter(priority=Priority.HIGH, state__in=UNANSWERED)).prefetch_related(drawn)
    found = []
    for need in urgent:
        conclusions = list(need.conclusions.all())
        if any(conclusion.pk in cited for conclusion in conclusions):
            continue
        sentence = f"Potrzeba {need.code} {quoted(need.title)} ma wysoki priorytet, a żaden cel jej nie podejmuje."
        current = [conclusion for conclusion in conclusions if not hasattr(conclusion, "replaced_by")]
        way = f"{reverse('plans:goal_add', args=[version.pk])}?wniosek={current[0].pk}" if current else ""
        found.append(Lack(sentence, way or need.get_absolute_url()))
    return found


def _services(version: Version, goals: Iterable[Goal]) -> list[Lack]:
    """Services of the programme (PUS) that no action complements."""
    goals = list(goals)
    complemented = {service.pk for goal in goals for action in goal.actions.all() for service in action.services.all()}
    open_to = [goal for goal in goals if not goal.is_main]
    first = (
        reverse("plans:action_add", args=[open_to[0].pk]) if open_to else reverse("plans:goal_add", args=[version.pk])
    )
    return [
        Lack(f"Usługi {quoted(service.name)} nie uzupełnia żadne działanie.", f"{first}?usluga={service.pk}")
        for service in standing(SocialService.objects.filter(is_offered=True))
        if service.pk not in complemented
    ]
