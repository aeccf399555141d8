"""How long each step of a start took, counted from the first moment of this process. Standard library only.

The process is the same when another interpreter takes it over (execv), so what was counted travels in its environment,
with its number: a child that inherits it counts anew.
"""

import json
import os
import time
from pathlib import Path

KEPT = "OSL_BUDGET"


def age() -> float:
    """Seconds since this process began, proc_pid_stat(5)."""
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    return time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / os.sysconf("SC_CLK_TCK")


def done(step: str) -> None:
    """`step` has just come to its end; it began when the one before did."""
    os.environ[KEPT] = json.dumps([os.getpid(), *_steps(), (step, age())])


def has_begun() -> bool:
    """Whether a step has been counted before this one."""
    return bool(_steps())


def lines() -> list[str]:
    """A line for each step with its seconds, and one with all of them."""
    steps = _steps()
    began = [0.0, *(moment for _, moment in steps)]
    told = [(step, ended - start) for (step, ended), start in zip(steps, began, strict=False)]
    return [f"{seconds:6.1f} s  {step}" for step, seconds in [*told, ("in all, to the first page", began[-1])]]


def _steps() -> list[tuple[str, float]]:
    pid, *steps = json.loads(os.environ.get(KEPT, "[0]"))
    return steps if pid == os.getpid() else []
