"""What the roof has for the frame of every page: the desk, the page of a phone with the whole menu, and its health."""

from django.db import connection

from osl_site.common import health, registry
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import only_takes_over
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


def begins_at_the_desk(user: User) -> bool:
    return not only_takes_over(user)


registry.menu.register(
    MenuEntry("Na dziś", "desk", "sun", alone=True, count=matters, may=begins_at_the_desk), position=10
)
registry.bar.register(MenuEntry("Dziś", "desk", "sun", alone=True, count=matters, may=begins_at_the_desk), position=10)
registry.bar.register(MenuEntry("Więcej", "more", "menu", alone=True, count=all_rooms), position=90)
registry.health.register(database_answers, position=10)
registry.health.register(health.letters_that_failed, position=35)
registry.health.register(health.tables_are_up_to_date, position=50)
registry.health.register(health.disk_has_room, position=60)
registry.health.register(health.proxy_sets_its_headers, position=70)
