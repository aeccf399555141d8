"""Many names in one sentence: the first of them, and how many more. Staff's Polish."""

from collections.abc import Sequence


def few_of(names: Sequence[str], most: int) -> str:
    """„Augamy, Bądze i jeszcze 5”: as many as `most` by name, all of them where there are no more. The number does not
    change the words around it."""
    more = len(names) - most
    named = ", ".join(names[:most])
    return f"{named} i jeszcze {more}" if more > 0 else named
