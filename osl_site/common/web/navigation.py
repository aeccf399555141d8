"""Where a page of the staff stands: its room and the lists of it (tabs), and the way that leads to it (crumbs)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry import MenuEntry
from osl_site.common.registry.matters import Waiting

NOTHING = Waiting()


@dataclass(frozen=True)
class MenuItem:
    label: str
    url: str
    current: bool
    icon: str = ""
    count: int = 0


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page; without an address it is said, not linked."""

    label: str
    url: str = ""


def menu_items(
    menu: Iterable[MenuEntry], path: str, user: User | AnonymousUser, waiting: Waiting = NOTHING
) -> list[MenuItem]:
    """The entries that this person may open, as the page at `path` shows them, with the numbers of what is `waiting`.
    Asks nothing of the database."""
    return [
        MenuItem(str(entry.label), entry.url, entry.is_current(path), entry.icon, entry.number(waiting))
        for entry in menu
        if entry.may(user)
    ]


def tabs_at(path: str, user: User | AnonymousUser) -> list[MenuItem]:
    """The doors of the room in which the page at `path` stands, none for whoever may not enter it. One of them is
    current at most: the one whose address says most of `path`. Asks nothing of the database."""
    room = _room_at(path)
    items = menu_items(_doors_of(room), path, user) if room and room.may(user) else []
    nearest = max((item.url for item in items if item.current), key=len, default="")
    return [replace(item, current=item.current and item.url == nearest) for item in items]


def crumbs_at(path: str, user: User | AnonymousUser, further: Sequence[Crumb] = ()) -> list[Crumb]:
    """Room › list › what the page says of itself (`further`), never the page itself. Only what the person may open is
    linked, and no address twice: what has no page but its list is not named after it. A page of no room, as one that
    all rooms share, stands where the first of `further` does."""
    way: list[Crumb] = []
    of_rooms = (at for at in (path, *(crumb.url for crumb in further[:1])) if _room_at(at))
    there = next(of_rooms, path)
    room = _room_at(there)
    if room and room.may(user):
        lists = [Crumb(item.label, item.url) for item in tabs_at(there, user) if item.current]
        way = [Crumb(str(room.label), room.url), *lists]
        further = [crumb for crumb in further if crumb.url not in [one.url for one in lists]]
    way = [crumb for crumb in [*way, *further] if crumb.url != path]
    after = [{crumb.url for crumb in way[at + 1 :]} for at in range(len(way))]
    return [Crumb(crumb.label) if crumb.url in later else crumb for crumb, later in zip(way, after, strict=True)]


def _room_at(path: str) -> MenuEntry | None:
    return next((entry for entry in registry.menu if not entry.alone and entry.is_current(path)), None)


def _doors_of(room: MenuEntry) -> Iterable[MenuEntry]:
    return dict(registry.tabs.items()).get(room.view, ())
