"""When an action happens: as printed, and as days."""

from datetime import date

import pytest

from plans.drafting.action_dates import span, time_in_words
from plans.models import Action

NB = "\N{NO-BREAK SPACE}"


def action(kind, start=None, end=None, words=""):
    return Action(time_kind=kind, time_from=start, time_to=end, time_text=words)


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (("date", date(2027, 5, 25)), f"25 maja 2027{NB}r."),
        (("range", date(2027, 3, 1), date(2027, 6, 30)), f"od 1 marca 2027{NB}r. do 30 czerwca 2027{NB}r."),
        (("month", date(2027, 3, 9)), f"marzec 2027{NB}r."),
        (("month", date(2023, 1, 1), date(2023, 12, 31)), "styczeń–grudzień 2023"),
        (("month", date(2026, 11, 1), date(2027, 1, 31)), "listopad 2026 – styczeń 2027"),
        (("quarter", date(2027, 5, 1)), f"II kwartał 2027{NB}r."),
        (("quarter", date(2027, 1, 1), date(2027, 9, 30)), f"I–III kwartał 2027{NB}r."),
        (("quarter", date(2026, 10, 1), date(2027, 3, 31)), "IV kwartał 2026 – I kwartał 2027"),
        (("year", date(2027, 1, 1)), "rok 2027"),
        (("year", date(2026, 1, 1), date(2027, 12, 31)), "lata 2026–2027"),
        (("recurring", None, None, "co wtorek"), "co wtorek"),
        (("ongoing",), "na bieżąco"),
        (("ongoing", None, None, "telefon w poniedziałki"), "na bieżąco: telefon w poniedziałki"),
        (("month", date(2027, 3, 1), None, "w soboty"), f"marzec 2027{NB}r. (w soboty)"),
        (("",), ""),
    ],
)
def test_a_time_is_printed_as_people_write_it(given, printed):
    assert time_in_words(action(*given)) == printed


@pytest.mark.parametrize(
    ("given", "days"),
    [
        (("date", date(2027, 5, 25)), (date(2027, 5, 25), date(2027, 5, 25))),
        (("range", date(2027, 3, 1), date(2027, 6, 30)), (date(2027, 3, 1), date(2027, 6, 30))),
        (("month", date(2028, 2, 9)), (date(2028, 2, 1), date(2028, 2, 29))),
        (("month", date(2027, 11, 1), date(2027, 12, 31)), (date(2027, 11, 1), date(2027, 12, 31))),
        (("quarter", date(2027, 11, 9)), (date(2027, 10, 1), date(2027, 12, 31))),
        (("year", date(2026, 5, 1), date(2027, 1, 1)), (date(2026, 1, 1), date(2027, 12, 31))),
        (("recurring", date(2027, 3, 1)), (date(2027, 3, 1), None)),
        (("ongoing",), (None, None)),
        (("month",), (None, None)),
    ],
)
def test_a_time_is_also_days(given, days):
    assert span(*given) == days
