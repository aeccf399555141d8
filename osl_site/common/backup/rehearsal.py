"""A rehearsal: a backup put back into a server that is made for it and thrown away, compared row by row."""

import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg

from osl_site.common.backup.contents import SAME_WORDS
from osl_site.common.backup.putting_back import put_back
from osl_site.common.backup.refusals import BackupError
from osl_site.common.backup.restoring import Ready, erase
from osl_site.common.backup.taking import Say
from osl_site.machine.postgres import embedded

NAME = "osl"
SMALL = 256 << 20  # an archive up to this size is rehearsed in memory


@dataclass(frozen=True)
class Rehearsed:
    """What came back."""

    tables: int
    rows: int
    files: int


def rehearse(found: Ready, *, say: Say) -> Rehearsed:
    """Everything that a restore does but the move to a newer version, where nobody is served. Raises BackupError."""
    try:
        with embedded.throwaway(_place(found.path.stat().st_size)) as cluster:
            cluster.make_database(NAME)
            with psycopg.connect(cluster.url(NAME, embedded.OWNER), autocommit=True) as opened:
                opened.execute(SAME_WORDS)
                put_back(opened, found.path, found.identities, found.manifest, say=say)
                with opened.transaction():
                    erase(opened, found, say)
    except embedded.ClusterError as error:
        raise BackupError(f"Nie udało się uruchomić serwera na próbę. {error}") from error
    counted = found.manifest.rows.values()
    return Rehearsed(len(counted), sum(one.count for one in counted), found.manifest.files)


def _place(size: int) -> Path:
    if size <= SMALL:
        return embedded.throwaway_place()
    return Path(tempfile.gettempdir()) / f"osl-test-{secrets.token_hex(8)}"
