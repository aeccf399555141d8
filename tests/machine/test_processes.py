import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from osl_site.machine import processes

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_a_family_that_waits_for_something_ends_with_the_first_child_that_ends_by_itself():
    ended = pytest.raises(processes.Ended, match=r"^The worker has ended by itself \(exit code 3\)\.$")
    with ended, processes.Family() as family:
        family.add("web server", SLEEP)
        family.add("worker", [sys.executable, "-c", "raise SystemExit(3)"])
        family.watch(until=lambda: False, every=0.02)

    assert family.children["web server"].returncode == -signal.SIGTERM


def test_what_is_killed_is_started_again_each_time_later_and_a_line_says_so(monkeypatch):
    monkeypatch.setattr(processes, "WAITS", (0.01, 0.05))
    said, killed = [], []

    def kill():
        killed.append(family.children["worker"].pid)
        os.kill(killed[-1], signal.SIGKILL)

    def say(line):
        said.append(line)
        if line == "The worker was started again.":
            if len(killed) == 3:
                raise KeyboardInterrupt
            kill()

    with pytest.raises(KeyboardInterrupt), processes.Family() as family:
        family.add("web server", SLEEP)
        family.add("worker", SLEEP)
        kill()
        family.keep(say, every=0.01)

    ended = "The worker has ended by itself (signal SIGKILL). It starts again in {} s."
    again = "The worker was started again."
    assert said == [ended.format(0.01), again, *[ended.format(0.05), again] * 2]
    assert len({*killed, family.children["worker"].pid}) == 4
    assert {child.returncode for child in family.children.values()} == {-signal.SIGTERM}


def test_what_lasted_is_soon_there_again_and_all_end_with_what_they_depend_on(monkeypatch):
    monkeypatch.setattr(processes, "STEADY", 0)
    monkeypatch.setattr(processes, "WAITS", (0.01, 60))
    database = processes.spawn(SLEEP)
    said = []

    def say(line):
        said.append(line)
        victim = database if len(said) == 4 else family.children["web server"]
        victim.kill()
        victim.wait()

    ended = pytest.raises(processes.Ended, match=r"^The database has ended by itself \(signal SIGKILL\)\.$")
    with ended, processes.Family() as family:
        family.depend_on("database", database)
        family.add("web server", SLEEP)
        family.children["web server"].kill()
        family.keep(say, every=0.01)

    assert [line.rpartition("again")[2] for line in said] == [" in 0.01 s.", "."] * 2


def test_a_child_that_will_not_end_is_ended():
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    child = processes.spawn([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    child.stdout.readline()

    processes.stop(child, patience=0.2)
    child.stdout.close()

    assert child.returncode == -signal.SIGKILL


def test_a_child_does_not_outlive_a_parent_killed_with_9():
    code = """
        import sys, time
        from osl_site.machine import processes
        child = processes.spawn([sys.executable, "-c", "import time; time.sleep(60)"])
        print(child.pid, flush=True)
        time.sleep(60)
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
    with parent:
        child = int(parent.stdout.readline())
        parent.kill()

    assert gone(child)


def said_by(code: str) -> list[str]:
    """What a process that runs this says: only one without threads may fork."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.splitlines()


def test_a_fork_is_stopped_with_its_family_and_ends_it_when_it_ends_by_itself():
    said = said_by("""
        import sys, time
        from functools import partial
        from osl_site.machine import processes
        with processes.Family() as family:
            family.fork("web server", partial(time.sleep, 60))
        print(family.children["web server"].returncode)
        try:
            with processes.Family() as family:
                family.fork("web server", partial(sys.exit, 3))
                family.watch(until=lambda: False, every=0.02)
        except processes.Ended as end:
            print(end)
    """)

    assert said == ["-15", "The web server has ended by itself (exit code 3)."]


def test_a_fork_that_will_not_end_is_ended():
    said = said_by("""
        import os, signal, time
        from osl_site.machine import processes
        heard, saying = os.pipe()
        def be_deaf():
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.write(saying, b"deaf")
            time.sleep(60)
        child = processes.Fork(be_deaf)
        os.read(heard, 4)
        processes.stop(child, patience=0.2)
        print(child.returncode)
    """)

    assert said == ["-9"]


def test_a_fork_does_not_outlive_a_parent_killed_with_9():
    code = """
        import time
        from osl_site.machine import processes
        child = processes.Fork(lambda: time.sleep(60))
        print(child.pid, flush=True)
        time.sleep(60)
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
    with parent:
        child = int(parent.stdout.readline())
        parent.kill()

    assert gone(child)


def test_what_is_stopping_is_not_stopped_again():
    with processes.undisturbed():
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def gone(pid: int, within: float = 10) -> bool:
    """Whether the process ends in time. One that nobody has waited for yet counts as ended."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except OSError:
            return True
        time.sleep(0.02)
    return False
