"""Kinds of personal data that every room has to do with: accounts, traces of the work, letters, the office itself."""

from osl_site.common.privacy.declaration import Basis, Kind, Nature

STAFF_ACTS = Kind(
    key="staff_acts",
    name="Kto z biura co zrobił",
    whose="pracownicy centrum, którzy mają konto",
    why="żeby było wiadomo, kto coś wpisał, zmienił albo zdecydował",
    basis=Basis.TASK,
    law="rozliczalność: art. 5 ust. 2 RODO",
    kept="tak długo jak wpis, przy którym stoi",
    readers="osoby, które czytają ten wpis",
    nature=Nature.CURRENT,
)
ACCOUNTS = Kind(
    key="accounts",
    name="Konta w programie",
    whose="pracownicy centrum, którzy mają konto",
    why="żeby do programu wchodziły tylko uprawnione osoby",
    basis=Basis.TASK,
    law="§ 20 rozporządzenia KRI",
    kept="konta się nie usuwa, bo nazywa je historia; kto odchodzi, ma konto nieczynne",
    readers="administrator; swoje konto każdy",
    nature=Nature.CURRENT,
)
SIGNING_IN = Kind(
    key="signing_in",
    name="Sesje i próby logowania",
    whose="osoby, które logują się albo próbują",
    why="żeby utrzymać zalogowanie i zatrzymać zgadywanie haseł",
    basis=Basis.TASK,
    law="§ 20 rozporządzenia KRI",
    kept="potem usuwa je program",
    readers="nikt w programie; administrator serwera",
    nature=Nature.TRACE,
)
SECOND_STEP = Kind(
    key="second_step",
    name="Aplikacje z kodami, klucze dostępu i kody zapasowe",
    whose="pracownicy centrum, którzy logują się w dwóch krokach",
    why="żeby samo hasło nie wystarczyło do wejścia",
    basis=Basis.TASK,
    law="§ 20 rozporządzenia KRI",
    kept="dopóki są dołączone do konta; sekret aplikacji jest zaszyfrowany, z kodów zapasowych są tylko skróty",
    readers="nazwy swoich kluczy każdy; sekret i kody program pokazuje raz, osobie, która je dostaje",
    nature=Nature.CURRENT,
)
REFUSED_SIGN_INS = Kind(
    key="refused_sign_ins",
    name="Odrzucone logowania",
    whose="osoby, na których konta ktoś próbował wejść, i kto próbował",
    why="żeby zatrzymać zgadywanie haseł i wyjaśnić, kto próbował",
    basis=Basis.TASK,
    law="§ 20 rozporządzenia KRI",
    kept="dwa lata; dokładne łącze jeden dzień, potem tylko sieć",
    readers="administrator",
    nature=Nature.TRACE,
)
TRAIL = Kind(
    key="trail",
    name="Dziennik czynności",
    whose="pracownicy centrum; osoby, o których mowa w zmienianym tekście",
    why="żeby było wiadomo, co i kiedy zmieniono",
    basis=Basis.TASK,
    law="rozliczalność: art. 5 ust. 2 RODO",
    kept="tak długo jak sprawy, których dotyczy; brzmienie pola znika razem z wpisem, o którym mówi",
    readers="dyrektor i administrator; brzmienie pól tylko ten, kto czyta sam wpis",
    nature=Nature.RECORD,
)
ACCESS_LOG = Kind(
    key="access_log",
    name="Dziennik logowań i odczytów danych chronionych",
    whose="pracownicy centrum, którzy mają konto",
    why="żeby dało się wyjaśnić, kto widział lub zabrał dane mieszkańców",
    basis=Basis.DUTY,
    law="§ 20 ust. 2 i 4 rozporządzenia KRI",
    kept="potem usuwa je program",
    readers="dyrektor i administrator",
    nature=Nature.TRACE,
)
DRAFTS = Kind(
    key="drafts",
    name="Szkice formularzy",
    whose="osoby, o których pracownik pisze",
    why="żeby nie zginęło to, czego jeszcze nie wysłano",
    basis=Basis.TASK,
    kept="potem usuwa je program",
    readers="tylko osoba, która pisze",
    nature=Nature.TRACE,
    of_residents=True,
)
LETTERS = Kind(
    key="letters",
    name="Adresy wysłanych e-maili",
    whose="mieszkańcy zapisani na spotkania i pracownicy centrum",
    why="żeby e-mail doszedł, a gdy nie dojdzie, żeby było wiadomo do kogo",
    basis=Basis.TASK,
    kept="potem usuwa je program; fakt wysłania zostaje bez adresu",
    readers="osoba, która załatwia niedoręczony e-mail",
    nature=Nature.TRACE,
    of_residents=True,
)
OFFICE = Kind(
    key="office",
    name="Dane kontaktowe centrum",
    whose="organizator i inspektor ochrony danych",
    why="żeby mieszkaniec wiedział, do kogo się zwrócić",
    basis=Basis.DUTY,
    law="art. 13 RODO; art. 8 ustawy o dostępie do informacji publicznej",
    kept="dopóki ktoś ich nie zmieni",
    readers="każdy: są na stronach dla mieszkańców",
    nature=Nature.CURRENT,
)
FILES = Kind(
    key="files",
    name="Pliki dokumentów",
    whose="osoby, które podpisały dokument albo są w nim nazwane",
    why="żeby zachować to, o czym zdecydowano, dokładnie tak, jak było",
    basis=Basis.TASK,
    kept="tak długo jak dokument, którego są treścią",
    readers="osoby, które czytają dokument; opublikowane pliki każdy",
    nature=Nature.RECORD,
)
PHOTOS = Kind(
    key="photos",
    name="Zdjęcia dodane przez ludzi",
    whose="osoby, które ktoś sfotografował, choć prosimy, żeby nikogo nie było widać",
    why="żeby zobaczyć to, o czym mowa, bez drugiego wyjazdu",
    basis=Basis.TASK,
    kept="tak długo jak wpis, przy którym jest; bez miejsca i danych telefonu. Zasłonięte i usunięte znika od razu",
    readers="osoby, które czytają ten wpis; nigdy publicznie",
    nature=Nature.CURRENT,
    of_residents=True,
)
HELD_PHOTOS = Kind(
    key="held_photos",
    name="Zdjęcia wybrane w formularzu, który trzeba poprawić",
    whose="osoby, które ktoś sfotografował, choć prosimy, żeby nikogo nie było widać",
    why="żeby nie trzeba było wybierać zdjęć drugi raz",
    basis=Basis.TASK,
    kept="3 godziny, potem usuwa je program; po wysłaniu formularza znikają od razu",
    readers="nikt",
    nature=Nature.TRACE,
    of_residents=True,
)
PROMISES = Kind(
    key="promises",
    name="To, co biuro obiecało",
    whose="pracownicy centrum; osoby, o których mimo zakazu ktoś napisał w treści",
    why="żeby nikt nie zapomniał o tym, co obiecał mieszkańcom",
    basis=Basis.TASK,
    kept="tak długo jak wpis, przy którym jest; zapisane tylko dla siebie znika, gdy jest zrobione",
    readers="osoby, które czytają ten wpis; zapisane tylko dla siebie jedna osoba",
    nature=Nature.CURRENT,
    of_residents=True,
)
CASE_LETTERS = Kind(
    key="case_letters",
    name="Pisma wychodzące",
    whose="adresaci pism i mieszkańcy, których słowa albo, za ich zgodą, kontakt pismo przekazuje",
    why="żeby sprawa trafiła do tego, kto za nią odpowiada, i żeby było wiadomo, co i kiedy wyszło",
    basis=Basis.DUTY,
    law="art. 65 i 231 KPA; art. 6 ustawy o narodowym zasobie archiwalnym i archiwach",
    kept="do brakowania według kategorii z wykazu akt; tutaj do usunięcia po „w aktach”",
    readers="osoby, które czytają sprawę, o której jest pismo",
    nature=Nature.RECORD,
    of_residents=True,
)
IMPORTS = Kind(
    key="imports",
    name="Pliki do wczytania",
    whose="osoby, które są w pliku wybranym do wczytania",
    why="żeby obejrzeć, co plik zmieni, zanim zostanie wczytany",
    basis=Basis.TASK,
    kept="plik i błędy w nim: do wczytania, najdłużej tydzień; potem zostaje wykaz nazw wczytanych wierszy",
    readers="osoba, która może wczytać taki plik",
    nature=Nature.TRACE,
)
COUNTERS = Kind(
    key="counters",
    name="Liczniki przeciw automatom",
    whose="osoby, które wysyłają formularze na stronach dla mieszkańców",
    why="żeby automat nie zajął miejsc mieszkańców i nie zgadywał kodów",
    basis=Basis.TASK,
    kept="potem usuwa je program; jest tylko skrót adresu pod kluczem, który znika z końcem dnia",
    readers="nikt",
    nature=Nature.TRACE,
    of_residents=True,
)
