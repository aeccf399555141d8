"""What was asked, as an address."""

from urllib.parse import urlencode

from django.http import QueryDict

from activities.filters import CalendarFilter


def kept(data: QueryDict) -> str:
    """What was asked but the days, as a query for the other views of the calendar."""
    questions = CalendarFilter.base_fields.keys() - {"od", "do"}
    typed = [(name, value) for name, values in data.lists() for value in values]
    return urlencode([(name, value) for name, value in typed if value and name in questions])
