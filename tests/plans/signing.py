"""A document as a program leaves it that signs: after its bytes an update that holds the dictionary of a signature.

The seal has the form of one and no key behind it: what is tested is what the office looks at.
"""

import io
import re

import pikepdf

SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
SEAL = b"<" + b"0" * 2048 + b">"
RANGES = b"[" + b" " * 60 + b"]"
CADES = "ETSI.CAdES.detached"


def seal(length=600):
    """Signed data in DER, so many bytes of it."""
    return b"\x30\x82" + length.to_bytes(2) + (SIGNED_DATA + bytes(range(256)) * 9)[:length]


def signed(document, *, kind=CADES, made=None, ranges=None):
    """`document` with one more signature. `made` is its seal; `ranges` tells, of where the seal begins and ends and of
    the size of the file, which bytes the signature says it seals."""
    update = _update(document, kind)
    start = len(document) + update.index(SEAL)
    end, size = start + len(SEAL), len(document) + len(update)
    said = ranges(start, end, size) if ranges else (0, start, end, size - end)
    words = b"[%s]" % b" ".join(b"%d" % number for number in said)
    digits = (seal() if made is None else made).hex().encode()
    update = update.replace(RANGES, words.ljust(len(RANGES)))
    return document + update.replace(SEAL, b"<%s>" % digits.ljust(len(SEAL) - 2, b"0"))


def _update(document, kind):
    """The catalogue with a form in it, the field, the signature without its seal; then the table of these three."""
    with pikepdf.open(io.BytesIO(document)) as opened:
        catalog, size = opened.Root.objgen[0], int(opened.trailer.Size)
        known = opened.Root.unparse(resolved=True).rstrip().removesuffix(b">>")
    field = b"<< /FT /Sig /T (Podpis \\(1\\)) /V %d 0 R >>" % (size + 1)
    signature = b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /%s /Contents %s /ByteRange %s /Name (Dyrektor) >>"
    rows = {
        catalog: known + b" /AcroForm << /Fields [%d 0 R] /SigFlags 3 >> >>" % size,
        size: field,
        size + 1: signature % (kind.encode(), SEAL, RANGES),
    }
    body, table = b"\n", b"xref\n"
    for number, row in rows.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(document) + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, row)
    before = int(re.findall(rb"startxref\s+(\d+)", document)[-1])
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size + 2, catalog, before)
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(document) + len(body))
