"""Documents signed as people sign them: real signatures by pyHanko, under certificates that nobody issued.

Keys are made once in a process. Certificates are those of a person, of the minister's seal and of a clock.
"""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from plans import services
from plans.models import DocumentKind

SCAN = b"%PDF-1.7\n% nobody has signed this\n%%EOF"
PESEL = "80010112345"
DIRECTOR = (
    (NameOID.COMMON_NAME, "Jan Kowalski"),
    (NameOID.GIVEN_NAME, "Jan"),
    (NameOID.SURNAME, "Kowalski"),
    (NameOID.SERIAL_NUMBER, f"PNOPL-{PESEL}"),
)
MINISTER = (
    (NameOID.COMMON_NAME, "Pieczęć podpisu zaufanego"),
    (NameOID.ORGANIZATION_NAME, "Ministerstwo Cyfryzacji"),
)
OFFICE = ((NameOID.COMMON_NAME, "CUS Górowo"), (NameOID.ORGANIZATION_NAME, "Centrum Usług Społecznych w Górowie"))
CLOCK = ((NameOID.COMMON_NAME, "Zegar na niby"),)
USES = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
NO_USES = ("key_cert_sign", "crl_sign", "encipher_only", "decipher_only")


def alone(act):
    """What `act` answers, in a thread of its own: pyHanko brings a loop of events, and a browser's may be running."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(act).result()


@cache
def identity(names=DIRECTOR):
    """A certificate and its key; that of the clock is an RSA key, which the clock of pyHanko wants."""
    is_clock = names == CLOCK
    key = rsa.generate_private_key(65537, 2048) if is_clock else ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(kind, words) for kind, words in names])
    uses = x509.KeyUsage(**{use: use in USES[:2] for use in (*USES, *NO_USES)})
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, datetime(2020, 1, 1), datetime(2090, 1, 1))
    made = made.add_extension(uses, critical=True)
    if is_clock:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    der, plain = serialization.Encoding.DER, serialization.NoEncryption()
    secret = key.private_bytes(der, serialization.PrivateFormat.PKCS8, plain)
    return Certificate.load(made.sign(key, hashes.SHA256()).public_bytes(der)), PrivateKeyInfo.load(secret)


@cache
def clock():
    certificate, key = identity(CLOCK)
    return DummyTimeStamper(tsa_cert=certificate, tsa_key=key)


def signed(document, *, names=DIRECTOR, field="Podpis 1", stamped=False, kind=SigSeedSubFilter.PADES, **said):
    """`document` with one more signature, as a program appends it."""
    certificate, key = identity(names)
    signer = signers.SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=SimpleCertificateStore())
    about = signers.PdfSignatureMetadata(field_name=field, subfilter=kind, md_algorithm="sha256", **said)
    writer = IncrementalPdfFileWriter(io.BytesIO(document))
    stamps = clock() if stamped else None
    return alone(lambda: signers.sign_pdf(writer, about, signer=signer, timestamper=stamps).getvalue())


def signed_of(version, **options):
    """The approved document of that version as its director brings it back: with a signature."""
    return signed(bytes(version.documents.get(kind=DocumentKind.APPROVED).file.content), **options)


def bring(version, content=None, *, by, **replaces):
    """A copy of that version as the office keeps it: a signed one, or what `content` is."""
    return services.keep_copy(
        services.upload_copy(version, content=content or signed_of(version), by=by), by=by, **replaces
    )


def for_later_years(content):
    """With the certificates of its last signature kept beside, as validators append them (PAdES B-LT)."""
    stream = io.BytesIO(content)
    last = PdfFileReader(stream).embedded_signatures[-1]
    DocumentSecurityStore.add_dss(stream, last.pkcs7_content.hex().encode(), certs=[identity()[0]], ocsps=(), crls=())
    return stream.getvalue()


def stamped(content):
    """With a timestamp over the whole file (PAdES B-LTA)."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    stamps = signers.PdfTimeStamper(clock())
    return alone(lambda: stamps.timestamp_pdf(writer, "sha256", validation_context=None).getvalue())


def changed(content, **entries):
    """With other entries in its first page, as an update appends them."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page, place = writer.root["/Pages"]["/Kids"][0], writer.root["/Pages"]["/Kids"].raw_get(0)
    for name, value in entries.items():
        page[pdf_name(f"/{name}")] = value
    writer.mark_update(place)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
