"""How much waits for a person in each room: the numbers of the rail, in one query whatever is counted."""

from collections import Counter

from django.db.models import Count, IntegerField, QuerySet, Value

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry.matters import Waiting, rows_of


def waiting_for(user: User) -> Waiting:
    """What the rail says to this person. One query, none where nothing of theirs is counted."""
    asked = [question for question in registry.desk if question.counted and question.may(user)]
    if not asked:
        return Waiting()
    counts = [_counted(question.counted(user), at) for at, question in enumerate(asked)]
    by_room, matters = Counter(), 0
    for at, number in counts[0].union(*counts[1:], all=True):
        by_room[asked[at].room] += number
        matters += rows_of(number, in_one=asked[at].in_one)
    return Waiting(dict(by_room), matters)


def _counted(rows: QuerySet, at: int) -> QuerySet:
    found = rows.model._base_manager.filter(pk__in=rows.order_by().values("pk")).order_by()
    numbered = found.annotate(_at=Value(at, output_field=IntegerField())).values("_at")
    return numbered.annotate(_number=Count("pk")).values_list("_at", "_number")
