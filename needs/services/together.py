"""Many notes, submissions or needs entered at once, from a file: by the rules of one, a few statements for them all.

Each has its entry of the trail, below that of the file (`audit.trail.within`). With `is_trial` the database looks at
all of it and nothing stays, no entry is written, and no number that people say is used up (`many_records.try_all`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localtime

from needs import rules
from needs.models import FieldNote, Need, StateType, Submission, SubmissionChannel, SubmissionState, SubmissionStep
from needs.services.states import ensure_states, state_of
from needs.submissions.codes import fresh_codes
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record_all
from osl_site.common.centre.office import office
from osl_site.common.database import many_records
from osl_site.common.database.many_records import NewRow
from osl_site.common.withdrawal import services as withdrawal
from osl_site.common.withdrawal.models import standing

Values = Mapping[str, Any]
Row = TypeVar("Row", FieldNote, Need, Submission)
WAITING = StateType.WAITING


@transaction.atomic
def create_notes_together(rows: Sequence[Values], *, is_trial: bool = False, by: User) -> list[FieldNote]:
    """Write down these notes, signed by who learnt them, all or none. Raises RowRefused, ValidationError."""
    if not rules.may_write_notes(by):
        raise PermissionDenied
    _refuse_withdrawn(rows, "method", "group")
    who = done_by(by, *Role, field="written_by")
    new = many_records.built(FieldNote, [(values, who) for values in rows])
    return _stored(new, "note.created", is_trial=is_trial, by=by)


@transaction.atomic
def create_needs_together(rows: Sequence[Values], *, is_trial: bool = False, by: User) -> list[Need]:
    """Put together these needs, all or none. Raises RowRefused, ValidationError."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_withdrawn(rows, "groups")
    new = many_records.built(Need, [(values, {}) for values in rows])
    return _stored(new, "need.created", is_trial=is_trial, by=by)


@dataclass(frozen=True)
class Entered:
    """A submission as the office has it written down elsewhere: what was said and when, and where it stands."""

    values: Values
    received_at: datetime
    state: StateType = WAITING
    called: str = ""  # which one, where the office has several of this type
    reason: str = ""
    responsible: str = ""


@transaction.atomic
def enter_together(rows: Sequence[Entered], *, is_trial: bool = False, by: User) -> list[Submission]:
    """Write down these submissions, all or none, each where it stands already: nobody is told anything by it.

    Nobody's contact is among them: it takes that the author was told what becomes of it. Raises RowRefused.
    """
    if not rules.may_enter_submissions(by):
        raise PermissionDenied
    ensure_states()
    states, days = {kind: state_of(kind) for kind in StateType}, timedelta(days=office().days_to_read)
    given = [
        _given_of_submission(row, by) | code | {"due_on": _day_of(row) + days, "state": states[WAITING]}
        for row, code in zip(rows, fresh_codes(len(rows)), strict=True)
    ]
    new = many_records.built(Submission, zip([row.values for row in rows], given, strict=True))
    named = {(row.type, row.name): row for row in standing(SubmissionState.objects.all())}
    wanted = [named.get((row.state, row.called)) or states[row.state] for row in rows]
    move = lambda submissions: _move(list(zip(submissions, rows, wanted, strict=True)), by)
    return _stored(new, "submission.entered", move, is_trial=is_trial, by=by)


def _given_of_submission(row: Entered, by: User) -> Values:
    """What is added to what was said. Who came by the page of another program was written down by nobody of ours."""
    is_form = row.values["channel"] == SubmissionChannel.FORM
    return {
        "received_at": row.received_at,
        **done_by(None if is_form else by, *Role, field="entered_by"),
        **done_by(by if row.values.get("in_polish") else None, *Role, field="in_polish_by"),
    }


def _day_of(row: Entered) -> date:
    return localtime(row.received_at, clock.WARSAW).date()


def _move(entered: Sequence[tuple[Submission, Entered, SubmissionState]], by: User) -> None:
    """The step to where each of them stands, by whoever entered it. Raises RowRefused."""
    steps = {
        place: SubmissionStep(
            submission=submission,
            was=submission.state,
            state=state,
            reason=row.reason,
            responsible=row.responsible,
            at=clock.now(),
            **done_by(by, *Role),
        )
        for place, (submission, row, state) in enumerate(entered)
        if state.pk != submission.state_id
    }
    many_records.add_all(steps)


def _stored(
    new: Sequence[NewRow[Row]],
    act: str,
    beside: Callable[[list[Row]], None] = lambda rows: None,
    *,
    is_trial: bool,
    by: User,
) -> list[Row]:
    """The rows, stored and written into the trail with what is written beside them, or only tried."""
    if is_trial:
        return many_records.try_all(new, beside)
    rows = many_records.store_all(new)
    record_all(act, rows, by=by)
    beside(rows)
    return rows


def _refuse_withdrawn(rows: Sequence[Values], *names: str) -> None:
    """Refuse what is withdrawn among all that these rows choose. Some queries, however many rows there are."""
    for name in names:
        chosen: dict[int, Model] = {}
        for row in rows:
            value = row.get(name)
            chosen |= {one.pk: one for one in (value if isinstance(value, list) else [value]) if one is not None}
        withdrawal.refuse_choosing({name: list(chosen.values())})
