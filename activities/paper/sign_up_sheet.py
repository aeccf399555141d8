"""Who is signed up, on paper: for the table by the door."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from activities.calendar import queries
from activities.models import Occurrence, Registration
from activities.seats import Seats
from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.documents import pdf_cache
from osl_site.common.text.date_formats import polish_day

WALK_INS = 5  # empty rows for who comes without having signed up


def sign_up_sheet(occurrence: Occurrence, rows: Sequence[Registration], seats: Seats, *, signed: bool = False) -> bytes:
    """A4, tagged: those who have a place, then the line; a box to tick beside everybody, room for who just comes, and
    where it is to be `signed` a column for signatures.

    Raises drawing.Busy when too many documents are being drawn. It is kept nowhere: people's contacts are in it.
    """
    context = {
        "office": office(),
        "occurrence": occurrence,
        "when": queries.when_in_words(occurrence),
        "placed": [row for row in rows if row.has_seat],
        "waiting": [row for row in rows if not row.has_seat],
        "seats": seats,
        "walk_ins": range(WALK_INS),
        "signed": signed,
        "drawn_on": polish_day(clock.today()),
    }
    html = render_to_string("activities/paper/sign_up_sheet.html", context)
    return pdf_cache.drawn_for_once(html, moment=clock.now())
