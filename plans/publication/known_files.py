"""Which files residents were given of plans, known by their SHA-256: what somebody has is compared with them."""

from dataclasses import dataclass

from plans.models import Publication, SignedCopy
from plans.publication.published import name_of


@dataclass(frozen=True)
class KnownFile:
    """A published file: its SHA-256, how its version is called, where it stands, and whether it bears signatures."""

    sha256: str
    name: str
    url: str
    is_signed: bool


def known_files() -> list[KnownFile]:
    """Every file that was published, the newest version first; what was never shown to residents is not there.

    Three queries, and no content.
    """
    rows = list(Publication.objects.with_facts().newest_first())
    found = [KnownFile(row.document.file.sha256, name_of(row), row.get_absolute_url(), False) for row in rows]
    by_version = {row.version_id: row for row in rows}
    copies = SignedCopy.objects.filter(version__in=by_version, publication__isnull=False).select_related("file")
    for copy in copies:
        row = by_version[copy.version_id]
        found.append(KnownFile(copy.file.sha256, name_of(row), row.get_absolute_url(), True))
    return found
