"""What rows of recognition are compared with while a file is gone through, and which of them are there already."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Max, Model, QuerySet

from needs.models import AssessmentRound
from osl_site.common.centre.models import TargetGroup
from osl_site.common.centre.place_cells import Places
from osl_site.common.imports.cells import RowForm, Words
from osl_site.common.imports.models import ImportRun, Outcome, RunState
from osl_site.common.imports.specs import Done
from osl_site.common.withdrawal.models import standing


@dataclass
class Known:
    """Places and words that cells may say, and the rows that were there before the file."""

    model: type[Model]
    last: int
    is_trial: bool
    places: Places = field(default_factory=Places)
    rounds: Words = field(default_factory=lambda: words_of(AssessmentRound.objects.all()))
    groups: Words = field(default_factory=lambda: words_of(standing(TargetGroup.objects.all())))
    met: Counter = field(default_factory=Counter)  # how often a row that is there was named by the file


def words_of(rows: Iterable[Model]) -> Words:
    """Rows of a dictionary by their names, and by their slugs where they have one."""
    rows = list(rows)
    return Words.of([(row, str(row)) for row in rows], {row.slug: row for row in rows if getattr(row, "slug", "")})


def known_for(model: type[Model], run: ImportRun) -> Known:
    """At the beginning of a run."""
    last = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
    return Known(model, last, is_trial=run.state != RunState.IMPORTING)


def added_or_there(
    known: Known,
    filled: Sequence[RowForm],
    *,
    key: Callable[[RowForm], Hashable],
    there: Callable[[Sequence[RowForm]], QuerySet],
    key_of: Callable[[Model], Hashable],
    add: Callable[[list[RowForm]], list[Model]],
) -> list[Done]:
    """Add those that are not there yet. Two rows of a file that say the same are two, as long as one is there once."""
    found: dict[Hashable, list[Model]] = {}
    for row in there(filled).filter(pk__lte=known.last).order_by("pk"):
        found.setdefault(key_of(row), []).append(row)
    done: list[Done | None] = []
    new = []
    for form in filled:
        same = found.get(key(form), [])
        if known.met[key(form)] < len(same):
            done.append(Done(Outcome.SAME, same[known.met[key(form)]]))
            known.met[key(form)] += 1
        else:
            done.append(None)
            new.append(form)
    added = iter(add(new) if new else [])
    return [one or Done(Outcome.ADDED, next(added)) for one in done]
