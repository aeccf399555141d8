"""Programs that tests need and a machine may lack. In CI a missing one fails, elsewhere it is a skip that says why."""

import ctypes
import fcntl
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
}
PACKAGE = {
    "chromium": "chromium-headless-shell",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "xgettext": "gettext",
}

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "var" / "node"


def path(name: str) -> str | None:
    return next((found for candidate in WHERE[name] if (found := shutil.which(candidate))), None)


def need(name: str) -> str:
    """Where the program is. Skips the test where it is not, saying how to get it; in CI fails instead."""
    return path(name) or _lacking(name, PACKAGE[name])


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


def _lacking(name: str, package: str) -> NoReturn:
    reason = f"{name} is not on this machine (Debian: sudo apt install {package})"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
