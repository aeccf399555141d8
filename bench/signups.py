"""Many sign-ups at once, from one address, against the real server: what they cost, and what came of each."""

import re
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.client import HTTPConnection
from statistics import quantiles
from urllib.parse import urlencode

from activities.models import Activity, Occurrence, SignUp
from bench import Write
from bench.fill import fill
from bench.server import served
from osl_site.common import clock

OFFICE = 60  # meetings
AT_ONCE = 500
PLACES = 20
WAITING = 100
WORKERS = 2
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|clause)" value="([^"]+)"')


def run(write: Write, *, number: int = AT_ONCE) -> list[dict]:
    """Press so many forms at once for twenty places, and say what each person was told. Answers the figures."""
    fill(OFFICE)
    occurrence = _occurrence()
    with served(workers=WORKERS) as port:
        cookie, hidden = _form(port, occurrence)
        started = time.perf_counter()
        with ThreadPoolExecutor(number) as crowd:
            answers = list(crowd.map(lambda person: _press(port, occurrence, cookie, hidden, person), range(number)))
        took = time.perf_counter() - started
    states = Counter(occurrence.registrations.values_list("state", flat=True))
    waits = quantiles([seconds for _status, seconds in answers], n=100, method="inclusive")
    figures = {
        "what": "sign-ups at once",
        "number": number,
        "seconds": round(took, 1),
        "p50_ms": round(waits[49] * 1000),
        "p99_ms": round(waits[98] * 1000),
        "answers": dict(Counter(status for status, _seconds in answers)),
        "confirmed": states["confirmed"],
        "waiting": states["waiting"],
    }
    write(f"{number} sign-ups at once for {PLACES} places: {figures}")
    return [figures]


def _occurrence() -> Occurrence:
    """A meeting a week ahead with twenty places, of an offer of its own."""
    moment = clock.now()
    model = Activity.objects.order_by("id")[0]
    model.pk, model.title = None, f"Zapisy naraz {uuid.uuid4()}"
    model.sign_up, model.capacity, model.waiting_limit = SignUp.NEEDED, PLACES, WAITING
    model.published_at = moment
    model.save(force_insert=True)
    start = moment + timedelta(days=7)
    return Occurrence.objects.create(
        activity=model,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        published_at=moment,
        created_at=moment,
        changed_at=moment,
    )


def _ask(port: int, method: str, path: str, body: str = "", headers: dict | None = None) -> tuple[int, str, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        return answer.status, answer.read().decode(), cookie
    finally:
        connection.close()


def _form(port: int, occurrence: Occurrence) -> tuple[str, dict[str, str]]:
    _status, page, cookie = _ask(port, "GET", f"/spotkania/{occurrence.pk}/zapis/")
    return cookie, dict(HIDDEN.findall(page))


def _press(port: int, occurrence: Occurrence, cookie: str, hidden: dict, person: int) -> tuple[int, float]:
    """One person's press: the status and how long it took. 302: signed up or in the line; 200: told that it is full."""
    typed = {"name": f"Osoba {person}", "phone": f"6{person:08}", "people": 1, "key": uuid.uuid4()}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    started = time.perf_counter()
    status, _page, _cookie = _ask(
        port, "POST", f"/spotkania/{occurrence.pk}/zapis/", urlencode(hidden | typed), headers
    )
    return status, time.perf_counter() - started
