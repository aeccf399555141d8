"""A text as whoever gets it reads it, with made-up values."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from osl_site.common.centre.office import asked_once
from osl_site.common.registry import Around, TextKind
from osl_site.common.texts.words import in_plain

CALLED = {"pl": "Po polsku", "uk": "Po ukraińsku", "en": "Po angielsku"}


@dataclass(frozen=True)
class Preview:
    """The whole letter in one language: the text, what the program says before and after it, its subject."""

    language: str
    called: str
    around: Around
    text: str
    ours: str  # with its placeholders, to start from
    is_ours: bool


def previews_of(kind: TextKind, bodies: Mapping[str, str]) -> list[Preview]:
    """In each language in which it is read. At most one query, for the office that signs."""
    languages = [code for code, _label in settings.LANGUAGES] if kind.is_public else ["pl"]
    with asked_once():
        return [_preview(kind, code, bodies.get("body" if code == "pl" else f"body_{code}", "")) for code in languages]


def _preview(kind: TextKind, language: str, own: str) -> Preview:
    with override(language):
        around, text = kind.around(), in_plain(kind, own, kind.samples())
    return Preview(language, CALLED[language], around, text, kind.ours(kind.samples()), not own.strip())
