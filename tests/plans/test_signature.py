"""A signed copy is the document as it was and a signature over all of it: other files are told apart by their bytes."""

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osl_site.common.files.models import MOST_BYTES
from plans.publication.signature import is_signed, signatures
from tests.effort import at_most
from tests.plans.signing import CADES, SIGNED_DATA, seal, signed


def made(words=b"Plan"):
    """A document of one page."""
    content = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.Words = pikepdf.String(words)
        document.save(content, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return content.getvalue()


DOCUMENT = made()
SIGNED = signed(DOCUMENT)


def test_a_document_that_was_signed_is_one_that_readers_open():
    with pikepdf.open(io.BytesIO(SIGNED)) as opened:
        assert opened.Root.AcroForm.Fields[0].V.Type == "/Sig"
        assert opened.check_pdf_syntax() == []
    assert is_signed(SIGNED, document=DOCUMENT)


@pytest.mark.parametrize("kind", ["ETSI.CAdES.detached", "adbe.pkcs7.detached"])
def test_the_kinds_of_signature_that_people_have_are_known(kind):
    assert is_signed(signed(DOCUMENT, kind=kind), document=DOCUMENT)


@pytest.mark.parametrize("later", ["ETSI.CAdES.detached", "ETSI.RFC3161"])
def test_a_second_signature_or_a_timestamp_may_follow(later):
    twice = signed(SIGNED, kind=later)
    assert is_signed(twice, document=DOCUMENT)
    assert [row.kind.decode() for row in signatures(twice, len(DOCUMENT))] == [f"/{CADES}", f"/{later}"]


def test_a_timestamp_alone_is_nobodys_signature():
    assert not is_signed(signed(DOCUMENT, kind="ETSI.RFC3161"), document=DOCUMENT)


POSTER = made(b"/ByteRange [0 1 2 3] podpis")
NOT_SIGNED = {
    "the document itself": DOCUMENT,
    "a poster with the word": POSTER,
    "the word as a remark after the document": DOCUMENT + b"\n% /ByteRange [0 1 2 3]\n%%EOF\n",
    "another document that is signed": signed(POSTER),
    "bytes changed in the approved part": SIGNED.replace(b"Plan", b"Plon"),
    "a seal before the document's end": DOCUMENT.replace(b"%%EOF", b"%% EOF") + SIGNED[len(DOCUMENT) :],
    "something added after the signature": SIGNED + DOCUMENT[DOCUMENT.index(b"\n") :],
    "lines added after the signature": SIGNED + b"\n",
    "a hole beside the seal": signed(DOCUMENT, ranges=lambda start, end, size: (0, start - 9, end, size - end)),
    "a hole after the seal": signed(DOCUMENT, ranges=lambda start, end, size: (0, start, end + 9, size - end - 9)),
    "bytes at the start left out": signed(DOCUMENT, ranges=lambda start, end, size: (9, start - 9, end, size - end)),
    "bytes at the end left out": signed(DOCUMENT, ranges=lambda start, end, size: (0, start, end, size - end - 9)),
    "more bytes than there are": signed(DOCUMENT, ranges=lambda start, end, size: (0, start, end, size - end + 9)),
    "ranges that are no pair of pairs": signed(DOCUMENT, ranges=lambda start, end, size: (0, start, end)),
    "a kind that nobody knows": signed(DOCUMENT, kind="Wlasny.podpis"),
    "an empty seal": signed(DOCUMENT, made=b""),
    "a seal of something else": signed(DOCUMENT, made=seal().replace(SIGNED_DATA, b"\x06\x09" + b"x" * 9)),
    "a seal too short to be one": signed(DOCUMENT, made=seal(120)),
    "a seal that says it is longer": signed(DOCUMENT, made=b"\x30\x82\xff\xff" + seal()[4:]),
    "a seal with words after it": signed(DOCUMENT, made=seal() + b"dopisek"),
}


@pytest.mark.parametrize("name", NOT_SIGNED)
def test_what_is_not_the_document_with_a_signature_over_all_of_it_is_told_apart(name):
    assert not is_signed(NOT_SIGNED[name], document=DOCUMENT)


@pytest.mark.parametrize("lost", [1, 7, 40, 200, 1500, 3000])
def test_a_signed_file_that_was_cut_off_is_none(lost):
    assert not is_signed(SIGNED[:-lost], document=DOCUMENT)


@pytest.mark.parametrize("name", [b"/Filter", b"/SubFilter", b"/Contents", b"/ByteRange"])
def test_a_dictionary_that_lacks_what_a_signature_has_is_none(name):
    changed = SIGNED.replace(name, b"/X" + name[2:])
    assert not is_signed(changed, document=DOCUMENT)


def test_a_dictionary_need_not_say_its_type_but_may_say_no_other():
    assert is_signed(SIGNED.replace(b"/Type /Sig", b"          "), document=DOCUMENT)
    assert not is_signed(SIGNED.replace(b"/Type /Sig", b"/Type /Sag"), document=DOCUMENT)


@given(st.binary(max_size=300), st.integers(0, len(SIGNED) - len(DOCUMENT)))
def test_whatever_bytes_are_sent_there_is_an_answer(bytes_, place):
    cut = len(DOCUMENT) + place
    is_signed(SIGNED[:cut] + bytes_ + SIGNED[cut:], document=DOCUMENT)
    assert list(signatures(bytes_, 0)) == []


@pytest.mark.parametrize(
    "hostile", [b"1 0 obj <<", b"1 0 obj << (", b"1 0 obj << /A <00", b"1 0 obj << [[<<", b"1 ", b"(", b"% ", b"<<"]
)
def test_the_largest_hostile_file_costs_a_bounded_work(hostile):
    with at_most(1_000_000):
        assert list(signatures(b"1 0 obj << " + hostile * (MOST_BYTES // len(hostile)), 0)) == []
