"""The document for residents of a version of which words are not public, and what BIP is told of it."""

from django.utils.timezone import localtime

from osl_site.common.documents import pdf
from osl_site.common.files.models import StoredFile
from osl_site.common.text.date_formats import polish_day
from plans.document.rendering import paper_html
from plans.exclusions.public_text import Note, PublicText, public_changes
from plans.models import Version

OF_FILE = ("Plik: ", "Skrót SHA-256: ")


def pdf_of(version: Version, public: PublicText) -> bytes:
    """The approved document without the words that are not public, with the notes. Its moment is that of the last
    exclusion: the same notes give the same bytes."""
    return pdf.draw(html_of(version, public), moment=max(row.at for row in public.applied))


def html_of(version: Version, public: PublicText) -> str:
    """The same as a page for paper."""
    changes = public_changes(version, public)
    said = {"decision": version.decision, "made_as": version.submitted_by_position}
    return paper_html(public.content, changes=changes, notes=public.notes, **said)


def for_bip(public: PublicText, file: StoredFile | None) -> str:
    """Plain lines to copy into BIP beside the document (art. 8 ust. 5 of the act on access to public information)."""
    lines = [line for note in public.notes for line in _told(note)]
    if file:
        made = f"Plik: {file.name}, {file.size} bajtów, sporządzono {polish_day(localtime(file.created_at).date())}"
        lines += [made, f"Skrót SHA-256: {file.sha256}"]
    return "\n".join(lines)


def metryka_of(public: PublicText, metryka: str) -> str:
    """The metryka to copy into BIP: without the words that are not public, and then without the file that is not
    shown there: `for_bip` names the one that is."""
    if public.is_whole:
        return metryka
    return "\n".join(line for line in public.masked(metryka).splitlines() if not line.startswith(OF_FILE))


def in_a_line(note: Note) -> str:
    """All that a note says, for a spreadsheet."""
    return ". ".join(_told(note))


def _told(note: Note) -> list[str]:
    rows = [
        f"Przypis {note.number}. Zakres wyłączenia: {note.scope} ({note.place})",
        f"Podstawa prawna: {note.basis} ({note.kind})",
        f"Kto wyłączył: {note.who}, {note.day}",
    ]
    return [*rows, f"W interesie: {note.interest}"] if note.interest else rows
