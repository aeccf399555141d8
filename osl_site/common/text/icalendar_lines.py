"""Lines of iCalendar exactly as RFC 5545 has them: escaped (3.3.11), folded at 75 octets (3.1), ended by CRLF.

Small and strict, because a feed of a thousand meetings must cost a web process milliseconds; four readers that share no
code with it are the proof that it is right (tests/activities/test_feed_readers.py).
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from osl_site.common.clock import WARSAW

ZONE = "Europe/Warsaw"
MOST_OCTETS = 75  # of a line, its end left out
ENDS_OF_LINES = ("\r\n", "\r", "\x85", "\u2028", "\u2029")  # every sign at which some reader begins a new line
CONTROLS = {sign: None for sign in (*range(32), 127) if chr(sign) not in "\t\n"}

VTIMEZONE = (  # yearly rules, onsets in the local time of the offset before (3.6.5)
    b"BEGIN:VTIMEZONE\r\n"
    b"TZID:Europe/Warsaw\r\n"
    b"BEGIN:DAYLIGHT\r\n"
    b"TZNAME:CEST\r\n"
    b"DTSTART:19700329T020000\r\n"
    b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    b"TZOFFSETFROM:+0100\r\n"
    b"TZOFFSETTO:+0200\r\n"
    b"END:DAYLIGHT\r\n"
    b"BEGIN:STANDARD\r\n"
    b"TZNAME:CET\r\n"
    b"DTSTART:19701025T030000\r\n"
    b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    b"TZOFFSETFROM:+0200\r\n"
    b"TZOFFSETTO:+0100\r\n"
    b"END:STANDARD\r\n"
    b"END:VTIMEZONE\r\n"
)


def text(name: str, words: str) -> bytes:
    """A property whose value is text."""
    return folded(f"{name}:{escaped(words)}")


def escaped(words: str) -> str:
    """Text as a value: no sign in it ends the line or the value, and what no calendar may hold is left out."""
    for end in ENDS_OF_LINES:
        words = words.replace(end, "\n")
    words = words.translate(CONTROLS).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return words.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """The line with its CRLF; a long one goes on behind a CRLF and a space, never in the middle of a character."""
    octets = line.encode()
    if len(octets) <= MOST_OCTETS:
        return octets + b"\r\n"
    return b"\r\n ".join(_pieces(octets)) + b"\r\n"


def _pieces(octets: bytes) -> Iterator[bytes]:
    start, room = 0, MOST_OCTETS
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        yield octets[start:end]
        start, room = end, MOST_OCTETS - 1  # the space counts
    yield octets[start:]


def moment(at: datetime) -> str:
    """A moment that is the same everywhere: „20261124T080000Z”."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def wall(at: datetime) -> str:
    """What the clock on the wall in Warsaw shows, for a property with TZID."""
    return f"{at.astimezone(WARSAW):%Y%m%dT%H%M%S}"
