#!/usr/bin/env python3
"""Refuse a new commit that does not say in one line what it does and below why. Standard library only.

New are those after BASE; merges are left out. Where that cannot be known (no git, a shallow clone) it says so.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE = "2f1a95d3d09e293b33c2512a65354bec24eb26d7"
LONGEST = 72  # characters
SUBJECT = re.compile(r"[a-z0-9_/., -]+: [A-Z]\S* .*[^.\s]")
NOT_VERBS = frozenset(
    """
    A All An And Any Each Every Everyone Everything How If In It More New No Nobody Nothing Of On One Only Some That The
    There These They This Those Three Two What When Where Whether Which Who Whoever Why With Words
    """.split()  # noqa: SIM905 (reads as a sentence)
)
ENDING_LIKE_OTHER_FORMS = {"Bring", "Embed", "Feed", "Focus", "Need", "Ring", "Seed", "Shed", "Speed", "String"}


def is_imperative(word: str) -> bool:
    """Whether it may be an order: no article, and no „Added”, „Adding” or „Adds”."""
    if word in ENDING_LIKE_OTHER_FORMS:
        return True
    return word not in NOT_VERBS and not re.search(r"(ed|ing|[^s]s)$", word)


def faults(subject: str, body: str) -> list[str]:
    """What is wrong with one message."""
    found = []
    if len(subject) > LONGEST:
        found.append(f"{len(subject)} characters, at most {LONGEST}")
    if not SUBJECT.fullmatch(subject):
        found.append("not „area: Imperative sentence” without a full stop")
    elif not is_imperative(subject.partition(": ")[2].split()[0]):
        found.append("does not begin with a verb that orders (Add, Move, Refuse …)")
    if not body.strip():
        found.append("no body that says why")
    return found


def git(*arguments: str) -> str | None:
    """What git says, or None where it cannot."""
    try:
        return subprocess.run(["git", "-C", ROOT, *arguments], check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def main() -> int:
    if git("merge-base", "--is-ancestor", BASE, "HEAD") is None:
        print(f"Commits are not checked: {BASE} is not among those of this clone, or there is no git.")
        return 0
    log = git("log", "--no-merges", "--reverse", "--format=%h%x00%s%x00%b%x01", f"{BASE}..HEAD") or ""
    messages = [entry.strip("\n").split("\0") for entry in log.split("\1") if entry.strip()]
    wrong = [f"{commit} {subject}\n    {why}" for commit, subject, body in messages for why in faults(subject, body)]
    print("\n".join(wrong) or f"The messages of {len(messages)} new commits say what and why.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
