"""Chapters that a new plan begins with: those of a real plan. An office may rename, remove and add."""

DEFAULT_TITLES = (
    "Wstęp",
    "Analiza potrzeb i potencjału",
    "Cel główny i cele szczegółowe",
    "Harmonogram działań",
    "Metody i sposoby pracy",
    "Dokumentowanie",
    "Realizatorzy i partnerzy",
    "Zakładane rezultaty",
)
