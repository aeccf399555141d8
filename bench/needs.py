"""What a person waits for in recognition: a search beside plain ILIKE and `simple` text search, similar notes, reindex,
the inbox; a file of notes that is read in; forms of residents at one moment.

First an office ten times a gmina of 7,000 residents would have after years, then `NOTES` of them.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import count
from statistics import mean

from django.db import connection
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from bench import crowd, importing, listening
from bench.emptying import empty
from bench.gold import answers, gold
from bench.measure import figures
from bench.table import print_table
from needs.models import FieldNote
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.centre.models import Commune, Locality
from osl_site.common.search import services
from osl_site.common.search.asked import asked_for
from osl_site.common.search.models import Indexed
from osl_site.common.search.similar import similar

TEN_GMINAS, NOTES = 5_000, 50_000
IMPORTED, AT_ONCE = 10_000, 300  # rows of a file; forms at one moment
ON_A_PAGE = 20
ROWS_AT_ONCE = 2_000
QUERIES = (
    "świetlicy", "ławki przystanku", "swietlica", "plac zabaw", "boisko szkolne", "remont drogi", "zajęcia seniorów",
    "rower", "ludzie", "oświetlenie ulicy", "książki biblioteki", "psy", "lekarza", "w Toprzynach", '"brak chodnika"',
)  # fmt: skip
WHAT = [
    "świetlica",
    "ławka przy przystanku",
    "plac zabaw",
    "boisko szkolne",
    "remont drogi",
    "zajęcia dla seniorów",
    "rower miejski",
    "\noświetlenie ulicy",
    "książki do biblioteki",
    "bezpańskie psy",
    "dojazd do lekarza",
    "brak chodnika",
    "chór parafialny",
    "warsztaty z gliny",
    "\nkąpielisko nad rzeką",
    "odbiór śmieci",
    "pomoc w zakupach",
    "zasięg telefonu",
    "opieka nad dziećmi",
    "wycieczka do lasu",
]
WHO = [
    "Sołtyska",
    "Dwie sąsiadki",
    "Strażak z remizy",
    "Matka trójki dzieci",
    "Starszy pan",
    "Uczniowie",
    "Ludzie na zebraniu",
]
SAYS = [
    "mówi, że potrzebny jest",
    "pyta o",
    "skarży się na",
    "chce poprowadzić",
    "od dawna prosi o",
    "przypomina o",
    "chwali",
]
WHY = [
    "bo zimą jest ciemno",
    "bo autobus nie jeździ",
    "odkąd zamknięto szkołę",
    "zwłaszcza w sobotę",
    "choć gmina obiecała",
]


def run(
    write: Callable[[str], object],
    sizes: Sequence[int] = (TEN_GMINAS, NOTES),
    *,
    imported: int = IMPORTED,
    at_once: int = AT_ONCE,
) -> list[dict]:
    """Fill, measure, and answer one row for each figure. Only for a database of the bench."""
    rows, reader = [], _writer()
    for size in sizes:
        fill(size)
        listening.fill(size, _texts(random.Random(5)), _places(), reader)
        rows += [*_reindexed(size, write), *_searches(size), *_similar(size), *listening.pages(size, reader)]
    print_table([row for row in rows if "p50_ms" in row], write)
    others = [listening.weight_of_form(), *importing.measured(imported, reader), crowd.sent_at_once(at_once)]
    for row in others:
        write(", ".join(f"{name}: {value}" for name, value in row.items()))
    rows += others
    for is_plain in (False, True):
        found = answers(gold(), is_plain=is_plain)
        share = {"recall": round(mean(one.recall for one in found), 3)}
        share |= {"precision": round(mean(one.precision for one in found), 3)}
        rows.append({"what": "gold set without marks" if is_plain else "gold set"} | share)
        write(f"{rows[-1]['what']}: recall {share['recall']}, precision {share['precision']}")
    return rows


def fill(size: int) -> None:
    """As many notes of three years as asked, in place of those that are there."""
    empty("needs_fieldnote")
    Indexed.objects.of(FieldNote).delete()
    rows = _notes(size)
    while batch := [row for row, _ in zip(rows, range(ROWS_AT_ONCE), strict=False)]:
        FieldNote.objects.bulk_create(batch)


def _notes(size: int) -> Iterator[FieldNote]:
    chance = random.Random(3)
    places, texts, writer = _places(), _texts(chance), _writer()
    for _ in range(size):
        text = next(texts)
        day = clock.now() - timedelta(days=chance.randrange(1000))
        yield FieldNote(
            noted_on=day.date(),
            method_id="talk",
            finding="need",
            locality=chance.choice(places),
            text=text,
            written_by=writer,
            written_by_name=writer.name,
            written_by_position="organizator",
            created_at=day,
            changed_at=day,
        )


def _texts(chance: random.Random) -> Iterator[str]:
    """Sentences as they are heard, half of them two."""
    for number in count():
        text = f"{chance.choice(WHO)} {chance.choice(SAYS)}: {chance.choice(WHAT).strip()}, {chance.choice(WHY)}."
        if chance.random() < 0.5:
            text += f" {chance.choice(WHO)} {chance.choice(SAYS)}: {chance.choice(WHAT).strip()} numer {number}."
        yield text


def _places() -> list[Locality]:
    given = {"name": "Pomiary", "kind": "gmina wiejska", "is_served": True}
    commune = Commune.objects.get_or_create(terc="2801052", defaults=given)[0]
    return [_village(commune, number, name) for number, name in enumerate(["Toprzyny", "Kandyty", "Sągnity"])]


def _village(commune: Commune, number: int, name: str) -> Locality:
    values = {"name": name, "kind": "wieś", "commune": commune, "slug": f"pomiar-{number}"}
    return Locality.objects.get_or_create(simc=f"09999{number:02}", defaults=values)[0]


def _writer() -> User:
    given = {"name": "Pomiar", "roles": [Role.ORGANISER], "password": "!", "created_at": clock.now()}
    return User.objects.get_or_create(email="pomiar-rozeznania@przyklad.pl", defaults=given)[0]


def _reindexed(size: int, write: Callable[[str], object]) -> list[dict]:
    began = time.perf_counter()
    services.reindex()
    seconds = time.perf_counter() - began
    began = time.perf_counter()
    words = services.count_lexemes()
    counted = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("analyze needs_fieldnote; analyze search_indexed")
        cursor.execute("select pg_relation_size('indexed_words'), pg_total_relation_size('search_indexed')")
        index, whole = (size / 1e6 for size in cursor.fetchone())
    write(f"{size} notes: reindex {size / seconds:.0f} rows/s; {words} words counted in {counted:.1f} s;")
    write(f"  GIN {index:.1f} MB, with its table {whole:.1f} MB")
    return [{"what": "reindex", "notes": size, "rows_a_second": round(size / seconds), "gin_mb": round(index, 1)}]


def _searches(size: int) -> list[dict]:
    client = Client()
    client.force_login(_writer(), backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("search")
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists bench_simple")
        cursor.execute(
            "create table bench_simple as select id, to_tsvector('simple', text) as words from needs_fieldnote"
        )
        cursor.execute("create index on bench_simple using gin (words); analyze bench_simple")
    ways = {
        "search: newest 20": lambda words: list(_found(words).order_by("-pk")[:ON_A_PAGE]),
        "search: count": lambda words: _found(words).count(),
        "page of the whole office": lambda words: client.get(address, {"szukaj": words}),
        "page of notes found": lambda words: client.get(address, {"szukaj": words, "dzial": "notatki"}),
        "ILIKE: newest 20": lambda words: list(FieldNote.objects.filter(_like(words)).order_by("-pk")[:ON_A_PAGE]),
        "simple text search: newest 20": _simple,
    }
    return [figures(what, size, act, QUERIES) for what, act in ways.items()]


def _found(words: str) -> object:
    return FieldNote.objects.filter(asked_for(words).within(FieldNote))


def _like(words: str) -> Q:
    return Q(*(Q(text__icontains=word) for word in words.replace('"', "").split()))


def _simple(words: str) -> list:
    with connection.cursor() as cursor:
        asked = "select id from bench_simple where words @@ plainto_tsquery('simple', %s) order by id desc limit 20"
        cursor.execute(asked, [words])
        return cursor.fetchall()


def _similar(size: int) -> list[dict]:
    some = list(FieldNote.objects.order_by("pk")[:: max(size // 20, 1)][:20])
    return [figures("similar notes", size, lambda row: similar(row, FieldNote.objects.all()), some)]
