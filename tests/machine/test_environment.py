import os
import socket

import pytest

from osl_site.machine import environment


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.setenv("OSL_MODE", "")
    monkeypatch.delenv("OSL_MODE")
    monkeypatch.setattr("sys.argv", ["manage.py"])


@pytest.mark.parametrize(("command", "mode"), [("start", "development"), ("bench", "development"), ("test", "test")])
def test_a_command_switches_its_mode_on(command, mode, monkeypatch):
    monkeypatch.setenv("PORT", str(free_port()))

    environment.choose(command)

    assert os.environ["OSL_MODE"] == mode


def test_every_other_command_runs_in_production_unless_told_otherwise(monkeypatch):
    environment.choose("migrate")
    assert "OSL_MODE" not in os.environ
    assert environment.is_production()

    monkeypatch.setenv("OSL_MODE", "development")
    environment.choose("migrate")
    assert not environment.is_production()


def test_a_mode_nobody_knows_is_production(monkeypatch):
    monkeypatch.setenv("OSL_MODE", "developement")

    assert environment.is_production()


@pytest.mark.parametrize("command", ["start", "bench", "test"])
def test_the_commands_of_developers_refuse_production(command, monkeypatch):
    monkeypatch.setenv("OSL_MODE", "production")

    with pytest.raises(SystemExit, match="OSL_MODE=production is set"):
        environment.choose(command)


def test_start_refuses_a_taken_port_and_names_another(monkeypatch):
    with socket.socket() as other:
        other.bind((environment.HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(taken))

        with pytest.raises(SystemExit, match=rf"^Port {taken} is taken by another program\. .*PORT=\d+ python3"):
            environment.choose("start")


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1", "80.5"])
def test_a_port_is_a_number_from_1_to_65535(text, monkeypatch):
    monkeypatch.setenv("PORT", text)

    with pytest.raises(SystemExit, match="is not a port"):
        environment.port()


def test_without_port_it_is_8000():
    assert environment.port() == 8000


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((environment.HOST, 0))
        return probe.getsockname()[1]
