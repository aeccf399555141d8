"""Readers of the office on the server: by TLS through nginx, with cookies, filling in forms; and many at once."""

import http.client
import ssl
import threading
import time
from urllib.parse import urlencode, urlsplit

from lxml import html

from tests.deploy.machine import HOST, HTTPS


class Browser:
    """One reader, by TLS through nginx, on one connection; keeps cookies."""

    def __init__(self, port: int = HTTPS) -> None:
        self.cookies: dict[str, str] = {}
        self.port = port
        self.place = "/"
        self._open()

    def _open(self) -> None:
        if self.port == HTTPS:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=60)
        else:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> tuple[int, str]:
        """The status and the page. Raises OSError or HTTPException as http.client does."""
        known = {"Host": HOST, "Referer": f"https://{HOST}/", **{k.replace("_", "-"): v for k, v in headers.items()}}
        if self.cookies:
            known["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self.connection.request(method, path, body=body, headers=known)
            answer = self.connection.getresponse()
            page = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise
        self.headers, self.place = answer.headers, path
        for said in answer.headers.get_all("Set-Cookie", []):
            name, _is, value = said.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, page

    def open(self, path: str) -> str:
        """The page, wherever it is by now; every step there is one of ours."""
        for _step in range(4):
            status, page = self.ask(path)
            if status not in (301, 302):
                break
            path = urlsplit(self.headers["Location"]).path
        assert status == 200, (path, status)
        return page

    def send(self, page: str, **typed: str) -> tuple[int, str]:
        """Fill in the form of the page that has these fields, and send it with everything else that it bears."""
        (form,) = (form for form in html.fromstring(page).forms if set(typed) <= set(form.fields))
        body = urlencode([(name, value) for name, value in form.form_values() if name not in typed] + [*typed.items()])
        kind = "application/x-www-form-urlencoded"
        return self.ask(urlsplit(form.action or self.place).path, "POST", body.encode(), Content_Type=kind)

    def close(self) -> None:
        self.connection.close()


class Crowd:
    """So many readers who ask for one page again and again, while something is done to the machine."""

    def __init__(self, path: str, readers: int = 4, *, cookies: dict[str, str] | None = None) -> None:
        self.path, self.over, self.cookies = path, threading.Event(), cookies or {}
        self.waits: list[float] = []
        self.errors: list[str] = []
        self.threads = [threading.Thread(target=self._go_on) for _reader in range(readers)]

    def _go_on(self) -> None:
        browser = Browser()
        browser.cookies |= self.cookies
        while not self.over.is_set():
            began = time.monotonic()
            try:
                self._act(browser)
            except (OSError, http.client.HTTPException, AssertionError) as problem:
                self.errors.append(f"{type(problem).__name__} {problem}"[:80])
            self.waits.append(time.monotonic() - began)
        browser.close()

    def _act(self, browser: Browser) -> None:
        status, _page = browser.ask(self.path)
        assert status < 500, status

    def __enter__(self) -> "Crowd":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()

    def __str__(self) -> str:
        return f"{len(self.waits)} requests, {len(self.errors)} errors, longest wait {max(self.waits, default=0):.2f} s"


class Writer(Crowd):
    """One of the office, signed in by these cookies, who adds a group after a group: what was answered is `written`."""

    def __init__(self, cookies: dict[str, str]) -> None:
        super().__init__("/biuro/ustawienia/grupy/nowe/", readers=1, cookies=cookies)
        self.written: list[str] = []

    def _act(self, browser: Browser) -> None:
        name = f"Grupa {len(self.written) + len(self.errors) + 1:04}"
        status, _page = browser.send(browser.open(self.path), name=name)
        assert status == 302, status
        self.written.append(name)
