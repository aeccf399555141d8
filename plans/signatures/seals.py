"""What an electronic signature in a PDF says: whose it is, from when, and whether it holds the whole document.

A signed copy is the approved document byte for byte, and updates after it that hold signatures (ISO 32000-1, 7.5.6 and
12.8; ETSI EN 319 142-1). The last signature or timestamp covers the whole file, or only what validators add for later
years follows it; an earlier one covers its revision; nothing of the document itself differs from what was approved.
Whoever issued a certificate is not checked: no trust list is loaded, and nothing is ever fetched.

Loading pyHanko takes half a second of the processor, and most processes never read a signature. So the module that
needs it is loaded with the first file, by name.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.module_loading import import_string
from django.utils.timezone import localtime

from osl_site.common.files.models import MOST_BYTES
from osl_site.common.files.whole_pdf import AFTER_END, PdfFault, fault_of
from osl_site.common.frozen_documents.content import Printed, as_json
from osl_site.common.text.date_formats import polish_day

StoredSeal = dict[str, str | bool]  # the JSON of one
ENGINE = "plans.signatures.engine.read"
END = re.compile(rb"%%EOF[\r\n]{0,2}\Z")
MOST_UPDATES = 40  # after the document; a signature is one, what validators add to it two or three
SCHEMA = 1  # of what is stored of a seal

SOUND = "Podpis jest nienaruszony i obejmuje cały dokument. Wystawcy nie sprawdzono."
NOT_CHECKED = (
    "To nie jest zatwierdzony dokument z podpisem elektronicznym, tylko inny plik PDF. Zostanie zapisany jako skan, "
    "a podpisu w nim nikt nie sprawdzi."
)
TOO_LARGE = "Plik może mieć najwyżej 10 MB. Podpisz dokument pobrany z tej strony."
NO_PDF = "To nie jest plik PDF. Wybierz podpisany dokument PDF."
NOT_SIGNED = (
    "W tym pliku nie ma podpisu elektronicznego. Pobierz dokument z tej strony, podpisz go i wybierz podpisany plik."
)
NOT_WHOLE = "Podpis w tym pliku nie obejmuje całego dokumentu. Podpisz dokument pobrany z tej strony jeszcze raz."
BROKEN = "Podpis w tym pliku jest naruszony: nie zgadza się z treścią. Podpisz dokument pobrany z tej strony."
CHANGED = "Oprócz podpisu ktoś zmienił w tym pliku sam dokument. Pobierz go z tej strony i podpisz bez żadnych zmian."
CUT = "Ten plik nie kończy się tak, jak kończy się PDF. Zapisz go jeszcze raz i wybierz ponownie."
LOCKED = "Ten plik jest zaszyfrowany albo ma hasło. Wybierz plik bez hasła."
FAULTS = {PdfFault.NO_PDF: NO_PDF, PdfFault.CUT: CUT, PdfFault.LOCKED: LOCKED}
UNREADABLE = "Tego pliku PDF nie da się bezpiecznie odczytać. Podpisz dokument pobrany z tej strony jeszcze raz."


class SealKind(TextChoices):
    """Whose seal it is, as its certificate says."""

    PERSON = "person", "podpis elektroniczny"
    ORGANISATION = "organisation", "pieczęć elektroniczna"
    MINISTER = "minister", "podpis zaufany (pieczęć ministra)"
    TIME = "time", "znacznik czasu"


class RefusedFile(ValueError):
    """Why a file is kept in no way at all, as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Printed):
    """One signature or timestamp of a file. Numbers of persons, such as PESEL, are never taken out of it."""

    kind: str
    name: str  # of the person, or of whatever the certificate was given to
    organisation: str
    on_behalf_of: str  # who signed by the minister's seal, as the signature says
    issuer: str
    moment: str  # ISO 8601, empty when it says none
    is_stamped: bool  # whether a timestamp says when; otherwise it is the word of the one who signs

    @property
    def label(self) -> str:
        """„Podpis elektroniczny”."""
        return SealKind(self.kind).label.capitalize()

    @property
    def whose(self) -> str:
        """„Jan Kowalski (Centrum Usług Społecznych)”, „Jan Kowalski, pieczęć: Podpis zaufany (Ministerstwo …)”."""
        words = f"{self.name} ({self.organisation})" if self.organisation not in ("", self.name) else self.name
        return f"{self.on_behalf_of}, pieczęć: {words}" if self.on_behalf_of else words

    @property
    def when(self) -> str:
        """„1 grudnia 2026 r., 9:30 (według znacznika czasu)”."""
        if not self.moment:
            return ""
        moment = localtime(datetime.fromisoformat(self.moment))
        source = "według znacznika czasu" if self.is_stamped else "według zegara osoby, która podpisała"
        return f"{polish_day(moment)}, {moment:%H:%M} ({source})"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is: the approved document with these signatures, or without any some other file that people made."""

    seals: tuple[Seal, ...] = ()

    @property
    def is_signed(self) -> bool:
        return bool(self.seals)

    @property
    def sentence(self) -> str:
        """What was checked and what was not."""
        return SOUND if self.is_signed else NOT_CHECKED


def inspect(content: bytes, *, document: bytes) -> Verdict:
    """What this file is beside the approved `document`.

    Another PDF has no seals, whatever stands in it: nobody looks at its signatures. Raises RefusedFile for what is no
    whole PDF, is too large or locked, and for the approved document without a sound signature over all of it. The work
    is bounded, whatever is sent.
    """
    if len(content) > MOST_BYTES:
        raise RefusedFile(TOO_LARGE)
    is_another, fault = not content.startswith(document), fault_of(content)
    if fault and (is_another or fault != PdfFault.LOCKED):
        raise RefusedFile(FAULTS[fault])
    if is_another:
        return Verdict()
    if not END.search(content, len(content) - AFTER_END):
        raise RefusedFile(NOT_WHOLE)
    added = content[len(document) :]
    if b"/ByteRange" not in added:
        raise RefusedFile(NOT_SIGNED)
    if added.count(b"startxref") > MOST_UPDATES:
        raise RefusedFile(UNREADABLE)
    with ThreadPoolExecutor(1) as alone:  # the engine brings a loop of events, and one may be running here
        return Verdict(tuple(alone.submit(import_string(ENGINE), content, document).result()))


def stored(seals: tuple[Seal, ...]) -> list[StoredSeal]:
    """The seals as JSON."""
    return [as_json(seal, SCHEMA) for seal in seals]


def read_seals(rows: list[StoredSeal]) -> tuple[Seal, ...]:
    """The seals as they were stored."""
    return tuple(Seal(**row) for row in rows)
