"""What the database refuses of stored files, whoever asks. Rooms that cite a file keep it from being deleted."""

from osl_site.common.triggers import Function, never_emptied, refusal

WRITTEN_ONCE = "a stored file is written once"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="files_written_once", table="files_storedfile", fires="before update", says=WRITTEN_ONCE),
    never_emptied("files_storedfile", WRITTEN_ONCE),
)
