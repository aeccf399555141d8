"""What waits on the desk while a plan is carried out: actions that are late, indicators without a value."""

from collections.abc import Iterator

from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import only_decides
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.text.date_formats import since_days, until
from plans.in_force.status import VersionStatus
from plans.measuring.due import Due
from plans.progress.facts import ActionProgress
from plans.progress.whole import due_of_text, late_of_text, text_in_force
from plans.rules import may_enter_values


def carrying_out(user: User) -> Iterator[Matter]:
    """Of each kind one matter: a row by its name, more of them by their number. A constant number of queries."""
    day = clock.today()
    text = text_in_force(day)
    if text is None:
        return
    if text.pause:
        yield _paused(text)
    if late := late_of_text(text, day):
        yield _late(late, Group.OTHERS if only_decides(user) else Group.TO_DO)
    if may_enter_values(user) and (due := due_of_text(text, day)):
        yield _due(due)


def _paused(text: VersionStatus) -> Matter:
    """Nobody is to do anything of it: it is said so that nobody forgets it."""
    return Matter(
        f"{text.pause.sentence} {text.pause.reason}",
        "Zobacz plan",
        text.version.get_absolute_url(),
        subject="Plan",
        group=Group.OTHERS,
        when=since_days(text.pause.decision.at),
        since=text.pause.decision.at,
    )


def _late(rows: list[ActionProgress], group: Group) -> Matter:
    first = rows[0]
    subject = f"Działanie {first.action.number}" if len(rows) == 1 else ""
    many = f"Działania po terminie: {len(rows)}."
    return Matter(
        f"{subject} jest po terminie." if subject else many,
        "Otwórz",
        reverse("plans:action_progress", args=[first.action.key]) if subject else reverse("plans:progress"),
        subject=subject,
        group=group,
        degree=Degree.SOON,
        when="po terminie",
    )


def _due(rows: list[Due]) -> Matter:
    first = rows[0]
    keys = {due.measured.key for due in rows}
    subject = f"Wskaźnik {first.measured.number}" if len(keys) == 1 else ""
    said = f"{subject} nie ma wartości za {first.period.name}"
    many = f"Wskaźniki bez wartości: {len(keys)}."
    return Matter(
        (said if said.endswith(".") else f"{said}.") if subject else many,
        "Wpisz",
        f"{reverse('plans:values_enter')}?okres={first.period.code}",
        subject=subject,
        degree=Degree.SOON,
        when=until(first.period.last),
    )
