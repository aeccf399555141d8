"""A way to the test server that can be made to hang or to break, as a server that is stopped or gone does."""

import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connection

from tests.office import server_parameters


class Way:
    """From a socket of its own to the server's. While it hangs, whoever calls is let in and hears nothing."""

    def __init__(self, folder: Path, server: str) -> None:
        self.server = server
        self.flows = threading.Event()
        self.flows.set()
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(str(folder / Path(server).name))
        self.listening.listen(32)
        self.ends: list[socket.socket] = []
        self.threads: list[threading.Thread] = []
        self._begin(self._let_in)

    def _begin(self, work: Callable, *ends: socket.socket) -> None:
        self.threads.append(threading.Thread(target=work, args=ends, daemon=True))
        self.threads[-1].start()

    def close(self) -> None:
        """End every talk and thread."""
        self.go_on()
        for end in (self.listening, *self.ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join(5)
        for end in (self.listening, *self.ends):
            end.close()

    def hang(self) -> None:
        self.flows.clear()

    def go_on(self) -> None:
        self.flows.set()

    def _let_in(self) -> None:
        while True:
            try:
                caller, _address = self.listening.accept()
            except OSError:
                return
            there = socket.socket(socket.AF_UNIX)
            there.connect(self.server)
            self.ends += [caller, there]
            self._begin(self._carry, caller, there)
            self._begin(self._carry, there, caller)

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while octets := source.recv(65536):
                self.flows.wait()
                target.sendall(octets)
            target.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


@contextmanager
def hanging_way() -> Iterator[Way]:
    """Django's connection of this thread goes by such a way."""
    known = server_parameters(connection.settings_dict["NAME"])
    folder = Path(tempfile.mkdtemp(prefix="osl-way-"))
    way = Way(folder, f"{known['host']}/.s.PGSQL.{known.get('port') or 5432}")
    before = {name: connection.settings_dict[name] for name in ("HOST", "OPTIONS")}
    connection.close()
    connection.settings_dict |= {"HOST": str(folder), "OPTIONS": {**before["OPTIONS"], "connect_timeout": 2}}
    connection.settings_dict["OPTIONS"].pop("host", None)
    try:
        yield way
    finally:
        way.go_on()
        connection.close()
        connection.settings_dict |= before
        way.close()
        shutil.rmtree(folder)
