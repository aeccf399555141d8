"""What the roof has for the frame of every page: the desk, the page of a phone with the whole menu, and its health."""

from django.db import connection

from osl_site.common import registry
from osl_site.common.registry import MenuEntry
from osl_site.common.registry.matters import Waiting


def database_answers() -> None:
    """Raise OperationalError when it does not. One query."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")


def matters(waiting: Waiting) -> int:
    return waiting.matters


def all_rooms(waiting: Waiting) -> int:
    return sum(waiting.by_room.values())


registry.menu.register(MenuEntry("Na dziś", "desk", "sun", alone=True, count=matters), position=10)
registry.bar.register(MenuEntry("Dziś", "desk", "sun", alone=True, count=matters), position=10)
registry.bar.register(MenuEntry("Więcej", "more", "menu", alone=True, count=all_rooms), position=90)
registry.health.register(database_answers, position=10)
