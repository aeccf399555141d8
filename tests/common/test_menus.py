"""Each role finds in the menus what it may open, in the order of the house, and sees where it is."""

import pytest

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.web.navigation import Crumb, crumbs_at, menu_items, tabs_at

RAIL = ["Na dziś", "Rozeznanie", "Plan", "Oferta i spotkania", "Partnerzy", "Ustawienia"]
WITH_NOTE = ["Dziś", "Notatka", "Spotkania", "Więcej"]
WITH_PLAN = ["Dziś", "Plan", "Spotkania", "Więcej"]


def labels(menu, *roles):
    return [item.label for item in menu_items(menu, "/biuro/", User(roles=list(roles)))]


def current(menu, path):
    everyone = User(roles=["organiser", "director", "administrator"])
    return [item.label for item in menu_items(menu, path, everyone) if item.current]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("organiser", RAIL),
        ("coworker", RAIL),
        ("director", RAIL),
        ("administrator", ["Na dziś", "Ustawienia"]),
    ],
)
def test_the_rail_holds_what_a_role_may_open(role, expected):
    assert labels(registry.menu, role) == expected


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (["organiser"], WITH_NOTE),
        (["coworker"], WITH_NOTE),
        (["director"], WITH_PLAN),
        (["director", "coworker"], WITH_PLAN),
        (["director", "organiser"], WITH_NOTE),
        (["administrator"], ["Dziś", "Więcej"]),
    ],
)
def test_a_phone_has_at_hand_what_its_owner_does_most(roles, expected):
    assert labels(registry.bar, *roles) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("organiser", ["Moje konto", "Centrum", "Słowniki", "Stan systemu"]),
        ("coworker", ["Moje konto", "Słowniki", "Stan systemu"]),
        ("director", ["Moje konto", "Słowniki", "Dziennik czynności", "Dane osobowe", "Stan systemu"]),
        (
            "administrator",
            [
                "Moje konto",
                "Centrum",
                "Słowniki",
                "Sprawdzenia",
                "Konta",
                "Zasady logowania",
                "Dziennik czynności",
                "Dane osobowe",
                "Stan systemu",
                "Kopie zapasowe",
                "Uruchomienie",
            ],
        ),
    ],
)
def test_the_settings_hold_what_a_role_may_set(role, expected):
    assert labels(registry.settings_menu, role) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/biuro/", ["Na dziś"]),
        ("/biuro/wiecej/", []),
        ("/biuro/rozeznanie/wnioski/3/zmien/", ["Rozeznanie"]),
        ("/biuro/wczytaj/zgloszenia/3/kolumny/", ["Rozeznanie"]),
        ("/biuro/plany/wersje/3/", ["Plan"]),
        ("/biuro/oferta/3/", ["Oferta i spotkania"]),
        ("/biuro/spotkania/tydzien/2026-12-01/", ["Oferta i spotkania"]),
        ("/biuro/zapisy/do-obdzwonienia/", ["Oferta i spotkania"]),
        ("/biuro/partnerzy/spis/3/", ["Partnerzy"]),
        ("/biuro/ustawienia/sprawdzenia/", ["Ustawienia"]),
        ("/oferta/3/", []),
    ],
)
def test_the_rail_says_in_which_room_a_page_is(path, expected):
    assert current(registry.menu, path) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/biuro/ustawienia/", ["Moje konto"]),
        ("/biuro/ustawienia/sprawdzenia/nowe/", ["Sprawdzenia"]),
        ("/biuro/ustawienia/dziennik/logowania/", ["Dziennik czynności"]),
    ],
)
def test_the_settings_say_which_of_them_a_page_is(path, expected):
    assert current(registry.settings_menu, path) == expected


def tabs(path, *roles):
    found = tabs_at(path, User(roles=list(roles)))
    return [item.label for item in found], [item.label for item in found if item.current]


ROOM = [
    *("Oferta", "Spotkania", "Zapisy", "Stała pomoc w liczbach", "Dokąd skierować", "Miejsca"),
    *("Osoby prowadzące", "Osoby chętne", "Co zrobiliśmy", "Jak było", "Usługi", "Propozycje", "Arkusze wsi"),
]
READ = [name for name in ROOM if not name.startswith(("Osoby", "Arkusze"))]


@pytest.mark.parametrize(
    ("path", "role", "expected"),
    [
        ("/biuro/", "organiser", ([], [])),
        ("/biuro/oferta/", "organiser", (ROOM, ["Oferta"])),
        ("/biuro/oferta/miejsca/", "organiser", (ROOM, ["Miejsca"])),
        ("/biuro/oferta/prowadzacy/", "organiser", (ROOM, ["Osoby prowadzące"])),
        ("/biuro/zapisy/do-obdzwonienia/", "organiser", (ROOM, ["Zapisy"])),
        ("/biuro/oferta/", "director", (READ, ["Oferta"])),
        (
            "/biuro/plany/do-decyzji/",
            "director",
            (["Do decyzji", "Obowiązujący", "Wersje", "Postęp", "Sprawozdania"], ["Do decyzji"]),
        ),
        (
            "/biuro/plany/szablon/",
            "organiser",
            (["Wersja robocza", "Obowiązujący", "Wersje", "Postęp", "Sprawozdania", "Szablon"], ["Szablon"]),
        ),
        ("/biuro/ustawienia/", "coworker", (["Moje konto", "Słowniki", "Stan systemu"], ["Moje konto"])),
    ],
)
def test_every_door_of_a_room_is_a_tab_of_its_lists(path, role, expected):
    assert tabs(path, role) == expected


@pytest.mark.parametrize(
    ("path", "further", "expected"),
    [
        ("/biuro/", [], []),
        ("/biuro/oferta/", [], []),
        ("/biuro/oferta/3/", [], [("Oferta i spotkania", ""), ("Oferta", "/biuro/oferta/")]),
        (
            "/biuro/spotkania/3/",
            [Crumb("Klub", "/biuro/oferta/1/")],
            [
                ("Oferta i spotkania", "/biuro/oferta/"),
                ("Spotkania", "/biuro/spotkania/"),
                ("Klub", "/biuro/oferta/1/"),
            ],
        ),
        (
            "/biuro/rozeznanie/potrzeby/3/",
            [],
            [
                ("Rozeznanie", "/biuro/rozeznanie/notatki/"),
                ("Potrzeby", "/biuro/rozeznanie/potrzeby/"),
            ],
        ),
        (
            "/biuro/zaslanianie/potrzeba/3/",
            [Crumb("P-3 Dojazd", "/biuro/rozeznanie/potrzeby/3/")],
            [
                ("Rozeznanie", "/biuro/rozeznanie/notatki/"),
                ("Potrzeby", "/biuro/rozeznanie/potrzeby/"),
                ("P-3 Dojazd", "/biuro/rozeznanie/potrzeby/3/"),
            ],
        ),
        (
            "/biuro/wczytaj/potrzeby/3/",
            [Crumb("Potrzeby", "/biuro/rozeznanie/potrzeby/")],
            [
                ("Rozeznanie", "/biuro/rozeznanie/notatki/"),
                ("Potrzeby", "/biuro/rozeznanie/potrzeby/"),
            ],
        ),
        (
            "/biuro/ustawienia/konta/nowe/",
            [],
            [("Ustawienia", "/biuro/ustawienia/"), ("Konta", "/biuro/ustawienia/konta/")],
        ),
    ],
)
def test_crumbs_lead_from_the_room_to_the_page_and_never_to_the_page_itself(path, further, expected):
    everyone = User(roles=["organiser", "administrator"])
    assert [(crumb.label, crumb.url) for crumb in crumbs_at(path, everyone, further)] == expected


def test_lists_opened_seldom_stand_behind_one_word_unless_they_are_few_or_the_current_one():
    def behind(path, role):
        return [item.label for item in tabs_at(path, User(roles=[role])) if item.seldom]

    of_many = ["Osoby prowadzące", "Osoby chętne", "Co zrobiliśmy", "Jak było", "Usługi", "Propozycje", "Arkusze wsi"]
    assert behind("/biuro/oferta/", "organiser") == of_many
    assert behind("/biuro/oferta/uslugi/", "organiser") == [name for name in of_many if name != "Usługi"]
    assert behind("/biuro/ustawienia/", "director") == []


def test_crumbs_name_no_room_that_their_reader_may_not_open():
    assert crumbs_at("/biuro/oferta/3/", User(roles=["administrator"])) == []


def test_a_page_in_a_room_that_its_reader_may_not_enter_has_no_tabs():
    assert tabs_at("/biuro/rozeznanie/zgloszenia/", User(roles=["administrator"])) == []
    assert "Zgłoszenia" in tabs("/biuro/rozeznanie/zgloszenia/", "organiser")[1]


@pytest.mark.parametrize("role", ["organiser", "administrator"])
@pytest.mark.parametrize("path", ["/biuro/rozeznanie/zgloszenia/klauzule/", "/biuro/rozeznanie/rodzaje-prawne/3/"])
def test_what_is_opened_in_the_settings_stands_there_whatever_its_address(path, role):
    assert tabs(path, role)[1] == ["Słowniki"]
    assert [item.label for item in menu_items(registry.menu, path, User(roles=[role])) if item.current] == [
        "Ustawienia"
    ]
