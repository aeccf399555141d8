#!/usr/bin/env python3
"""Refuse a locked package whose licence nobody allowed. Standard library only; asks the environment it runs in."""

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "


def licences_of(name: str) -> list[str]:
    """What the package offers: its SPDX expression, else its classifiers, else its own words.

    Raises metadata.PackageNotFoundError where it is not installed.
    """
    said = metadata.metadata(name)
    if expression := said.get("License-Expression"):
        return re.split(r" OR ", expression)
    classifiers = [line for line in said.get_all("Classifier", []) if line.startswith(CLASSIFIER)]
    return [line.removeprefix(CLASSIFIER) for line in classifiers] or [
        (said.get("License") or "").strip().split("\n")[0]
    ]


def refusal(name: str, offered: list[str], rules: dict) -> str | None:
    """Why the package may not be here, or None."""
    if exception := rules["exceptions"].get(name):
        now = " / ".join(offered)
        if now == exception["licence"]:
            return None
        return f"{name}: allowed under „{exception['licence']}”, and is now under „{now}”"
    known = [rules["said"].get(licence, licence) for licence in offered]
    if len(offered) > 1 and any("GNU" in licence for licence in offered):
        known = []  # a list of classifiers does not say whether it is a choice
    if any(licence in rules["allowed"] for licence in known):
        return None
    return f"{name}: „{' / '.join(offered)}” is not in .ci/licences.toml"


def main() -> int:
    rules = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8"))
    locked = LOCKED.findall((HERE.parent / "requirements.txt").read_text(encoding="utf-8"))
    refused, elsewhere = [], []
    for name in locked:
        try:
            refused.append(refusal(name, licences_of(name), rules))
        except metadata.PackageNotFoundError:
            elsewhere.append(name)  # for another Python or machine, says its marker
    wrong = [reason for reason in refused if reason]
    wrong += [f"{name}: an exception for what is not locked" for name in rules["exceptions"] if name not in locked]
    if len(elsewhere) == len(locked):
        wrong.append("None of the locked packages is installed where this was asked.")
    print("\n".join(wrong) or f"The licences of {len(locked) - len(elsewhere)} packages are allowed.")
    if elsewhere:
        print(f"Not installed here, so not asked: {', '.join(elsewhere)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
