"""Which files residents were given of plans, known by their SHA-256: what somebody has is compared with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from osl_site.common.frozen_documents.seals import is_of, is_ours
from osl_site.common.text.date_formats import plain_day_in_words
from plans.exclusions.public_text import PublicText, is_standing, public_text
from plans.models import Exclusion, Publication, PublicDocument, SignedCopy
from plans.publication.published import name_of, with_exclusions


@dataclass(frozen=True)
class KnownFile:
    """A published file: its SHA-256, how its version is called, where it stands, whether it bears signatures, and what
    residents are given instead of it or do not find in it."""

    sha256: str
    name: str
    url: str
    is_signed: bool = False
    note: str = ""


def known_files() -> list[KnownFile]:
    """Every file that was published, the newest version first; what was never shown to residents is not there.

    Four queries, and one for contents of plans of which anything was excluded.
    """
    rows, exclusions = with_exclusions()
    by_version = {row.version_id: row for row in rows}
    texts = {row.version_id: _text(row, exclusions[row.version.plan_id]) for row in rows}
    found = [file for row in rows for file in _of_version(row, texts[row.version_id])]
    for document in PublicDocument.objects.filter(version__in=by_version).select_related("file"):
        row, text = by_version[document.version_id], texts[document.version_id]
        if is_ours(document):
            found.append(KnownFile(document.file.sha256, *_named(row), note=_of_redacted(document, text)))
    copies = SignedCopy.objects.filter(version__in=by_version, publication__isnull=False).select_related("file")
    for copy in copies:
        row = by_version[copy.version_id]
        found.append(KnownFile(copy.file.sha256, *_named(row), is_signed=True, note=_of_whole(texts[row.version_id])))
    return found


def _text(row: Publication, exclusions: list[Exclusion]) -> PublicText | None:
    return public_text(row.version, exclusions) if exclusions else None


def _named(row: Publication) -> tuple[str, str]:
    return name_of(row), row.get_absolute_url()


def _of_version(row: Publication, text: PublicText | None) -> Iterator[KnownFile]:
    if text is None or was_public(row, text):
        yield KnownFile(row.document.file.sha256, *_named(row), note=_of_whole(text))


def was_public(row: Publication, text: PublicText) -> bool:
    """Whether residents were ever given the whole document: when it was published, or after an exclusion ended."""
    covering = [*text.applied, *text.ended]
    moments = [row.at, *(one.end.at for one in text.ended if one.end.at > row.at)]
    return any(not any(_covers(one, moment) for one in covering) for moment in moments)


def _covers(row: Exclusion, moment: datetime) -> bool:
    return row.at < moment and (is_standing(row) or row.end.at > moment)


def _of_whole(text: PublicText | None) -> str:
    if text is None or text.is_whole:
        return ""
    day = plain_day_in_words(localtime(min(row.at for row in text.applied)).date())
    return _("To jest cały zatwierdzony tekst. Od %(day)s publikujemy ten plan bez fragmentów, które nie są jawne.") % {
        "day": day
    }


def _of_redacted(document: PublicDocument, text: PublicText | None) -> str:
    if text is not None and document.kind == text.kind and is_of(document, text.digest):
        return _("W tym pliku nie ma fragmentów, które nie są jawne.")
    return _("To jest wcześniejsze wydanie. Dziś publikujemy ten plan z innymi wyłączeniami jawności albo w całości.")
