"""What the database refuses of stored files, whoever asks. Rooms that cite a file keep it from being deleted."""

from osl_site.common.database.grants import ADD, ADD_AND_REMOVE
from osl_site.common.triggers import Function, never_emptied, refusal, written_at_once

WRITTEN_ONCE = "a stored file is written once"
FOUND = "what a night found stays found"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="files_written_once", table="files_storedfile", fires="before update", says=WRITTEN_ONCE),
    never_emptied("files_storedfile", WRITTEN_ONCE),
    refusal(name="files_hashcheck_stays", table="files_hashcheck", fires="before update or delete", says=FOUND),
    never_emptied("files_hashcheck", FOUND),
    written_at_once("files_hashcheck"),
    written_at_once("files_storedfile", "created_at"),
)
GRANTS = {"files_storedfile": ADD_AND_REMOVE, "files_hashcheck": ADD}
