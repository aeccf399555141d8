"""Whether what was sent is a whole PDF that anybody can open. Pure; nothing of it is executed or drawn."""

from enum import Enum, auto

BEGINS, ENDS, LOCKED = b"%PDF-", b"%%EOF", b"/Encrypt"
AFTER_END = 1024  # octets within which a file ends, as readers of PDF look for it


class PdfFault(Enum):
    """Why a file is no PDF that will open in some years."""

    NO_PDF = auto()
    CUT = auto()
    LOCKED = auto()  # encrypted, with a password or without


def fault_of(content: bytes) -> PdfFault | None:
    """The first thing that is wrong with it; None for a whole PDF."""
    if not content.startswith(BEGINS):
        return PdfFault.NO_PDF
    if ENDS not in content[-AFTER_END:]:
        return PdfFault.CUT
    return PdfFault.LOCKED if LOCKED in content else None
