"""A text as whoever gets it reads it, with made-up values."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from osl_site.common.registry import TextKind
from osl_site.common.texts.words import in_plain

CALLED = {"pl": "Po polsku", "uk": "Po ukraińsku", "en": "Po angielsku"}


@dataclass(frozen=True)
class Preview:
    """The text in one language, with what the program says before and after it."""

    language: str
    called: str
    before: str
    text: str
    after: str
    is_ours: bool


def previews_of(kind: TextKind, bodies: Mapping[str, str]) -> list[Preview]:
    """In each language in which it is read. No query."""
    languages = [code for code, _label in settings.LANGUAGES] if kind.is_public else ["pl"]
    return [_preview(kind, code, bodies.get("body" if code == "pl" else f"body_{code}", "")) for code in languages]


def _preview(kind: TextKind, language: str, own: str) -> Preview:
    with override(language):
        before, after = kind.around()
        text = in_plain(kind, own, kind.samples())
    return Preview(language, CALLED[language], before, text, after, not own.strip())
