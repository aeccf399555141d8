"""A plan that is carried out: approved, with indicators of every kind, on a day when three quarters of it are over."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from osl_site.common import clock
from plans import services
from plans.models import Indicator, Outcome, State
from plans.services.entries import Typed
from tests.plans.builders import action, goal, plan

YEAR = 2070
NOW = datetime(YEAR, 10, 5, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
KINDS = {
    "podwózki": {"aggregate": "sum", "target": 100, "unit": "podwózki"},
    "wolontariusze": {"aggregate": "last", "target": 6, "unit": "osoby"},
    "rodziny": {"aggregate": "highest", "target": 10, "unit": "rodziny", "counts_different": True},
    "zadowoleni": {"aggregate": "share", "target": 80, "unit": "%"},
    "punkt działa": {"aggregate": "yes_no", "target": 1},
    "udziały": {"aggregate": "sum", "target": 300, "unit": "udziały", "source": "participants"},
}


def carried_out(by, director, **values):
    """The action „Herbata”, with an indicator of every kind, in a plan approved for the whole year."""
    with clock.at(NOW.replace(year=YEAR - 1)):
        version = plan(by, year=YEAR).versions.get()
        tea = action(goal(version, by), by, **{"title": "Herbata", "time_words": "na bieżąco"} | values)
        for name, said in KINDS.items():
            services.add_indicator(tea, {"name": name, **said}, by=by)
        version = services.submit(version, by=by)
        services.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=director)
    return tea


def key_of(name):
    return Indicator.objects.get(name=name, action__goal__version__state=State.APPROVED).key


def typed(value=None, *, first=(1, 1), last=(1, 31), **said):
    """A value for January, unless another month is said."""
    said = {"source": "zeszyt"} | said
    value = None if value is None else Decimal(value)
    return Typed(date(YEAR, *first), date(YEAR, *last), value, **said)
