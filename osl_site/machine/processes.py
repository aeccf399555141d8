"""Child processes that never outlive their parent, and an end that a second Ctrl-C cannot spoil."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from types import FrameType
from typing import Any, NoReturn, Self

STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1  # prctl(2)
WAITS = (1, 2, 5, 10, 20)  # seconds until a child that ended by itself is started again; the last one ever after
STEADY = 60  # seconds after which an end is a first one again

libc = ctypes.CDLL(None)


class Ended(Exception):
    """A child ended that nobody had asked to end. The text names it."""


def spawn(command: Sequence, *, at_parents_death: int = signal.SIGTERM, **options: Any) -> subprocess.Popen:
    """Start a child that the kernel sends `at_parents_death` when this process ends, by kill -9 too."""
    parent = os.getpid()

    def bind_to_parent() -> None:
        libc.prctl(PR_SET_PDEATHSIG, at_parents_death)
        if os.getppid() != parent:  # it was gone before the line above
            os._exit(1)

    # preexec_fn is unsafe beside threads; nothing that starts children here has any.
    return subprocess.Popen([str(part) for part in command], preexec_fn=bind_to_parent, **options)


class Fork:
    """A child that goes on with all that this process has imported, in a process group of its own.

    As much of `Popen` as a family asks for. `work` begins with no open database connection of the parent's: the
    caller has closed them.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._process = get_context("fork").Process(target=_begin, args=(work, os.getpid()))
        self._process.start()
        self.pid = self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code. Raises TimeoutExpired as Popen does."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout)
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()


def _begin(work: Callable[[], None], parent: int) -> None:
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)
    os.setpgid(0, 0)
    for number in STOPPING_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    work()


def interrupt_on_every_stopping_signal() -> None:
    """SIGTERM and a closed terminal stop this process as Ctrl-C does, with everything it has to tidy up."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in STOPPING_SIGNALS:
        signal.signal(number, interrupt)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within it the signals that stop this process are ignored: it is stopping already."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in STOPPING_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop(child: subprocess.Popen | Fork, number: int = signal.SIGTERM, *, patience: float) -> None:
    """Ask a child to end and wait for it; after `patience` seconds end it."""
    if child.poll() is None:
        child.send_signal(number)
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


class _Child:
    """One of a family: how it begins, what runs of it now, and how often it has ended shortly after it began."""

    def __init__(self, begin: Callable[[], subprocess.Popen | Fork]) -> None:
        self.begin = begin
        self.ends = 0
        self.start()

    def start(self) -> None:
        self.process, self.began = self.begin(), time.monotonic()
        self.again_at: float | None = None  # while none runs

    def wait_before_next(self) -> float:
        """It has ended: it is to begin again after so many seconds, ever more while it does not last."""
        now = time.monotonic()
        self.ends = 1 if now - self.began > STEADY else self.ends + 1
        seconds = WAITS[min(self.ends, len(WAITS)) - 1]
        self.again_at = now + seconds
        return seconds


class Family:
    """Children that live and end together, and are stopped in the order in which they were started."""

    def __init__(self, *, patience: float = 15) -> None:
        self._children: dict[str, _Child] = {}
        self.others: dict[str, subprocess.Popen] = {}
        self.patience = patience

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        with undisturbed():
            for child in self.children.values():
                stop(child, patience=self.patience)

    @property
    def children(self) -> dict[str, subprocess.Popen | Fork]:
        """What runs, or ran last, by name."""
        return {name: child.process for name, child in self._children.items()}

    def add(self, name: str, command: Sequence, **options: Any) -> None:
        """Start a child in a process group of its own: Ctrl-C reaches the parent alone, which stops all in order."""
        options = {"stdin": subprocess.DEVNULL, "process_group": 0, **options}
        self._children[name] = _Child(partial(spawn, command, **options))

    def fork(self, name: str, work: Callable[[], None]) -> None:
        """Let a child do `work` with what is imported here: it starts at once."""
        self._children[name] = _Child(partial(Fork, work))

    def depend_on(self, name: str, process: subprocess.Popen) -> None:
        """Watch a process that someone else stops."""
        self.others[name] = process

    # Both look every so often instead of waiting for a signal: of a forked child and of somebody else's process alike
    # only `poll` tells, and a look costs microseconds.

    def watch(self, until: Callable[[], bool], *, every: float = 0.3) -> None:
        """Wait until `until()` is true; raise `Ended` as soon as a process ends by itself."""
        while not until():
            _raise_for(self.others | self.children)
            time.sleep(every)

    def keep(self, say: Callable[[str], object], *, every: float = 0.3) -> NoReturn:
        """For ever start again whichever child ends by itself, and say so; raise `Ended` when another process ends."""
        while True:
            _raise_for(self.others)
            for name, child in self._children.items():
                if child.again_at is not None:
                    if time.monotonic() >= child.again_at:
                        child.start()
                        say(f"The {name} was started again.")
                elif child.process.poll() is not None:
                    how = _how(child.process.returncode)
                    say(f"The {name} has ended by itself ({how}). It starts again in {child.wait_before_next()} s.")
            time.sleep(every)


def _raise_for(processes: Mapping[str, subprocess.Popen | Fork]) -> None:
    for name, process in processes.items():
        if process.poll() is not None:
            raise Ended(f"The {name} has ended by itself ({_how(process.returncode)}).")


def _how(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
