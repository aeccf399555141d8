"""What art. 20 ust. 3 and 4 still want of a draft, as sentences that say what to do and where."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import ngettext_lazy

from osl_site.common import clock
from osl_site.common.centre.models import Commune
from osl_site.common.centre.office import office
from plans.drafting.action_dates import time_in_words
from plans.drafting.goal_order import in_order
from plans.models import Action, Goal, Version

ONE_MANNER = "Tabela działań nie ma sposobu realizacji. Napisz jeden, wspólny dla całego planu: kto, gdzie i jak."
COMMON_MANNER = "Napisz jeden wspólny dla całego planu albo dla celu, albo osobny przy działaniach."
MOST_ALONE = 3  # actions or goals that lack the same and are told one by one


@dataclass(frozen=True)
class Lack:
    """One thing that is missing, and the page on which it is mended; of many parts at once, each with its page."""

    sentence: str
    url: str
    each: tuple[tuple[str, str], ...] = ()  # „Działanie 1.1”, its page
    called: str = ""  # „Działania bez opisu”


@dataclass(frozen=True)
class Gap:
    """What one part of the draft is without, as it is said beside that part: „nie ma terminu: dopisz”."""

    words: str
    remedy: str
    url: str  # the field at which it is written


@dataclass(frozen=True)
class Lacks:
    """What a draft is without: `told` one by one, and `gaps` by the key of the part they stand beside."""

    told: list[Lack]
    gaps: dict[str, list[Gap]]


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is wanted of every action or goal. It is told of each that is without, or of all of them at once where they
    are many (in Polish: 4 działania nie mają, 5 działań nie ma); and beside each, in `gap`."""

    of_one: str
    of_many: object  # with `count`
    remedy: str
    called: str
    gap: tuple[str, str, str]  # what is not there, what to do, the field's id


DESCRIPTION = Wanted(
    "nie ma opisu. Napisz, co będzie robione.",
    ngettext_lazy("%(count)d działanie nie ma opisu.", "%(count)d działania nie mają opisu.", "count"),
    "Napisz przy każdym, co będzie robione.",
    "Działania bez opisu",
    ("nie ma opisu", "dopisz", "#id_description"),
)
TIME = Wanted(
    "nie ma terminu. Napisz, kiedy będzie, na przykład: marzec–maj albo na bieżąco.",
    ngettext_lazy("%(count)d działanie nie ma terminu.", "%(count)d działania nie mają terminu.", "count"),
    "Napisz przy każdym, kiedy będzie, na przykład: marzec–maj albo na bieżąco.",
    "Działania bez terminu",
    ("nie ma terminu", "dopisz", "#id_time_words"),
)
MANNER = Wanted(
    "nie ma sposobu realizacji. Napisz, kto, gdzie i jak je poprowadzi.",
    ngettext_lazy(
        "%(count)d działanie nie ma sposobu realizacji.", "%(count)d działania nie mają sposobu realizacji.", "count"
    ),
    COMMON_MANNER,
    "Działania bez sposobu realizacji",
    ("nie ma sposobu realizacji", "dopisz", "#id_manner"),
)
COMMUNE = Wanted(
    "nie wskazuje gminy. Zaznacz gminy albo miejscowości.",
    ngettext_lazy("%(count)d działanie nie wskazuje gminy.", "%(count)d działania nie wskazują gminy.", "count"),
    "Zaznacz przy każdym gminy albo miejscowości.",
    "Działania bez gminy",
    ("nie wskazuje gminy", "wskaż", "#div_id_communes"),
)
CONCLUSION = Wanted(
    "nie wskazuje wniosku z rozeznania. Wskaż wniosek albo napisz, dlaczego go brak.",
    ngettext_lazy(
        "%(count)d cel nie wskazuje wniosku z rozeznania.", "%(count)d cele nie wskazują wniosku z rozeznania.", "count"
    ),
    "Wskaż wniosek przy każdym albo napisz, dlaczego go brak.",
    "Cele bez wniosku z rozeznania",
    ("nie wskazuje wniosku z rozeznania", "wskaż", "#div_id_conclusions"),
)
ACTIONS = Wanted(
    "nie ma żadnego działania. Dodaj działanie albo usuń cel.",
    ngettext_lazy("%(count)d cel nie ma żadnego działania.", "%(count)d cele nie mają żadnego działania.", "count"),
    "Dodaj do każdego działanie albo go usuń.",
    "Cele bez działań",
    ("nie ma żadnego działania", "dodaj", ""),
)
GOAL_PAGES = {CONCLUSION: "goal_edit", ACTIONS: "action_add"}  # where each is mended
Bare = list[tuple[Goal, Action]]


def missing(version: Version) -> list[Lack]:
    """Every lack of the draft, in the order of the document; empty when it may be handed over.

    At most seven queries, whatever the size of the plan and the number of communes.
    """
    return lacks_of(version).told


def lacks_of(version: Version) -> Lacks:
    """The same, and what stands beside each part. No more queries."""
    communes = served_communes()
    goals = in_order(version.goals.prefetch_related(Prefetch("actions", _actions(communes)), "conclusions"))
    if not goals:
        no_goal = Lack("W planie nie ma jeszcze żadnego celu. Dodaj pierwszy cel.", _page("goal_add", version.pk))
        return Lacks([no_goal], {})
    bare, without = _bare_goals(goals), _without(version, goals, communes)
    lacks = []
    for goal in goals:
        lacks += _of_table(version, goal) if goal.is_table else _of_goal(goal, bare)
        lacks += [lack for action in goal.actions.all() for lack in _of_action(action, without)]
    lacks += [_of_many_goals(wanted, rows) for wanted, rows in bare.items() if len(rows) > MOST_ALONE]
    lacks += [_of_many(version, wanted, rows) for wanted, rows in without.items() if len(rows) > MOST_ALONE]
    actions = [action for goal in goals for action in goal.actions.all()]
    lacks += _of_communes(version, actions, communes) if communes else _of_all(version, actions)
    return Lacks(lacks, _gaps(bare, without))


def served_communes() -> list[Commune]:
    """The communes that the plan must speak of one by one (art. 20 ust. 4); none when the centre serves only one."""
    communes = list(Commune.objects.filter(is_served=True))
    return communes if len(communes) > 1 else []


def first_year_without_conclusions() -> bool:
    """Art. 76 pkt 2: in the first year after the centre's creation the plan may stand without conclusions."""
    since = office().works_since
    return since is not None and (clock.today() - since).days < 366


def reaches(action: Action, commune: Commune) -> bool:
    """Whether the action is for this commune: for it as a whole, or for a locality in it."""
    if commune in action.communes.all():
        return True
    return any(locality.commune_id == commune.pk for locality in action.localities.all())


def _actions(communes: Sequence[Commune]) -> object:
    return Action.objects.prefetch_related("communes", "localities") if communes else Action.objects.all()


def _page(name: str, pk: int) -> str:
    return reverse(f"plans:{name}", args=[pk])


def _of_table(version: Version, table: Goal) -> list[Lack]:
    """A table of a plan without goals need not name a conclusion: that would be a made-up value."""
    actions = table.actions.all()
    if not actions:
        return [Lack("Tabela działań jest pusta. Dodaj pierwsze działanie.", _page("action_add", table.pk))]
    is_said = table.manner or version.manner or all(action.manner for action in actions)
    return [] if is_said else [Lack(ONE_MANNER, _page("version_edit", version.pk))]


def _bare_goals(goals: Sequence[Goal]) -> dict[Wanted, list[Goal]]:
    """By what is wanted the goals that are without it. Of a main goal its detailed ones say all that is asked."""
    asked = [goal for goal in goals if not (goal.is_table or goal.is_main)]
    is_first_year = first_year_without_conclusions()
    why = lambda goal: is_first_year or goal.conclusions.all() or goal.no_conclusion_reason
    return {
        CONCLUSION: [goal for goal in asked if not why(goal)],
        ACTIONS: [goal for goal in asked if not goal.actions.all()],
    }


def _of_goal(goal: Goal, bare: dict[Wanted, list[Goal]]) -> list[Lack]:
    """What it lacks that few others do."""
    few = [wanted for wanted, rows in bare.items() if len(rows) <= MOST_ALONE and goal in rows]
    return [Lack(f"{goal.name} {wanted.of_one}", _page(GOAL_PAGES[wanted], goal.pk) + wanted.gap[2]) for wanted in few]


def _of_many_goals(wanted: Wanted, goals: Sequence[Goal]) -> Lack:
    each = tuple((goal.name, _page(GOAL_PAGES[wanted], goal.pk) + wanted.gap[2]) for goal in goals)
    return Lack(f"{wanted.of_many % {'count': len(goals)}} {wanted.remedy}", each[0][1], each, wanted.called)


def _without(version: Version, goals: Sequence[Goal], communes: Sequence[Commune]) -> dict[Wanted, Bare]:
    """By what is wanted the actions that are without it, in the order of the document."""
    is_without: dict[Wanted, Callable[[Goal, Action], bool]] = {
        DESCRIPTION: lambda goal, action: not (action.description or goal.is_table),  # there the task describes itself
        TIME: lambda goal, action: not time_in_words(action),
        MANNER: lambda goal, action: not (action.manner or goal.is_table or goal.manner or version.manner),
        COMMUNE: lambda goal, action: bool(communes) and not any(reaches(action, commune) for commune in communes),
    }
    rows = [(goal, action) for goal in goals for action in goal.actions.all()]
    return {wanted: [row for row in rows if bare(*row)] for wanted, bare in is_without.items()}


def _of_action(action: Action, without: dict[Wanted, Bare]) -> list[Lack]:
    """What it lacks that few others do."""
    few = [wanted for wanted, bare in without.items() if len(bare) <= MOST_ALONE and action in (row for _, row in bare)]
    page = _page("action_edit", action.pk)
    return [Lack(f"Działanie {action.number} {wanted.of_one}", page + wanted.gap[2]) for wanted in few]


def _of_many(version: Version, wanted: Wanted, bare: Bare) -> Lack:
    """Of many actions one lack. It leads to where it is mended: a manner by one answer, of their goal or of the whole
    plan; all else action by action, from the first."""
    field = wanted.gap[2]
    each = tuple((f"Działanie {action.number}", _page("action_edit", action.pk) + field) for _, action in bare)
    url = each[0][1]
    if wanted is MANNER:
        of = {goal.pk for goal, _ in bare}
        url = _page("goal_edit", of.pop()) if len(of) == 1 else _page("version_edit", version.pk)
    return Lack(f"{wanted.of_many % {'count': len(bare)}} {wanted.remedy}", url, each, wanted.called)


def _gaps(bare: dict[Wanted, list[Goal]], without: dict[Wanted, Bare]) -> dict[str, list[Gap]]:
    gaps = defaultdict(list)
    for wanted, goals in bare.items():
        for goal in goals:
            gaps[str(goal.key)].append(_gap(wanted, _page(GOAL_PAGES[wanted], goal.pk)))
    for wanted, rows in without.items():
        for _, action in rows:
            gaps[str(action.key)].append(_gap(wanted, _page("action_edit", action.pk)))
    return dict(gaps)


def _gap(wanted: Wanted, page: str) -> Gap:
    words, remedy, field = wanted.gap
    return Gap(words, remedy, page + field)


def _of_all(version: Version, actions: Sequence[Action]) -> list[Lack]:
    if any(action.is_supporting for action in actions):
        return []
    sentence = (
        "W planie nie ma żadnego działania wspierającego, a ustawa wymaga ich opisu (art. 20 ust. 3 pkt 1). "
        "Wskaż rodzaj działań samopomocowych, wolontaryjnych albo sąsiedzkich."
    )
    return [Lack(sentence, _goals_of(version))]


def _of_communes(version: Version, actions: Sequence[Action], communes: Sequence[Commune]) -> list[Lack]:
    """Art. 18 and art. 20 ust. 4: the description of actions is wanted of each commune that the centre serves."""
    lacks = []
    for commune in communes:
        here = [action for action in actions if reaches(action, commune)]
        if not any(action.is_supporting for action in here):
            what = "działania wspierającego" if here else "działania"
            sentence = f"Gmina {commune.name} nie ma żadnego {what}. Plan opisuje je dla każdej gminy (art. 20 ust. 4)."
            lacks.append(Lack(sentence, _goals_of(version)))
    return lacks


def _goals_of(version: Version) -> str:
    return f"{_page('version_detail', version.pk)}#cele"
