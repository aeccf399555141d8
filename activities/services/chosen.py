"""Acts on the meetings that were ticked on a list: each one as by itself, and what changed meanwhile is left alone."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.models import Activity, Occurrence
from activities.planning.chosen_preview import (
    Marks,
    chosen_rows,
    in_words,
    marks_of,
    preview_publishing,
    why_not_cancelled,
)
from activities.planning.preview_seen import NONE_CHOSEN
from activities.services.locking import lock_rows
from activities.services.occurrences import cancel_occurrence
from activities.services.publication import publish_occurrences
from osl_site.common.accounts.models import User
from osl_site.common.database import records

CHANGED = "Po podglądzie coś się tu zmieniło. Otwórz to spotkanie i sprawdź."
Done = tuple[int, list[str]]  # how many were done; of each that was not: which, and why


@transaction.atomic
def cancel_chosen(seen: Marks, *, reason: str, by: User) -> Done:
    """Call these meetings off for one reason, each with its entry in the trail and its notices.

    `seen` is the mark of each as the person was shown it: one that stands otherwise by now, cannot be called off, or is
    somebody else's, is left alone. Raises ValidationError when none could be, and at `reason` when there is none.
    """
    if not rules.may_run_some(by):
        raise PermissionDenied
    if not records.tidy(reason):
        raise ValidationError({"reason": "Napisz, dlaczego spotkania są odwołane."})
    rows, refused = _as_seen(seen)
    done = 0
    for row in rows:
        if why := why_not_cancelled(row, by):
            refused.append(f"{in_words(row)}: {why}")
            continue
        cancel_occurrence(row, reason=reason, by=by)
        done += 1
    return _told(done, refused)


@transaction.atomic
def publish_chosen(seen: Marks, *, by: User) -> Done:
    """Show residents these planned meetings of published offers, with one entry in the trail for each offer.

    `seen` as in `cancel_chosen`. Raises ValidationError when none could be shown.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    offers = Activity.objects.filter(occurrences__in=seen).order_by("pk").distinct().values_list("pk", flat=True)
    list(Activity.objects.filter(pk__in=list(offers)).order_by("pk").select_for_update())
    rows, refused = _as_seen(seen)
    preview = preview_publishing([row.pk for row in rows])
    refused += [f"{row.words}: {row.refusal}" for row in preview.refused]
    by_activity: dict[int, list[Occurrence]] = {}
    for row in preview.possible:
        by_activity.setdefault(row.occurrence.activity_id, []).append(row.occurrence)
    done = sum(publish_occurrences(found[0].activity, chosen=_ids(found), by=by) for found in by_activity.values())
    return _told(done, refused)


def _as_seen(seen: Marks) -> tuple[list[Occurrence], list[str]]:
    """These meetings, locked, that stand as they were shown; and of the others that they do not."""
    if not seen:
        raise ValidationError(NONE_CHOSEN)
    lock_rows(Occurrence.objects.filter(pk__in=seen))
    rows = chosen_rows(seen)
    now = marks_of(rows)
    same = [row for row in rows if now[row.pk][0] == seen[row.pk]]
    return same, [f"{in_words(row)}: {CHANGED}" for row in rows if row not in same]


def _told(done: int, refused: list[str]) -> Done:
    if not done:
        raise ValidationError(refused or [CHANGED])
    return done, refused


def _ids(rows: Iterable[Occurrence]) -> list[int]:
    return [row.pk for row in rows]
