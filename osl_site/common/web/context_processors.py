"""What the frame of every page shows: office, languages, menus. Lazy: a page without a frame asks nothing."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from osl_site.common.accounts import rules
from osl_site.common.centre.office import office
from osl_site.common.text.languages import languages


@dataclass(frozen=True)
class MenuItem:
    label: str
    url: str
    current: bool
    icon: str = ""
    count: int = 0


def page_frame(request: HttpRequest) -> dict:
    """The office, the languages and the menus, by name; public pages never touch the session for these."""
    return {
        "office": SimpleLazyObject(office),
        "languages": SimpleLazyObject(lambda: languages(request)),
        "public_menu": SimpleLazyObject(lambda: public_menu(request.path)),
        "staff_menu": SimpleLazyObject(lambda: staff_menu(request)),
        "staff_bar": SimpleLazyObject(lambda: staff_bar(request)),
    }


def public_menu(path: str) -> list[MenuItem]:
    entries = [(_("Kalendarz"), reverse("calendar")), (_("Stałe zajęcia i pomoc"), reverse("public_activities"))]
    entries += [(_("Plan"), reverse("public_plan")), (_("Kontakt"), reverse("contact"))]
    return [MenuItem(label, url, path.startswith(url)) for label, url in entries]


def staff_menu(request: HttpRequest) -> list[MenuItem]:
    """The rail: only what this person may open."""
    desk = MenuItem("Na dziś", reverse("desk"), request.path == reverse("desk"), "sun")
    rooms = []
    if rules.may_read_rooms(request.user):
        rooms = [
            ("Rozeznanie", "needs:note_list", "rozeznanie/", "notebook-pen"),
            ("Plan", "plans:plan_list", "plany/", "scroll-text"),
            ("Oferta i spotkania", "activities:activity_list", ("oferta/", "spotkania/", "zapisy/"), "calendar-days"),
            ("Partnerzy", "partners:partner_list", "partnerzy/", "handshake"),
        ]
    rooms.append(("Ustawienia", "settings", "ustawienia/", "settings"))
    return [desk, *(room_item(request.path, *room) for room in rooms)]


def room_item(path: str, label: str, name: str, parts: str | tuple[str, ...], icon: str) -> MenuItem:
    within = path.removeprefix(reverse("desk"))
    return MenuItem(label, reverse(name), path.startswith(reverse("desk")) and within.startswith(parts), icon)


def staff_bar(request: HttpRequest) -> list[MenuItem]:
    """The bottom bar of a phone: four things done in a village hall; a director reads the plan more than notes."""
    entries = [("Dziś", "desk", "sun"), ("Więcej", "more", "menu")]
    if rules.may_read_rooms(request.user):
        reads = rules.is_director(request.user) and not rules.is_organiser(request.user)
        entries[1:1] = [
            ("Plan", "plans:plan_list", "scroll-text") if reads else ("Notatka", "needs:note_add", "notebook-pen"),
            ("Spotkania", "activities:occurrence_list", "calendar-days"),
        ]
    return [MenuItem(label, reverse(name), request.path == reverse(name), icon) for label, name, icon in entries]
