"""Which conclusions may no longer be edited: an upper room says so here, and this room knows no upper room."""

from collections.abc import Callable, Iterable

from needs.models import Conclusion

Answer = Callable[[Iterable[int]], set[int]]
_answers: list[Answer] = []


def register(answer: Answer) -> None:
    """From now on `answer(ids)` is asked which of these conclusions are frozen. Twice changes nothing."""
    if answer not in _answers:
        _answers.append(answer)


def is_frozen(conclusion: Conclusion) -> bool:
    """Whether a plan that was once submitted cites it. As many queries as there are registered answers."""
    return any(conclusion.pk in answer([conclusion.pk]) for answer in _answers)
