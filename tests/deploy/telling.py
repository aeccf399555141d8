"""What the story of the server asks and tells again and again."""

import json
import subprocess
import sys
from http.client import HTTPException

from tests.deploy.machine import TOKEN
from tests.deploy.readers import Browser
from tests.tools import ROOT

UNCACHED = "/logowanie/"


def tell(what, value):
    sys.stdout.write(f"\n  {what}: {value}")
    sys.stdout.flush()


def of_git(commit, place):
    """The files of a commit, as an archive."""
    with place.open("wb") as archive:
        subprocess.run(["git", "-C", ROOT, "archive", "--format=tar.gz", commit], check=True, stdout=archive)
    return place


def done(result):
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def status_of(browser, path):
    return browser.ask(path)[0]


def answers(path=UNCACHED):
    """Whether somebody new gets the page."""
    browser = Browser()
    try:
        return status_of(browser, path) == 200
    except (OSError, HTTPException):
        return False
    finally:
        browser.close()


def told(browser):
    """The state of the system, as a monitor reads it."""
    return json.loads(browser.ask("/stan-systemu/", Authorization=f"Bearer {TOKEN}")[1])


def in_by_two_steps(browser, person):
    """Sign in with the password and a code on paper, which is used up."""
    _status, page = browser.send(browser.open("/logowanie/"), username=person.email, password=person.password)
    assert browser.send(page, kod=person.codes.pop())[0] == 302
    assert status_of(browser, "/biuro/ustawienia/stan-systemu/") == 200
