"""What was asked, as an address."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict

from activities.calendar.filters import CalendarFilter
from osl_site.common import clock

NEAR = 10  # kilometres
DAYS = 7  # of what is on „this week”, today among them
NEXT_FROM = 25  # the day of a month from which paper is of the next one


def month_to_print() -> date:
    """The first day of the month that is worth hanging up: from the 25th on the next one."""
    first = clock.today().replace(day=1)
    return first if clock.today().day < NEXT_FROM else (first + timedelta(days=31)).replace(day=1)


def kept_query(data: QueryDict) -> str:
    """What a form was asked (its `data`, with places by their ids) but the days, as a query for other views."""
    questions = CalendarFilter.base_fields.keys() - {"od", "do"}
    typed = [(name, value) for name, values in data.lists() for value in values]
    return urlencode([(name, value) for name, value in typed if value and name in questions])


def near(data: QueryDict) -> QueryDict:
    """`blisko=10` asks for ten kilometres around the village that was picked, and nothing when none was.

    The front door asks so: whoever only presses its button means the whole gmina and is not told to go back.
    """
    data = data.copy()
    (km,) = data.pop("blisko", [""])[-1:] or [""]
    if km and (data.get("miejscowosc") or data.get("nazwa")) and not data.get("odleglosc"):
        data["odleglosc"] = km
    return data
