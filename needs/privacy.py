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
SUBMISSIONS = Kind(
    key="submissions",
    name="Zgłoszenia mieszkańców",
    whose="mieszkańcy, którzy napisali albo powiedzieli, czego brakuje lub co mogą dać",
    why="żeby poznać potrzeby i potencjał społeczności i odpowiedzieć (art. 32 pkt 1 ustawy o CUS)",
    basis=Basis.TASK,
    kept="dopóki stoi na nich potrzeba, zasób albo wniosek; o nazwisko nikt nie pyta, wpisane się zasłania",
    readers="organizator i dyrektor; skargę na organizatora lub centrum tylko dyrektor; za zgodą autora osoba"
    " w centrum, której przekazano zgłoszenie",
    nature=Nature.CURRENT,
    of_residents=True,
)
URGENT = Kind(
    key="urgent",
    name="Kto przejął pilne zgłoszenie",
    whose="osoby z policji, prokuratury i zespołu interdyscyplinarnego, które potwierdziły przejęcie",
    why="żeby było wiadomo, kto i kiedy przejął sprawę, w której komuś grozi niebezpieczeństwo",
    basis=Basis.DUTY,
    law="art. 304 § 2 Kodeksu postępowania karnego, art. 12 ust. 1 ustawy o przeciwdziałaniu przemocy domowej",
    kept="tak długo jak zgłoszenie, przy którym stoi",
    readers="organizator, dyrektor i kto ich zastępuje",
    nature=Nature.CURRENT,
)
HANDOVERS = Kind(
    key="handovers",
    name="Zgody na przekazanie zgłoszenia w centrum",
    whose="autorzy zgłoszeń, którzy zgodzili się, żeby ich słowa przeczytał ktoś inny w centrum",
    why="żeby było wiadomo, kiedy i jak autor zgodził się na przekazanie",
    basis=Basis.CONSENT,
    kept="tak długo jak zgłoszenie; cofnięcie zgody kończy przekazanie",
    readers="organizator i dyrektor; do wyniku też osoba, której przekazano",
    nature=Nature.CURRENT,
    of_residents=True,
)
SUBMITTERS = Kind(
    key="submitters",
    name="Telefony i e-maile autorów zgłoszeń",
    whose="mieszkańcy, którzy chcą odpowiedzi na zgłoszenie",
    why="żeby odpowiedzieć na zgłoszenie",
    basis=Basis.TASK,
    kept="potem usuwa je program; autor może je usunąć sam; zgłoszenie zostaje",
    readers="organizator; przy skardze na organizatora lub centrum tylko dyrektor; za zgodą autora osoba"
    " w centrum, której przekazano zgłoszenie",
    nature=Nature.TRACE,
    of_residents=True,
)
SUPPORT = Kind(
    key="support",
    name="Wsparcie osób, grup i inicjatyw",
    whose="grupy i inicjatywy mieszkańców; o osobie nie ma nazwy ani opisu, baza ich nie przyjmie",
    why="żeby wiedzieć, komu, gdzie i ile pomagano (art. 32 ustawy o CUS)",
    basis=Basis.TASK,
    kept="dopóki liczą się z tego sprawozdania",
    readers="organizator, dyrektor i współpracownicy",
    nature=Nature.CURRENT,
    of_residents=True,
)
HELPERS = Kind(
    key="helpers",
    name="Osoby chętne",
    whose="mieszkańcy, którzy pozwolili do siebie dzwonić",
    why="żeby zadzwonić, gdy ktoś potrzebuje tego, w czym pomagają",
    basis=Basis.CONSENT,
    kept="co rok pytamy, czy nadal; kto mówi „nie”, znika od razu, kto milczy, po okresie; wiersz bez nazwiska zostaje",
    readers="organizator",
    nature=Nature.TRACE,
    of_residents=True,
)
PASSED_ON = Kind(
    key="passed_on",
    name="Zgłoszenia przekazane na zewnątrz",
    whose="adresaci; mieszkańcy, o których mimo prośby ktoś napisał w odpowiedzi",
    why="żeby było wiadomo, kto ma sprawę i co odpowiedział, i żeby powiedzieć to autorowi",
    basis=Basis.DUTY,
    law="art. 65 i 231 KPA",
    kept="tak długo jak zgłoszenie",
    readers="organizator i dyrektor; przy skardze na organizatora lub centrum tylko dyrektor",
    nature=Nature.CURRENT,
    of_residents=True,
)
