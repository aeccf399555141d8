"""In which language a page speaks: its address says so, and nothing else does."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation
from django.utils.html import conditional_escape, escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Language:
    """A way to the same page in another language, named in that language."""

    code: str
    label: str
    url: str
    current: bool


def languages(request: HttpRequest) -> list[Language]:
    """The page in every language, with all that was asked of it; nothing for a page that is in Polish only."""
    here, mark, query = request.get_full_path().partition("?")
    found = [
        Language(code, label, f"{_elsewhere(here, spoken(), code)}{mark}{query}", code == spoken())
        for code, label in settings.LANGUAGES
    ]
    return found if len({language.url for language in found}) == len(found) else []


@lru_cache(maxsize=2048)  # the same few pages are asked for over and over, and three addresses cost half a millisecond
def _elsewhere(path: str, _here: str, code: str) -> str:
    """The address of this page in that language; `_here`, in which it is read now, decides what it is found by."""
    return translate_url(path, code)


def spoken() -> str:
    """The language of the page that is being made; Polish where no page is, as in the queue."""
    return (translation.get_language() or settings.LANGUAGE_CODE)[:2]


def in_language(row: object, name: str, language: str) -> str:
    """The text in that language where it was written, else in Polish."""
    return (language != "pl" and getattr(row, f"{name}_{language}", "")) or getattr(row, name)


def in_polish(words: str) -> str:
    """Words that are Polish whatever the language of the page, marked as such for those who listen to it."""
    return words if spoken() == "pl" else format_html('<span lang="pl">{}</span>', words)


SECOND_STOP = re.compile(r"(?<=\br\.)\.(?!\.)")


def sentence(words: str, **values: str) -> str:
    """Words with these values in their places (`%(name)s`), and one stop where the last of them has its own („2027
    r.”). Where one of them is marked, so is the sentence, and all the rest of it is escaped."""
    if not any(isinstance(value, SafeString) for value in values.values()):
        return SECOND_STOP.sub("", words % values)
    marked = escape(words) % {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(SECOND_STOP.sub("", marked))


def has_polish(words: str) -> bool:
    """Whether some of these words were marked so."""
    return isinstance(words, SafeString) and '<span lang="pl">' in words


def bare(words: str) -> str:
    """Marked words without their markup, for plain text."""
    return unescape(strip_tags(words)) if isinstance(words, SafeString) else words


class PolishWords(str):
    """Words that are Polish where no mark-up can stand around them: whoever writes them says so (`PlainSelect`)."""

    lang = "pl"


def polish_choices() -> Callable[[str], str]:
    """What marks a choice of a list as Polish on this page, as `in_polish` does words; asked once for many."""
    return str if spoken() == "pl" else PolishWords


def marked_choice(row: object, name: str, language: str) -> str:
    """The choice in that language, or the Polish one marked as Polish."""
    translated = language == "pl" or getattr(row, f"{name}_{language}", "")
    return in_language(row, name, language) if translated else polish_choices()(getattr(row, name))


def marked(row: object, name: str, language: str) -> str:
    """The text in that language, or the Polish one marked as Polish. For pages; `in_language` is for plain text."""
    translated = language == "pl" or getattr(row, f"{name}_{language}", "")
    return in_language(row, name, language) if translated else in_polish(getattr(row, name))
