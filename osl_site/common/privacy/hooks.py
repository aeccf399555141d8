"""What the schedule removes of what every room has to do with; the register in the menu; the words of its acts."""

from datetime import datetime

from django.db import connection

from osl_site.common import queue, registry
from osl_site.common.audit.models import Access
from osl_site.common.forms.models import Draft, FormKey
from osl_site.common.guard.services import past
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import forget_older
from osl_site.common.privacy import rules
from osl_site.common.privacy.kinds import ACCESS_LOG, COUNTERS, DRAFTS, LETTERS
from osl_site.common.registry import MenuEntry, Removal


def _remove_old_access(before: datetime) -> int:
    """By the owner's function, which the law of the table lets pass: nothing younger than two years goes."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_remove_old_access(%s)", [before])
        return cursor.fetchone()[0]


registry.settings_menu.register(
    MenuEntry("Dane osobowe", "privacy_register", others=("retention_list",), may=rules.may_read_register), position=65
)
registry.trail_labels.register({"retention.changed": "zmieniono okres przechowywania danych"})

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
        what="Ślady wysłanych formularzy, po których poznajemy drugie naciśnięcie",
        since="od wysłania formularza",
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
        days=731,
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
        since="z końcem dnia",
        days=1,
        fixed="Do północy: klucz dnia znika, a bez niego nikt nie odczyta, kogo policzono.",
        kind=COUNTERS,
        due=lambda before: past(),
        is_hourly=True,
    ),
)
