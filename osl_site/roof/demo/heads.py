"""Heads of the villages, with the way in which each wants the month's sheet."""

from datetime import timedelta

from osl_site.common import clock
from osl_site.common.centre.models import Village
from osl_site.common.text.folding import fold
from osl_site.roof.demo.load import Cast, read
from partners import services
from partners.models import HeadChannel
from partners.services import NewHead

WAYS = {"e": HeadChannel.MAIL, "d": HeadChannel.PRINT, "t": HeadChannel.CALL}
INFORMED = "letter"


def tell_heads(cast: Cast) -> None:
    """Sołtysi"""
    story = read("heads.toml")
    villages = {row.name: row for row in Village.objects.all()}
    with clock.at(cast.days.at(story["days"], hour=10)):
        heads = [_head(villages[name], person, way) for name, person, way in story["heads"]]
        since = clock.today() - timedelta(days=story["since"])
        services.enter_heads(heads, since=since, informed=INFORMED, by=cast.organiser)


def _head(village: Village, person: str, way: str) -> NewHead:
    channel = WAYS[way]
    email = f"{fold(person).replace(' ', '.')}@przyklad.pl" if channel == HeadChannel.MAIL else ""
    phone = f"600 100 {village.pk % 1000:03}" if channel != HeadChannel.MAIL else ""
    return NewHead(village, person, channel, phone=phone, email=email)
