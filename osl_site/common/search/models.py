"""Words by which rows are found, with what they were taken apart, and how often each stands somewhere."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Lookup, QuerySet

from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.search.privacy import WORDS


class WordsField(SearchVectorField):
    """A tsvector that Python writes and the database only matches: no dictionary on the server is asked."""


@WordsField.register_lookup
class Matches(Lookup):
    """`words__matches="'lawka' & 'przystanek':*"`: a tsquery as `asked` writes it."""

    lookup_name = "matches"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: str, connection: Any) -> tuple[str, list[str]]:
        return "%s", [value]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        left, params = self.process_lhs(compiler, connection)
        right, asked = self.process_rhs(compiler, connection)
        return f"{left} @@ {right}::tsquery", [*params, *asked]


class IndexedQuerySet(models.QuerySet):
    def of(self, model: type[models.Model]) -> "IndexedQuerySet":
        return self.filter(kind=model._meta.db_table)

    def found(self, model: type[models.Model], lexemes: str) -> QuerySet:
        """The numbers of the rows that a tsquery finds."""
        return self.of(model).filter(words__matches=lexemes).values("row")


class Indexed(models.Model):
    """The words of one row of another table, its title before the rest. Gone with that row, by a trigger; written in
    the transaction that writes it."""

    kind = models.CharField("tabela", max_length=63)
    row = models.BigIntegerField("numer wiersza")
    words = WordsField("słowa")
    privacy = personal(WORDS, "words", none="kind row")

    objects = IndexedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "row"], name="indexed_once")]
        indexes = [GinIndex(fields=["words"], name="indexed_words", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"


class SearchIndex(models.Model):
    """With what all rows were indexed last: one row. Another dictionary or folding asks for `manage.py reindex`."""

    dict_id = models.CharField("słownik", max_length=100)
    fold_version = models.PositiveSmallIntegerField("wersja")
    at = models.DateTimeField("kiedy")
    rows = models.PositiveIntegerField("ile wierszy", default=0)
    privacy = no_personal_data("dict_id fold_version at rows")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="search_index_is_one_row")]

    def __str__(self) -> str:
        return self.dict_id


class Lexeme(models.Model):
    """In how many rows of a table a word stands, as counted last night: rare words say what a row is about."""

    kind = models.CharField("tabela", max_length=63)
    word = models.TextField("słowo")
    rows = models.PositiveIntegerField("w ilu wierszach")
    privacy = personal(WORDS, "word", none="kind rows")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "word"], name="lexeme_once")]

    def __str__(self) -> str:
        return self.word
