"""A content as heavy as the largest real plans: eight chapters, 12 goals, 66 actions of which everything is said."""

from itertools import count

from plans.content import Cost, PlanContent
from tests.plans.contents import OFFICE, action, chapter, content, goal, indicator, part

CHAPTERS = (
    "Wprowadzenie",
    "Analiza potrzeb i potencjału",
    "Cele",
    "Metody pracy",
    "Dokumentowanie działań",
    "Realizatorzy i partnerzy",
    "Harmonogram",
    "Przewidywane efekty",
)
SENTENCES = (
    "Organizator rozmawiał z mieszkańcami na zebraniach wiejskich, na dyżurach i przy okazji spotkań w świetlicach. ",
    "Najczęściej mówili o samotności osób starszych, o dojeździe do lekarza i o tym, że młodzi nie mają gdzie być. ",
    "Potencjałem są świetlice, koła gospodyń, straże oraz ludzie, którzy już dziś pomagają sąsiadom bez rozgłosu. ",
)
GOALS = (
    "Osoby starsze mają z kim być i komu powiedzieć, że czegoś potrzebują",
    "Sąsiedzi pomagają sobie na co dzień",
    "Młodzi mieszkańcy mają swoje miejsce i wpływ na to, co się w nim dzieje",
    "Opiekunowie osób zależnych mogą odpocząć i wymienić się doświadczeniem",
    "Świetlice wiejskie są otwarte także zimą",
    "Organizacje i grupy nieformalne działają razem",
)
TITLES = (
    "Herbata u sąsiadów: cotygodniowe spotkania osób starszych w świetlicach wiejskich",
    "Telefon życzliwości",
    "Bank czasu: wymiana drobnych usług między sąsiadami",
    "Warsztaty dla liderek i liderów wsi, z wizytą studyjną w sąsiedniej gminie",
    "Wspólne sprzątanie i urządzanie placu przy świetlicy",
    "Grupa wsparcia dla opiekunów osób starszych i niesamodzielnych",
)
TIMES = (
    ("na bieżąco", "ongoing", "", ""),
    ("marzec–listopad 2027", "month", "2027-03-01", "2027-11-30"),
    ("I i III kwartał 2027", "recurring", "2027-01-01", "2027-09-30"),
    ("od września", "range", "2027-09-01", ""),
    ("co najmniej raz w miesiącu", "recurring", "", ""),
    ("25 maja 2027 r.", "date", "2027-05-25", "2027-05-25"),
)
PLACES = ("Kandyty, Kamińsk", "cała gmina", "Toprzyny, Wojmiany, Sągnity", "Kandyty")
WHO = ("Anna Kowalska, animatorka", "organizator społeczności lokalnej", "Jan Nowak")
PARTNERS = (
    ("OSP Kamińsk", "szkoła w Kandytach"),
    ("koło gospodyń w Toprzynach",),
    ("biblioteka", "parafia", "sołtysi"),
)
COUNTS = (6, 5)  # of actions, in turn: 66 in 12 goals


def heavy(**said) -> PlanContent:
    """The whole plan; what is said takes the place of what it says."""
    numbers = count()
    goals = [_goal(number, numbers) for number in range(1, 13)]
    text = "\n\n".join("".join(SENTENCES) * 2 for _ in range(3))
    chapters = [
        chapter(f"r{number}", title=title, number=str(number), text=text, holds=HOLDS.get(title, ()))
        for number, title in enumerate(CHAPTERS, 1)
    ]
    given = {
        "title": "Plan organizowania społeczności lokalnej na rok 2027",
        "name": "plan",
        "starts_on": "1 stycznia 2027 r.",
        "ends_on": "31 grudnia 2027 r.",
        "first_day": "2027-01-01",
        "last_day": "2027-12-31",
        "office": OFFICE,
        "chapters": tuple(chapters),
        "cost": "198 000 zł",
        "action_count": 66,
        "supporting": 44,
        "submitted_by": "Maria Nowak",
        "submitted_on": "1 grudnia 2026 r.",
    }
    return content(*goals, **given | said)


HOLDS = {"Cele": ("goals",), "Harmonogram": ("schedule",), "Przewidywane efekty": ("indicators",)}


def _goal(number: int, numbers):
    actions = [_action(f"{number}.{place}", next(numbers)) for place in range(1, COUNTS[number % 2] + 1)]
    seen = indicator(
        f"w{number}", name="osoby, które wiedzą, do kogo zadzwonić", baseline="40", target="120", unit="os."
    )
    manner = "Prowadzi animator razem z mieszkańcami i sołtysami."
    text = GOALS[number % len(GOALS)]
    return goal(f"g{number}", *actions, number=str(number), text=text, manner=manner, indicators=(seen,))


def _action(number: str, place: int):
    time, kind, first, last = TIMES[place % len(TIMES)]
    return action(
        f"a{place}",
        number=number,
        title=TITLES[place % len(TITLES)],
        kinds=("działanie samopomocowe",),
        is_supporting=place % 3 < 2,
        description="".join(SENTENCES),
        time=time,
        time_kind=kind,
        time_from=first,
        time_to=last,
        manner="Prowadzi animator razem z mieszkańcami i sołtysami." if place % 2 else SENTENCES[2],
        addressees="osoby starsze, opiekunowie, rodziny z dziećmi",
        places=PLACES[place % len(PLACES)],
        place_note="świetlica wiejska" if place % 2 else "",
        responsible=WHO[place % len(WHO)],
        partners=PARTNERS[place % len(PARTNERS)],
        services=("pomoc sąsiedzka",),
        resources="sala, czajnik, samochód ośrodka",
        cost="3 000 zł",
        cost_value="3000",
        costs=(
            part(Cost, amount="2 000 zł", value="2000", source="budżet gminy", year="2027"),
            part(Cost, amount="1 000 zł", value="1000", source="fundusz sołecki", year="2027"),
        ),
        indicators=(
            indicator(f"i{place}", name="liczba spotkań", baseline="0", target="40", unit="spotkania"),
            indicator(f"j{place}", name="osoby, które biorą udział", baseline="0", target="25", unit="osób"),
        ),
    )
