"""Electronic signatures that were added to a PDF after it was made, told from its bytes alone.

A signed PDF is the document as it was, byte for byte, and an update after it that holds a signature dictionary
(ISO 32000-1, 7.5.6 and 12.8; ETSI EN 319 142-1). The dictionary says over which bytes the seal was made: all of the
file but the seal itself. What is looked at here is that form. Whose the signature is, whether its certificate is
qualified and whether the seal matches the bytes is for a validator to say, and nothing here claims it.

Pure. However many bytes were sent, the work is bounded.
"""

import re
from binascii import unhexlify
from collections.abc import Iterator
from dataclasses import dataclass

OF_A_PERSON = frozenset({b"/adbe.pkcs7.detached", b"/ETSI.CAdES.detached"})
OF_TIME = b"/ETSI.RFC3161"  # a timestamp over the whole file, as long-lived signatures end with
TYPES = frozenset({b"/Sig", b"/DocTimeStamp"})
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # what every seal begins with: its kind (RFC 5652, 5.1)
SMALLEST_SEAL = 256  # bytes: a key's answer alone is as long
MOST_OBJECTS = 300  # that are looked at; a program that signs adds a few
MOST_TOKENS = 300  # in one dictionary; a signature's has less than a hundred
LONGEST_TEXT = 65_536  # bytes of one string, such as the reason for signing

OBJECT = re.compile(rb"\b\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj[\x00\s]{0,9}<<")
BLANK = re.compile(rb"(?:[\x00\s]+|%[^\r\n]*)*")
TOKEN = re.compile(rb"<<|>>|<[0-9A-Fa-f\s]*>|/[^\x00\s()<>\[\]{}/%]*|[\[\]{}(]|[^\x00\s()<>\[\]{}/%]+")
IN_TEXT = re.compile(rb"\\.|[()]", re.DOTALL)
NUMBER = re.compile(rb"\d{1,10}")
END = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*\Z")


@dataclass(frozen=True)
class Token:
    """A word of PDF and where it stands."""

    text: bytes
    start: int
    end: int


Entries = dict[bytes, list[Token]]


@dataclass(frozen=True)
class Signature:
    """A signature dictionary: what kind it is, the bytes that it says are sealed, and where its seal stands."""

    kind: bytes
    ranges: tuple[int, ...]
    start: int
    end: int

    def covers(self, size: int) -> bool:
        """Whether everything up to `size` is sealed, but for the seal."""
        return self.ranges == (0, self.start, self.end, size - self.end)


def is_signed(content: bytes, *, document: bytes) -> bool:
    """Whether `content` is `document` with at least one signature of a person added, the last seal over all of it."""
    if not content.startswith(document) or not _ends_as_update(content, len(document)):
        return False
    found = list(signatures(content, len(document)))
    return any(row.kind in OF_A_PERSON for row in found) and found[-1].covers(len(content))


def signatures(content: bytes, begins: int) -> Iterator[Signature]:
    """Every well-formed signature in what stands from the byte `begins` on, in the order of the file."""
    for _ in range(MOST_OBJECTS):
        found = OBJECT.search(content, begins)
        if found is None:
            return
        entries, begins = _entries(content, found.end())
        if signature := _signature(content, entries):
            yield signature


def _ends_as_update(content: bytes, begins: int) -> bool:
    """Whether the file ends as PDF does, and its last table of objects stands in what was added."""
    end = END.search(content, max(begins, len(content) - 64))
    return end is not None and begins <= int(end[1]) < len(content)


def _signature(content: bytes, entries: Entries) -> Signature | None:
    kind = _one(entries, b"/SubFilter")
    seal = _one(entries, b"/Contents")
    if not kind or not seal or not _one(entries, b"/Filter") or kind.text not in OF_A_PERSON | {OF_TIME}:
        return None
    said = _one(entries, b"/Type")
    ranges = _numbers(entries.get(b"/ByteRange", []))
    if (said and said.text not in TYPES) or len(ranges) != 4 or not _is_seal(seal.text):
        return None
    found = Signature(kind.text, ranges, seal.start, seal.end)
    return found if found.covers(sum(ranges[2:])) and sum(ranges[2:]) <= len(content) else None


def _one(entries: Entries, name: bytes) -> Token | None:
    tokens = entries.get(name, [])
    return tokens[0] if len(tokens) == 1 else None


def _numbers(tokens: list[Token]) -> tuple[int, ...]:
    """The whole numbers of an array; nothing of anything else."""
    words = [token.text for token in tokens]
    if words[:1] != [b"["] or words[-1:] != [b"]"] or not all(map(NUMBER.fullmatch, words[1:-1])):
        return ()
    return tuple(map(int, words[1:-1]))


def _is_seal(text: bytes) -> bool:
    """Whether a hexadecimal string holds signed data in DER, and after it nothing but the room that was left."""
    digits = b"".join(text.strip(b"<>").split())
    seal = unhexlify(digits + b"0" * (len(digits) % 2))
    if seal[:1] != b"\x30" or len(seal) < SMALLEST_SEAL:
        return False
    count = seal[1] - 0x80 if seal[1] > 0x80 else 0  # so many bytes say how long it is
    begins = 2 + count
    ends = begins + (int.from_bytes(seal[2:begins]) if count else seal[1])
    return SMALLEST_SEAL <= ends <= len(seal) and seal.startswith(SIGNED_DATA, begins) and not seal[ends:].strip(b"\0")


def _entries(content: bytes, begins: int) -> tuple[Entries, int]:
    """The entries of the dictionary that was opened before `begins`, and where it ends.

    A broken one has none, and nothing after it is read: no program that signs writes such a file.
    """
    entries: Entries = {}
    value: list[Token] = []
    depth, place = 1, begins
    for _ in range(MOST_TOKENS):
        token = _token(content, place)
        if token is None:
            return {}, len(content)
        place = token.end
        depth += {b"<<": 1, b"[": 1, b">>": -1, b"]": -1}.get(token.text, 0)
        if depth == 0:
            return entries, place
        if depth == 1 and token.text.startswith(b"/") and (value or not entries):
            value = entries.setdefault(token.text, [])
        else:
            value.append(token)
    return {}, place


def _token(content: bytes, place: int) -> Token | None:
    """The next word; None where there is none, or none that PDF knows."""
    found = TOKEN.match(content, BLANK.match(content, place).end())
    if found is None or found[0] != b"(":
        return found and Token(found[0], found.start(), found.end())
    depth = 1
    for sign in IN_TEXT.finditer(content, found.end(), found.end() + LONGEST_TEXT):
        depth += {b"(": 1, b")": -1}.get(sign[0], 0)
        if depth == 0:
            return Token(b"()", found.start(), sign.end())
    return None
