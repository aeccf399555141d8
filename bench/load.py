"""A small load generator: one process, as many open connections as asked, each sending as soon as it was answered.

`wrk` is not on every machine. This one costs about 25 µs of processor time a request, on the same cores as the server,
so that all figures are lower than wrk's; those of one run can be compared with each other.
"""

import selectors
import socket
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from statistics import quantiles


@dataclass
class Answers:
    """What came back to one address."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    octets: int = 0

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.seconds if self.seconds else 0.0

    def percentile(self, number: int) -> float:
        """Milliseconds within which so many of a hundred were answered."""
        waits = self.waits if len(self.waits) > 1 else [*self.waits, *self.waits, 0.0, 0.0][:2]
        return quantiles(waits, n=100, method="inclusive")[number - 1] * 1000


class Caller:
    """One connection that is kept open."""

    def __init__(self, port: int, path: str) -> None:
        asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n"
        self.asked = asked.encode()
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.heard = b""

    def close(self) -> None:
        self.socket.close()

    def ask(self) -> None:
        self.heard, self.since = b"", time.perf_counter()
        self.socket.sendall(self.asked)

    def hear(self) -> int:
        """Octets of the whole answer, 0 while it is not whole. Raises RuntimeError for anything but 200."""
        some = self.socket.recv(262_144)
        self.heard += some
        head, found, body = self.heard.partition(b"\r\n\r\n")
        if not found:
            return 0
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode(errors="replace").splitlines()[0])
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        if not some and len(body) < length:
            raise RuntimeError("the connection was closed in the middle of an answer")
        return len(self.heard) if len(body) == length else 0


def press(port: int, path: str, *, connections: int, seconds: float, answers: Answers) -> None:
    """Ask for so long over so many connections, hear every answer; what is heard is added to `answers`."""
    with ExitStack() as open_until_the_end, selectors.DefaultSelector() as ready:
        callers = [open_until_the_end.enter_context(closing(Caller(port, path))) for _ in range(connections + 4)]
        for caller in callers:  # each worker has been asked before it is timed
            caller.ask()
            while not caller.hear():
                pass
        for caller in callers[:connections]:
            ready.register(caller.socket, selectors.EVENT_READ, caller)
            caller.ask()
        begun = time.perf_counter()
        waiting = connections
        while waiting:  # what was asked in time is heard to its end: a slow answer counts like a quick one
            for key, _ in ready.select():
                if octets := key.data.hear():
                    answers.waits.append(time.perf_counter() - key.data.since)
                    answers.octets = octets
                    if time.perf_counter() - begun < seconds:
                        key.data.ask()
                    else:
                        waiting -= 1
        answers.seconds += time.perf_counter() - begun
