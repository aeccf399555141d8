"""A mail server that takes letters in, or keeps those who call it waiting."""

import queue
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes


class MailServer(socketserver.ThreadingTCPServer):
    """`letters.get()` waits for the next letter: to whom it is. In `silence()`, whoever calls hears nothing."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.end_of_silence: threading.Event | None = None
        self.waiting: queue.Queue[None] = queue.Queue()
        self.letters: queue.Queue[str] = queue.Queue()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Who calls within it waits until its end; who calls after `speak()` is answered again."""
        self.end_of_silence = threading.Event()
        end = self.end_of_silence
        try:
            yield
        finally:
            self.speak()
            end.set()

    def speak(self) -> None:
        self.end_of_silence = None


class Talk(socketserver.StreamRequestHandler):
    """One call, as RFC 5321 says it goes at the least."""

    def handle(self) -> None:
        if end_of_silence := self.server.end_of_silence:
            self.server.waiting.put(None)
            end_of_silence.wait()
        self.say("220 here")
        while line := self.rfile.readline().strip().upper():
            if line == b"DATA":
                self.say("354 go on")
                self.server.letters.put(message_from_bytes(self.read_letter())["To"])
            self.say("221 bye" if line == b"QUIT" else "250 ok")

    def read_letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def dripping_server() -> Iterator[tuple[str, int]]:
    """Host and port of one that answers for ever, one sign of its first word at a time."""

    class Drip(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                while not ended.wait(0.02):
                    self.request.sendall(b"2")

    ended = threading.Event()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Drip) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address
        ended.set()
        server.shutdown()
