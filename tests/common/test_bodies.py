"""What is sent cannot be read, or is too large: a page in the frame and language of who sent it, at every address."""

import re
from importlib import import_module
from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from osl_site.common.web.uploads import MB, OF_OFFICE, OF_RESIDENTS, WITH_FILE, WITH_PHOTOS, SpeaksUtf8, most_for
from tests.common.test_refusals import frame
from tests.reading import text_of

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="a"%s\r\n\r\n%s\r\n'
ONE = PART % (b"", b"1") + b"--x--\r\n"
BASE64 = b'; filename="f"\r\nContent-Transfer-Encoding: base64'
UNREADABLE = {
    "a form in UTF-16": ("a=1".encode("utf-16"), f"{FORM}; charset=utf-16"),
    "a codec that decodes nothing": (ONE, f"{PARTS}; charset=idna"),
    "a codec of no letters": (b"a=1", f"{FORM}; charset=rot13"),
    "parts in UTF-16": (ONE, f"{PARTS}; charset=utf-16"),
    "octets that are no letters": (b"a=\xff\xfe", FORM),
    "the same, written out": (b"a=%ff%fe&csrfmiddlewaretoken=%ff", FORM),
    "an unknown encoding": (b"a=1", f"{FORM}; charset=no-such"),
    "a boundary in an unknown encoding": (ONE, "multipart/form-data; boundary*=no-such''%ff"),
    "no boundary": (ONE, "multipart/form-data"),
    "an empty boundary": (ONE, "multipart/form-data; boundary="),
    "a boundary of no letters": (ONE, "multipart/form-data; boundary=\xff"),
    "a boundary that is too long": (ONE, "multipart/form-data; boundary=" + "x" * 300),
    "no part at all": (b"garbage" * 9, PARTS),
    "half a head": (ONE[:40], PARTS),
    "a head that never ends": (b"--x\r\nA: " + b"b" * 20_000 + b"\r\n\r\n1\r\n--x--\r\n", PARTS),
    "letters that are not base64": (PART % (BASE64, b"!!!a") + b"--x--\r\n", PARTS),
}
TOO_MANY = {
    "fields": (b"&".join(b"f%d=1" % number for number in range(10_000)), FORM),
    "parts": (PART % (b"", b"1") * 10_000 + b"--x--\r\n", PARTS),
    "files": (PART % (b'; filename="f"', b"1") * 200 + b"--x--\r\n", PARTS),
}
WORDS = {"pl": "Nie udało się", "uk": "Не вдалося", "en": "We could not read"}


def sent(browser, address, body, kind):
    return browser.generic("POST", address, body, content_type=kind)


def served(browser):
    """A browser before the application as it is served."""
    browser.handler = SpeaksUtf8(browser.handler)
    return browser


def lang(page):
    return re.search(r'<html lang="(\w+)"', page.text)[1]


@pytest.fixture
def client():
    return served(Client())


@pytest.fixture
def strict(organiser):
    """A browser of the office whose forms bear no token."""
    browser = served(Client(enforce_csrf_checks=True))
    browser.force_login(organiser, "django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_a_bad_request_whoever_sends_it_and_wherever(name, client, strict):
    for address in ("/logowanie/", "/nie-ma/", "/kalendarz/", "/biuro/nie-ma"):
        assert (page := sent(client, address, *UNREADABLE[name])).status_code == 400, address
    assert (frame(page), lang(page)) == ("public", "pl")
    for address in (reverse("needs:note_add"), "/nie-ma/"):
        assert (page := sent(strict, address, *UNREADABLE[name])).status_code == 400, address
    assert frame(page) == "staff"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_is_said_in_the_language_of_the_address(language, client):
    for address in (f"/{language}{reverse('public_file_check')}", f"/{language}/nie-ma/"):
        page = sent(client, address, *UNREADABLE["no boundary"])
        assert (page.status_code, lang(page), WORDS[language] in text_of(page)) == (400, language, True)
        page = sent(client, address, *TOO_MANY["fields"])
        assert (page.status_code, lang(page), "Nic nie zapisaliśmy" in text_of(page)) == (413, language, False)


@pytest.mark.parametrize("name", TOO_MANY)
def test_more_than_any_form_has_is_too_large(name, client, strict):
    for browser, expected in ((client, "public"), (strict, "staff")):
        page = sent(browser, "/nie-ma/", *TOO_MANY[name])
        assert (page.status_code, frame(page)) == (413, expected)
        assert "więcej odpowiedzi, niż ma ich" in text_of(page)


@pytest.mark.parametrize("body", [b"a=%00&\x00=1&csrfmiddlewaretoken=%00&next=%00", b"a=%zz&%=%&b=%"])
def test_zeros_and_lone_percent_signs_are_text_like_any_other(body, client, strict):
    assert sent(client, "/logowanie/", body, FORM).status_code == 200
    assert sent(strict, reverse("needs:note_add"), body, FORM).status_code == 403
    assert sent(client, "/nie-ma/", body, FORM).status_code == 404


@pytest.mark.parametrize("kind", [f"{FORM}; charset=UTF8", f"{FORM}; charset=us-ascii"])
def test_utf_8_by_another_name_is_read(kind, client):
    assert sent(client, "/logowanie/", b"username=%C5%BC", kind).context["form"].data["username"] == "ż"


def test_an_address_is_read_as_ever_whatever_encoding_is_named_beside_it(client):
    for charset in ("utf-16", "idna", "rot13", "a\x00b", "utf-8"):
        kind = {"content-type": f"text/html; charset={charset}"}
        assert client.get("/logowanie/?next=%C5%BC", headers=kind).context["request"].GET["next"] == "ż"
        assert client.get("/kalendarz/?" + "&".join(["x=1"] * 3000), headers=kind).status_code == 413


def test_the_served_application_speaks_utf_8_alone():
    assert isinstance(import_module("osl_site.wsgi").application.application.application, SpeaksUtf8)


class Unread(BytesIO):
    """What nobody may read as a form: only the page that refuses lets it go by."""

    def __init__(self):
        super().__init__(b"")
        self.asked = []

    def read(self, size=-1, /):
        self.asked.append(size)
        return b""


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/logowanie/", OF_RESIDENTS),
        ("/nie-ma/", OF_RESIDENTS),
        ("/biuro/nie-ma/", OF_RESIDENTS),
        ("/kalendarz/", OF_RESIDENTS),
        (reverse("needs:need_add"), OF_OFFICE),
        (reverse("needs:note_add"), WITH_PHOTOS),
        (reverse("tell_us"), WITH_PHOTOS),
        (reverse("draft_keep"), OF_OFFICE),
        (reverse("public_file_check"), WITH_FILE),
        (reverse("plans:signed_copy_add", args=[1]), WITH_FILE),
    ],
)
@pytest.mark.parametrize("kind", [FORM, PARTS, "application/json"])
def test_what_is_larger_than_its_address_takes_is_refused_unread(address, most, kind, client):
    """A gigabyte that is announced is not even let by."""
    for length in (most + 1, 2**30):
        there = Unread()
        said = {"CONTENT_LENGTH": str(length), "wsgi.input": there}
        page = client.generic("POST", address, b"", content_type=kind, **said)
        assert (page.status_code, frame(page)) == (413, "public")
        assert f"najwyżej {most // MB} MB" in text_of(page)
        assert there.asked == ([] if length > 64 * MB else [65536])


def test_the_guide_says_how_much_is_taken():
    """A proxy is to let as much through."""
    most = f"{OF_RESIDENTS // MB} MB from residents, {OF_OFFICE // MB} MB for the office, {WITH_FILE // MB} MB where"
    guide = (settings.BASE_DIR / "docs/running.md").read_text()
    assert most in guide
    assert f"a file is sent, {WITH_PHOTOS // MB} MB with photographs" in guide
    assert f"what is over {WITH_PHOTOS // MB} MB itself" in guide


def test_every_page_that_is_sent_a_file_says_so():
    """And no other."""
    marked, waiting = set(), [get_resolver()]
    while waiting:
        for entry in waiting.pop().url_patterns:
            if hasattr(entry, "url_patterns"):
                waiting.append(entry)
            elif getattr(entry.callback, "most_octets", 0) == WITH_FILE:
                marked.add(entry.name)
    assert marked == {
        "boundary",
        "discarding_add",
        "import_add",
        "agreement_sign",
        "amendment_sign",
        "ipus_add",
        "ipus_correct",
        "public_file_check",
        "signed_copy_add",
        "signed_supersede",
        "teryt_upload",
        "version_from_paper",
    }
    assert most_for(reverse("plans:version_from_paper", args=[1])) == WITH_FILE
