"""Which version of what residents can see this is, and how pages that depend on it are kept ready."""

from collections.abc import Callable

from activities.calendar.filters import QUESTIONS
from activities.models import CalendarChange
from osl_site.common.web.page_cache import Polled, cache_page

RARE = ("szukaj", "odleglosc", "blisko")  # everybody asks them otherwise: such an answer is not kept


def version() -> str:
    """The marks that are there (see CalendarChange): another text after every change that was committed."""
    return ",".join(str(pk) for pk in CalendarChange.objects.order_by("pk").values_list("pk", flat=True))


calendar_version = Polled(version)


def shown_to_all(*questions: str) -> Callable:
    """Mark a view that shows the calendar to anybody, and is asked nothing but these questions."""
    return cache_page(calendar_version, questions=set(questions) - set(RARE), never_with=set(questions) & set(RARE))


def answers_questions(view: Callable) -> Callable:
    """Mark a view that takes the questions of the calendar."""
    return shown_to_all(*QUESTIONS, "blisko", "strona")(view)
