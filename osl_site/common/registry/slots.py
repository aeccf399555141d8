"""Kinds of slots: entries in order or by key, words by key, answers about rows, conditions on rows. None asks a query
itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, Q

from osl_site.common.accounts.models import User

Entry = TypeVar("Entry")
Answer = Callable[[Sequence[int]], Mapping[int, Sequence[Entry]]]
Condition = Callable[[], Q]


class Slot(Generic[Entry]):
    """Entries by position, whichever room came first."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}

    def register(self, entry: Entry, *, position: int) -> None:
        """From now on `entry` stands at `position`. Twice changes nothing; a place is never given to two entries
        (ImproperlyConfigured)."""
        if self._entries.setdefault(position, entry) != entry:
            raise ImproperlyConfigured(f"Position {position} is taken by {self._entries[position]!r}.")

    def __iter__(self) -> Iterator[Entry]:
        return iter([self._entries[position] for position in sorted(self._entries)])


class KeySlot(Generic[Entry]):
    """Entries by key, each looked for by its own."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def register(self, key: str, entry: Entry) -> None:
        """From now on `entry` stands under `key`. Twice changes nothing; another one there is an error
        (ImproperlyConfigured)."""
        if self._entries.setdefault(key, entry) != entry:
            raise ImproperlyConfigured(f"{key} is taken by {self._entries[key]!r}.")

    def of(self, key: str) -> Entry:
        """What stands there. Raises KeyError."""
        return self._entries[key]

    def items(self) -> Iterable[tuple[str, Entry]]:
        return self._entries.items()


class LabelSlot:
    """Polish words by key."""

    def __init__(self) -> None:
        self._labels: dict[str, str] = {}

    def register(self, labels: Mapping[str, str]) -> None:
        """From now on these keys have words. Twice changes nothing; other words for a key that has its own are an
        error (ImproperlyConfigured)."""
        for key, words in labels.items():
            if self._labels.setdefault(key, words) != words:
                raise ImproperlyConfigured(f"{key} is called „{self._labels[key]}” already.")

    def of(self, key: str) -> str:
        """The words; a key that has none yet is shown as it is stored."""
        return self._labels.get(key, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)


class RowSlot(Generic[Entry]):
    """What upper rooms have for rows of a lower model, answered for many rows at once."""

    def __init__(self) -> None:
        self._answers: dict[type[Model], list[Answer]] = {}

    def register(self, model: type[Model], answer: Answer) -> None:
        """From now on `answer(ids)` is asked about rows of `model`. Twice changes nothing."""
        if answer not in self._answers.setdefault(model, []):
            self._answers[model].append(answer)

    def of(self, model: type[Model], ids: Iterable[int], *, reader: User | None = None) -> dict[int, list[Entry]]:
        """What there is for each of these rows; every id has a list. As many queries as the answers registered take.

        For a page, `reader` is who looks at it: an entry that is not theirs (`may`) is left out, words and all.
        """
        wanted = list(ids)
        found: dict[int, list[Entry]] = {pk: [] for pk in wanted}
        for answer in self._answers.get(model, ()) if wanted else ():
            for pk, entries in answer(wanted).items():
                found[pk] += [entry for entry in entries if reader is None or entry.may(reader)]
        return found

    def __iter__(self) -> Iterator[type[Model]]:
        """The models that anybody answers for."""
        return iter(self._answers)


class ConditionSlot:
    """What upper rooms say is so of rows of a lower model, as conditions that filter them in the database."""

    def __init__(self) -> None:
        self._conditions: dict[type[Model], list[Condition]] = {}

    def register(self, model: type[Model], condition: Condition) -> None:
        """From now on it is so of whichever row of `model` meets `condition()`. Twice changes nothing."""
        if condition not in self._conditions.setdefault(model, []):
            self._conditions[model].append(condition)

    def condition(self, model: type[Model]) -> Q:
        """For `filter()` and `exclude()`: the rows of which any room says so. No query of its own."""
        nowhere = Q(pk__in=())
        return reduce(or_, (condition() for condition in self._conditions.get(model, ())), nowhere)

    def among(self, model: type[Model], ids: Iterable[int]) -> set[int]:
        """Of which of these rows it is so. One query, however many rooms answer; none where nobody does."""
        rows = model._default_manager.filter(self.condition(model), pk__in=list(ids))
        return set(rows.order_by().values_list("pk", flat=True))

    def holds_for(self, row: Model) -> bool:
        """Whether it is so of this row. One query at most."""
        return row.pk in self.among(type(row), [row.pk])

    def __iter__(self) -> Iterator[type[Model]]:
        """The models that anybody answers for."""
        return iter(self._conditions)
