"""What is packed is unpacked within bounds, whatever it says of its size: nothing swells to gigabytes here."""

import io
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.core.exceptions import ValidationError

MOST_MEMBERS = 200
MOST_OCTETS = 50 * 2**20  # of all members, unpacked
MOST_RATIO = 100  # times that a member may swell
PIECE = 2**16
TOO_LARGE = "Ten plik po rozpakowaniu jest za duży. Zapisz w nim tylko to, co ma być wczytane."
BROKEN = "Tego pliku nie da się rozpakować. Pobierz go albo zapisz jeszcze raz."
LOCKED = "Ten plik jest zaszyfrowany. Zapisz go bez hasła."


def is_zip(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def members(content: bytes) -> list[ZipInfo]:
    """What the archive says it holds, files alone. Raises ValidationError for one that is past its bounds or locked."""
    with opened(content) as archive:
        found = [info for info in archive.infolist() if not info.is_dir()]
    if len(found) > MOST_MEMBERS or sum(info.file_size for info in found) > MOST_OCTETS:
        raise ValidationError(TOO_LARGE)
    if any(info.file_size > MOST_RATIO * max(info.compress_size, PIECE) for info in found):
        raise ValidationError(TOO_LARGE)
    if any(info.flag_bits & 1 for info in found):
        raise ValidationError(LOCKED)
    return found


def unpacked(content: bytes, member: str, *, most: int = MOST_OCTETS) -> bytes:
    """One member. The size that it declares is not believed: counted is what comes out. Raises ValidationError."""
    pieces, octets = [], 0
    try:
        with opened(content) as archive, archive.open(member) as packed:
            while piece := packed.read(PIECE):
                octets += len(piece)
                if octets > most:
                    raise ValidationError(TOO_LARGE)
                pieces.append(piece)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        raise ValidationError(BROKEN) from problem
    return b"".join(pieces)


def opened(content: bytes) -> ZipFile:
    """The archive. Raises ValidationError for what is none."""
    try:
        return ZipFile(io.BytesIO(content))
    except (BadZipFile, ValueError, OSError) as problem:
        raise ValidationError(BROKEN) from problem
