"""`deploy/osl` runs all of a centre as the account of that centre, and makes stylesheets as one without secrets."""

import os
import pwd
import subprocess
import tempfile
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

from tests.tools import ROOT

TELLS = "import os, sys; print(os.getuid(), os.getgroups(), sorted(n for n in os.environ if n[:3] in ('OSL', 'DAT')))"
CENTRE = "DATABASE_URL=postgres:///gmina\nOSL_SECRET_KEY=tajny\n"


@pytest.fixture
def command():
    """`deploy/osl` as a module."""
    loader = SourceFileLoader("osl_command", str(ROOT / "deploy" / "osl"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


@pytest.fixture
def machine(command):
    """A release that says as whom it runs and what it is told, and a centre whose account is `nobody`."""
    if os.geteuid() != 0:
        pytest.skip("only root becomes somebody else")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "manage.py").write_text(TELLS)
        (folder / "gmina.env").write_text(CENTRE)
        (folder / "gmina.owner.env").write_text("OSL_OWNER_URL=postgres:///gmina\n")
        command.CENTRES, command.SERVES, command.OWN_PYTHON = folder, "nobody", "/usr/bin/python3"
        yield folder


def said(capfd):
    return capfd.readouterr().out.strip()


@pytest.mark.parametrize("order", ["backup", "restore", "setup", "migrate", "check"])
def test_a_command_runs_as_the_centre_and_only_some_know_the_owner(command, machine, capfd, order):
    release = command.run(machine, (order,), command.settings("gmina", order), user=command.account("gmina"))
    known = ["DATABASE_URL", *(["OSL_OWNER_URL"] if order in command.AS_OWNER else []), "OSL_SECRET_KEY"]
    assert (release.returncode, said(capfd)) == (0, f"{pwd.getpwnam('nobody').pw_uid} [] {known}")


def test_stylesheets_are_made_by_who_knows_no_secret_and_are_roots_in_the_end(command, machine):
    (machine / "manage.py").write_text(
        f"{TELLS}\nopen('var/made', 'w'); assert os.environ['OSL_SECRET_KEY'][:4] == 'only'"
    )
    command.make_files(machine)
    made = (machine / "var" / "made").stat()
    assert (made.st_uid, oct(made.st_mode)[-3:]) == (0, "644")


def test_each_centre_has_its_own_account(command, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    command.SERVES = None
    assert [command.account(name) for name in ("gmina", "druga")] == ["osl-gmina", "osl-druga"]


def test_settings_that_others_could_read_are_closed_and_that_is_said(command, machine, capfd):
    (machine / "gmina.env").chmod(0o644)
    (machine / "gmina.owner.env").chmod(0o600)
    command.see_to_accounts(["gmina"])
    assert oct((machine / "gmina.env").stat().st_mode)[-3:] == "600"
    assert said(capfd).count("mógł czytać ktoś jeszcze") == 1


def test_a_name_that_is_no_account_is_refused(command, tmp_path):
    command.CENTRES = tmp_path
    (tmp_path / "Gmina Żółta.env").touch()
    with pytest.raises(command.Refused, match="małe litery, cyfry i łączniki"):
        command.centres()


def test_what_root_unpacks_is_roots_whoever_packed_it(command, machine, tmp_path):
    command.HOME = tmp_path
    source = machine / "osl-2"
    source.mkdir()
    (source / "manage.py").touch()
    os.chown(source / "manage.py", 65534, 65534)
    packed = machine / "osl-2.tar.gz"
    subprocess.run(["tar", "-C", machine, "-czf", packed, "osl-2"], check=True)
    assert (command.unpacked(packed) / "manage.py").stat().st_uid == 0


def test_files_on_the_machine_that_differ_from_the_release_are_named(command, tmp_path, capfd):
    there, ours = tmp_path / "etc", tmp_path / "osl-2" / "deploy" / "nginx"
    for folder, words in ((there, "old"), (ours, "new")):
        folder.mkdir(parents=True)
        (folder / "osl.conf").write_text(words)
        (folder / "osl-proxy.conf").write_text("same")
    command.COPIED = (("nginx", str(there)),)
    command.tell_of_copies(tmp_path / "osl-2")
    assert said(capfd).startswith(f"Plik {there / 'osl.conf'} jest inny niż w tej wersji.")
    (there / "osl.conf").write_text("new")
    command.tell_of_copies(tmp_path / "osl-2")
    assert said(capfd) == ""


def test_warnings_of_a_check_are_told_without_its_frame(command):
    said = "System check identified some issues:\n\nWARNINGS:\n?: (osl.W110) Nikt nie robi kopii.\n\tHINT: Ustaw oba.\n"
    said += "?: (osl.W107) Żaden e-mail nie wyjdzie.\n\nSystem check identified 2 issues (0 silenced).\n"
    assert command.WARNING.findall(said) == [("Nikt nie robi kopii.", "Ustaw oba."), ("Żaden e-mail nie wyjdzie.", "")]
