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
