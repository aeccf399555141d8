"""What .ci/run asks besides the tests: licences of what is locked, messages of commits."""

import runpy

import pytest

from tests.tools import ROOT

licences = runpy.run_path(str(ROOT / ".ci" / "licences.py"))
commits = runpy.run_path(str(ROOT / ".ci" / "commits.py"))
RULES = {
    "allowed": ["MIT", "BSD"],
    "said": {"MIT License": "MIT"},
    "exceptions": {"letters": {"licence": "OFL-1.1", "why": "a typeface"}},
}


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("small", ["MIT"]),
        ("older", ["MIT License"]),
        ("either", ["GPL-3.0-only", "BSD"]),
        ("letters", ["OFL-1.1"]),
    ],
)
def test_a_package_under_an_allowed_licence_may_be_here(name, offered):
    assert licences["refusal"](name, offered, RULES) is None


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("strict", ["AGPL-3.0-only"]),
        ("silent", [""]),
        ("several", ["MIT License", "GNU General Public License v3 (GPLv3)"]),
        ("letters", ["MIT"]),
    ],
)
def test_a_package_that_nobody_allowed_is_refused_and_so_is_one_that_changed_its_licence(name, offered):
    assert licences["refusal"](name, offered, RULES).startswith(f"{name}: ")


@pytest.mark.parametrize(
    "subject",
    ["plans: Refuse a second decision", "activities, plans: Move notices", "tests/machine: Need no network"],
)
def test_a_subject_names_the_area_and_orders(subject):
    assert commits["faults"](subject, "Because it was missing.") == []


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("The plan is frozen", "Why."),
        ("plans: refuse a second decision", "Why."),
        ("plans: The plan is frozen", "Why."),
        ("plans: Refused a second decision", "Why."),
        ("plans: Refuses a second decision", "Why."),
        ("plans: Refusing a second decision", "Why."),
        ("plans: Refuse a second decision.", "Why."),
        ("plans: Refuse a second decision", " "),
        (f"plans: Refuse {60 * 'a'} decision", "Why."),
    ],
)
def test_any_other_message_is_refused(subject, body):
    assert len(commits["faults"](subject, body)) == 1
