"""Heads of the villages, with the way in which each wants the month's sheet; and the first sheets that went."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localtime

from activities import services as activities
from osl_site.common import clock
from osl_site.common.centre.models import Village
from osl_site.common.text.folding import fold
from osl_site.roof.demo.activities import occurrence_near
from osl_site.roof.demo.load import OPENING, Cast, read
from partners import services
from partners.models import HeadChannel
from partners.services import NewHead

WAYS = {"e": HeadChannel.MAIL, "d": HeadChannel.PRINT, "t": HeadChannel.CALL}
INFORMED = "letter"


def tell_heads(cast: Cast) -> None:
    """Sołtysi i arkusze miesiąca"""
    story = read("heads.toml")
    first, *others = story["entered"]
    _enter(cast, story, first)
    month = localtime(occurrence_near(cast, {"offer": story["before"], "near": 0}).starts_at).date().replace(day=1)
    with clock.at(cast.days.at(story["sent"], hour=9)):
        activities.send_sheets(month, by=cast.organiser)
    for entered in others:
        _enter(cast, story, entered)


def _enter(cast: Cast, story: dict[str, Any], entered: dict[str, Any]) -> None:
    villages = {row.name: row for row in Village.objects.all()}
    heads = [_head(villages[name], person, way) for name, person, way in entered["heads"]]
    since = cast.days.on(OPENING) - timedelta(days=story["since"])
    with clock.at(cast.days.at(entered["days"], hour=10)):
        services.enter_heads(heads, since=since, informed=INFORMED, by=cast.organiser)


def _head(village: Village, person: str, way: str) -> NewHead:
    channel = WAYS[way]
    email = f"{fold(person).replace(' ', '.')}@przyklad.pl" if channel == HeadChannel.MAIL else ""
    phone = f"600 100 {village.pk % 1000:03}" if channel != HeadChannel.MAIL else ""
    return NewHead(village, person, channel, phone=phone, email=email)
