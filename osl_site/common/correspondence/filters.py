"""What may be asked of the register of letters."""

from django.db.models import QuerySet
from django_filters import ChoiceFilter

from osl_site.common.correspondence.models import Way
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, TickFilter, WordsFilter


class LetterFilter(ListFilterSet):
    szukaj = WordsFilter("addressee", "title", "case_mark", label="Szukaj w pismach")
    jak = ChoiceFilter("way", label="Jak wyszło", choices=Way.choices, empty_label="Wszystko")
    do_wyslania = TickFilter(label="Tylko do wysłania", method="unsent")
    poza_aktami = TickFilter(label="Tylko poza aktami", method="unfiled")
    od = DayFilter("at", "date__gte", label="Od dnia")
    do = DayFilter("at", "date__lte", label="Do dnia")

    def unsent(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.unsent()

    def unfiled(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(filed_place="")
