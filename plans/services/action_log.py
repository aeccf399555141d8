"""The log of an action while a plan is carried out: lines that are written once and corrected by newer ones."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database.records import tidy
from osl_site.common.text.date_formats import polish_day
from plans import rules
from plans.models import Action, ActionLog, LogKind, SaidState, State, Version
from plans.services.locking import hold_key

AHEAD = "Ta data dopiero będzie. Wpisz najpóźniej dziś."
OUTSIDE = "Ten dzień nie należy do planu z tym działaniem, który trwa od {} do {} Popraw datę."
NO_TEXT = {
    LogKind.NOTE: "Napisz, co się stało.",
    LogKind.DEVIATION: "Napisz, co poszło inaczej niż w planie i dlaczego.",
    LogKind.SPENT: "Napisz, na co wydano.",
    LogKind.STATE: "Napisz, dlaczego ustawiasz stan ręcznie.",
}
NO_AMOUNT = "Wpisz kwotę: zero albo więcej."
NO_STATE = "Wybierz stan."
CORRECTED = "Ten wpis już poprawiono. Popraw najnowszy."
SAME = "Nic się nie zmieniło. Zmień wpis albo wróć."
NO_REASON = "Napisz, dlaczego poprawiasz ten wpis."
NO_ACTION = "Tego działania nie ma w żadnym zatwierdzonym planie."


@dataclass(frozen=True)
class Line:
    """What is written: a day, words, of a spending its sum in złoty, of a state which."""

    kind: LogKind
    happened_on: date
    text: str
    amount: Decimal | None = None
    state: SaidState | None = None


@transaction.atomic
def add_log(action_key: UUID, line: Line, *, by: User) -> ActionLog:
    """Write a line into the log of an action, by its key. Raises ValidationError by field."""
    if not rules.may_enter_values(by):
        raise PermissionDenied
    if not Action.objects.filter(key=action_key, goal__version__state=State.APPROVED).exists():
        raise ValidationError(NO_ACTION)
    _refuse(line, _outside(action_key, line.happened_on))
    row = _create(action_key, line, by)
    record("action_log.added", row, by=by)
    return row


@transaction.atomic
def correct_log(row: ActionLog, line: Line, *, reason: str, by: User) -> ActionLog:
    """Put a newer line of the same kind in the place of one; the old one stays to be read. Raises ValidationError by
    field, and of a line that somebody corrected before."""
    if not rules.may_enter_values(by):
        raise PermissionDenied
    hold_key(row.action_key)
    if row.newest != row:
        raise ValidationError(CORRECTED)
    refused = {} if tidy(reason) else {"reason": NO_REASON}
    if line.happened_on != row.happened_on:
        refused |= _outside(row.action_key, line.happened_on)
    _refuse(line, refused)
    said = (line.happened_on, tidy(line.text), line.amount, line.state or "")
    if (row.happened_on, row.text, row.amount, row.state) == said:
        raise ValidationError({"text": SAME})
    newer = _create(row.action_key, line, by, corrects=row, reason=tidy(reason))
    record("action_log.corrected", newer, by=by)
    return newer


def _outside(action_key: UUID, day: date) -> dict[str, str]:
    """What is said of a day on which no approved text with this action holds, the days included for which its plan was
    prolonged. One query."""
    texts = Version.objects.filter(goals__actions__key=action_key, state=State.APPROVED)
    spans = [
        (first, max(last, span.upper - timedelta(days=1)) if span and span.upper else last)
        for first, last, span in texts.values_list("starts_on", "ends_on", "plan__in_force_span")
    ]
    if not spans or any(first <= day <= last for first, last in spans):
        return {}
    begins, ends = min(first for first, _last in spans), max(last for _first, last in spans)
    return {"happened_on": OUTSIDE.format(polish_day(begins), polish_day(ends))}


def _refuse(line: Line, refused: dict[str, str] | None = None) -> None:
    refused = dict(refused or {})
    if line.happened_on > clock.today():
        refused["happened_on"] = AHEAD
    if not tidy(line.text):
        refused["text"] = NO_TEXT[line.kind]
    if line.kind == LogKind.SPENT and (line.amount is None or line.amount < 0):
        refused["amount"] = NO_AMOUNT
    if line.kind == LogKind.STATE and not line.state:
        refused["state"] = NO_STATE
    if refused:
        raise ValidationError(refused)


def _create(action_key: UUID, line: Line, by: User, corrects: ActionLog | None = None, reason: str = "") -> ActionLog:
    row = ActionLog(
        action_key=action_key,
        kind=line.kind,
        happened_on=line.happened_on,
        text=tidy(line.text),
        amount=line.amount if line.kind == LogKind.SPENT else None,
        state=line.state or "" if line.kind == LogKind.STATE else "",
        corrects=corrects,
        reason=reason,
        at=clock.now(),
        **done_by(by, *Role),
    )
    row.clean_fields(exclude=["corrects", "by"])
    row.save()
    return row
