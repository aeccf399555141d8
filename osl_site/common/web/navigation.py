"""Where a page of the staff stands: its room and the lists of it (tabs), and the way that leads to it (crumbs)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry import MenuEntry
from osl_site.common.registry.matters import Waiting

NOTHING = Waiting()
MOST_TABS = 7  # beside each other on a desk; of more, those opened seldom stand behind „Więcej”


@dataclass(frozen=True)
class MenuItem:
    label: str
    url: str
    current: bool
    icon: str = ""
    count: int = 0
    seldom: bool = False


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page; without an address it is said, not linked."""

    label: str
    url: str = ""


def menu_items(
    menu: Iterable[MenuEntry], path: str, user: User | AnonymousUser, waiting: Waiting = NOTHING
) -> list[MenuItem]:
    """The entries that this person may open, as the page at `path` shows them, with the numbers of what is `waiting`.
    One of them is current at most: the one whose address says most of `path`. Asks nothing of the database."""
    entries = [entry for entry in menu if entry.may(user)]
    current = _nearest(entries, path)
    return [
        MenuItem(str(entry.label), entry.url, entry is current, entry.icon, entry.number(waiting), entry.seldom)
        for entry in entries
    ]


def tabs_at(path: str, user: User | AnonymousUser) -> list[MenuItem]:
    """The doors of the room in which the page at `path` stands, none for whoever may not enter it. One of them is
    current at most. Where they are few none is `seldom`, nor is the
    current one; those that are come last. Asks nothing of the database."""
    room = _room_at(path)
    items = menu_items(_doors_of(room), path, user) if room and room.may(user) else []
    folds = len(items) > MOST_TABS
    found = [replace(item, seldom=item.seldom and folds and not item.current) for item in items]
    return sorted(found, key=attrgetter("seldom"))


def stand_at(request: HttpRequest, path: str) -> None:
    """The page, one that all rooms share, stands where `path` does: in that room, below that tab."""
    request.stands_at = path


def standing(request: HttpRequest) -> str:
    """The address by which the page says where it is."""
    return getattr(request, "stands_at", request.path)


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
    return _nearest([entry for entry in registry.menu if not entry.alone], path)


def _nearest(entries: Iterable[MenuEntry], path: str) -> MenuEntry | None:
    places = [(len(entry.place_of(path)), entry) for entry in entries]
    said, entry = max(places, key=itemgetter(0), default=(0, None))
    return entry if said else None


def _doors_of(room: MenuEntry) -> Iterable[MenuEntry]:
    return dict(registry.tabs.items()).get(room.view, ())
