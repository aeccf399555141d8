"""What the schedule removes of what every room has to do with; the register in the menu; the words of its acts."""

from datetime import datetime

from django.db import connection

from osl_site.common import clock, queue, registry
from osl_site.common.audit.models import Access
from osl_site.common.forms.models import Draft, FormKey
from osl_site.common.guard.services import past
from osl_site.common.imports.services import forget_untaken, untaken
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import forget_older
from osl_site.common.privacy import rules
from osl_site.common.privacy.kinds import ACCESS_LOG, COUNTERS, DRAFTS, IMPORTS, LETTERS, REFUSED_SIGN_INS, SIGNING_IN
from osl_site.common.privacy.retention import TWO_YEARS
from osl_site.common.registry import MenuEntry, Removal, SettingsPage
from osl_site.common.sign_in.models import Session
from osl_site.common.sign_in.services import LINE_KEPT, attempts_past, forget_attempts, lines_past


def _remove_old_access(before: datetime) -> int:
    """By the owner's function, which the law of the table lets pass: nothing younger than two years goes."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_remove_old_access(%s)", [before])
        return cursor.fetchone()[0]


registry.settings_menu.register(
    MenuEntry(
        "Dane osobowe",
        "privacy_register",
        others=("retention_list", "discarding_list"),
        seldom=True,
        may=rules.may_read_register,
    ),
    position=65,
)
registry.settings_pages.register(
    SettingsPage(
        "Terminy usuwania",
        "retention_list",
        "Po ilu dniach program usuwa zapisy, szkice i inne ślady pracy.",
        may=rules.may_read_register,
    ),
    position=50,
)
registry.trail_labels.register({"retention.changed": "zmieniono okres przechowywania danych"})

registry.removals.register(
    "sessions",
    Removal(
        what="Sesje, które się skończyły",
        since="do końca sesji",
        is_at_once=True,
        days=1,
        fixed="Od razu. Jak długo trwa sesja, mówią „Zasady logowania”: najwyżej 24 godziny, a bez ruchu dwie.",
        kind=SIGNING_IN,
        due=lambda before: [Session.objects.ended_at(clock.now())],
        is_hourly=True,
    ),
)
registry.removals.register(
    "attempts",
    Removal(
        what="Odrzucone próby logowania",
        since="od próby; ślad, kto i skąd, po dniu",
        days=TWO_YEARS,
        fixed="Dwa lata: § 20 ust. 4 rozporządzenia KRI.",
        kind=REFUSED_SIGN_INS,
        due=attempts_past,
        remove=forget_attempts,
        is_hourly=True,
    ),
)
registry.removals.register(
    "known_lines",
    Removal(
        what="Łącza, z których ktoś się logował",
        since="od ostatniego logowania z tego łącza",
        days=LINE_KEPT.days,
        fixed="30 dni: dzięki nim obcy, który zgaduje hasło, nie zamknie konta właścicielowi.",
        kind=SIGNING_IN,
        due=lambda before: [lines_past(before)],
    ),
)
registry.removals.register(
    "imported_files",
    Removal(
        what="Pliki do wczytania, których nikt nie wczytał, i błędy z ich przytoczonymi komórkami",
        since="od wysłania pliku",
        days=7,
        fixed="Tydzień: kto chce wczytać plik później, wysyła go jeszcze raz.",
        kind=IMPORTS,
        due=untaken,
        remove=forget_untaken,
    ),
)
registry.removals.register(
    "drafts",
    Removal(
        what="Szkice formularzy, do których nikt nie wrócił",
        since="od ostatniego zapisu szkicu",
        days=14,
        most=90,
        kind=DRAFTS,
        due=lambda before: [Draft.objects.filter(at__lt=before)],
    ),
)
registry.removals.register(
    "letters",
    Removal(
        what="Adresy e-maili, które wysłano albo odłożono",
        since="od wysłania albo odłożenia",
        days=30,
        most=90,
        kind=LETTERS,
        due=lambda before: [Letter.objects.filter(ended_at__lt=before).exclude(to="")],
        remove=forget_older,
    ),
)
registry.removals.register(
    "form_keys",
    Removal(
        what="Ślady wysłanych formularzy",
        since="od wysłania; po nich poznajemy drugie naciśnięcie",
        days=90,
        least=30,
        due=lambda before: [FormKey.objects.filter(at__lt=before)],
    ),
)
registry.removals.register(
    "jobs",
    Removal(
        what="Zakończone zadania w tle, także nieudane",
        since="od zakończenia",
        days=30,
        least=7,
        due=queue.ended_before,
        remove=queue.forget,
    ),
)
registry.removals.register(
    "access_log",
    Removal(
        what="Dziennik logowań i odczytów danych chronionych",
        since="od wpisu",
        days=TWO_YEARS,
        fixed="Dwa lata: § 20 ust. 4 rozporządzenia KRI. Krócej ani dłużej nie wolno.",
        kind=ACCESS_LOG,
        due=lambda before: [Access.objects.filter(at__lt=before)],
        remove=_remove_old_access,
    ),
)
registry.removals.register(
    "counters",
    Removal(
        what="Liczniki przeciw automatom i klucz dnia",
        since="do końca dnia",
        is_at_once=True,
        days=1,
        fixed="Do północy: klucz dnia znika, a bez niego nikt nie odczyta, kogo policzono.",
        kind=COUNTERS,
        due=lambda before: past(),
        is_hourly=True,
    ),
)
