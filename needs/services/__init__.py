"""Acts of recognition: notes, the needs and assets put together from them, the conclusions drawn for the plan."""

from needs.services.conclusions import (
    ALREADY_REPLACED,
    FROZEN,
    change_conclusion,
    create_conclusion,
    replace_conclusion,
)
from needs.services.findings import (
    Finding,
    change_asset,
    change_need,
    create_asset,
    create_need,
    remove_finding,
    restore_finding,
    withdraw_finding,
)
from needs.services.notes import (
    NOTE_IS_USED,
    change_note,
    create_note,
    delete_note,
    is_cited,
)

__all__ = [
    "ALREADY_REPLACED",
    "FROZEN",
    "NOTE_IS_USED",
    "Finding",
    "change_asset",
    "change_conclusion",
    "change_need",
    "change_note",
    "create_asset",
    "create_conclusion",
    "create_need",
    "create_note",
    "delete_note",
    "is_cited",
    "remove_finding",
    "replace_conclusion",
    "restore_finding",
    "withdraw_finding",
]
