"""The plan that is carried out: values of indicators month by month, one corrected, and the log of actions."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.roof.demo.dates import StoryDays
from osl_site.roof.demo.load import Cast, read
from plans import services
from plans.in_force.gone_by import actions_gone_by
from plans.models import Action, Indicator, IndicatorEntry, LogKind, SaidState
from plans.services.action_log import Line
from plans.services.entries import Typed

AFTER = 3  # days of the next month after which a month is written down


def tell_progress(cast: Cast) -> None:
    """Wartości wskaźników i dziennik działań"""
    story = read("progress.toml")
    actions = {row.number: row for row in actions_gone_by(cast.days.today).select_related("goal")}
    entries = [_enter(cast, actions[told["action"]], told, number) for told in story["values"] for number in (1, 2, 3)]
    _correct(cast, actions, story["correction"], [entry for entry in entries if entry])
    for told in story["log"]:
        _log(cast, actions[told["action"]], told)


def _enter(cast: Cast, action: Action, told: dict[str, Any], number: int) -> IndicatorEntry | None:
    """Of a month that is over on its third day, of the one that runs yesterday; of one that is ahead nothing."""
    yesterday = cast.days.on(-1)
    first, last = cast.days.month(number), min(cast.days.last_of_month(number), yesterday)
    if number > len(told["months"]) or last < first:
        return None
    said = told["months"][number - 1]
    value, why = (Decimal(said), "") if isinstance(said, int) else (None, said)
    comment = told.get("comments", ["", "", ""])[number - 1]
    typed = Typed(first, last, value, not_counted=why, source=told["source"], comment=comment)
    with clock.at(written_at(cast.days, last)):
        return services.enter_value(_key(action, told["name"]), typed, by=_by(cast, told))


def written_at(days: StoryDays, last: date) -> datetime:
    """When the value of a month that ends on `last` is entered: at seven, three days later, and never ahead of now,
    though the story be told at night."""
    day = min(last + timedelta(days=AFTER), days.today)
    return min(days.at((day - days.today).days, hour=7), clock.now())


def _correct(cast: Cast, actions: dict[str, Action], told: dict[str, Any], entries: list[IndicatorEntry]) -> None:
    key = _key(actions[told["action"]], told["name"])
    entry = next(row for row in entries if row.key == key)
    typed = Typed(entry.first_day, entry.last_day, Decimal(told["value"]), source=entry.source)
    with clock.at(_moment(cast, told["days"])):
        services.correct_value(entry, typed, reason=told["reason"], by=cast.people["wspolpracownik"])


def _log(cast: Cast, action: Action, told: dict[str, Any]) -> None:
    kind, amount = LogKind(told["kind"]), told.get("amount")
    state = SaidState(told["state"]) if "state" in told else None
    moment = _moment(cast, told["days"])
    line = Line(kind, _day(moment), told["text"], Decimal(amount) if amount else None, state)
    with clock.at(moment):
        services.add_log(action.key, line, by=_by(cast, told))


def _moment(cast: Cast, days: int) -> Any:
    """So many days after the plan began, and never later than yesterday."""
    day = min(cast.days.starts_on + timedelta(days=days), cast.days.on(-1))
    return cast.days.at((day - cast.days.today).days, hour=15)


def _day(moment: Any) -> date:
    return moment.date()


def _key(action: Action, name: str) -> Any:
    return Indicator.objects.get(action=action, name=name).key


def _by(cast: Cast, told: dict[str, Any]) -> User:
    return cast.people[told.get("by", "organizator")]
