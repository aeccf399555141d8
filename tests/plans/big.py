"""A plan as large as they get, made row by row without the services: twelve goals, a hundred and twenty actions."""

from datetime import date, timedelta

from plans.models import Action, Chapter, Goal, Indicator, Plan, TimeKind, Version
from tests import builders
from tests.plans.builders import conclusion

KINDS = ["self_help", "volunteer", "neighbourly", "activation", "bonds", "cooperation", "recognition"]
SENTENCE = (
    "Sąsiedzi spotykają się w świetlicy, rozmawiają o tym, czego brakuje w ich wsi, i razem wybierają, co zrobić "
    "najpierw. Animator zapisuje ustalenia, a partnerzy mówią, w czym mogą pomóc i kiedy. "
)


def big_draft(goals: int = 12, actions: int = 10) -> Version:
    """A complete draft with eight chapters of a page, so many goals, and so many actions in each."""
    moment = builders.EPOCH
    plan = Plan.objects.create(
        title="Plan organizowania społeczności lokalnej w dużej gminie",
        starts_on=date(2040, 1, 1),
        ends_on=date(2041, 12, 31),
        created_at=moment,
    )
    version = Version.objects.create(plan=plan, number=0, created_at=moment, changed_at=moment)
    Chapter.objects.bulk_create(
        Chapter(version=version, position=n, title=f"Rozdział o sprawie {n}", text=(SENTENCE * 3 + "\n\n") * 4)
        for n in range(1, 9)
    )
    cited = [conclusion(f"{SENTENCE} ({n})") for n in range(1, goals + 1)]
    for position, row in enumerate(cited, 1):
        goal = Goal.objects.create(
            version=version, position=position, text=f"Mieszkańcy robią więcej razem ({position})"
        )
        goal.conclusions.add(row)
        made = Action.objects.bulk_create(_action(goal, number, actions) for number in range(1, actions + 1))
        Indicator.objects.bulk_create(
            Indicator(action=action, position=1, name="liczba spotkań", target=12, unit="spotkania") for action in made
        )
    return version


def _action(goal: Goal, number: int, actions: int) -> Action:
    kind = list(TimeKind)[(goal.position + number) % len(TimeKind)]
    start = date(2040, 1, 1) + timedelta(days=61 * number)
    return Action(
        goal=goal,
        position=number,
        title=f"Spotkanie sąsiedzkie numer {number} celu {goal.position}",
        kind=KINDS[number % len(KINDS)],
        description=SENTENCE,
        time_kind=kind,
        time_from=start,
        time_to=start + timedelta(days=100) if kind == TimeKind.RANGE else None,
        time_text="w środy" if kind in (TimeKind.RECURRING, TimeKind.ONGOING) else "",
        manner=SENTENCE * 2,
        addressees="mieszkańcy sołectwa",
        whole_commune=True,
        responsible="animator",
        resources="świetlica, czajnik, 30 krzeseł",
        cost=100 * number,
    )
