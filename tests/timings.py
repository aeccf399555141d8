"""Where the time of a run went: the total of each folder, beside pytest's own list of the slowest tests.

And what the run cost the processor, which is the same beside other work, as seconds on the wall are not.
"""

import os
import resource
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

UNSEEN = "unseen"  # what a worker tells the process that leads it
PER_SECOND = os.sysconf("SC_CLK_TCK")
unseen: Counter[str] = Counter()  # seconds of the processor by who told them, this process or a worker


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The folders are told when the slowest tests are asked for (`--durations`), in seconds of every worker, added up.

    By then the workers, PostgreSQL and whatever else was started have ended.
    """
    if config.option.durations is not None:
        seconds = seconds_by_folder([report for reports in terminalreporter.stats.values() for report in reports])
        terminalreporter.section("seconds by folder")
        for folder, total in seconds.most_common():
            terminalreporter.write_line(f"{total:8.1f}  {folder}")
        terminalreporter.write_line(f"{seconds.total():8.1f}  in all")
    terminalreporter.section("seconds of the processor")
    terminalreporter.write_line(f"{seconds_of_processor():8.1f}  in every process, browsers and PostgreSQL among them")


def seconds_by_folder(reports: list[Any]) -> Counter[str]:
    """Set-up, call and end of every test under its folder; a file that lies in tests/ itself stands for itself."""
    seconds: Counter[str] = Counter()
    for report in reports:
        if isinstance(report, pytest.TestReport):
            seconds["/".join(report.nodeid.partition("::")[0].split("/")[:2])] += report.duration
    return seconds


def seconds_of_processor() -> float:
    """User and system, of this process, of those that it and its children waited for, and of those told as unseen."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent) + unseen.total()


@pytest.fixture(scope="session")
def count_helpers_of_browsers() -> Callable[[], None]:
    """For what starts a browser, to be called before it ends: nobody waits for the processes that draw its pages."""
    return lambda: unseen.update(here=sum(map(seconds_of, helpers_of_browsers())))


def helpers_of_browsers() -> list[int]:
    """Of the browsers that this process started, those processes that say of what type they are."""
    return [pid for pid in running() if b"--type=" in command_of(pid) and os.getpid() in ancestors(pid)]


def running() -> list[int]:
    return [int(place.name) for place in Path("/proc").glob("[0-9]*")]


def command_of(pid: int) -> bytes:
    """Empty when the process has just ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def seconds_of(pid: int) -> float:
    """User and system, its own and of those it waited for."""
    return sum(map(int, fields(pid)[11:15])) / PER_SECOND


def ancestors(pid: int) -> list[int]:
    """Of a process: its parent, and so on up to the first."""
    found = []
    while pid := int(fields(pid)[1]):
        found.append(pid)
    return found


def fields(pid: int) -> list[str]:
    """Of /proc/…/stat, what follows the name: the state, the parent, …; noughts when the process has just ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["0"] * 20


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workerinput"):
        session.config.workeroutput[UNSEEN] = unseen.total()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    unseen[node.gateway.id] = getattr(node, "workeroutput", {}).get(UNSEEN, 0.0)
