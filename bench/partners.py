"""What a person waits for among partners: the register, its search, a partner's page, the log, follow-ups, a merge.

First an office as ours, then `MANY` partners with ten entries of the log each.
"""

import random
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from bench.emptying import empty
from bench.measure import figures
from bench.table import print_table
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.pictures.map import Spot, place_map
from osl_site.common.pictures.network import Knot, network
from osl_site.common.promises.models import Promise
from osl_site.common.search import services as search
from osl_site.common.search.models import Indexed
from partners import services
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
        fill(size)
        rows += _measured(size)
    print_table(rows, write)
    return rows


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
        (Partner(name=name, kind=KINDS[number % 5], offers="sala, kuchnia") for number, name in enumerate(words)),
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


def _measured(size: int) -> list[dict]:
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
    }
    rows = [figures(what, size, client.get, [url]) for what, url in pages.items()]
    rows.append(figures("page of a partner", size, lambda row: client.get(row.get_absolute_url()), asked))
    alike = reverse("partners:partner_alike") + "?name=Straz+pozarna+w+miejscu+77"
    rows.append(figures("alike while typing", size, client.get, [alike]))
    merge = lambda row: services.preview_merge(asked[0], row, _organiser())
    rows.append(figures("merge, taken back", size, merge, asked[1:]))
    return [*rows, *_pictures(size)]


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
