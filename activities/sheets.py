"""Who is signed up, on paper: for the table by the door."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from activities import calendar
from activities.models import Occurrence, Registration
from activities.seats import Seats
from osl_site import clock, pdf
from osl_site.centre.office import office
from osl_site.words import polish_day


def sign_up_sheet(meeting: Occurrence, rows: Sequence[Registration], seats: Seats) -> bytes:
    """A4, tagged: those who have a place, then the line; a box to tick beside everybody."""
    context = {
        "office": office(),
        "meeting": meeting,
        "when": calendar.when_in_words(meeting),
        "placed": [row for row in rows if row.has_seat],
        "waiting": [row for row in rows if not row.has_seat],
        "seats": seats,
        "drawn_on": polish_day(clock.today()),
    }
    return pdf.draw(render_to_string("activities/paper/sign_up_sheet.html", context), moment=clock.now())
