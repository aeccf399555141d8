"""What the letter says by which mail is tried."""

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.urls import reverse

from osl_site.common import emails
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator
from osl_site.common.centre.office import office
from osl_site.common.letters.models import Letter
from osl_site.common.registry import LetterKind, Link, Written

WORDS = """Dzień dobry,

to próba poczty: {office}.
Skoro czytasz ten e-mail, wysyłanie działa. Wróć do uruchamiania centrum:

{link}
"""


def written(letter: Letter) -> Written:
    body = WORDS.format(office=office().name, link=emails.link(reverse("office_start")))
    return Written("Próba poczty z biura organizatora", body)


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    return {row.pk: Link("e-mail", "próba poczty", reverse("start_mail")) for row in letters}


def theirs(user: User) -> Q | None:
    return Q() if is_administrator(user) else None


KIND = LetterKind(written, about, theirs, fixed="Próbuje tylko, czy poczta działa, i idzie do tego, kto o nią prosi.")
