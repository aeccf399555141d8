"""Where the time of a run went: the total of each folder, beside pytest's own list of the slowest tests."""

from collections import Counter
from typing import Any

import pytest


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Said when the slowest tests are asked for (`--durations`). Seconds of every worker, added up."""
    if config.option.durations is None:
        return
    seconds = seconds_by_folder([report for reports in terminalreporter.stats.values() for report in reports])
    terminalreporter.section("seconds by folder")
    for folder, total in seconds.most_common():
        terminalreporter.write_line(f"{total:8.1f}  {folder}")
    terminalreporter.write_line(f"{seconds.total():8.1f}  in all")


def seconds_by_folder(reports: list[Any]) -> Counter[str]:
    """Set-up, call and end of every test under its folder; a file that lies in tests/ itself stands for itself."""
    seconds: Counter[str] = Counter()
    for report in reports:
        if isinstance(report, pytest.TestReport):
            seconds["/".join(report.nodeid.partition("::")[0].split("/")[:2])] += report.duration
    return seconds
