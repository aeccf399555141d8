"""Kinds of personal data that activities bring."""

from osl_site.common.privacy.declaration import Basis, Kind, Nature

SIGN_UPS = Kind(
    key="sign_ups",
    name="Zapisy na spotkania",
    whose="mieszkańcy, którzy się zapisali",
    why="żeby zachować miejsce i dać znać o zmianie",
    basis=Basis.TASK,
    kept="potem usuwa je program; liczby osób zostają",
    readers="osoba, która prowadzi spotkanie, organizator i współpracownicy",
    nature=Nature.TRACE,
    of_residents=True,
)
ANNOUNCED = Kind(
    key="announced",
    name="Oferta i kalendarz",
    whose="osoby prowadzące zajęcia i wskazane do kontaktu",
    why="żeby mieszkaniec wiedział, kto prowadzi i do kogo zadzwonić",
    basis=Basis.TASK,
    kept="dopóki ktoś ich nie zmieni",
    readers="każdy: są na stronach dla mieszkańców",
    nature=Nature.CURRENT,
)
RESULTS = Kind(
    key="results",
    name="Wyniki spotkań",
    whose="mieszkańcy, o których mimo zakazu ktoś napisał w treści",
    why="żeby policzyć, ile osób przyszło i czego się dowiedziano",
    basis=Basis.TASK,
    kept="liczby zostają; nazwiska się nie zapisuje, a wpisane przez pomyłkę usuwa",
    readers="organizator, dyrektor i współpracownicy",
    nature=Nature.CURRENT,
    of_residents=True,
)
LEADS = Kind(
    key="leads",
    name="Sprawdzenia osób pracujących z małoletnimi",
    whose="osoby, które prowadzą zajęcia dla małoletnich",
    why="żeby do zajęć z dziećmi dopuścić tylko osoby sprawdzone",
    basis=Basis.DUTY,
    law="art. 21 ustawy z 13 maja 2016 r.",
    kept="dopóki osoba prowadzi zajęcia; wydruki są w aktach papierowych, program mówi tylko gdzie",
    readers="organizator i dyrektor",
    nature=Nature.CURRENT,
)
