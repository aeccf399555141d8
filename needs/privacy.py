"""Kinds of personal data that recognition brings."""

from osl_site.common.privacy.declaration import Basis, Kind, Nature

RECOGNITION = Kind(
    key="recognition",
    name="Rozeznanie potrzeb i potencjału",
    whose="mieszkańcy, o których mimo zakazu ktoś napisał w treści",
    why="żeby poznać potrzeby i potencjał społeczności (art. 32 pkt 1 ustawy o CUS)",
    basis=Basis.TASK,
    kept="dopóki stoi na tym wniosek albo plan; nazwiska się nie zapisuje, a wpisane przez pomyłkę usuwa",
    readers="organizator, dyrektor i współpracownicy",
    nature=Nature.CURRENT,
    of_residents=True,
)
