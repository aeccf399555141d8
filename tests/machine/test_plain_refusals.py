"""What an administrator types and reads: refusals without the name of an exception, help in their language."""

import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command, load_command_class

from tests.test_settings import SECRETS
from tests.tools import ROOT

OF_ADMINISTRATORS = {
    "accounts": ("add_account",),
    "backup": ("backup", "backup_key", "rehearse", "restore"),
    "search": ("reindex",),
}
OF_ROOF = ("grants", "migrate", "setup", "worker")
POLISH = set("ąćęłńóśźż")


def typed(*command, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "DATABASE_URL") if name in os.environ}
    line = [sys.executable, "manage.py", *map(str, command)]
    return subprocess.run(line, cwd=ROOT, env=kept | environment, capture_output=True, text=True)


def test_a_refusal_is_one_sentence(tmp_path):
    place = tmp_path / "klucz.txt"
    place.touch()
    done = typed("backup_key", place, **SECRETS | {"DATABASE_URL": "postgres://app@/osl?host=%2Fnowhere"})
    assert (done.returncode, done.stderr.startswith(f"Plik {place} już jest.")) == (1, True), done.stderr


def test_other_code_is_told_by_an_exception(tmp_path):
    (tmp_path / "klucz.txt").touch()
    with pytest.raises(CommandError, match="już jest"):
        call_command("backup_key", str(tmp_path / "klucz.txt"))


def test_settings_that_lack_are_named_without_a_traceback():
    done = typed("backup", OSL_MODE="production", DATABASE_URL="postgres:///osl")
    assert done.returncode == 1
    assert done.stderr.startswith("Brakuje ustawień: OSL_SECRET_KEY, OSL_ALLOWED_HOSTS, OSL_ORIGIN, OSL_MAIL_URL.")


@pytest.mark.parametrize(
    ("app", "name"),
    [(f"osl_site.common.{app}", name) for app, names in OF_ADMINISTRATORS.items() for name in names]
    + [("osl_site.roof", name) for name in OF_ROOF],
)
def test_the_help_of_what_an_administrator_types_is_polish(app, name):
    command = load_command_class(app, name)
    ours = [action.help for action in command.create_parser("manage.py", name)._actions if action.help]
    assert POLISH & set(command.help)
    django = {action.help for action in load_command_class("django.core", "check").create_parser("", "")._actions}
    if name != "migrate":  # whose options are Django's
        assert not [text for text in set(ours) - django if " the " in text or " of " in text]
