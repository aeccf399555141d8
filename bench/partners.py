"""What a person waits for among partners: the register, its search, a partner's page, the log, follow-ups, a merge.

First an office as ours, then `MANY` partners with ten entries of the log each. Each line is printed when it is
measured; queries are of one request, and no more for many partners than for few.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.emptying import empty
from bench.measure import figures
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.imports import services as imports
from osl_site.common.imports.mapping import guessed
from osl_site.common.imports.models import Outcome, RunState
from osl_site.common.imports.reading.files import read
from osl_site.common.imports.rows import MAIN
from osl_site.common.imports.specs import Answer
from osl_site.common.pictures.map import Spot, place_map
from osl_site.common.pictures.network import Knot, network
from osl_site.common.promises.models import Promise
from osl_site.common.search import services as search
from osl_site.common.search.models import Indexed
from osl_site.common.web.page_cache import PageCache
from partners import services
from partners.imports.partners import SPEC
from partners.models import LogEntry, Partner

OURS, MANY = 150, 5_000
DRAWN = 60
ENTRIES = 10  # of each partner
ROWS_AT_ONCE = 2_000
ASKED = 5  # partners whose page is measured, and merges
KINDS = ("rural_women", "fire_brigade", "ngo", "school", "informal")
NAMES = ("Koło gospodyń", "Straż pożarna", "Stowarzyszenie", "Szkoła", "Grupa sąsiadów")
AGREED = ("Koło ugotuje zupę.", "Sala będzie w sobotę.", "Brakuje klucza do świetlicy.", "Wyślą ogłoszenie po mszy.")


def run(write: Callable[[str], object], sizes: Sequence[int] = (OURS, MANY)) -> list[dict]:
    """Fill, measure, and answer one row for each figure. Only for a database of the bench."""
    rows = []
    for size in sizes:
        began = time.perf_counter()
        fill(size)
        write(f"\n{size} partners, {size * ENTRIES} entries, filled in {time.perf_counter() - began:.0f} s:")
        for row in _measured(size):
            write(line_of(row))
            rows.append(row)
    return rows


def line_of(row: dict) -> str:
    """One figure as a line of plain text."""
    told = {"p50_ms": "{} ms", "p95_ms": "95 %: {} ms", "queries": "queries: {}", "seconds": "{} s"}
    return f"{row['what']:<26}" + "  ".join(words.format(row[key]) for key, words in told.items() if key in row)


def fill(size: int) -> None:
    """As many partners, and ten times as many entries, in place of those that are there."""
    empty("partners_partner")
    empty("partners_logentry")
    Promise.objects.all().delete()
    Indexed.objects.of(Partner).delete()
    Indexed.objects.of(LogEntry).delete()
    chance, by = random.Random(7), done_by(_organiser(), *Role)
    words = [f"{NAMES[number % 5]} w miejscu {number}" for number in range(size)]
    partners = Partner.objects.bulk_create(
        (
            Partner(name=name, kind=KINDS[number % 5], offers="sala, kuchnia", is_public=number % 2 == 0)
            for number, name in enumerate(words)
        ),
        batch_size=ROWS_AT_ONCE,
    )
    now, today = clock.now(), clock.today()
    moments = {"created_at": now, "changed_at": now}
    with transaction.atomic():
        entries = LogEntry.objects.bulk_create(
            (
                LogEntry(
                    held_on=today - timedelta(days=chance.randrange(900)),
                    form="call",
                    agreed=chance.choice(AGREED),
                    **moments,
                    **by,
                )
                for _ in range(size * ENTRIES)
            ),
            batch_size=ROWS_AT_ONCE,
        )
        through = LogEntry.partners.through
        through.objects.bulk_create(
            (
                through(logentry_id=entry.pk, partner_id=partners[place % size].pk)
                for number, entry in enumerate(entries)
                for place in ([number, number * 7 + 1] if number % 20 == 0 else [number])  # one in twenty with two
            ),
            batch_size=ROWS_AT_ONCE,
        )
    Promise.objects.bulk_create(
        (
            Promise(
                subject_type=LogEntry._meta.label_lower,
                subject_id=entry.pk,
                what="wysłać wzór zgody",
                due=today + timedelta(days=chance.randrange(-5, 60)),
                owner=_organiser(),
                **moments,
                **by,
            )
            for entry in entries[:: ENTRIES * 2]
        ),
        batch_size=ROWS_AT_ONCE,
    )
    search.reindex()
    with connection.cursor() as cursor:
        cursor.execute("analyze partners_partner, partners_logentry, partners_logentry_partners, promises_promise")


def _measured(size: int) -> Iterator[dict]:
    client = Client()
    client.force_login(_organiser(), backend="django.contrib.auth.backends.ModelBackend")
    asked = list(Partner.objects.order_by("pk")[:ASKED])
    pages = {
        "list": reverse("partners:partner_list"),
        "search in the list": reverse("partners:partner_list") + "?szukaj=szko%C5%82a",
        "log": reverse("partners:log_list"),
        "search in the log": reverse("partners:log_list") + "?szukaj=klucz",
        "form of an entry": reverse("partners:log_add"),
        "follow-ups": reverse("promise_list"),
        "network, its table": reverse("partners:network"),
        "network, map and picture": reverse("partners:network_picture"),
        "page of a partner": asked[0].get_absolute_url(),
        "alike while typing": reverse("partners:partner_alike") + "?name=Straz+pozarna+w+miejscu+77",
    }
    for what, url in pages.items():
        yield _page(what, size, client, url)
    merge = lambda row: services.preview_merge(asked[0], row, _organiser())
    yield figures("merge, taken back", size, merge, asked[1:])
    yield _page("directory, cold", size, Client(), reverse("public_partners"))
    yield figures("directory, warm", size, _from_the_cache, [PageCache(get_wsgi_application())])
    yield from _pictures(size)
    yield from _import(size)


def _page(what: str, size: int, client: Client, url: str) -> dict:
    """Raises RuntimeError where the answer is not 200."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        if (status := client.get(url).status_code) != 200:
            raise RuntimeError(f"{url} answered {status}")
    queries = len(captured)  # the next request empties the log
    return figures(what, size, client.get, [url]) | {"queries": queries}


def _from_the_cache(site: PageCache) -> bytes:
    """The directory as the server answers it: past Django, where it stands ready."""
    return b"".join(site(RequestFactory().get(reverse("public_partners")).environ, lambda status, headers: None))


def _import(size: int) -> Iterator[dict]:
    """A file of as many new partners with a person each, looked at and taken as the worker does it."""
    lines = (
        f"Nowa grupa {number} {size};grupa nieformalna;123-45-{number};Anna {number};600000001;20.11.2025"
        for number in range(size)
    )
    heading = f"Nazwa;Typ;NIP;Osoba do kontaktu;Telefon;Poinformowano;Plik z {time.time()}"  # no file is taken twice
    content, by = "\n".join([heading, *(f"{line};" for line in lines)]).encode(), _organiser()
    run = imports.take(SPEC, {MAIN: ("partnerzy.csv", content)}, by=by)
    mapping = guessed(SPEC.heads, read(content, most_rows=5).headings)
    for what, is_for_real in (("look", False), ("take", True)):
        asked = run.rows.filter(outcome=Outcome.ASKED).values_list("line", flat=True)
        said = (
            {"mapping": None, "answers": dict.fromkeys(asked, Answer.ANOTHER)} if is_for_real else {"mapping": mapping}
        )
        began = time.perf_counter()
        imports.ask(run, scope=[], is_for_real=is_for_real, **said, by=by)
        imports.carry_on(run.pk, by.pk)
        seconds = round(time.perf_counter() - began, 1)
        run.refresh_from_db()
        if run.state != (RunState.DONE if is_for_real else RunState.LOOKED):
            raise RuntimeError(f"The import stands as {run.state}: {run.errors[:3]}")
        yield {"what": f"import, {what}: {size} rows", "notes": size, "seconds": seconds}


def _pictures(size: int) -> list[dict]:
    """The map of a commune's villages and the picture of sixty partners, drawn alone."""
    chance = random.Random(7)
    knots = [Knot(number, f"Koło gospodyń {number}", "", "") for number in range(DRAWN)]
    ties = {tuple(sorted(chance.sample(range(DRAWN), 2))): chance.randrange(1, 6) for _ in range(3 * DRAWN)}
    spots = [
        Spot(f"Miejscowość {number}", 54.1 + chance.random() / 5, 20.3 + chance.random() / 2, number % 4, "")
        for number in range(DRAWN)
    ]
    return [
        figures("map of 60", size, lambda _: place_map("m", "", "", spots, ties=ties).drawn, [1]),
        figures("picture of 60", size, lambda _: network("n", "", "", knots, ties).drawn, [1]),
    ]


def _organiser() -> User:
    given = {"name": "Pomiar", "roles": [Role.ORGANISER], "password": "!", "created_at": clock.now()}
    return User.objects.get_or_create(email="pomiar-partnerow@przyklad.pl", defaults=given)[0]
