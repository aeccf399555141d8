"""The letter about errors: which, how often, where in the code, and under which numbers the log has the rest."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from osl_site.common import emails
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator
from osl_site.common.faults.models import Digest, Fault
from osl_site.common.faults.services import KIND
from osl_site.common.letters.models import Letter
from osl_site.common.registry import LetterKind, Link, Written
from osl_site.common.text.date_formats import moment_in_words

MOST_NUMBERS = 5  # of one error; the log has the others under the same place in the code
MOST_KINDS = 20
HEAD = """Dzień dobry,

w programie biura wystąpiły błędy. Kto na nie trafił, zobaczył stronę „Coś się zepsuło po naszej stronie”.
"""
FOOT = """
Co zrobić: znajdź w dzienniku serwera wpis o podanym numerze i przekaż go osobie, która opiekuje się programem.
Polecenie: journalctl -u 'osl-*' --grep NUMER
Ten list i dziennik nie zawierają danych osobowych. Następny list wyślemy najwcześniej za godzinę.

Stan systemu: {link}
"""


def write(letter: Letter) -> Written | None:
    """Nothing once what it would tell of is forgotten."""
    digest = Digest.objects.filter(pk=letter.subject_id).first()
    if digest is None:
        return None
    lines = [HEAD, *_lines(digest.faults.order_by("view", "kind", "place", "id"))]
    if count := digest.failed_jobs:
        said = ngettext("Nie udało się %(count)d zadanie w tle.", "Nie udało się %(count)d zadań w tle.", count)
        lines.append(f"\n{said % {'count': count}}")
    lines.append(FOOT.format(link=emails.link(reverse("system_status"))))
    return Written("Błędy w programie biura organizatora", "\n".join(lines))


def _lines(faults: Iterable[Fault]) -> list[str]:
    found = [list(rows) for _alike, rows in groupby(faults, key=lambda row: (row.view, row.kind, row.place))]
    found.sort(key=len, reverse=True)
    lines = []
    for rows in found[:MOST_KINDS]:
        last, numbers = rows[-1], [row.request for row in rows if row.request][-MOST_NUMBERS:]
        times = ngettext("%(count)d raz", "%(count)d razy", len(rows)) % {"count": len(rows)}
        lines.append(f"- {times}, ostatnio {moment_in_words(last.at)}: {last.kind} w {last.place or '?'}")
        lines.append(f"  strona: {last.view or 'nieznana'}; numery w dzienniku: {', '.join(numbers) or 'brak'}")
    if (rest := len(found) - MOST_KINDS) > 0:
        lines.append(ngettext("- i %(count)d inny błąd", "- i %(count)d innych błędów", rest) % {"count": rest})
    return lines


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    link = Link("list o błędach", "Błędy w programie", reverse("system_status"))
    return {letter.pk: link for letter in letters}


def theirs(user: User) -> Q | None:
    return Q() if is_administrator(user) else None


KINDS = {KIND: LetterKind(write, about, theirs, fixed="Wylicza błędy programu i polecenia, które je znajdą.")}
