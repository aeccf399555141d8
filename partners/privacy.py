"""Kinds of personal data that partners bring."""

from osl_site.common.privacy.declaration import Basis, Kind, Nature

CONTACTS = Kind(
    key="partner_contacts",
    name="Osoby do kontaktu u partnerów",
    whose="osoby wskazane do kontaktu w organizacjach, instytucjach i grupach",
    why="żeby umówić współpracę (art. 32 pkt 5 ustawy o CUS)",
    basis=Basis.TASK,
    kept="dopóki osoba jest do kontaktu; co pół roku program pyta, czy dane są aktualne",
    readers="organizator, dyrektor i współpracownicy; mieszkańcy tylko te, które są oznaczone do pokazania",
    nature=Nature.CURRENT,
    of_residents=True,
)
HEADS = Kind(
    key="village_heads",
    name="Sołtysi",
    whose="sołtysi wsi, które centrum obsługuje",
    why="żeby co miesiąc dostali arkusz spotkań na tablicę i żeby wiadomo było, do kogo zadzwonić"
    " (art. 32 pkt 5 ustawy o CUS)",
    basis=Basis.TASK,
    kept="dopóki osoba jest sołtysem i jeszcze tyle dni po ostatnim dniu, ile mówią „Okresy”",
    readers="organizator, dyrektor i współpracownicy (telefon i e-mail: organizator i dyrektor);"
    " mieszkańcy tylko tych, którzy się na to zgodzili",
    nature=Nature.CURRENT,
    of_residents=True,
)
INITIATIVES = Kind(
    key="initiatives",
    name="Inicjatywy mieszkańców",
    whose="mieszkańcy, o których mimo prośby ktoś napisał w opisie inicjatywy",
    why="żeby wspierać to, co mieszkańcy robią sami (art. 32 pkt 4 i 5 ustawy o CUS)",
    basis=Basis.TASK,
    kept="dopóki liczą się z tego sprawozdania; nazwiska się nie zapisuje, a wpisane przez pomyłkę zasłania",
    readers="organizator, dyrektor i współpracownicy; mieszkańcy tylko zdanie o tym, co zrobiono, gdy biuro je pokaże",
    nature=Nature.CURRENT,
    of_residents=True,
)
COOPERATION = Kind(
    key="cooperation",
    name="Dziennik współpracy",
    whose="osoby, o których mimo prośby ktoś napisał w dzienniku współpracy",
    why="żeby przed każdą rozmową z partnerem było wiadomo, co ustalono (art. 32 pkt 5 ustawy o CUS)",
    basis=Basis.TASK,
    kept="dopóki biuro współpracuje z partnerem i liczą się z tego sprawozdania",
    readers="organizator, dyrektor i współpracownicy",
    nature=Nature.CURRENT,
    of_residents=True,
)
AGREEMENTS = Kind(
    key="agreements",
    name="Porozumienia z partnerami",
    whose="osoby, które podpisują porozumienia albo są w nich wskazane",
    why="żeby było wiadomo, co uzgodniono, od kiedy do kiedy i kto to podpisał",
    basis=Basis.TASK,
    kept="tak długo, jak każe kategoria archiwalna; nic nie znika przed jej końcem, a potem usuwa je dyrektor",
    readers="organizator, dyrektor i współpracownicy",
    nature=Nature.RECORD,
    of_residents=True,
)
CORRECTIONS = Kind(
    key="partner_corrections",
    name="Poprawki do spisu partnerów",
    whose="osoby do kontaktu u partnerów i ktokolwiek, kogo wpisano w poprawce",
    why="żeby to, co mieszkańcy czytają o partnerach, było prawdą (art. 32 pkt 5 ustawy o CUS)",
    basis=Basis.TASK,
    kept="do rozstrzygnięcia: przyjęta poprawka staje się danymi partnera, a to, co wpisano, znika",
    readers="organizator i dyrektor",
    nature=Nature.CURRENT,
    of_residents=True,
)
