"""Words of rows are written with the rows, and all of them anew where the dictionary is another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Exists, Model, OuterRef

from osl_site.common import clock
from osl_site.common.search.lemmas import dictionary
from osl_site.common.search.models import Indexed, Lexeme, SearchIndex
from osl_site.common.search.searched import search_text, searched_of
from osl_site.common.search.vectors import VERSION, vector

BATCH = 500  # rows
ONLY = 1  # the number of the one row of SearchIndex


def searched_models() -> list[type[Model]]:
    """Every table whose rows are looked for by words."""
    return [model for app in apps.get_app_configs() for model in app.get_models() if searched_of(model)]


def index(*rows: Model) -> None:
    """Write down by which words these rows are found, as they are now. One statement a kind; none for rows that are not
    searched. Called in the transaction that writes them, by whoever writes them in another way than `records`."""
    by_model: dict[type[Model], dict[int, str]] = {}
    for row in rows:
        if searched_of(type(row)):
            by_model.setdefault(type(row), {})[row.pk] = vector(*search_text(row))
    for model, words in by_model.items():
        kind = model._meta.db_table
        said = [Indexed(kind=kind, row=pk, words=text) for pk, text in words.items() if text]
        if len(said) < len(words):
            Indexed.objects.of(model).filter(row__in=[pk for pk, text in words.items() if not text]).delete()
        if said:
            options = {"update_conflicts": True, "unique_fields": ["kind", "row"], "update_fields": ["words"]}
            Indexed.objects.bulk_create(said, batch_size=BATCH, **options)


def is_current() -> bool:
    """Whether all rows were indexed with the dictionary and the folding of this release. One query."""
    return SearchIndex.objects.filter(dict_id=dictionary().id, fold_version=VERSION).exists()


@dataclass(frozen=True)
class Progress:
    """How far `reindex` is with one table."""

    model: type[Model]
    seen: int
    all: int
    stale: int


def reindex(*, is_check: bool = False, tell: Callable[[Progress], object] = lambda progress: None) -> int:
    """Look through every searched row, in batches by number, and write anew those whose words differ. Rows that are
    gone lose theirs. Answers how many differed; with `is_check` nothing is written."""
    differing = seen = 0
    for model in searched_models():
        stale = _gone(model, is_check=is_check)
        known = model._default_manager.count()
        done = 0
        for rows in _batches(model):
            stale += _indexed_anew(model, rows, is_check=is_check)
            done += len(rows)
            tell(Progress(model, done, max(known, done), stale))
        if not done:
            tell(Progress(model, 0, 0, stale))
        differing, seen = differing + stale, seen + done
    if not is_check:
        said = {"dict_id": dictionary().id, "fold_version": VERSION, "at": clock.now(), "rows": seen}
        SearchIndex.objects.update_or_create(pk=ONLY, defaults=said)
    return differing


def _batches(model: type[Model]) -> Iterator[list[Model]]:
    """Only the columns that are looked for, `BATCH` rows at a time."""
    last = 0
    columns = searched_of(model).columns
    while rows := list(model._base_manager.filter(pk__gt=last).order_by("pk").only("pk", *columns)[:BATCH]):
        yield rows
        last = rows[-1].pk


@transaction.atomic
def _indexed_anew(model: type[Model], rows: Sequence[Model], *, is_check: bool) -> int:
    """How many of these differ; they are held meanwhile, so that nothing newer is written over."""
    if not is_check:
        keys = [row.pk for row in rows]
        held = model._base_manager.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
        rows = list(held.only("pk", *searched_of(model).columns))
    wanted = {row.pk: vector(*search_text(row)) for row in rows}
    stale = _differing(model._meta.db_table, wanted)
    if not is_check:
        index(*(row for row in rows if row.pk in stale))
    return len(stale)


def _differing(kind: str, wanted: dict[int, str]) -> set[int]:
    """Of which rows the words that are stored are others, or none. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            select asked.row from unnest(%s::bigint[], %s::text[]) as asked(row, words)
              left join search_indexed there on there.kind = %s and there.row = asked.row
             where coalesce(there.words, '') <> asked.words::tsvector
            """,
            [list(wanted), list(wanted.values()), kind],
        )
        return {row for (row,) in cursor.fetchall()}


def _gone(model: type[Model], *, is_check: bool) -> int:
    """Words whose row is gone: none, unless somebody wrote past the triggers."""
    there = model._base_manager.filter(pk=OuterRef("row"))
    orphans = Indexed.objects.of(model).filter(~Exists(there))
    return orphans.count() if is_check else orphans.delete()[0]


@transaction.atomic
def count_lexemes() -> int:
    """Count anew in how many rows of each table every word stands. Answers how many words there are."""
    kinds = [model._meta.db_table for model in searched_models()]
    Lexeme.objects.all().delete()
    with connection.cursor() as cursor:
        for kind in kinds:
            cursor.execute(
                "insert into search_lexeme (kind, word, rows)"
                " select %s, word, ndoc from ts_stat(format('select words from search_indexed where kind = %%L', %s))",
                [kind, kind],
            )
    return Lexeme.objects.count()
