"""What a new plan begins with: the chapters of a real one, the office's own, or one text and one table."""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Outline:
    """A chapter to be written: its title, and what whoever writes it is told."""

    title: str
    guidance: str = ""


EIGHT = (
    Outline("Wstęp", "Kto i na jakiej podstawie przygotowuje plan, jaki okres obejmuje i jak powstawał."),
    Outline(
        "Analiza potrzeb i potencjału",
        "Jak prowadzono rozeznanie, ile osób zapytano i w ilu miejscowościach. Co wynika z potrzeb, a co z potencjału.",
    ),
    Outline(
        "Cel główny i cele szczegółowe",
        "Co ma się zmienić w życiu mieszkańców. Cele szczegółowe wpisz niżej, w części „Cele i działania”.",
    ),
    Outline(
        "Harmonogram działań",
        "Kilka zdań o kolejności i rytmie pracy. Terminy działań drukują się same z części „Cele i działania”.",
    ),
    Outline("Metody i sposoby pracy", "Jak pracujecie z mieszkańcami: rozmowy, grupy, sieci, wolontariat."),
    Outline("Dokumentowanie", "Co i kiedy zapisujecie po spotkaniach, kto to czyta i kiedy plan jest sprawdzany."),
    Outline("Realizatorzy i partnerzy", "Kto odpowiada za plan, kto prowadzi działania i z kim współpracujecie."),
    Outline("Zakładane rezultaty", "Po czym będzie widać, że plan się udał. Liczby wpisz jako wskaźniki działań."),
)
ONE_TEXT = (Outline("O planie", "Kilka zdań: kogo plan dotyczy, z czego wynika, kto za niego odpowiada."),)
TITLES = tuple(chapter.title for chapter in EIGHT)


class Shape(models.TextChoices):
    """How a new plan is laid out."""

    EIGHT = "eight", "Osiem rozdziałów"
    OWN = "own", "Szablon biura"
    TABLE = "table", "Krótki tekst i jedna tabela działań, bez celów"
