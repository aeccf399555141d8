"""A server below a folder of its own: what systemd does with the units in `deploy/` is done here by a thread, the rest
is real: PostgreSQL 15, nginx with the configuration of `deploy/`, gunicorn on a kept socket, workers, `osl`."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from osl_site.machine.postgres import databases
from osl_site.machine.postgres.embedded import SUPERUSER, Cluster
from tests.machine.mail_server import MailServer
from tests.machine.waiting import until
from tests.tools import ROOT, need

HOST = "osl.example.pl"
TOKEN = "monitor-of-the-test"
HTTP, HTTPS = 8161, 8162  # the ports of this machine's nginx


def section(unit: Path, name: str) -> list[tuple[str, str]]:
    """What a unit says in one of its sections."""
    text = unit.read_text().partition(f"[{name}]")[2].partition("\n[")[0]
    return [tuple(line.split("=", 1)) for line in text.splitlines() if "=" in line and not line.startswith("#")]


@dataclass
class Service:
    """One unit of one centre: started as its file says, and again whenever it ends."""

    machine: "Machine"
    kind: str
    centre: str
    process: subprocess.Popen | None = None
    is_wanted: bool = True
    began: float = 0.0
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        said = dict(section(ROOT / "deploy" / "systemd" / f"osl-{self.kind}@.service", "Service"))
        command = said["ExecStart"].replace("/opt/osl/current/.venv/bin", str(Path(sys.executable).parent))
        env = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        env |= self.machine.variables(self.centre)
        env["XDG_CACHE_HOME"] = str(self.machine.folder / "cache")
        options = {"cwd": self.machine.home / "current", "env": env, "stdin": subprocess.DEVNULL}
        if door := self.machine.doors.get(self.centre) if self.kind == "web" else None:
            command = f"exec 3<&{door.fileno()}; export LISTEN_FDS=1 LISTEN_PID=$$; exec {command}"
            options |= {"pass_fds": [door.fileno()]}
        with (self.machine.folder / "log" / f"{self.kind}-{self.centre}").open("ab") as log:
            line = ["bash", "-c", command if door else f"exec {command}"]
            self.process = subprocess.Popen(line, stdout=log, stderr=log, start_new_session=True, **options)
        self.began = time.monotonic()
        self.starts.append(self.began)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


class Machine:
    """The whole of it. `close` ends every process that it began."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home, self.etc = folder, folder / "opt", folder / "etc"
        for name in ("opt", "etc", "run", "log", "cache", "nginx", "asked", "backups"):
            (folder / name).mkdir()
        self.mail = MailServer()
        threading.Thread(target=self.mail.serve_forever, daemon=True).start()
        os.environ["OSL_POSTGRES_BIN"] = str(Path(need("postgres of Debian 12")).parent)
        self.cluster = Cluster(folder / "postgres")
        self.doors: dict[str, socket.socket] = {}
        self.services: list[Service] = []
        self.nginx: subprocess.Popen | None = None
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def begin(self) -> None:
        self.cluster.start()
        shutil.copy(ROOT / "deploy" / "postgresql" / "osl.conf", self.cluster.data / "osl.conf")
        (self.cluster.data / "osl.conf").chmod(0o644)
        with (self.cluster.data / "postgresql.conf").open("a") as conf:
            conf.write("\ninclude 'osl.conf'\nmax_connections = 200\n")
        self.restart_database()
        self._keeper.start()

    def restart_database(self) -> float:
        began = time.monotonic()
        self.cluster.stop()
        self.cluster.start()
        return time.monotonic() - began

    def kill_database(self) -> None:
        """As when it is out of memory; started again as its unit would be."""
        self.cluster.server.kill()
        self.cluster.server.wait()
        self.cluster.server = None
        self.cluster.start()

    def destroy_database(self, name: str) -> None:
        with psycopg.connect(self.cluster.url("postgres", SUPERUSER), autocommit=True) as connection:
            connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))

    def add_centre(self, name: str) -> None:
        """What the administrator of the machine does once for each centre, the tables apart."""
        self.cluster.make_database(name)
        urls = databases.urls(self.cluster, name)
        env = {
            "OSL_SECRET_KEY": secrets.token_urlsafe(50),
            "OSL_ALLOWED_HOSTS": HOST if name == "gmina" else f"{name}.example.pl",
            "OSL_ORIGIN": f"https://{HOST}",
            "DATABASE_URL": urls["DATABASE_URL"],
            "OSL_MAIL_URL": self.mail.url,
            "OSL_MONITOR_TOKEN": TOKEN,
        }
        self.say_of(name, **env)
        (self.etc / f"{name}.owner.env").write_text(f"OSL_OWNER_URL={urls['OSL_OWNER_URL']}\n")
        self.reopen(name)

    def say_of(self, name: str, **settings: str) -> None:
        """More settings of a centre, or others than before."""
        path = self.etc / f"{name}.env"
        said = (self.variables(name) if path.exists() else {}) | settings
        path.write_text("".join(f"{key}={value}\n" for key, value in said.items()))

    def move_to_new_database(self, name: str, database: str) -> None:
        """An empty one, which the settings name from now on."""
        self.cluster.make_database(database)
        urls = databases.urls(self.cluster, database)
        self.say_of(name, DATABASE_URL=urls["DATABASE_URL"])
        (self.etc / f"{name}.owner.env").write_text(f"OSL_OWNER_URL={urls['OSL_OWNER_URL']}\n")

    def reopen(self, name: str) -> None:
        """The socket of a centre, as its socket unit makes it."""
        path = self.folder / "run" / f"{name}.sock"
        path.unlink(missing_ok=True)
        door = socket.socket(socket.AF_UNIX)
        door.bind(str(path))
        path.chmod(0o666)
        door.listen(512)
        self.doors[name] = door

    def variables(self, centre: str) -> dict[str, str]:
        return _read(self.etc / f"{centre}.env")

    def osl(self, *command: object) -> subprocess.CompletedProcess:
        """The command `osl` of the release that is in the tree."""
        env = os.environ | {
            "OSL_HOME": str(self.home),
            "OSL_ETC": str(self.etc),
            "OSL_SOCKETS": str(self.folder / "run"),
            "OSL_SERVICES": f"{sys.executable} {Path(__file__).with_name('systemctl.py')} {self.folder / 'asked'}",
            "OSL_PYTHON": sys.executable,
            "OSL_USER": "",  # there is no account of services here
            "OSL_PATIENCE": "20",
            "PYTHONPATH": str(ROOT),  # of what stands in for systemctl
        }
        for name in ("OSL_MODE", "DATABASE_URL", "OSL_OWNER_URL"):
            env.pop(name, None)
        return subprocess.run(
            [ROOT / "deploy" / "osl", *map(str, command)], env=env, capture_output=True, text=True, timeout=500
        )

    def manage(self, *command: object, centre: str = "gmina", as_owner: bool = False) -> str:
        env = {"PATH": os.environ["PATH"]} | self.variables(centre)
        env |= _read(self.etc / f"{centre}.owner.env") if as_owner else {}
        line = [sys.executable, "manage.py", *map(str, command)]
        done = subprocess.run(line, cwd=self.home / "current", env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    # What systemd does

    def _keep(self) -> None:
        """Start again what ended, and do what `osl` asks of systemctl."""
        while not self._over.wait(0.05):
            with self._lock:
                for asked in sorted((self.folder / "asked").glob("*.asked")):
                    self._do(*asked.read_text().split())
                    asked.rename(asked.with_suffix(".done"))
                for one in self.services:
                    if one.is_wanted and one.process.poll() is not None and time.monotonic() - one.began > 1:
                        one.start()

    def _do(self, act: str, *units: str) -> None:
        if act == "enable":
            return  # what is to begin with the machine; doors are opened by hand here
        assert act == "restart"
        for unit in units:
            kind, centre = re.fullmatch(r"osl-(\w+)@(\w+)\.service", unit).groups()
            found = [one for one in self.services if (one.kind, one.centre) == (kind, centre)]
            if not found:
                found = [Service(self, kind, centre)]
                self.services += found
            found[0].stop()
            found[0].start()

    def service(self, kind: str, centre: str = "gmina") -> Service:
        return next(one for one in self.services if (one.kind, one.centre) == (kind, centre))

    # nginx

    def serve(self) -> None:
        """nginx with the files of `deploy/`, their places moved below the folder of the test."""
        place = self.folder / "nginx"
        (place / "snippets").mkdir()
        (place / "cache").mkdir()
        for name in ("osl-proxy.conf", "osl-centre.conf", "osl-limits.conf"):
            (place / "snippets" / name).write_text(self._moved((ROOT / "deploy" / "nginx" / name).read_text()))
        for name in ("osl.conf", "site.conf"):
            (place / name).write_text(self._moved((ROOT / "deploy" / "nginx" / name).read_text()))
        self._make_certificate(place)
        paths = "\n".join(
            f"{kind}_temp_path {place}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (place / "own.html").write_text("own " * 4000)
        (place / "nginx.conf").write_text(
            f"user {'root' if os.geteuid() == 0 else 'nobody'};\ndaemon off;\nworker_processes 1;\n"
            f"pid {place}/pid;\nerror_log {place}/error.log crit;\nevents {{ worker_connections 512; }}\n"
            f"http {{\ninclude /etc/nginx/mime.types;\n{paths}\ninclude osl.conf;\ninclude site.conf;\n"
            f"server {{ listen 127.0.0.1:{HTTP + 2}; access_log off; location / {{ root {place}; }} }}\n}}\n"
        )
        self.nginx = subprocess.Popen(["nginx", "-c", place / "nginx.conf", "-p", place], stdin=subprocess.DEVNULL)
        assert until(lambda: _listens(HTTPS) or self.nginx.poll() is not None, seconds=20)
        assert self.nginx.poll() is None, (place / "error.log").read_text()

    def _moved(self, text: str) -> str:
        """Of another place, name and port, and nothing else."""
        places = {
            "/run/osl": self.folder / "run",
            "/opt/osl": self.home,
            "/var/log/nginx": self.folder / "log",
            "/var/lib/nginx": self.folder / "nginx" / "cache",
            "/etc/letsencrypt/live/osl.example.pl": self.folder / "nginx",
            "NAZWA": "gmina",
            "listen 80;": f"listen 127.0.0.1:{HTTP};",
            "listen 443 ": f"listen 127.0.0.1:{HTTPS} ",
        }
        for before, now in places.items():
            text = text.replace(before, str(now))
        return "\n".join(line for line in text.splitlines() if "listen [::]" not in line) + "\n"

    def _make_certificate(self, place: Path) -> None:
        names = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        files = ["-keyout", place / "privkey.pem", "-out", place / "fullchain.pem"]
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files]
        subprocess.run(command, check=True, capture_output=True)

    def close(self) -> None:
        self._over.set()
        if self._keeper.is_alive():
            self._keeper.join()
        for one in self.services:
            one.is_wanted = False
            one.stop()
        if self.nginx:
            self.nginx.terminate()
            self.nginx.wait(20)
        for door in self.doors.values():
            door.close()
        self.mail.shutdown()
        self.mail.server_close()
        self.cluster.stop()

    @staticmethod
    def children(pid: int) -> list[int]:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def names_of_groups(self, database: str) -> list[str]:
        with psycopg.connect(self.cluster.url(database, SUPERUSER)) as connection:
            rows = connection.execute("select name from centre_targetgroup where name like 'Grupa %' order by name")
            return [name for (name,) in rows.fetchall()]

    def memory(self, centre: str) -> float:
        """Megabytes of the processes of a centre, what they share counted in parts."""
        groups = {one.process.pid for one in self.services if one.centre == centre}
        return sum(_pss(path) for path in Path("/proc").glob("[0-9]*") if _group(path) in groups) / 1024


def _read(path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in path.read_text().splitlines())


def _group(path: Path) -> int:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:
        return 0


def _pss(path: Path) -> int:
    found = re.search(r"^Pss:\s+(\d+) kB", (path / "smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
