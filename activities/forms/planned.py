"""The action of the plan that an offer carries out: offered under the plan in which it stands."""

from collections.abc import Iterator
from itertools import groupby

from django.forms import ModelChoiceField
from django.forms.models import ModelChoiceIterator

from osl_site.common import clock
from plans.in_force.gone_by import NO_LONGER, actions_gone_by, is_over
from plans.in_force.status import status_of
from plans.in_force.words import of_version
from plans.models import Action, Version

IN_ORDER = ("goal__version__starts_on", "goal__version__number", "goal__position", "position")


class ActionsByText(ModelChoiceIterator):
    """Under each text of a plan its actions."""

    def __iter__(self) -> Iterator[tuple]:
        yield ("", self.field.empty_label)
        for version, actions in groupby(self.queryset, key=lambda action: action.goal.version):
            yield (named(version), [self.choice(action) for action in actions])


def let_choose_action(field: ModelChoiceField, chosen: int | None) -> None:
    """Let the actions that are gone by today be chosen, and the one that is chosen already, of whichever plan."""
    rows = Action.objects.filter(pk__in=actions_gone_by(clock.today())) | Action.objects.filter(pk=chosen)
    field.iterator = ActionsByText
    field.label_from_instance = lambda action: f"{action.number} {action}"
    field.queryset = rows.select_related("goal__version__plan").defer("goal__version__snapshot").order_by(*IN_ORDER)


def named(version: Version) -> str:
    """„Plan na rok 2027, aktualizacja nr 1: Obowiązuje od …”, as an approved text is on this day. Two queries."""
    update = f", {version.name}" if version.number else ""
    today = clock.today()
    found = None if is_over(version.plan, today) else status_of(version.plan, today).of(version)
    return f"{version.title}{update}: {of_version(found).word if found else NO_LONGER}"
