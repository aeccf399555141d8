"""What a material change of a conclusion obliges to: an upper room says so here, and this room knows no upper room."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from needs.models import Conclusion


@dataclass(frozen=True)
class Duty:
    """What is to be done, or what was done, in a sentence, and where."""

    sentence: str
    url: str
    label: str
    is_met: bool


Answer = Callable[[Iterable[int]], Mapping[int, Duty]]
_answers: list[Answer] = []


def register(answer: Answer) -> None:
    """From now on `answer(ids)` is asked what these conclusions oblige to. Twice changes nothing."""
    if answer not in _answers:
        _answers.append(answer)


def duty_of(conclusion: Conclusion) -> Duty | None:
    """What this conclusion obliges to; None for one that did not change materially."""
    if not conclusion.material_change:
        return None
    return next((found[conclusion.pk] for answer in _answers if (found := answer([conclusion.pk]))), None)
