"""Agreements as records of a case: which there are, when the term of their category is over, what goes with one."""

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from osl_site.common import clock
from osl_site.common.registry import CaseRecord
from osl_site.common.text.date_formats import polish_day
from partners.models import Agreement
from partners.privacy import AGREEMENTS
from partners.services.agreements import discard_agreement

TERM = re.compile(r"BE?\s?(\d{1,2})", re.IGNORECASE)  # the function of the database reads it alike
HOLDS = "To porozumienie jeszcze się nie skończyło."
NOT_FILED = "Nikt nie odnotował, gdzie w aktach leży to porozumienie. Najpierw to odnotuj."
NO_TERM = (
    "Kategoria archiwalna ({}) nie mówi, ile lat trzymać porozumienie. Usunąć można to, które ma kategorię B albo BE"
    " z liczbą lat, na przykład B5."
)
TOO_EARLY = "Kategoria {} każe trzymać to porozumienie do {}. Do tego dnia nie można go usunąć."


def more_than_drafts() -> QuerySet[Agreement]:
    """Those that were signed or came to nothing, the newest first."""
    return Agreement.objects.as_they_stand().exclude(signed_on=None, ended_on=None).order_by("-pk")


def name_of(row: Agreement) -> str:
    """Without what it is about: the trail of removals keeps the name."""
    mark = f", znak {row.case_mark}" if row.case_mark else ""
    return f"porozumienie {row.code}{mark}"


def kept_until(row: Agreement) -> date | None:
    """The last day of the term of its category, which runs from the first of January after its end; None where it has
    no end yet, or the category says no number of years. Of rows `as_they_stand`."""
    years = TERM.fullmatch(row.archive_category.strip())
    return date(row.last_day.year + int(years[1]), 12, 31) if years and row.last_day else None


def why_not(row: Agreement, is_filed: bool) -> str:
    """Why it may not be removed, in a sentence; where the ground is that it is in the files, whether it is."""
    if not row.is_over:
        return HOLDS
    until = kept_until(row)
    if until is None:
        return NO_TERM.format(row.archive_category or "nie wpisano")
    if clock.today() <= until:
        return TOO_EARLY.format(row.archive_category, polish_day(until))
    return NOT_FILED if is_filed and not row.filed_place else ""


def goes_with(row: Agreement) -> Sequence[str]:
    """What is removed with it, each with its number. Its number stays taken."""
    counted = {
        "porozumienia": 1,
        "aneksy": row.amendments.count(),
        "podpisane pliki": row.signed_files.count(),
        "przypomnienia": row.notices.count(),
    }
    return [f"{what}: {count}" for what, count in counted.items() if count]


CASE = CaseRecord(
    kind=AGREEMENTS,
    model=Agreement,
    rows=more_than_drafts,
    name=name_of,
    why_not=why_not,
    goes=goes_with,
    discard=discard_agreement,
)
