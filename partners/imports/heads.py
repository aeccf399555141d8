"""Columns of a file of partners: those that the register exports, under the same names."""

from osl_site.common.centre.place_cells import one_place_for_all
from osl_site.common.imports.specs import Head
from partners.models import PartnerKind, PartnerState

SEVERAL = "Kilka osób rozdziel średnikiem, w tej samej kolejności w każdej kolumnie."
PARTNER = (
    Head(
        "name",
        "Nazwa",
        ("partner", "organizacja", "nazwa organizacji", "nazwa partnera"),
        help="Tak, jak partner sam się nazywa. Dwóch o tej samej nazwie być nie może.",
        examples=("KGW „Pod lipą”", "Grupa sąsiadów z Dębów"),
    ),
    Head(
        "kind",
        "Typ",
        ("rodzaj", "dziedzina", "kto to jest"),
        help="Na przykład: koło gospodyń wiejskich, ochotnicza straż pożarna, szkoła, grupa nieformalna.",
        examples=("koło gospodyń wiejskich", "grupa nieformalna"),
        same_for_all=lambda: PartnerKind.choices,
    ),
    Head("legal_form", "Forma prawna", is_wanted=False, examples=("koło gospodyń wiejskich", "")),
    Head("nip", "NIP", is_wanted=False, help="Numer z błędem też wczytamy i powiemy, który to."),
    Head("regon", "REGON", is_wanted=False),
    Head("krs", "KRS", ("numer krs",), is_wanted=False),
    Head("krkgw", "KRKGW", ("numer w rejestrze kół",), is_wanted=False),
    Head(
        "places",
        "Gdzie działa",
        ("miejscowość", "miejscowości", "wieś", "sołectwo", "gdzie"),
        is_wanted=False,
        help="Nazwy po przecinku albo „cała gmina”.",
        examples=("", "cała gmina"),
        same_for_all=one_place_for_all,
    ),
    Head("outside", "Siedziba poza gminą", ("siedziba",), is_wanted=False, help="Pusta znaczy: ma siedzibę w gminie."),
    Head(
        "community_work",
        "Praca z mieszkańcami",
        ("animacja lokalna lub inna praca środowiskowa",),
        is_wanted=False,
        help="animacja lokalna, inna praca środowiskowa, animacja i inna praca środowiskowa albo nie prowadzi."
        " Pusta znaczy: jeszcze nie pytano (art. 32 pkt 5).",
        examples=("animacja lokalna", ""),
    ),
    Head("animation", "Animacja lokalna", ("jaka animacja",), is_wanted=False, examples=("spotkania kobiet", "")),
    Head("offers", "Co daje", ("oferta", "zasoby"), is_wanted=False, examples=("sala, kuchnia", "ręce do pracy")),
    Head(
        "channel",
        "Jak się kontaktować",
        is_wanted=False,
        help="telefon, e-mail, list albo druk, osobiście, komunikator.",
    ),
    Head("language", "Język listów", ("język",), is_wanted=False, help="polski, ukraiński albo angielski."),
    Head(
        "state",
        "Stan",
        ("status",),
        is_wanted=False,
        help="Aktywny, Wstrzymany, Chwilowo nieczynny albo Zakończył działalność. Pusty znaczy: Aktywny.",
        examples=("Aktywny", ""),
        same_for_all=lambda: PartnerState.choices,
    ),
    Head("closed_until", "Nieczynny do", is_wanted=False, help="Potrzebne przy stanie „Chwilowo nieczynny”."),
    Head("alert", "Na co uważać", ("uwaga", "uwagi"), is_wanted=False, help="Jedno zdanie, bez nazwisk."),
    Head("is_public", "Pokaż mieszkańcom", ("publiczny",), is_wanted=False, help="tak albo nie. Pusta znaczy: nie."),
    Head(
        "confirmed_on", "Potwierdzono", ("dane potwierdzono",), is_wanted=False, help="Dzień, na przykład 29.11.2026."
    ),
)
PEOPLE = (
    Head(
        "person",
        "Osoba do kontaktu",
        ("kontakt", "imię i nazwisko", "osoba"),
        is_wanted=False,
        help=SEVERAL,
        examples=("Teresa Przykładowa; Anna Przykładowa", ""),
    ),
    Head(
        "person_position",
        "Funkcja",
        ("rola", "stanowisko"),
        is_wanted=False,
        examples=("przewodnicząca; skarbniczka", ""),
    ),
    Head("person_phone", "Telefon", ("tel", "numer telefonu"), is_wanted=False, examples=("600 000 001", "")),
    Head("person_email", "E-mail", ("email", "mail", "adres e-mail"), is_wanted=False),
    Head(
        "person_basis",
        "Podstawa",
        is_wanted=False,
        help="zgoda albo zadanie publiczne, też gdy pusta.",
    ),
    Head(
        "person_informed_on",
        "Poinformowano",
        ("kiedy poinformowano",),
        is_wanted=False,
        help="Dzień, w którym osoba dowiedziała się, że biuro ma jej dane (art. 14 RODO). Pusta: nie wie.",
    ),
    Head("person_informed_by", "Jak poinformowano", is_wanted=False, help="listem, telefonicznie albo w rozmowie."),
    Head("person_kept_until", "Trzymać najdłużej do", is_wanted=False),
    Head("person_public", "Osoba publiczna", is_wanted=False, help="tak, gdy mieszkańcy mają ją widzieć."),
)
HEADS = (*PARTNER, *PEOPLE)
