"""Waiting for what other processes and threads do: the one place where tests let time pass."""

import time
from collections.abc import Callable


def until(is_so: Callable[[], bool], *, seconds: float, every: float = 0.05) -> bool:
    """Whether it came about within so many seconds; asked again and again, and at the end once more."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(every)
    return is_so()
