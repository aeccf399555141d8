import json
import os
import subprocess
import sys

from osl_site.machine import bootstrap, budget


def test_every_step_is_told_with_its_seconds_and_all_of_them_to_the_first_page(monkeypatch):
    monkeypatch.setenv(budget.KEPT, json.dumps([os.getpid(), ("packages", 6.04), ("tables", 8.5), ("web", 9.0)]))

    assert budget.lines() == [
        "   6.0 s  packages",
        "   2.5 s  tables",
        "   0.5 s  web",
        "   9.0 s  in all, to the first page",
    ]


def test_what_was_counted_stays_when_another_interpreter_takes_over():
    said = "print(len(budget.lines()), 0 < budget.age() < 60)"
    then = f"from osl_site.machine import budget; budget.done('tables'); {said}"
    take_over = f"os.execv(sys.executable, ['python', '-c', {then!r}])"
    first = f"import os, sys; from osl_site.machine import budget; budget.done('packages'); {take_over}"
    done = subprocess.run([sys.executable, "-c", first], cwd=bootstrap.ROOT, capture_output=True, text=True)

    assert done.stdout == "3 True\n"


def test_a_child_counts_anew(monkeypatch):
    monkeypatch.setenv(budget.KEPT, json.dumps([os.getppid(), ("packages", 6.04)]))

    assert not budget.has_begun()
