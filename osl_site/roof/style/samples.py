"""What the component page shows: every component in every state, with words of the product, none of it from tables."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Button, Fieldset, Layout, Row, Submit
from django import forms
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from activities.calendar.agenda import AgendaDay, AgendaEntry
from osl_site.common.forms.edit_forms import StoredField
from osl_site.common.forms.widgets import DatePicker, TimePicker
from osl_site.common.lists.filter_bar import Chip, FilterBar, WayOut
from osl_site.common.pictures.paths import PathToTarget, path_chart
from osl_site.common.registry import Degree, Group, Link, Matter, Step
from osl_site.common.text.text_diff import Mark, Piece
from osl_site.common.web.navigation import Crumb, MenuItem
from osl_site.common.web.search_page import FoundRow
from osl_site.roof.desk import Part

TONES = [
    ("quiet", "Wersja robocza"),
    ("lake", "Czeka na decyzję dyrektora"),
    ("meadow", "Wolne miejsca: 5"),
    ("amber", "Przeniesione z 20 listopada"),
    ("brick", "Odwołane: remont pieca w świetlicy"),
]


@dataclass(frozen=True)
class Message:
    level_tag: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Fact:
    term: str
    text: str
    url: str = ""


LINKS = [
    Link("cel", "Cel 1. Osoby starsze mają jak dotrzeć i mają z kim być", "#", "plan: wersja zatwierdzona"),
    Link("pozycja oferty", "Herbata we wtorek w Kandytach", "#"),
]

FOUND = [
    FoundRow(
        Link("Toprzyny", "N-25 Autobus do lekarza", "#"),
        SafeString("N-25 <mark>Autobus</mark> do lekarza"),
        SafeString("Mieszkańcy czekają na <mark>autobusy</mark> godzinę, bo rozkład jest inny w dni szkolne. …"),
        SafeString("Toprzyny"),
    ),
    FoundRow(
        Link("Zgłoszona", "P-2 Dojazd", "#", "Potwierdzona"),
        SafeString("P-2 Dojazd"),
        SafeString(""),
        SafeString("Zgłoszona"),
    ),
]

WAYS_OUT = [WayOut(Chip("miejscowosc", "Toprzyny", "#"), 6)]
CRUMBS = [Crumb("Biuro", "/biuro/"), Crumb("Styl")]
TABS = [
    MenuItem("Oferta", "#", current=False),
    MenuItem("Spotkania", "#", current=True),
    MenuItem("Zapisy", "#", current=False),
    MenuItem("Osoby prowadzące", "#", current=False, seldom=True),
]
FRAMES = [
    ("Zapis", "page--record", ["Kiedy: poniedziałek, 7 grudnia", "Gdzie: Kandyty, szkoła", "Kto: Marek Sosnowski"]),
    ("Pisanie", "page--write", ["1. Wstęp", "2. Analiza", "Cel 1. Dojazd"]),
    ("Czytanie", "page--read", ["Plan na jednej stronie", "1. Wstęp", "2. Analiza"]),
    ("Czynność", "page--act", ["Było: wtorek, 10:00", "Będzie: środa, 10:00", "Zadzwonisz do 2 osób."]),
]
STEPS = range(1, 6)

_PATH = ((date(2026, 9, 1), Decimal(0)), (date(2027, 8, 31), Decimal(150)))
_REACHED = ((date(2026, 9, 30), Decimal(14)), (date(2026, 11, 30), Decimal(46)))
CHART = path_chart(PathToTarget("probny", "podwózki", _PATH, _REACHED, date(2026, 12, 1), "{} (podwózki)".format))
CHAIN = [
    Step("Notatki", "4 notatki, 50 osób", "#"),
    Step("Potrzeba", "Po południu nie ma czym wrócić ze wsi do domu", "#"),
    Step("Wniosek", "W-2: dojazd decyduje o udziale", "#"),
    Step("Działanie", "1.1 Sąsiedzkie podwózki", current=True),
    Step("Oferta", "Sąsiedzkie podwózki", "#"),
    Step("Wyniki", "jeszcze nie ma"),
]


def _occurrence(
    time: str,
    until: str,
    title: str,
    place: str,
    distance: str = "",
    audience: str = "",
    tone: str = "",
    word: str = "",
    **more: Any,
) -> AgendaEntry:
    shown = {"time": time, "until": until, "title": title, "place": place, "distance": distance, "audience": audience}
    return AgendaEntry(iso="2026-12-01T10:00", url="#", tone=tone, word=word, **shown, **more)


TEA = _occurrence(
    "10:00",
    "12:00",
    "Herbata we wtorek w Kandytach",
    "Kandyty, Klub Senior+",
    facts="bez schodów · toaleta dostępna · bez zapisów",
)
CARERS = _occurrence(
    "17:00",
    "19:00",
    "Grupa dla opiekunów",
    "Pieszkowo, Świetlica wiejska – przykład",
    "8 km stąd",
    "Osoby, które opiekują się bliskimi",
    "meadow",
    "Wolne miejsca: 5",
)
PHONE = _occurrence(
    "16:00",
    "17:30",
    "Telefon bez tajemnic",
    "Kandyty, Szkoła w Kandytach, sala komputerowa",
    "",
    "Osoby starsze",
    "amber",
    "Brak miejsc. Możesz wpisać się na listę rezerwową",
    facts="schody lub próg · toaleta: nie wiemy · zapisy",
)
KAMINSK = _occurrence(
    "15:00",
    "17:00",
    "Herbata w środę w Kamińsku",
    "Kamińsk, Świetlica wiejska – przykład",
    "11 km stąd",
    "",
    "brick",
    "Odwołane: remont pieca w świetlicy",
    cancelled=True,
)
SONGS = _occurrence(
    "18:00",
    "20:00",
    "Wieczór pieśni i opowieści",
    "Dwórzno, Świetlica wiejska – przykład",
    "14 km stąd",
    "",
    "amber",
    "Przeniesione z piątku, 20 listopada",
    facts="wejście i toaleta: nie wiemy · mówimy też po ukraińsku · bez zapisów",
    note="Weź ciepłe ubranie.",
)
DAYS = [
    AgendaDay("2026-12-01", "wtorek, 1 grudnia", "dziś", entries=[TEA]),
    AgendaDay("2026-12-02", "środa, 2 grudnia", "jutro", entries=[KAMINSK, CARERS]),
    AgendaDay("2026-12-04", "piątek, 4 grudnia", entries=[PHONE, SONGS]),
]
WEEKDAYS = ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"]
GENITIVE = "grudnia"


def month() -> list[list[AgendaDay]]:
    """December 2026 in weeks from Monday, with the last day of November before it."""
    held = {1: [TEA], 2: [KAMINSK, CARERS], 4: [PHONE, SONGS], 8: [TEA, PHONE, SONGS], 15: [TEA], 16: [KAMINSK]}
    days = [AgendaDay("2026-11-30", "poniedziałek, 30 listopada", number=30, other=True)]
    for number in range(1, 32):
        days.append(
            AgendaDay(
                iso=f"2026-12-{number:02}",
                label=f"{WEEKDAYS[number % 7]}, {number} {GENITIVE}",
                number=number,
                today=number == 2,
                entries=held.get(number, []),
                more=2 if number == 8 else 0,
                more_url="#",
            )
        )
    days += [AgendaDay(f"2027-01-0{number}", f"{number} stycznia", number=number, other=True) for number in (1, 2, 3)]
    return [days[start : start + 7] for start in range(0, len(days), 7)]


LATE = Matter(
    "Zadzwoń do 1 osoby: „Telefon bez tajemnic”, jutro, godz. 16:00.",
    "Zadzwoń",
    "#",
    subject="1 osoby",
    degree=Degree.LATE,
    when="dziś do 18:00",
)
DESK = [
    Part(
        Group.TODAY,
        [
            Matter(
                "„Telefon bez tajemnic”, Kandyty, szkoła. Zapisanych 12 z 12, rezerwowa 2.",
                "Zapisy",
                "#",
                subject="„Telefon bez tajemnic”",
                group=Group.TODAY,
                when="jutro 16:00",
            ),
            Matter(
                "„Telefon życzliwości”, pokój nr 8.",
                "Przenieś",
                "#",
                subject="„Telefon życzliwości”",
                group=Group.TODAY,
                when="jutro 16:00",
                trouble="ta sama osoba",
            ),
        ],
        [],
    ),
    Part(
        Group.TO_DO,
        [
            LATE,
            Matter(
                "Plan: wrócił do poprawy. Uwagi dyrektora: 3.",
                "Odpowiedz",
                "#",
                subject="Plan",
                degree=Degree.SOON,
                when="do jutra",
            ),
            Matter(
                "Bez wyników: 3 spotkania, najstarsze 24.11.",
                "Wpisz wyniki",
                "#",
                subject="3 spotkania",
                when="od 5 dni",
            ),
        ],
        [],
        LATE,
    ),
    Part(
        Group.OTHERS,
        [
            Matter(
                "Dyrektor ma aktualizację nr 1.", "Otwórz", "#", subject="Dyrektor", group=Group.OTHERS, when="od 2 dni"
            )
        ],
        [Matter("Dyrektor ma plan.", "Otwórz", "#", subject="Dyrektor", group=Group.OTHERS, when="od 9 dni")],
    ),
    Part(
        Group.LATER,
        [],
        [Matter("„Rowerownia” to jeszcze szkic.", "Otwórz szkic", "#", subject="„Rowerownia”", group=Group.LATER)],
    ),
]


@dataclass(frozen=True)
class Door:
    icon: str
    label: str
    text: str
    url: str = "#"


DOORS = [
    Door("phone", "Zadzwoń: 89 761 02 95", "Odpowiemy i zapiszemy Cię na spotkanie."),
    Door("message-square", "Powiedz nam", "Czego brakuje w Twojej wsi i w czym możesz pomóc."),
    Door("search", "Sprawdź swój kod", "Co dzieje się z tym, o czym piszesz."),
    Door("scroll-text", "Plan", "Co robimy w tym roku i dlaczego."),
]

FACTS = [
    Fact("Kiedy", "wtorek, 1 grudnia 2026 r., godz. 10:00–12:00"),
    Fact("Gdzie", "Klub Senior+, Kandyty 10A\nWejście od strony parkingu"),
    Fact("Dla kogo", "Wszyscy mieszkańcy"),
    Fact("Koszt", "Bezpłatnie"),
    Fact("Jak wejść", "Wejście bez schodów · Toaleta dostępna"),
    Fact("Telefon", "89 761 02 95", "tel:+48897610295"),
]

DRAFT = {"pk": 0, "hour": "14:32", "opening_url": "#formularze"}

STORED_VERSION = [
    StoredField(
        "Treść",
        "Na zebraniu mówiono, że w soboty nie ma autobusu.",
        "text",
        [
            Piece(Mark.SAME, "Na zebraniu mówiono, że w "),
            Piece(Mark.REMOVED, "soboty"),
            Piece(Mark.ADDED, "soboty i niedziele"),
            Piece(Mark.SAME, " nie ma autobusu."),
        ],
    ),
    StoredField("Ile osób pytano?", "14"),
]

MESSAGES = [
    Message("success", "Notatka zapisana."),
    Message("info", "Ten dokument przygotowuje teraz serwer. Odśwież stronę za chwilę."),
    Message("warning", "Ten NIP ma błędną cyfrę kontrolną. Zapisaliśmy go, sprawdź z partnerem."),
    Message("error", "Nic nie wczytano. W wierszu 14 brakuje daty."),
]

NOTES = [
    ("2 lis 2026", "Zebranie wiejskie", "Toprzyny", 23, "Po zebraniu rozmawiano o zajęciach bliżej domu."),
    ("5 lis 2026", "Rozmowa", "Pieszkowo", 4, "Koło ma dużą kuchnię i naczynia na 60 osób."),
    ("9 lis 2026", "Spacer badawczy", "Dwórzno", 6, "Do świetlicy prowadzą trzy schody bez poręczy."),
]


def page(number: int) -> Page:
    """One of three pages of a list."""
    return Paginator(range(60), 20).page(number)


class SampleForm(forms.Form):
    """Every kind of field once."""

    title = forms.CharField(label="Nazwa", max_length=80, help_text="Tak, jak powie ją sołtys na zebraniu.")
    text = forms.CharField(
        label="Treść",
        widget=forms.Textarea,
        help_text="Zapisz, co usłyszano, a nie kto to powiedział. Bez nazwisk i bez wiadomości o zdrowiu.",
    )
    village = forms.ChoiceField(label="Miejscowość", choices=[("", "Wybierz"), ("0474123", "Kandyty")])
    day = forms.DateField(label="Dzień", widget=DatePicker)
    hour = forms.TimeField(label="Początek", widget=TimePicker, required=False)
    people = forms.IntegerField(label="Ile osób pytano?", min_value=0, required=False)
    email = forms.EmailField(label="E-mail", required=False, help_text="Tylko po to, żeby dać znać o zmianie.")
    kind = forms.ChoiceField(
        label="Co to jest?",
        choices=[("need", "Potrzeba"), ("asset", "Potencjał"), ("both", "Jedno i drugie")],
        widget=forms.RadioSelect,
        help_text="Wybierz jedno.",
    )
    groups = forms.MultipleChoiceField(
        label="Dla kogo?",
        choices=[("all", "Wszyscy mieszkańcy"), ("old", "Osoby starsze"), ("young", "Młodzież 13–17 lat")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    picture = forms.FileField(label="Zdjęcie", required=False, help_text="Najwyżej 10 MB, bez twarzy.")
    lift = forms.BooleanField(label="Potrzebuję podwózki", required=False)
    sure = forms.BooleanField(label="W treści nie ma nazwisk")


class HelperForm(forms.Form):
    """A form that lays itself out, with `{% crispy form %}`."""

    begins = forms.DateField(label="Od", widget=DatePicker)
    ends = forms.DateField(label="Do", widget=DatePicker, required=False)
    reason = forms.CharField(label="Powód", help_text="Przeczytają go mieszkańcy.")

    @cached_property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.layout = Layout(Fieldset("Kiedy", Row("begins", "ends")), Fieldset("Dlaczego", "reason"))
        helper.add_input(Submit("cancel", "Odwołaj spotkanie", css_class="button--danger"))
        helper.add_input(Button("back", "Zostaw bez zmian"))
        return helper


class FilterForm(forms.Form):
    miejscowosc = forms.ChoiceField(
        label="Miejscowość", choices=[("", "Cała gmina"), ("0474123", "Kandyty")], required=False
    )
    szukaj = forms.CharField(label="Szukaj w treści", required=False)
    co = forms.ChoiceField(label="Co to jest", choices=[("", "Wszystko")], required=False)
    od = forms.DateField(label="Od dnia", widget=DatePicker, required=False)
    do = forms.DateField(label="Do dnia", widget=DatePicker, required=False)
    metoda = forms.ChoiceField(label="Metoda", choices=[("", "Wszystkie"), ("1", "Rozmowa")], required=False)
    wycofane = forms.BooleanField(label="Także wycofane", required=False)


def filter_bar() -> FilterBar:
    """With two answers, one of them among the folded questions."""
    asked = QueryDict("miejscowosc=0474123&szukaj=autobus&metoda=1")
    form = FilterForm(asked)
    return FilterBar(form, {name: form[name].data for name in ("miejscowosc", "szukaj", "metoda")}, asked, "#")


class PlaceForm(forms.Form):
    miejscowosc = forms.CharField(label="Miejscowość", required=False)
