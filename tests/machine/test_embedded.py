"""The project's own PostgreSQL, really started, stopped and killed."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import psycopg
import pytest

from osl_site.machine.postgres import binaries, databases, embedded
from tests.machine.test_processes import gone

OURS = binaries.Programs().folder
OTHERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))  # what Debian has put there, where it has

OWNER = """
    import signal, sys
    from pathlib import Path
    from osl_site.machine.postgres import embedded
    cluster = embedded.Cluster(Path(sys.argv[1]), durable=False)
    cluster.start()
    print(cluster.server.pid if cluster.server else 0, flush=True)
    sys.stdin.read()
    cluster.stop()
"""


@pytest.fixture
def place():
    """A folder that the server's user can reach; pytest's own is private to the user who runs it."""
    folder = Path(tempfile.mkdtemp(prefix="osl-ground-", dir=embedded.throwaway_place().parent))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(place):
    cluster = embedded.Cluster(place / "postgres", durable=False)
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def durable_cluster(place):
    cluster = embedded.Cluster(place / "postgres")
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def others():
    """`others(home)` is another process that starts the cluster, or joins it, until `finish`; and its server's pid."""
    started = []

    def start(home, *, wait=True):
        command = [sys.executable, "-c", textwrap.dedent(OWNER), str(home)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        process = subprocess.Popen(command, **pipes)
        started.append(process)
        return (process, server_of(process)) if wait else process

    yield start
    for process in started:
        with process:
            process.kill()


def ask(cluster, question):
    with cluster._connect("postgres") as connection:
        return connection.execute(question).fetchone()[0]


def write_a_row(cluster):
    with cluster._connect("postgres") as connection:
        connection.execute("create table note as select 'gniazdo bociana' as text")


def server_of(process):
    """The server that a process started, 0 if it joined one."""
    return int(process.stdout.readline())


def finish(process):
    """Let it stop as it would; what it wrote to the error stream."""
    return process.communicate(timeout=60)[1]


def test_polish_letters_have_their_capitals(cluster):
    assert ask(cluster, "select upper('zażółć gęślą jaźń')") == "ZAŻÓŁĆ GĘŚLĄ JAŹŃ"
    assert ask(cluster, "select 'ŁÓDŹ' ilike 'łódź'") is True


def test_only_its_user_reaches_it(cluster):
    assert stat.S_IMODE(cluster.socket_folder.stat().st_mode) == 0o700
    assert ask(cluster, "show listen_addresses") == ""
    assert os.geteuid() != 0 or cluster.home.stat().st_uid == cluster.programs.account.pw_uid


def test_the_address_is_one_that_settings_and_libpq_understand(cluster):
    cluster.make_database("osl")
    cluster.make_database("osl")

    with psycopg.connect(cluster.url("osl")) as connection:
        assert connection.info.dbname == "osl"


def test_the_office_is_served_as_a_role_that_owns_nothing(cluster):
    cluster.make_database("osl")

    with psycopg.connect(cluster.url("osl")) as application, pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute("create table note ()")
    with psycopg.connect(cluster.url("osl", embedded.OWNER)) as owner:
        owner.execute("create table note ()")
        asked = "select rolname, rolsuper from pg_roles where rolname like 'osl%' order by 1"
        assert owner.execute(asked).fetchall() == [("osl_app", False), ("osl_owner", False)]


def test_a_database_of_before_there_were_two_roles_is_given_to_the_owner(cluster):
    with cluster._connect("postgres") as connection:
        connection.execute("create database old")
    with cluster._connect("old") as connection:
        connection.execute("create table note (id bigserial, kind text)")
        connection.execute("create type mood as enum ('good')")
        connection.execute("create function mark() returns trigger language plpgsql as 'begin return new; end'")

    cluster.make_database("old")

    with psycopg.connect(cluster.url("old", embedded.OWNER)) as owner:
        owner.execute("alter table note add mood mood; drop function mark; drop table note; drop type mood")


def test_data_stay_from_one_start_to_the_next(durable_cluster):
    write_a_row(durable_cluster)

    durable_cluster.stop()
    durable_cluster.start()

    assert ask(durable_cluster, "select text from note") == "gniazdo bociana"


def test_it_recovers_when_the_server_is_killed_with_9(durable_cluster):
    write_a_row(durable_cluster)
    killed, durable_cluster.server = durable_cluster.server, None
    killed.kill()  # and nobody has waited for it yet: its number still looks like a living process

    durable_cluster.start()

    assert ask(durable_cluster, "select text from note") == "gniazdo bociana"
    killed.wait()


def test_the_server_ends_by_itself_when_its_owner_is_killed_with_9(place, others):
    owner, server = others(place / "postgres")

    owner.kill()

    assert gone(server)


def test_two_starts_at_once_share_one_server_until_both_are_done(place, others):
    servers = {server_of(process): process for process in [others(place / "postgres", wait=False) for _ in range(2)]}
    joined, owner = (servers[server] for server in sorted(servers))
    assert min(servers) == 0

    owner.stdin.close()
    assert owner.stderr.readline().startswith("Another command is still using the database")
    assert ask(embedded.Cluster(place / "postgres"), "select 1") == 1

    assert finish(joined) == ""
    assert owner.wait(60) == 0
    assert gone(max(servers))


def test_ctrl_c_ends_the_waiting_for_others(place, others):
    owner, server = others(place / "postgres")
    others(place / "postgres")
    owner.stdin.close()
    owner.stderr.readline()

    owner.send_signal(signal.SIGINT)

    assert owner.wait(60) == 0
    assert gone(server)


def test_a_process_number_left_in_a_file_does_not_stop_it(cluster):
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")

    cluster.start()

    assert ask(cluster, "select 1") == 1


def test_a_folder_half_made_is_made_anew(place):
    home = place / "postgres"
    (home / f"data{embedded.Cluster(home).programs.version}.unfinished" / "base").mkdir(parents=True)

    cluster = embedded.Cluster(home, durable=False)
    cluster.start()
    cluster.stop()

    assert sorted(path.name for path in home.glob("data*")) == [cluster.data.name]


def test_a_cluster_begins_with_the_databases_of_the_one_it_is_a_copy_of(place, cluster):
    cluster.make_database("kept")
    cluster.keep(place / "kept")

    copy = embedded.Cluster(place / "copy", durable=False, copy_of=place / "kept")
    copy.start()
    names = ask(copy, "select array_agg(datname::text) from pg_database")
    copy.stop()

    assert "kept" in names
    assert not (place / "kept" / "postmaster.pid").exists()  # its server had ended


def test_a_path_too_long_for_a_socket_gets_a_short_one(place):
    long = place / ("długa-ścieżka-" * 6)
    long.mkdir()
    long.chmod(0o755)

    cluster = embedded.Cluster(long / "postgres", durable=False)
    cluster.start()

    assert cluster.socket_folder.parent == Path("/tmp")
    assert stat.S_IMODE(cluster.socket_folder.stat().st_mode) == 0o700
    assert ask(cluster, "select 1") == 1
    cluster.stop()
    cluster.socket_folder.rmdir()


def test_a_server_that_cannot_start_shows_why(cluster):
    cluster.stop()
    (cluster.data / "postgresql.conf").write_text("there_is_no_such_setting = 1\n")

    with pytest.raises(embedded.ClusterError, match="there_is_no_such_setting"):
        cluster.start()


def test_a_wrong_folder_of_programs_is_said(place, monkeypatch):
    monkeypatch.setenv("OSL_POSTGRES_BIN", str(place))

    with pytest.raises(embedded.ClusterError, match=f"^There is no PostgreSQL server in {place}"):
        embedded.Cluster(place / "postgres")


@pytest.mark.parametrize("folder", [OURS, *OTHERS], ids=str)
def test_any_folder_of_programs_that_is_named_serves_as_well(folder, place, monkeypatch):
    monkeypatch.setenv("OSL_POSTGRES_BIN", str(folder))

    cluster = embedded.Cluster(place / "postgres", durable=False)
    cluster.start()

    assert ask(cluster, "select upper('łódź')") == "ŁÓDŹ"
    assert cluster.data.name == f"data{ask(cluster, 'show server_version').partition('.')[0]}"
    cluster.stop()


def test_root_with_a_private_folder_keeps_it_where_the_server_can_come(place, monkeypatch):
    if os.geteuid() != 0:
        pytest.skip("only root runs the server as somebody else")
    monkeypatch.setattr(binaries, "STATE_OF_ROOT", place / "state")
    (place / "private").mkdir(mode=0o700)

    cluster = embedded.Cluster(place / "private" / "var" / "postgres", durable=False)
    cluster.start()

    assert cluster.home.parent == place / "state"
    assert ask(cluster, "select 1") == 1
    cluster.stop()


@pytest.fixture
def throwaway_folder(place, monkeypatch):
    """Where throwaways are made: in memory or not, always here."""
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setattr(embedded, "MEMORY", place)
    return place


def test_a_throwaway_lies_in_memory_where_there_is_room_for_it(place, monkeypatch):
    memory, disk = place / "memory", place / "disk"
    memory.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    monkeypatch.setattr(embedded, "MEMORY", memory)
    monkeypatch.setattr(embedded, "ROOM", 1)
    assert embedded.throwaway_place().parent == memory

    monkeypatch.setattr(embedded, "ROOM", 2**60)
    assert embedded.throwaway_place().parent == disk

    monkeypatch.setattr(embedded, "MEMORY", place / "nowhere")
    assert embedded.throwaway_place().parent == disk


def test_a_throwaway_leaves_nothing(throwaway_folder):
    with embedded.throwaway(embedded.throwaway_place()) as cluster:
        assert ask(cluster, "show fsync") == "off"
        server = cluster.server.pid

    assert gone(server)
    assert list(throwaway_folder.iterdir()) == []


def test_a_throwaway_of_a_killed_run_is_removed_and_one_in_use_is_not(throwaway_folder, others):
    killed, server = others(throwaway_folder / "osl-test-killed")
    others(throwaway_folder / "osl-test-living")
    killed.kill()
    gone(server)

    with embedded.throwaway(embedded.throwaway_place()):
        left = {path.name for path in throwaway_folder.iterdir()}  # and one of its own, named at random
        assert left & {"osl-test-killed", "osl-test-living"} == {"osl-test-living"}


def test_measurements_get_a_database_beside_the_one_that_is_named(cluster, monkeypatch):
    cluster.make_database("office")
    monkeypatch.setenv("OSL_OWNER_URL", cluster.url("office", embedded.OWNER))

    url = databases._neighbour(cluster.url("office"))

    with psycopg.connect(url) as connection:
        assert connection.info.dbname == "office_bench"
