"""Programs that tests need and a machine may lack. In CI a missing one fails, elsewhere it is a skip that says why."""

import os
import shutil

import pytest

WHERE = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "pdftoppm": ("pdftoppm",),
    "pdftotext": ("pdftotext",),
}
PACKAGE = {"chromium": "chromium", "pdftoppm": "poppler-utils", "pdftotext": "poppler-utils"}


def path(name: str) -> str | None:
    return next((found for candidate in WHERE[name] if (found := shutil.which(candidate))), None)


def need(name: str) -> str:
    """Where the program is. Skips the test where it is not, saying how to get it; in CI fails instead."""
    found = path(name)
    if found is None:
        reason = f"{name} is not on this machine (Debian: sudo apt install {PACKAGE[name]})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found
