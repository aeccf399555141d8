"""Kinds of personal data that the plan brings."""

from osl_site.common.privacy.declaration import Basis, Kind, Nature

PLANS = Kind(
    key="plans",
    name="Plan organizowania społeczności lokalnej",
    whose="osoby nazwane w planie, w uwagach i w decyzjach; podpisujący",
    why="żeby plan był i żeby było wiadomo, kto go przygotował i zatwierdził (art. 20 ustawy o CUS)",
    basis=Basis.TASK,
    kept="tak długo, jak każe kategoria archiwalna; nic nie znika, zanim trafi do akt",
    readers="organizator, dyrektor i współpracownicy; opublikowany plan każdy",
    nature=Nature.RECORD,
)
UPLOADS = Kind(
    key="uploads",
    name="Pliki wysłane do sprawdzenia",
    whose="osoby, które podpisały plik",
    why="żeby pokazać, co jest w pliku, zanim ktoś go zachowa",
    basis=Basis.TASK,
    kept="potem usuwa je program",
    readers="osoba, która wysłała plik",
    nature=Nature.TRACE,
)
