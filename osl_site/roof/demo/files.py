"""What the organiser would read in from spreadsheets of earlier years: a file looked at, one refused, one just sent."""

from needs.imports.notes import SPEC as NOTES
from osl_site.common import clock
from osl_site.common.database.savepoints import with_savepoints
from osl_site.common.imports import services
from osl_site.common.imports.mapping import guessed
from osl_site.common.imports.reading.files import read
from osl_site.common.imports.rows import MAIN
from osl_site.common.imports.specs import Spec
from osl_site.roof.demo.load import Cast
from partners.imports.partners import SPEC as PARTNERS

HEADINGS = "Data;Co usłyszano;Wieś;Metoda;Co to jest;Ile osób\n"
LOOKED_AT = (
    "2025-05-14;Ludzie chcą wiaty przy boisku, bo nie ma gdzie schować się przed deszczem.;Kandyty;rozmowa;potrzeba;4\n"
    "2025-05-14;Strażacy mogą użyczyć stołów na spotkania.;Kandyty;rozmowa;potencjał;2\n"
    "2025-06-02;Do przychodni najłatwiej dojechać z sąsiadem.;Toprzyny;obserwacja;oba;\n"
)
REFUSED = (
    "2025-07-01;Brak chodnika przy szkole.;Toprzynny;rozmowa;potrzeba;1\n;Zarosła ścieżka nad stawem.;;rozmowa;;\n"
)
OF_PARTNERS = (
    "Nazwa;Typ;NIP;Gdzie działa;Co daje;Osoba do kontaktu;Telefon\n"
    "KGW przykład Toprzyny;koło gospodyń wiejskich;;Toprzyny;kuchnia;;\n"
    "Zespół śpiewaczy – przykład;grupa nieformalna;123-45;Kandyty;śpiew;Barbara Wrzosowa;600 000 118\n"
)


def tell_files(cast: Cast) -> None:
    """Pliki do wczytania"""
    from_notebook = HEADINGS + LOOKED_AT
    with clock.at(cast.days.at(-1, hour=13)):
        _sent(cast, "zeszyt-2025-poprawki.csv", HEADINGS + REFUSED, is_looked_at=True)
        _sent(cast, "organizacje-z-urzedu.csv", OF_PARTNERS, is_looked_at=True, spec=PARTNERS)
    with clock.at(cast.days.at(-1, hour=14)):
        _sent(cast, "zeszyt-2025.csv", from_notebook, is_looked_at=True)
        _sent(cast, "zeszyt-2024.csv", from_notebook.replace("2025", "2024"), is_looked_at=False)


def _sent(cast: Cast, name: str, text: str, *, is_looked_at: bool, spec: Spec = NOTES) -> None:
    content = text.encode()
    run = services.take(spec, {MAIN: (name, content)}, by=cast.organiser)
    if is_looked_at:
        mapping = guessed(spec.heads, read(content, most_rows=len(text)).headings)
        with with_savepoints():  # it is looked at by what is taken back
            services.ask(run, scope=[], is_for_real=False, mapping=mapping, by=cast.organiser)
