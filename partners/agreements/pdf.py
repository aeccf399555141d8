"""Whether what was sent is a whole PDF that anybody can open. Pure; nothing of it is executed or drawn."""

from django.core.exceptions import ValidationError

BEGINS, ENDS, LOCKED = b"%PDF-", b"%%EOF", b"/Encrypt"
TAIL = 2048  # octets in which the end of a PDF stands
NO_PDF = "To nie jest plik PDF. Wybierz podpisane porozumienie w PDF."
CUT = "Ten plik PDF jest urwany. Zapisz go albo pobierz jeszcze raz i wybierz od nowa."
IS_LOCKED = "Ten plik PDF jest zaszyfrowany. Wybierz plik bez hasła, żeby za kilka lat dało się go otworzyć."


def refuse_what_is_no_pdf(content: bytes) -> None:
    """Raises ValidationError at `scan` for what is no PDF, is cut off or is locked by a password."""
    if not content.startswith(BEGINS):
        raise ValidationError({"scan": NO_PDF})
    if ENDS not in content[-TAIL:]:
        raise ValidationError({"scan": CUT})
    if LOCKED in content:
        raise ValidationError({"scan": IS_LOCKED})
