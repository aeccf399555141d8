"""Signatures of a PDF read by pyHanko, without a network and without a trust list. Loaded with the first file.

Bytes that people send may be anything, so whatever goes wrong while they are read refuses the file.
"""

import asyncio
import logging
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from io import BytesIO
from typing import Any

from asn1crypto.cms import ContentInfo
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    Reference,
    StreamObject,
    pdf_name,
    read_object,
)
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    SignatureCoverageLevel,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko_certvalidator import ValidationContext

from plans.signatures.seals import (
    BROKEN,
    CHANGED,
    LOCKED,
    NOT_SIGNED,
    NOT_WHOLE,
    UNREADABLE,
    RefusedFile,
    Seal,
    SealKind,
)

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # its warnings name people with their PESEL

ADDED_LATER = ModificationLevel.LTA_UPDATES  # certificates and timestamps for later years
ANOTHER_SIGNATURE = ModificationLevel.FORM_FILLING
MOST_SEALS = 20
LONGEST_NAME = 200
NUMBER_OF_PERSON = re.compile(r"\d{11}")
MARKS_OF_A_PERSON = ("given_name", "surname", "pseudonym")
NAMES_OF_THE_MINISTER = ("podpisu zaufanego", "podpis zaufany", "profilu zaufanego", "profil zaufany")


class Reader(PdfFileReader):
    """Looks through each stream of objects once. pyHanko does so for every object in it, which of a tagged document
    of fifty pages takes minutes."""

    def __init__(self, content: bytes) -> None:
        self._streams: dict[int, tuple[bytes, list[int], int]] = {}
        super().__init__(BytesIO(content))

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> PdfObject:
        """As pyHanko's in strict mode: the object stands at its index, and is no stream and no reference."""
        if stmnum not in self._streams:
            stream = Reference(stmnum, 0, self).get_object()
            if stream["/Type"] != "/ObjStm":
                raise PdfStrictReadError("no stream of objects")
            data, first = stream.read_data(DecodePurpose.OBJECT_STREAM), int(stream["/First"])
            self._streams[stmnum] = data, [int(word) for word in data[:first].split()], first
        data, numbers, first = self._streams[stmnum]
        if idx < 0 or numbers[2 * idx] != idnum:
            raise PdfStrictReadError("the object is not at its index")
        place = BytesIO(data)
        place.seek(first + numbers[2 * idx + 1])
        found = read_object(place, Reference(idnum, 0, self))
        if isinstance(found, StreamObject | IndirectObject):
            raise PdfStrictReadError("an object that no stream of objects may hold")
        return found


def read(content: bytes, document: bytes) -> list[Seal]:
    """The seals that `content` adds to the approved `document`, with which it begins, in their order.

    Raises RefusedFile when it cannot be read or is locked, and when it is not soundly signed as a whole.
    """
    try:
        return _seals(content, document)
    except RefusedFile:
        raise
    except Exception as error:  # a parser of hostile bytes may raise anything
        raise RefusedFile(UNREADABLE) from error


def _seals(content: bytes, document: bytes) -> list[Seal]:
    reader = Reader(content)
    if "/Encrypt" in reader.trailer_view:
        raise RefusedFile(LOCKED)
    found = reader.embedded_signatures
    if not any(row.sig_object_type == "/Sig" for row in found):
        raise RefusedFile(NOT_SIGNED)
    if len(found) > MOST_SEALS:
        raise RefusedFile(UNREADABLE)
    _refuse_changes(reader, document)
    return [_seal(row, content, is_last=row is found[-1]) for row in found]


def _refuse_changes(reader: PdfFileReader, document: bytes) -> None:
    """Every revision after the approved document adds signatures and what belongs to them, and nothing else."""
    approved = Reader(document)
    count = approved.xrefs.total_revisions
    if [reader.xrefs.get_startxref_for_revision(number) for number in range(count)] != [
        approved.xrefs.get_startxref_for_revision(number) for number in range(count)
    ]:
        raise RefusedFile(CHANGED)  # the approved bytes are there, and are not what is shown
    base = reader.get_historical_resolver(count - 1)
    _give_empty_form(base, reader)
    _refuse_more_than(ANOTHER_SIGNATURE, DEFAULT_DIFF_POLICY.review_file(reader, base))


def _give_empty_form(base: HistoricalResolver, reader: PdfFileReader) -> None:
    """pyHanko compares forms and knows none that is new: let the document have had an empty one."""
    if "/AcroForm" in base.root:
        return
    form = DictionaryObject({pdf_name("/Fields"): ArrayObject()})
    if "/SigFlags" in reader.root["/AcroForm"]:
        form[pdf_name("/SigFlags")] = reader.root["/AcroForm"].raw_get("/SigFlags")
    base.root[pdf_name("/AcroForm")] = form


def _refuse_more_than(level: ModificationLevel, changes: Any) -> None:
    if not isinstance(changes, DiffResult) or changes.modification_level > level:
        raise RefusedFile(CHANGED)


def _seal(row: EmbeddedPdfSignature, content: bytes, *, is_last: bool) -> Seal:
    """One signature or timestamp, sound and over all of its revision. Raises RefusedFile otherwise."""
    is_timestamp = row.sig_object_type == "/DocTimeStamp"
    trust = ValidationContext(trust_roots=[], allow_fetching=False)
    status = _judged(validate_pdf_timestamp if is_timestamp else validate_pdf_signature, row, trust)
    if not status.intact or not status.valid:
        raise RefusedFile(BROKEN)
    if not _leaves_out_only_itself(row, content) or status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        raise RefusedFile(NOT_WHOLE)
    _refuse_more_than(ADDED_LATER if is_last else ANOTHER_SIGNATURE, row.diff_result)
    stamp = status if is_timestamp else status.timestamp_validity
    if stamp and not (stamp.intact and stamp.valid):
        raise RefusedFile(BROKEN)
    moment = stamp.timestamp if stamp else status.signer_reported_dt
    moment = moment.astimezone(UTC).isoformat() if moment and moment.tzinfo else ""
    words = {"on_behalf_of": "", "kind": SealKind.TIME} if is_timestamp else _words_of_signature(row)
    return Seal(**_names(row.signer_cert) | words, moment=moment, is_stamped=stamp is not None)


def _judged(validate: Callable[..., Any], row: EmbeddedPdfSignature, trust: ValidationContext) -> Any:
    """pyHanko runs an event loop of its own, and a thread has room for one: where there is one it gets a thread."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return validate(row, trust)
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(validate, row, trust).result()


def _leaves_out_only_itself(row: EmbeddedPdfSignature, content: bytes) -> bool:
    """Whether the one hole in the sealed bytes is the seal, and after it only the room that was left for it."""
    begins, until, goes_on, _ = map(int, row.byte_range)
    seal, room = content[until:goes_on], row.pkcs7_content
    is_seal = begins == 0 and seal[:1] == b"<" and seal[-1:] == b">" and len(seal) == 2 * len(room) + 2
    return is_seal and not room[len(ContentInfo.load(room).dump()) :].strip(b"\0")


def _names(certificate: Any) -> dict[str, str]:
    subject, issuer = certificate.subject.native, certificate.issuer.native
    organisation = _tidy(subject.get("organization_name"))
    whole = " ".join(filter(None, (_tidy(subject.get(part)) for part in ("given_name", "surname"))))
    return {
        "name": _tidy(subject.get("common_name")) or whole or organisation or "bez nazwy",
        "organisation": organisation,
        "issuer": _tidy(issuer.get("common_name")) or _tidy(issuer.get("organization_name")),
    }


def _words_of_signature(row: EmbeddedPdfSignature) -> dict[str, str]:
    subject = row.signer_cert.subject.native
    said = f"{subject.get('common_name')} {subject.get('organization_name')}".casefold()
    if any(mark in subject for mark in MARKS_OF_A_PERSON):
        return {"kind": SealKind.PERSON, "on_behalf_of": ""}
    if any(name in said for name in NAMES_OF_THE_MINISTER) or "ministerstwo cyfryzacji" in said:
        return {"kind": SealKind.MINISTER, "on_behalf_of": _tidy(row.sig_object.get("/Name"))}
    is_of_organisation = "organization_identifier" in subject or "organization_name" in subject
    return {"kind": SealKind.ORGANISATION if is_of_organisation else SealKind.PERSON, "on_behalf_of": ""}


def _tidy(words: Any) -> str:
    """One line of letters that are seen, without the number of a person."""
    text = " ".join(map(str, words)) if isinstance(words, list) else str(words or "")
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(NUMBER_OF_PERSON.sub("", seen).split())[:LONGEST_NAME]
