"""What of typed text is kept, in every room: what somebody can see. And what paper can draw of it."""

import re
import subprocess
from datetime import UTC, datetime

import pikepdf
import pytest
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm, SetPasswordForm
from django.contrib.messages import get_messages
from django.http import QueryDict
from django.urls import get_resolver, reverse
from fontTools.ttLib import TTFont

from osl_site.common.database.records import create, tidy
from osl_site.common.documents.pdf import draw
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.text.cleaning import clean
from osl_site.common.text.drawable import as_drawn, undrawn
from osl_site.machine import glyphs
from partners.forms import PartnerForm
from partners.models import Partner
from tests.needs.test_views import NOTE
from tests.office import ROOT
from tests.partners.test_views import TYPED, with_people
from tests.tools import need

UNSEEN = "\u200b\u00ad\u2060\ufeff\u202e\u2066\u200f\u2800\u3164\u180e\u034f\ufe0f\u200d\u00a0\u2003"
ASK_ALONE = {  # forms that store no words of theirs
    "ActivityFilter": "a question of a list",
    "AuthenticatorForm": "a code that is looked at and not kept",
    "CalendarFilter": "a question of a list",
    "CodeForm": "a code that is looked at and not kept",
    "CommunesForm": "a question of a list; what is chosen is of the register",
    "DirectoryFilter": "a question of a list",
    "PrintFilter": "a question of a list",
    "SearchForm": "what is looked for, and not kept",
}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (UNSEEN, ""),
        ("Kan\u00addyty \u202ei\u202c \u200bPiasty", "Kandyty i Piasty"),
        ("raz   dwa \u00a0 trzy", "raz dwa trzy"),
        ("16\u00a0\u00a0lat", "16\u00a0lat"),
        ("koniec  \n    - punkt\n\tkomórka\t\tx", "koniec\n    - punkt\n\tkomórka\t\tx"),
        ("👩\u200d🌾 a\u200db", "👩\u200d🌾 ab"),
        ("\uf0b7 punkt", "• punkt"),
    ],
)
def test_only_what_can_be_seen_is_kept(typed, kept):
    assert (tidy(typed), clean(kept)) == (kept, kept)


@pytest.mark.django_db
def test_a_name_stands_in_one_line_and_a_text_in_its_own():
    row = create(Partner, {"name": "Dom\nkultury\t w Kandytach", "kind": "library", "offers": "sala\n  kuchnia"})
    assert (row.name, row.offers) == ("Dom kultury w Kandytach", "sala\n  kuchnia")


@pytest.mark.django_db
def test_a_name_of_signs_that_nobody_sees_is_empty():
    typed = QueryDict(mutable=True)
    typed.update({"name": UNSEEN, "kind": "library"})
    assert "name" in PartnerForm(typed).errors


def every_form(of=forms.BaseForm):
    for kind in of.__subclasses__():
        yield kind
        yield from every_form(kind)


def test_every_form_that_stores_words_stores_what_can_be_seen():
    assert get_resolver().url_patterns  # every view, and so every form, is loaded
    rooms = ("osl_site.common", "activities", "plans", "needs", "partners")
    good = (AsTyped, AuthenticationForm, PasswordResetForm, SetPasswordForm)
    others = [kind for kind in every_form() if kind.__module__.startswith(rooms) and not issubclass(kind, good)]
    typed_into = {
        kind.__name__
        for kind in others
        if any(type(field) is forms.CharField for field in getattr(kind, "base_fields", {}).values())
    }
    assert typed_into - set(ASK_ALONE) == set()


def test_paper_knows_which_signs_it_can_draw():
    for name in ("400", "700", "400-italic"):
        assert set(TTFont(ROOT / f"static/fonts/osl-sans-{name}.ttf").getBestCmap()) == glyphs.signs()
    assert undrawn(["Žluťoučký kůň ≤ 5 ☑ w\u00adi\u2060e\tś\n", "😀 中 😀", "𝔸"]) == ["😀", "中", "𝔸"]
    assert as_drawn("<p>a 😀\ufe0f</p>") == "<p>a □</p>"


@pytest.mark.pdf
def test_paper_is_drawn_with_our_letters_alone(tmp_path):
    file, plain = tmp_path / "papier.pdf", tmp_path / "jawny.pdf"
    style = '<link rel="stylesheet" href="/static/css/paper.css"><style>i { font-family: DejaVu Sans, serif }</style>'
    head = f"<head><title>Papier</title>{style}</head>"
    page = f"<!doctype html><html lang=pl>{head}<body><p>Zażółć 😀 中 א ≥ <i>ϡ ﷽ x</i></p></body></html>"
    file.write_bytes(draw(page, moment=datetime(2026, 12, 1, tzinfo=UTC)))
    told = subprocess.run([need("pdftotext"), file, "-"], capture_output=True, text=True, check=True).stdout
    assert "Zażółć □ □ □ ≥ □ □ x" in told
    with pikepdf.open(file) as document:
        document.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    fonts = set(re.findall(rb"/FontName /[A-Z]{6}[+]([\w-]+)", plain.read_bytes()))
    assert b"OSL-Sans" in fonts
    assert {font for font in fonts if not font.startswith(b"OSL-Sans")} == set()


@pytest.mark.django_db
def test_what_paper_cannot_draw_is_named_when_it_is_saved(desk):
    typed = TYPED | {"name": "Klub 😀", "offers": "中"} | with_people()
    answer = desk.post(reverse("partners:partner_add"), typed)
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert [words for words in said if "😀" in words] == [
        "Tego nie da się wydrukować: 😀, 中. Na papierze w tym miejscu będzie □."
    ]


@pytest.mark.django_db
def test_of_a_form_of_which_nothing_is_printed_paper_is_not_spoken(desk):
    typed = NOTE | {"text": "Pani Maria 😀", "commune": ""}
    answer = desk.post(reverse("needs:note_add"), typed)
    assert answer.status_code == 302
    assert [words for words in map(str, get_messages(answer.wsgi_request)) if "wydrukować" in words] == []
