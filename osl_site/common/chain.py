"""The one door from lower rooms to upper ones: what stands on a row.

Imports point down (activities → plans → needs → partners → osl_site), links go both ways. An upper app registers, in
`AppConfig.ready()`, a function that answers for many rows of a lower model at once, in one query; pages of the lower
app ask `after()` and know no upper app. Where the chain closes into a circle (what a meeting taught becomes a field
note) a row of a lower room comes from one of an upper room: that is registered and asked in the same way, `before()`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from osl_site.common.accounts.models import User


def anyone(user: User) -> bool:
    """Whoever may read the row that the link stands on."""
    return True


@dataclass(frozen=True)
class Link:
    """One neighbour in the chain: what kind of thing it is, how it is called, where it lives, its state in words, and
    who may know of it."""

    kind: str
    label: str
    url: str
    state: str = ""
    may_read: Callable[[User], bool] = field(default=anyone, compare=False, repr=False)


@dataclass(frozen=True)
class Step:
    """One step of the chain line as a page shows it; a step without an address is said, not linked."""

    label: str
    text: str
    url: str = ""
    current: bool = False


Answer = Callable[[Sequence[int]], Mapping[int, Sequence[Link]]]
_answers: dict[type[Model], list[Answer]] = defaultdict(list)
_origins: dict[type[Model], list[Answer]] = defaultdict(list)


def register(model: type[Model], answer: Answer) -> None:
    """From now on `answer(ids)` is asked for what stands on rows of `model`. Registering twice changes nothing."""
    if answer not in _answers[model]:
        _answers[model].append(answer)


def register_origin(model: type[Model], answer: Answer) -> None:
    """The same for what rows of `model` came from in an upper room."""
    if answer not in _origins[model]:
        _origins[model].append(answer)


def after(model: type[Model], ids: Iterable[int], *, reader: User | None = None) -> dict[int, list[Link]]:
    """What stands on each of these rows; every id has a list. As many queries as there are registered answers.

    For a page, `reader` is who looks at it: a draft that is not theirs to read is left out, words and all.
    """
    return _ask(_answers[model], ids, reader)


def before(model: type[Model], ids: Iterable[int], *, reader: User | None = None) -> dict[int, list[Link]]:
    """What each of these rows came from in an upper room, asked as `after` asks."""
    return _ask(_origins[model], ids, reader)


def _ask(answers: Iterable[Answer], ids: Iterable[int], reader: User | None) -> dict[int, list[Link]]:
    wanted = list(ids)
    found: dict[int, list[Link]] = {pk: [] for pk in wanted}
    for answer in answers if wanted else ():
        for pk, links in answer(wanted).items():
            found[pk].extend(link for link in links if reader is None or link.may_read(reader))
    return found
