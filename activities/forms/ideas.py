"""From which submissions an offer comes: their numbers, or words by which one of them is found."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from needs.models import Submission
from osl_site.common.search.asked import asked_for

NUMBER = re.compile(r"(?:zg)?[\s-]*([0-9]{1,9})", re.IGNORECASE)
MOST, MOST_NAMED = 20, 5
HELP = (
    "Numer zgłoszenia, na przykład Zg-3, albo słowa z niego. Kilka oddziel przecinkami. "
    "Autor przeczyta na stronie z kodem, co z tego powstało."
)


class IdeasField(forms.CharField):
    """Answers the submissions that were named; those that only the director reads are not among them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": 300, "help_text": HELP} | options)

    def prepare_value(self, value: Any) -> Any:
        """„Zg-3, Zg-9”."""
        return value if isinstance(value, str) or value is None else ", ".join(row.code for row in value)

    def clean(self, value: Any) -> list[Submission]:
        named = [part.strip() for part in super().clean(value).split(",")]
        found: dict[int, Submission] = {}
        for part in filter(None, named):
            row = _one(part)
            found[row.pk] = row
        if len(found) > MOST:
            raise ValidationError(f"Wpisz najwyżej {MOST} zgłoszeń.")
        return list(found.values())


def linkable() -> QuerySet[Submission]:
    """Those of which something may be made: a complaint is shown beside nothing."""
    return Submission.objects.filter(for_director=False)


def idea_asked(number: str) -> QuerySet[Submission]:
    """The submission of which an address says that something is made of it; none where it says no number."""
    return linkable().filter(pk=int(number)) if NUMBER.fullmatch(number) and number.isdecimal() else linkable().none()


def _one(typed: str) -> Submission:
    """The submission with that number, or the only one that says these words."""
    if number := NUMBER.fullmatch(typed):
        row = linkable().filter(pk=int(number[1])).first()
        if row is None:
            raise ValidationError(f"Nie ma zgłoszenia Zg-{int(number[1])}. Sprawdź numer na liście zgłoszeń.")
        return row
    rows = list(linkable().filter(asked_for(typed).within(Submission)).order_by("-id")[: MOST_NAMED + 1])
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise ValidationError(f"Żadne zgłoszenie nie mówi „{typed}”. Wpisz inne słowo albo numer.")
    named = "; ".join(row.in_words for row in rows[:MOST_NAMED])
    more = " i inne" if len(rows) > MOST_NAMED else ""
    raise ValidationError(f"Te słowa są w kilku zgłoszeniach: {named}{more}. Wpisz numer.")
