"""A signed copy is the approved document and sound signatures over all of it; every other file is told apart."""

import asyncio
import io
import socket
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.sign.fields import SigSeedSubFilter

from osl_site.common.files.models import MOST_BYTES
from plans.signatures import engine
from plans.signatures.seals import (
    BROKEN,
    CHANGED,
    CUT,
    LOCKED,
    NO_PDF,
    NOT_SIGNED,
    NOT_WHOLE,
    TOO_LARGE,
    UNREADABLE,
    RefusedFile,
    inspect,
    read_seals,
    stored,
)
from tests.effort import at_most
from tests.plans.signing import MINISTER, OFFICE, PESEL, changed, for_later_years, signed, stamped


def made(words="Plan", **options):
    """A document of one page."""
    content = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.Words = pikepdf.String(words)
        document.save(content, static_id=True, **options)
    return content.getvalue()


WAYS = {
    "a table of its objects": made(object_stream_mode=pikepdf.ObjectStreamMode.disable),
    "streams of its objects": made(object_stream_mode=pikepdf.ObjectStreamMode.generate),
}
DOCUMENT = WAYS["a table of its objects"]
SIGNED = signed(DOCUMENT)


def seals(content, document=DOCUMENT):
    return inspect(content, document=document).seals


@pytest.mark.parametrize("way", WAYS)
def test_a_document_that_was_signed_says_by_whom_and_when(way):
    (seal,) = seals(signed(WAYS[way]), WAYS[way])
    assert (seal.label, seal.whose, seal.is_stamped) == ("Podpis elektroniczny", "Jan Kowalski", False)
    assert seal.when.endswith("(według zegara osoby, która podpisała)")


def test_a_timestamp_in_the_signature_says_when():
    (seal,) = seals(signed(DOCUMENT, stamped=True))
    assert seal.is_stamped
    assert seal.when.endswith("(według znacznika czasu)")


def test_the_kind_that_older_programs_make_is_known():
    assert inspect(signed(DOCUMENT, kind=SigSeedSubFilter.ADOBE_PKCS7_DETACHED), document=DOCUMENT).is_signed


def test_podpis_zaufany_is_the_seal_of_the_minister_on_behalf_of_a_person():
    (seal,) = seals(signed(DOCUMENT, names=MINISTER, name="JAN KOWALSKI"))
    assert seal.label == "Podpis zaufany (pieczęć ministra)"
    assert seal.whose == "JAN KOWALSKI, pieczęć: Pieczęć podpisu zaufanego (Ministerstwo Cyfryzacji)"


def test_the_seal_of_an_organisation_is_nobodys_signature():
    (seal,) = seals(signed(DOCUMENT, names=OFFICE, name="Jan Kowalski"))
    assert (seal.label, seal.whose) == (
        "Pieczęć elektroniczna",
        "CUS Górowo (Centrum Usług Społecznych w Górowie)",
    )


def test_a_second_signature_and_what_lasts_for_years_may_follow():
    twice = signed(SIGNED, names=OFFICE, field="Podpis 2")
    kept = for_later_years(SIGNED)
    assert [row.kind for row in seals(twice)] == ["person", "organisation"]
    assert [row.kind for row in seals(kept)] == ["person"]
    assert [row.kind for row in seals(stamped(kept))] == ["person", "time"]
    assert [row.kind for row in seals(stamped(SIGNED))] == ["person", "time"]


def test_the_number_of_a_person_is_neither_stored_nor_logged(caplog):
    found = seals(signed(DOCUMENT, names=MINISTER, name=f"Jan Kowalski {PESEL}")) + seals(SIGNED)
    assert read_seals(stored(found)) == found
    assert PESEL not in str(stored(found)) + caplog.text


def test_the_network_is_never_asked(monkeypatch):
    def refuse(*args):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert seals(stamped(for_later_years(signed(DOCUMENT, stamped=True))))


BEYOND_THE_SEAL = [*range(len(DOCUMENT), SIGNED.index(b"<30")), *range(SIGNED.rindex(b"00>") - 400, len(SIGNED))]


@pytest.mark.parametrize("part", range(12))
def test_another_letter_anywhere_beyond_the_seal_refuses_the_file(part):
    place = BEYOND_THE_SEAL[len(BEYOND_THE_SEAL) * part // 12 + 7]
    with pytest.raises(RefusedFile):
        inspect(SIGNED[:place] + bytes([SIGNED[place] ^ 1]) + SIGNED[place + 1 :], document=DOCUMENT)


def hidden():
    """The approved bytes at the beginning, and behind them a whole other document that does not go on from them."""
    content, places = DOCUMENT, []
    for row in (b"/Type /Catalog /Pages 2 0 R", b"/Type /Pages /Kids [3 0 R] /Count 1", b"/Type /Page /Parent 2 0 R"):
        places.append(len(content))
        content += b"%d 0 obj\n<< %s >>\nendobj\n" % (len(places), row)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 4\n0000000000 65535 f \n%strailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return signed(content + tail % (table, len(content)))


def broken(content):
    """With the last letter of the seal, before the room that was left, made another one."""
    place = len(content[: content.rindex(b"00>")].rstrip(b"0")) - 1
    return content[:place] + (b"1" if content[place : place + 1] == b"2" else b"2") + content[place + 1 :]


LATER = {"Rotate": NumberObject(90)}
REFUSED = {
    "nothing but the document": (DOCUMENT, NOT_SIGNED),
    "words after the document": (DOCUMENT + b"\n% /ByteRange [0 1 2 3]\n%%EOF\n", UNREADABLE),
    "words after the document that end in no way": (DOCUMENT + b"\n% /ByteRange [0 1 2 3]", NOT_WHOLE),
    "a page turned, nothing signed": (changed(DOCUMENT, **LATER), NOT_SIGNED),
    "a timestamp alone": (stamped(DOCUMENT), NOT_SIGNED),
    "a page turned before it was signed": (signed(changed(DOCUMENT, **LATER)), CHANGED),
    "a page turned after it was signed": (changed(SIGNED, **LATER), CHANGED),
    "a page turned between two signatures": (signed(changed(SIGNED, **LATER), field="Podpis 2"), CHANGED),
    "lines after the signature": (SIGNED + b"\n% dopisek\n", NOT_WHOLE),
    "lines after what lasts for years": (for_later_years(SIGNED) + b"\n% dopisek\n%%EOF\n", UNREADABLE),
    "a letter of the signature's own words": (signed(DOCUMENT, reason="Zgoda").replace(b"(Zgoda)", b"(Zgody)"), BROKEN),
    "a seal that was broken": (broken(SIGNED), BROKEN),
    "a seal that is none": (SIGNED.replace(b"<3082", b"<3182"), UNREADABLE),
    "no PDF": (b"MZ" + DOCUMENT, NO_PDF),
    "too many bytes": (DOCUMENT + bytes(MOST_BYTES), TOO_LARGE),
    "words that are no PDF": (b"%PDF-1.7 /ByteRange [0 1 2 3] plakat", CUT),
    "a locked file": (made("Inny", encryption=pikepdf.Encryption(owner="a", user="b")), LOCKED),
    "another document behind the approved bytes": (hidden(), CHANGED),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_the_document_with_sound_signatures_over_all_of_it_is_refused(name):
    content, sentence = REFUSED[name]
    with pytest.raises(RefusedFile) as refusal:
        inspect(content, document=DOCUMENT)
    assert str(refusal.value) == sentence


OTHERS = {
    "another document": made("Skan"),
    "another document that is signed": signed(made("Skan")),
    "bytes changed in the approved part": SIGNED.replace(b"Plan", b"Plon"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_pdf_has_no_signature_whatever_stands_in_it(name):
    assert not inspect(OTHERS[name], document=DOCUMENT).is_signed


@pytest.mark.parametrize("hostile", [b"1 0 obj <<", b"(", b"[[", b"<<", b"%%EOF\n", b"startxref\n0\n%%EOF\n", b" "])
def test_the_largest_hostile_file_costs_a_bounded_work(hostile):
    room = MOST_BYTES - len(DOCUMENT) - 99
    content = DOCUMENT + b" /ByteRange " + hostile * (room // len(hostile)) + b"\nstartxref\n99\n%%EOF\n"
    with pytest.raises(RefusedFile):
        inspect(content, document=DOCUMENT)
    with at_most(1_000_000), pytest.raises(RefusedFile):
        engine.read(content, DOCUMENT)


def test_a_long_document_costs_as_much_as_it_has_objects():
    """A tagged plan of fifty pages has thousands of objects in a few streams: none is looked through for each."""
    content = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.Parts = pikepdf.Array(document.make_indirect(pikepdf.Dictionary(N=n)) for n in range(2000))
        document.save(content, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    whole = signed(content.getvalue())
    with at_most(1_000_000):
        assert len(engine.read(whole, content.getvalue())) == 1


def test_a_file_is_read_where_an_event_loop_runs_already():
    whole = signed(DOCUMENT)

    async def reads():
        return engine.read(whole, DOCUMENT)

    with ThreadPoolExecutor() as pool:  # a thread of its own: the browser's tests leave a loop in this one
        assert len(pool.submit(lambda: asyncio.run(reads())).result()) == 1
