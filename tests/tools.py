"""Programs that tests need and a machine may lack. In CI a missing one fails, elsewhere it is a skip that says why."""

import ctypes
import os
import shutil
from typing import NoReturn

import pytest

WHERE = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "pdftoppm": ("pdftoppm",),
    "pdftotext": ("pdftotext",),
    "xgettext": ("xgettext",),
}
PACKAGE = {"chromium": "chromium", "pdftoppm": "poppler-utils", "pdftotext": "poppler-utils", "xgettext": "gettext"}


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


def _lacking(name: str, package: str) -> NoReturn:
    reason = f"{name} is not on this machine (Debian: sudo apt install {package})"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
