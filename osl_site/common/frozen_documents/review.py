"""What acts between the two desks have alike, whatever is handed on: parts of an act of the room, which locks, changes
the state, saves and records."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.database.records import tidy
from osl_site.common.frozen_documents.models import HandedOn

SAY_WHAT_TO_MEND = "Napisz tutaj, co poprawić, albo zapisz uwagę przy {} dotyczy."
ANSWER_LATER = "Na uwagę odpowiada się po decyzji, w następnym podejściu."
ANSWERED = "Na tę uwagę ktoś już odpowiedział. Odpowiedzi nie można zmienić."


def hand_on(row: HandedOn, said: Callable[[], Mapping[str, Any]], *, by: User, role: Role) -> None:
    """Write into a locked draft who hands it on, now and in which role, and then every word of it as it is stored:
    `said` is asked last, for it names them. The room changes its state and saves it."""
    named = done_by(by, role)
    row.submitted_at, row.submitted_by = clock.now(), by
    row.submitted_by_name, row.submitted_by_position = named["by_name"], named["by_position"]
    row.snapshot = said()


def refuse_return_without_words(text: str, *, has_remarks: bool, place: str) -> None:
    """Raise ValidationError, by field, for a return that says nowhere what to mend: neither in a remark nor in a word.
    `place` is what a remark stands at, „części, której”."""
    if not has_remarks and not tidy(text):
        raise ValidationError({"text": SAY_WHAT_TO_MEND.format(place)})


def refuse_answer(*, waits: bool, is_answered: bool) -> None:
    """Raise ValidationError for an answer to a remark that comes before the decision, or after another answer."""
    if waits:
        raise ValidationError(ANSWER_LATER)
    if is_answered:
        raise ValidationError(ANSWERED)
