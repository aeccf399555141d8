"""What was sent of the month's sheet stays as it went."""

from osl_site.common.database.grants import ADD
from osl_site.common.triggers import kept_while_cited, never_emptied, refusal, written_at_once

SENDING, SHEET = "activities_sheetsending", "activities_villagesheet"
DOCUMENT, CALL = "activities_sheetdocument", "activities_sheetcall"
STAYS = "a sheet that was sent stays as it went"

TRIGGERS = (
    *(
        refusal(name=f"{table}_stays", table=table, fires="before update or delete", says=STAYS)
        for table in (SENDING, SHEET, DOCUMENT, CALL)
    ),
    *(never_emptied(table, STAYS) for table in (SENDING, SHEET, DOCUMENT, CALL)),
    kept_while_cited(name=f"{DOCUMENT}_cites", table="files_storedfile", citing=DOCUMENT, column="file_id"),
    written_at_once(SENDING),
    written_at_once(CALL),
    written_at_once(DOCUMENT, "made_at"),
)
GRANTS = dict.fromkeys((SENDING, SHEET, DOCUMENT, CALL), ADD)
